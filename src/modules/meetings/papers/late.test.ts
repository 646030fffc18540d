import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { toDate } from '#platform/clock.ts'
import type { TestApp } from '#test/app.ts'
import { testDatabase } from '#test/database.ts'
import { publish, publishAgenda, releaseMinutes } from '../publish.ts'
import { papersOfACouncil } from './papers.testing.ts'

const db = await testDatabase()
const { municipality, visitor, acting, act, people, anItemOfAMeeting, send, add, rows, open, fetchFile } = await papersOfACouncil(db)

const budget = { name: 'budget.txt', bytes: Buffer.from('Tallene for i år') }

type Given = { openness?: 'open' | 'closed'; audience?: 'public' | 'members'; paper?: { name: string; bytes: Buffer } }

/** A meeting that was called without the paper, and the paper as it lies now. */
async function added({ openness = 'open', audience = 'public', paper = budget }: Given = {}) {
  const of = await anItemOfAMeeting()
  await db.owner.updateTable('agenda').set({ audience }).where('meeting_id', '=', of.id).execute()
  await act((tx) => publishAgenda(tx, acting, of.id))
  // The clock of a test stands still: the agenda went out the day before.
  await db.owner
    .updateTable('agenda_item')
    .set({ sent_out_at: new Date(toDate(acting.clock()).getTime() - 86_400_000) })
    .where('meeting_id', '=', of.id)
    .execute()
  await add(of.path, paper)
  const [row] = await rows(of.itemId)
  if (!row) throw new Error('no paper')
  await open(of.path, row.id, 'Budget', openness)
  return { ...of, row, supplement: () => send(people.secretary, `/moeder/${of.slug}/arbejde/tillaeg`, {}) }
}
type Added = Awaited<ReturnType<typeof added>>

const textAt = async (app: TestApp, path: string) => load(await (await app.get(path)).text())('main').text()
const status = async (app: TestApp, { row }: Added) => (await fetchFile(app, row)).status
const everywhere = ({ slug, shortId }: Added) => [
  `/moeder/${slug}`,
  `/punkt/${shortId}`,
  `/moeder/${slug}/dagsorden.html`,
  `/punkt/${shortId}.html`,
]

describe('a paper that is added when the agenda has gone out', () => {
  test.each<[string, Given]>([
    ['open, on an agenda for all', {}],
    ['closed, on an agenda for all', { openness: 'closed' }],
    ['open, on an agenda for the members alone', { audience: 'members' }],
  ])('is nowhere, for nobody outside the secretariat, before it is sent: %s', async (_what, given) => {
    const late = await added(given)
    // Whatever else publishes the meeting as it stands in the tables.
    await act((tx) => publish(tx, acting, late.id, 'agenda'))
    for (const app of [visitor, people.member, people.substitute]) {
      expect(await status(app, late)).toBe(404)
      for (const path of everywhere(late)) expect(await textAt(app, path), path).not.toContain('Budget')
    }
    expect(await textAt(people.member, '/soeg?q=tallene')).not.toContain('Et punkt')
    expect((await people.secretary.get(`/bilag/${late.row.id}/budget.txt?udkast=ja`)).status).toBe(200)
  })

  test('is told to the secretary as not sent, with the step that sends it', async () => {
    const late = await added()
    const page = load(await (await people.secretary.get(late.path)).text())
    expect(page('main').text()).toContain('1 bilag er ikke sendt ud endnu')
    expect(page('a.button, a[class*=button]').text()).toContain('Send tillæg 1 ud')
    expect(await textAt(people.secretary, `/moeder/${late.slug}/arbejde`)).toContain('1 bilag er ikke sendt ud')
    expect(await textAt(people.secretary, `/moeder/${late.slug}/arbejde/tillaeg`)).toContain('Et punkt: 1 bilag')
  })

  test('goes out with the supplement, marked with the day, to whom it is for', async () => {
    const late = await added()
    const sent = await late.supplement()
    expect(sent.status).toBe(303)
    expect(await textAt(people.secretary, sent.headers.get('location') ?? '')).toContain('Tillæg 1 er sendt ud')
    for (const app of [visitor, people.member]) {
      expect(await status(app, late)).toBe(200)
      for (const path of everywhere(late)) expect(await textAt(app, path), path).toMatch(/Budget.*Eftersendt \d+\. \w+ \d{4}/s)
    }
    expect(await textAt(visitor, `/ar/punkt/${late.shortId}`)).toContain('أُرسل لاحقًا في')
    expect(await textAt(people.secretary, late.path)).not.toContain('ikke sendt ud')
    expect((await late.supplement()).status).not.toBe(303)
  })

  test('counts as a supplement of its own', async () => {
    const late = await added()
    await late.supplement()
    const { last_supplement } = await db.owner
      .selectFrom('agenda')
      .select('last_supplement')
      .where('meeting_id', '=', late.id)
      .executeTakeFirstOrThrow()
    expect([last_supplement, (await rows(late.itemId))[0]?.supplement]).toEqual([1, 1])
  })

  test('stays with those who may read what is closed', async () => {
    const late = await added({ openness: 'closed' })
    await late.supplement()
    expect([await status(people.member, late), await status(people.substitute, late), await status(visitor, late)]).toEqual([200, 404, 404])
    expect(await textAt(people.member, `/punkt/${late.shortId}`)).toContain('Eftersendt')
    expect(await textAt(visitor, `/punkt/${late.shortId}`)).not.toContain('Budget')
  })

  test('with a personal number in it stops the supplement until somebody has answered', async () => {
    const late = await added({ paper: { name: 'liste.txt', bytes: Buffer.from('Hun har 010190-1234') } })
    expect((await late.supplement()).status).toBe(422)
    expect(await status(people.member, late)).toBe(404)
  })

  test('of a meeting that was cancelled goes nowhere any more, and nobody is led to a step that would send it', async () => {
    const late = await added()
    await db.owner.updateTable('meeting').set({ state: 'cancelled', cancelled_reason: 'Sygdom' }).where('id', '=', late.id).execute()
    const page = load(await (await people.secretary.get(late.path)).text())
    expect(page('main').text()).toContain('Ikke sendt ud endnu')
    expect(page(`main a[href="/moeder/${late.slug}/frigiv"]`)).toHaveLength(0)
  })

  test('goes out with the minutes, where no supplement was sent', async () => {
    const late = await added()
    await db.owner
      .insertInto('minutes')
      .values({ municipality_id: municipality.id, meeting_id: late.id, state: 'draft' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await act((tx) => releaseMinutes(tx, acting, late.id))
    expect(await status(visitor, late)).toBe(200)
    expect(await textAt(visitor, `/punkt/${late.shortId}`)).toContain('Eftersendt')
  })
})

test('a paper that goes out with its item carries no mark', async () => {
  const { id, path, itemId, shortId } = await anItemOfAMeeting()
  await add(path, budget)
  const [row] = await rows(itemId)
  await open(path, row?.id ?? '')
  await act((tx) => publishAgenda(tx, acting, id))
  const words = await textAt(visitor, `/punkt/${shortId}`)
  expect(words).toContain('Budget')
  expect(words).not.toContain('Eftersendt')
})

describe('a paper that is added when the minutes are out', () => {
  async function released(bytes: Buffer) {
    const of = await anItemOfAMeeting()
    await db.owner.insertInto('minutes').values({ municipality_id: municipality.id, meeting_id: of.id, state: 'draft' }).execute()
    await act((tx) => publishAgenda(tx, acting, of.id))
    await act((tx) => releaseMinutes(tx, acting, of.id))
    await add(of.path, { name: 'budget.txt', bytes })
    const [row] = await rows(of.itemId)
    if (!row) throw new Error('no paper')
    await open(of.path, row.id)
    const form = load(await (await people.secretary.get(`/punkt/${of.shortId}/ret`)).text())('main form').last()
    const fields = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
    const correct = () =>
      send(people.secretary, `/punkt/${of.shortId}/ret`, { ...fields, begrundelse: 'Et bilag manglede', reason: 'Et bilag manglede' })
    return { ...of, row, correct }
  }

  test('waits for the correction of its item, which needs no other change', async () => {
    const late = await released(budget.bytes)
    expect((await fetchFile(visitor, late.row)).status).toBe(404)
    expect(await textAt(people.secretary, late.path)).toContain('Ret punktet')
    expect((await late.correct()).status).toBe(303)
    expect((await fetchFile(visitor, late.row)).status).toBe(200)
  })

  test('is looked through before it is out', async () => {
    const late = await released(Buffer.from('Hun har 010190-1234'))
    const answer = await late.correct()
    expect([answer.status, (await answer.text()).includes(`/moeder/${late.slug}/frigiv`)]).toEqual([422, true])
    expect((await fetchFile(visitor, late.row)).status).toBe(404)
    expect(await textAt(people.secretary, `/moeder/${late.slug}/frigiv`)).toContain('010190-1234')
  })
})
