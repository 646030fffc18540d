import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import { openForm, writtenForm } from '#test/written-form.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { deleteItem } from '../plan/agenda.queries.ts'
import { lockMeeting } from '../records.queries.ts'
import { nameOf, save, twoWhoWrite } from './written-item.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { anna, bo, planned } = await twoWhoWrite(db, municipality)

const plains = async (itemId: string) =>
  (await db.owner.selectFrom('item_section').select('plain').where('item_id', '=', itemId).orderBy('position').execute()).map(
    (row) => row.plain,
  )

describe('two who write in one item', () => {
  it('do not disturb each other in different sections and fields', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    await save(anna, path, { ...hers.fields, titel: 'Annas titel', [nameOf(hers.fields, 0)]: 'Annas tekst' }, 303)
    await save(bo, path, { ...his.fields, oplaeg: 'Bo', [nameOf(his.fields, 1)]: 'Bos tekst' }, 303)
    expect(await plains(itemId)).toEqual(['Annas tekst', 'Bos tekst'])
    const item = await db.owner.selectFrom('agenda_item').select(['title', 'presenter']).where('id', '=', itemId).executeTakeFirst()
    expect(item).toEqual({ title: 'Annas titel', presenter: 'Bo' })
  })

  it('of one section at the same moment: one is saved, the other is shown both and decides', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    const answers = await Promise.all([
      anna.post(path, { ...hers.fields, [name]: 'Annas tekst', do: 'gem' }),
      bo.post(path, { ...his.fields, [name]: 'Bos tekst', [nameOf(his.fields, 1)]: 'Også Bos', do: 'gem' }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422])
    const second = answers.find((answer) => answer.status === 422)
    const html = (await second?.text()) ?? ''
    expect(htmlProblems(html)).toEqual([])
    const text = load(html)('.text-conflict').text()
    expect(text).toContain('Annas tekst')
    expect(text).toContain('Bos tekst')
    expect(load(html)('.text-conflict bdi').first().text()).toBe('Test secretary')
    expect(text).toMatch(/har gemt en anden tekst kl\. \d\d\.\d\d/)
    expect(await plains(itemId)).toContain(answers[0]?.status === 303 ? 'Annas tekst' : 'Bos tekst')
  })

  it.each([
    ['mine', 'Bos tekst'],
    ['theirs', 'Annas tekst'],
    ['together', 'Annas og Bos tekst'],
  ])('the second chooses %s', async (choice, expected) => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    await save(anna, path, { ...hers.fields, [name]: 'Annas tekst' }, 303)
    const both = await save(bo, path, { ...his.fields, [name]: 'Bos tekst', [nameOf(his.fields, 1)]: 'Også Bos' }, 422)
    expect(both.fields[nameOf(his.fields, 1)]).toBe('Også Bos')
    expect(await plains(itemId)).toEqual(['Annas tekst', 'Anden tekst'])
    await save(bo, path, { ...both.fields, [name]: 'Annas og Bos tekst', [`${name}.valg`]: choice }, 303)
    expect(await plains(itemId)).toEqual([expected, 'Også Bos'])
  })

  it('the second has nothing chosen beforehand, and saving without choosing loses neither text', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    await save(anna, path, { ...hers.fields, [name]: 'Annas tekst' }, 303)
    const both = await save(bo, path, { ...his.fields, [name]: 'Bos tekst' }, 422)
    expect(both.fields[`${name}.valg`]).toBeUndefined()
    expect(both.fields[name]).toBe('Annas tekst\n\nBos tekst')
    const again = await save(bo, path, { ...both.fields, [name]: 'Annas tekst, og Bos', titel: '' }, 422)
    expect(again.$('.error-summary').text()).toContain('Vælg, hvad der skal gemmes')
    expect([again.fields[name], again.fields[`${name}.min`]]).toEqual(['Annas tekst, og Bos', 'Bos tekst'])
    expect(await plains(itemId)).toEqual(['Annas tekst', 'Anden tekst'])
    await save(bo, path, { ...again.fields, titel: 'Sprogcafé', [`${name}.valg`]: 'together' }, 303)
    expect(await plains(itemId)).toEqual(['Annas tekst, og Bos', 'Anden tekst'])
  })

  it('are asked again when a third text came in the meantime', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    await save(anna, path, { ...hers.fields, [name]: 'Annas tekst' }, 303)
    const both = await save(bo, path, { ...his.fields, [name]: 'Bos tekst' }, 422)
    await save(anna, path, { ...(await openForm(anna, path)).fields, [name]: 'Annas nyeste' }, 303)
    const again = await save(bo, path, { ...both.fields, [`${name}.valg`]: 'mine' }, 422)
    expect(again.$('.text-conflict').text()).toContain('Annas nyeste')
    expect(await plains(itemId)).toEqual(['Annas nyeste', 'Anden tekst'])
  })

  it('who wrote the same text do not hear of it', async () => {
    const { path } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    await save(anna, path, { ...hers.fields, [name]: 'Samme tekst' }, 303)
    await save(bo, path, { ...his.fields, [name]: '  Samme   tekst\r\n' }, 303)
  })

  it('of one field: the second is told what it is now, and decides', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    await save(anna, path, { ...hers.fields, titel: 'Annas titel' }, 303)
    const told = await save(bo, path, { ...his.fields, titel: 'Bos titel' }, 422)
    expect(told.$('#titel-error').text()).toContain('Annas titel')
    expect(told.fields['titel']).toBe('Bos titel')
    await save(bo, path, told.fields, 303)
    expect((await db.owner.selectFrom('agenda_item').select('title').where('id', '=', itemId).executeTakeFirst())?.title).toBe('Bos titel')
  })

  it('text for a section that the other removed comes back as a section', async () => {
    const { path, itemId } = await planned()
    const [hers, his] = [await openForm(anna, path), await openForm(bo, path)]
    const name = nameOf(hers.fields, 0)
    expect((await anna.post(path, { ...hers.fields, do: `fjern-ja:${name.split('.')[1]}` })).status).toBe(303)
    await save(bo, path, { ...his.fields, [name]: 'Bo skrev videre' }, 303)
    expect(await plains(itemId)).toEqual(['Anden tekst', 'Bo skrev videre'])
  })

  it('text for an item that is deleted in the moment it is sent waits for the deletion, and is offered as a new item', async () => {
    const { path, id, itemId } = await planned()
    const his = await openForm(bo, path)
    const sent = await anna.platform.db.in(municipality.id, async (tx) => {
      await lockMeeting(tx, id)
      const save = bo.post(path, { ...his.fields, [nameOf(his.fields, 0)]: 'Bos lange tekst', do: 'gem' })
      await waitingForLocks(db, 1)
      await deleteItem(tx, itemId)
      return [save]
    })
    const [answer] = await Promise.all(sent)
    expect(answer?.status).toBe(410)
    expect(writtenForm((await answer?.text()) ?? '').fields['taget.0.tekst']).toBe('Bos lange tekst')
    expect((await openForm(bo, path, 410)).fields['taget.0.tekst'], 'also after a crash').toBe('Bos lange tekst')
  })

  it('text for an item that the other deleted is shown, and can become a new item', async () => {
    const { path, id, slug } = await planned()
    const his = await openForm(bo, path)
    await db.owner.deleteFrom('agenda_item').where('meeting_id', '=', id).execute()
    const gone = await save(bo, path, { ...his.fields, titel: 'Bos titel', [nameOf(his.fields, 0)]: 'Bos lange tekst' }, 410)
    expect(htmlProblems(gone.html)).toEqual([])
    expect(gone.fields['titel']).toBe('Bos titel')
    expect(gone.$('#punkt').attr('action')).toBe(`/moeder/${slug}/punkter/nyt`)
    await save(bo, `/moeder/${slug}/punkter/nyt`, gone.fields, 303)
    const item = await db.owner.selectFrom('agenda_item').select(['id', 'title']).where('meeting_id', '=', id).executeTakeFirstOrThrow()
    expect(item.title).toBe('Bos titel')
    expect(await plains(item.id)).toContain('Bos lange tekst')
  })
})
