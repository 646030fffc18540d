import { describe, expect, test } from 'vitest'
import { ensureCase, linkCases } from '#modules/cases/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { agendaRows } from './agenda.queries.ts'
import { copyItem, moveItem, moveItemTo, type Place, removeItem } from './agenda.ts'
import { approveAgenda } from './approval.ts'
import { callMeeting } from './call.ts'
import { aBody, at } from './plan.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform } = await testApp(db, { municipality })
let bodies = 0

/** A meeting with these items, and another one of the same body. */
async function anAgenda(...titles: string[]) {
  const of = await aBody(platform, municipality.id, `Udvalg ${++bodies}`)
  const meeting = await of.plan()
  const shortIds = new Map<string, string>()
  for (const title of titles) shortIds.set(title, (await of.add(meeting.id, title)).shortId)
  const other = await of.plan({ startsAt: at('2026-05-04T15:00:00Z'), endsAt: null })
  const rowsOf = (id: string) => of.act((tx) => agendaRows(tx, id))
  const idOf = (title: string) => shortIds.get(title) ?? ''
  return {
    of,
    meeting,
    other,
    rowsOf,
    idOf,
    titles: async (id = meeting.id) => (await rowsOf(id)).map(({ title }) => title),
    move: (title: string, to: Place) => of.act((tx) => moveItem(tx, of.secretary, meeting.id, idOf(title), to)),
    remove: (title: string) => of.act((tx) => removeItem(tx, of.secretary, meeting.id, idOf(title))),
    carry: (title: string, to = other.id) => of.act((tx) => moveItemTo(tx, of.secretary, meeting.id, idOf(title), to)),
    copy: (title: string, to = other.id) => of.act((tx) => copyItem(tx, of.secretary, meeting.id, idOf(title), to)),
    call: (id = meeting.id) => of.act((tx) => callMeeting(tx, of.secretary, id)),
  }
}

describe('an item', () => {
  test('moves up, down and to a place; beyond the ends is the end', async () => {
    const { move, titles } = await anAgenda('A', 'B', 'C', 'D')
    await move('C', 'up')
    expect(await titles()).toEqual(['A', 'C', 'B', 'D'])
    await move('A', 'down')
    expect(await titles()).toEqual(['C', 'A', 'B', 'D'])
    expect(await move('D', 1)).toEqual({ place: 1 })
    expect(await titles()).toEqual(['D', 'C', 'A', 'B'])
    expect([await move('D', 'up'), await move('D', 999)]).toEqual([{ place: 1 }, { place: 4 }])
    expect(await titles()).toEqual(['C', 'A', 'B', 'D'])
  })

  test('keeps its place for everybody when two move at the same time', async () => {
    const { move, titles, rowsOf, meeting } = await anAgenda('A', 'B', 'C', 'D')
    await Promise.all([move('A', 4), move('D', 1), move('B', 'down'), move('C', 'up')])
    expect((await titles()).toSorted()).toEqual(['A', 'B', 'C', 'D'])
    expect(await rowsOf(meeting.id)).toHaveLength(4)
  })

  test('is deleted with its sections, and those after it close up', async () => {
    const { remove, titles, move } = await anAgenda('A', 'B', 'C')
    await remove('B')
    expect(await titles()).toEqual(['A', 'C'])
    await expect(remove('B')).rejects.toMatchObject({ status: 404 })
    await move('C', 'up')
    expect(await titles()).toEqual(['C', 'A'])
  })

  test('stays as it is once it has gone out, while new ones move about it', async () => {
    const { of, meeting, move, remove, carry, copy, call, titles, other } = await anAgenda('A', 'B')
    await call()
    const late = await of.add(meeting.id, 'Ny')
    for (const refused of [await move('A', 'down'), await remove('A'), await carry('A')]) expect(refused).toEqual({ refusal: 'sentOut' })
    await of.act((tx) => moveItem(tx, of.secretary, meeting.id, late.shortId, 1))
    expect(await titles()).toEqual(['Ny', 'A', 'B'])
    expect(await copy('A')).toMatchObject({ slug: other.slug })
  })

  test('stays as it is while the chair group’s yes stands', async () => {
    const { of, meeting, move, remove, carry, other } = await anAgenda('A', 'B')
    await of.set('approval', { agenda: true, signature: false })
    await of.act((tx) => approveAgenda(tx, of.chair, meeting.id))
    for (const refused of [await move('A', 'down'), await remove('A'), await carry('A')]) expect(refused).toEqual({ refusal: 'approved' })
    await of.act((tx) => approveAgenda(tx, of.chair, other.id))
  })

  test('is moved by nobody who does not work for the host', async () => {
    const { of, meeting, idOf } = await anAgenda('A', 'B')
    const stranger = await aBody(platform, municipality.id, `Fremmed ${bodies}`)
    for (const by of [stranger.secretary, of.chair])
      await expect(of.act((tx) => moveItem(tx, by, meeting.id, idOf('A'), 'down'))).rejects.toMatchObject({ status: 404 })
  })
})

describe('an item that goes to another meeting', () => {
  test('leaves its own, and on a called one waits for the supplement without a number', async () => {
    const { carry, call, titles, other, rowsOf } = await anAgenda('A', 'B')
    await call(other.id)
    await carry('A')
    expect(await titles()).toEqual(['B'])
    expect(await rowsOf(other.id)).toMatchObject([{ title: 'A', number_text: null, sent_out_at: null }])
  })

  test('as a copy takes words, papers and cases along, and neither number nor decision', async () => {
    const { of, copy, call, idOf, rowsOf, other } = await anAgenda('A')
    const caseId = await of.act((tx) => ensureCase(tx, municipality.id, { system: '', number: `2026-${bodies}` }))
    const { id } = await db.owner.selectFrom('agenda_item').select('id').where('short_id', '=', idOf('A')).executeTakeFirstOrThrow()
    await of.act((tx) => linkCases(tx, municipality.id, [{ caseId, itemId: id }]))
    await db.owner.updateTable('agenda_item').set({ summary: 'Det blev et ja', minutes_allotted: 20 }).where('id', '=', id).execute()
    await call()
    const copied = await copy('A')
    expect(await rowsOf(other.id)).toMatchObject([
      { title: 'A', number_text: null, minutes_allotted: 20, copied_from_item_id: id, decisions: 0 },
    ])
    const row = await db.owner
      .selectFrom('agenda_item')
      .innerJoin('case_item', 'case_item.item_id', 'agenda_item.id')
      .select(['summary', 'case_id', 'openness'])
      .where('short_id', '=', 'shortId' in copied ? copied.shortId : '')
      .execute()
    expect(row).toEqual([{ summary: '', case_id: caseId, openness: 'closed' }])
  })

  test('goes to no meeting of another body', async () => {
    const { carry, copy } = await anAgenda('A')
    const stranger = await anAgenda('B')
    for (const go of [carry, copy]) await expect(go('A', stranger.meeting.id)).rejects.toMatchObject({ status: 404 })
  })

  test('of two that swap meetings at once, neither waits for ever', async () => {
    const { of, meeting, other, carry, titles } = await anAgenda('A')
    const there = await of.add(other.id, 'B')
    await Promise.all([carry('A'), of.act((tx) => moveItemTo(tx, of.secretary, other.id, there.shortId, meeting.id))])
    expect([await titles(), await titles(other.id)]).toEqual([['B'], ['A']])
  })
})
