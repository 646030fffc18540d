import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { openForm, writtenForm } from '#test/written-form.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { papersOfACouncil } from '../papers/papers.testing.ts'

const db = await testDatabase()
const { people, anItemOfAMeeting, add, rows, open } = await papersOfACouncil(db)
const { secretary } = people

const setAgenda = (id: string, state: string) =>
  db.owner.updateTable('agenda').set({ state, approved_at: new Date() }).where('meeting_id', '=', id).execute()
const stateOf = async (id: string) =>
  (await db.owner.selectFrom('agenda').select('state').where('meeting_id', '=', id).executeTakeFirstOrThrow()).state
const titleOf = async (id: string) =>
  (await db.owner.selectFrom('agenda_item').select('title').where('id', '=', id).executeTakeFirstOrThrow()).title
const reopening = (html: string) => {
  expect(htmlProblems(html)).toEqual([])
  const $ = load(html)
  return $('main button').filter((_, button) => $(button).text().includes('Genåbn dagsordenen')).length
}

describe('an agenda that the chair group approved', () => {
  it('keeps its items as they are; what was typed waits until it is opened again', async () => {
    const { id, itemId, shortId } = await anItemOfAMeeting()
    const path = `/punkt/${shortId}/rediger`
    await setAgenda(id, 'approved')
    const { fields } = await openForm(secretary, path)
    const answer = await secretary.post(path, { ...fields, titel: 'En anden titel', aabenhed: 'closed', do: 'gem' })
    const refused = writtenForm(await answer.text())
    expect([answer.status, await titleOf(itemId)]).toEqual([422, 'Et punkt'])
    expect(refused.$('.error-summary').text()).toContain('Formandskabet har godkendt dagsordenen')
    expect([refused.fields['titel'], refused.fields['aabenhed'], reopening(refused.html)]).toEqual(['En anden titel', 'closed', 2])
    const opened = await secretary.post(path, { ...refused.fields, titel: 'En tredje titel', do: 'genaabn' })
    expect([opened.status, await stateOf(id), await titleOf(itemId)]).toEqual([303, 'draft', 'Et punkt'])
    const again = await openForm(secretary, path)
    expect([again.fields['titel'], again.fields['aabenhed'], reopening(again.html)]).toEqual(['En tredje titel', 'closed', 0])
    expect((await secretary.post(path, { ...again.fields, do: 'gem' })).status).toBe(303)
    expect(await titleOf(itemId)).toBe('En tredje titel')
  })

  it('lets nothing of its sections be added, moved or removed', async () => {
    const { id, itemId, shortId } = await anItemOfAMeeting()
    await setAgenda(id, 'approved')
    const path = `/punkt/${shortId}/rediger`
    const { fields } = await openForm(secretary, path)
    const answer = await secretary.post(path, { ...fields, nyt_afsnit: 'andet', ny_overskrift: 'Nyt afsnit', do: 'tilfoej' })
    expect(answer.status).toBe(422)
    expect(
      (await db.owner.selectFrom('item_section').select('caption').where('item_id', '=', itemId).execute()).map((row) => row.caption),
    ).not.toContain('Nyt afsnit')
  })

  it('takes no new item; what was typed of it waits', async () => {
    const { id, slug } = await anItemOfAMeeting()
    const path = `/moeder/${slug}/punkter/nyt`
    await setAgenda(id, 'approved')
    const { fields, html } = await openForm(secretary, path)
    expect(reopening(html)).toBe(1)
    const answer = await secretary.post(path, { ...fields, titel: 'Et nyt punkt' })
    const refused = writtenForm(await answer.text())
    expect([answer.status, refused.fields['titel'], reopening(refused.html)]).toEqual([422, 'Et nyt punkt', 1])
    expect((await secretary.post(path, { ...refused.fields, do: 'genaabn' })).status).toBe(303)
    expect([await stateOf(id), (await openForm(secretary, path)).fields['titel']]).toEqual(['draft', 'Et nyt punkt'])
  })

  it('keeps the papers of its items; a title that was typed waits', async () => {
    const { id, itemId, path } = await anItemOfAMeeting()
    const file = { name: 'Budget.txt', bytes: Buffer.from('tal') }
    await add(path, file)
    const [paper] = await rows(itemId)
    await setAgenda(id, 'approved')
    const answers = [await add(path, file), await open(path, paper?.id ?? '', 'Regnskab')]
    expect(answers.map((answer) => answer.status)).toEqual([422, 422])
    const html = (await answers[1]?.text()) ?? ''
    expect([load(html)(`[name=titel-${paper?.id}]`).attr('value'), reopening(html)]).toEqual(['Regnskab', 1])
    expect((await rows(itemId)).map((row) => [row.title, row.openness])).toEqual([['Budget', 'closed']])
    expect((await secretary.post(path, { do: 'genaabn' })).status).toBe(303)
    const again = load(await (await secretary.get(path)).text())
    expect([await stateOf(id), again(`[name=titel-${paper?.id}]`).attr('value')]).toEqual(['draft', 'Regnskab'])
    expect((await open(path, paper?.id ?? '', 'Regnskab')).status).toBe(303)
    expect((await rows(itemId)).map((row) => row.title)).toEqual(['Regnskab'])
  })

  it('is opened again from the page where an item is moved or deleted', async () => {
    const { id, slug, shortId } = await anItemOfAMeeting()
    const path = `/moeder/${slug}/arbejde/punkt/${shortId}`
    await setAgenda(id, 'approved')
    const answer = await secretary.post(path, { do: 'remove' })
    expect([answer.status, reopening(await answer.text())]).toEqual([422, 1])
    expect((await secretary.post(path, { do: 'reopen' })).headers.get('location')).toBe(path)
    expect(await stateOf(id)).toBe('draft')
  })
})
