import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { appoint, createPerson, createSeat, createSeatGroup, createTerm } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, anItem } from '#test/make.ts'
import type { NewMeeting } from '../create.ts'
import { publishAgenda } from '../publish.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
// Five in the afternoon in Denmark, on the day of the meeting.
const now = '2026-03-02T16:00:00Z'
const secretary = await testApp(db, { municipality, as: 'secretary', now })
const { platform } = secretary
const { acting, host, hold } = await aCouncil(platform, municipality.id)
const act = <R>(work: (tx: Tx) => Promise<R>) => platform.db.in(municipality.id, work)

const people: Record<string, string> = {}
beforeAll(() =>
  act(async (tx) => {
    const termId = await createTerm(tx, municipality.id, { bodyId: host.id, startsOn: '2026-01-01', endsOn: '2030-01-01' })
    const seatGroupId = await createSeatGroup(tx, municipality.id, { termId, name: 'Beboere', position: 0 })
    for (const [position, name] of ['Ida Krog', 'Per Lund', 'Ali Omar'].entries()) {
      const seatId = await createSeat(tx, municipality.id, { seatGroupId, position })
      const personId = await createPerson(tx, municipality.id, { name })
      people[name] = personId
      const common = { personId, bodyId: host.id, seatId, from: '2026-01-01' }
      await appoint(tx, acting, { ...common, function: position === 0 ? 'chair' : 'member', to: name === 'Ali Omar' ? '2026-04-01' : null })
    }
  }),
)

let day = 0
/** A meeting that is called for today, with two items. */
async function aCalled(given: Partial<NewMeeting> = {}) {
  const made = await hold({
    startsAt: new Date(Date.parse('2026-03-02T16:00:00Z') + day++ * 1000),
    state: 'called',
    hasMinutes: false,
    items: [anItem({ title: 'Sprogcafé', numberText: '1' }), anItem({ title: 'Boliger', numberText: '2' })],
    ...given,
  })
  await act((tx) => publishAgenda(tx, acting, made.id))
  return made
}
const pathOf = ({ slug }: { slug: string }) => `/moeder/${slug}/fremmoede`
const send = (meeting: { slug: string }, fields: Record<string, string>, app: TestApp = secretary) =>
  app.post(pathOf(meeting), { once: newId(), ...fields })
const begun = async (given: Partial<NewMeeting> = {}) => {
  const meeting = await aCalled(given)
  await send(meeting, { do: 'begin', foer: 'ja' })
  return meeting
}
const tap = (meeting: { slug: string }, kind: string, name: string, more: Record<string, string> = {}) =>
  send(meeting, { tap: `${kind}:${people[name]}`, ...more })
const shown = async (meeting: { slug: string }, app: TestApp = secretary) => {
  const $ = load(await (await app.get(pathOf(meeting))).text())
  return $('main').text().replace(/\s+/g, ' ')
}
const events = (meetingId: string) =>
  db.owner
    .selectFrom('attendance_event')
    .select(['kind', 'name', 'at', 'item_id', 'reason'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
const audited = async (action: string) =>
  (await db.owner.selectFrom('audit_entry').select('payload').where('action', '=', action).orderBy('seq').execute()).at(-1)?.payload

describe('a meeting', () => {
  test('is begun before its day only by who says so', async () => {
    const meeting = await aCalled({ startsAt: new Date('2026-03-20T16:00:00Z') })
    expect((await send(meeting, { do: 'begin' })).status).toBe(422)
    expect((await send(meeting, { do: 'begin', foer: 'ja' })).status).toBe(303)
  })

  test('is begun: held from then on, minutes as a draft, and the public sees nothing of it', async () => {
    const meeting = await aCalled()
    expect(await shown(meeting)).toContain('Mødet er ikke begyndt')
    expect((await send(meeting, { do: 'begin' })).status).toBe(303)
    const row = await db.owner.selectFrom('meeting').select('state').where('id', '=', meeting.id).executeTakeFirstOrThrow()
    const minutes = await db.owner.selectFrom('minutes').select('state').where('meeting_id', '=', meeting.id).executeTakeFirstOrThrow()
    expect([row.state, minutes.state]).toEqual(['held', 'draft'])
    await tap(meeting, 'arrived', 'Ida Krog')
    const visitor = await testApp(db, { municipality })
    expect(await (await visitor.get(`/moeder/${meeting.slug}`)).text()).not.toContain('Ida Krog')
  })

  test('is not begun twice, nor ticked off before it has begun', async () => {
    const meeting = await aCalled()
    expect((await tap(meeting, 'arrived', 'Ida Krog')).status).toBe(409)
    await send(meeting, { do: 'begin' })
    expect((await send(meeting, { do: 'begin' })).status).toBe(409)
    expect(await events(meeting.id)).toEqual([])
  })

  test('is nobody else’s: another body’s secretary and a member find no such page', async () => {
    const meeting = await begun()
    const other = await aCouncil(platform, municipality.id, 'Ældrerådet')
    const theirs = await testApp(db, { municipality, as: 'secretary', bodyId: other.host.id, now })
    const member = await testApp(db, { municipality, as: 'member', bodyId: host.id, now })
    for (const app of [theirs, member]) {
      expect((await app.get(pathOf(meeting))).status).toBe(404)
      expect((await send(meeting, { tap: `arrived:${people['Ida Krog']}` }, app)).status).toBe(404)
    }
    expect(await events(meeting.id)).toEqual([])
  })
})

describe('who is there', () => {
  test('one tap for each; the quorum is told, and told when it breaks', async () => {
    const meeting = await begun()
    await tap(meeting, 'arrived', 'Ida Krog')
    expect(await shown(meeting)).toContain('1 af 3 er her: Integrationsrådet er ikke beslutningsdygtigt')
    await tap(meeting, 'remote', 'Per Lund')
    expect(await shown(meeting)).toContain('2 af 3 er her: Integrationsrådet er beslutningsdygtigt')
    await tap(meeting, 'left', 'Per Lund')
    expect(await shown(meeting)).toContain('1 af 3 er her: Integrationsrådet er ikke beslutningsdygtigt')
    await tap(meeting, 'returned', 'Per Lund')
    expect((await events(meeting.id)).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'arrived Ida Krog',
      'remote Per Lund',
      'left Per Lund',
      'returned Per Lund',
    ])
  })

  test('everyone at once, but for those who sent an apology and those who are written down', async () => {
    const meeting = await begun()
    await send(meeting, { do: 'apology', absent: people['Per Lund'] ?? '', 'apology-reason': 'hemmelig sygdom' })
    await tap(meeting, 'remote', 'Ida Krog')
    await send(meeting, { tap: 'all' })
    expect((await events(meeting.id)).map(({ kind, name }) => `${kind} ${name}`)).toEqual(['remote Ida Krog', 'arrived Ali Omar'])
    expect(await shown(meeting)).not.toContain('hemmelig')
  })

  test('the same tap twice, from one page or from two, is one event', async () => {
    const meeting = await begun()
    const once = newId()
    await tap(meeting, 'arrived', 'Ida Krog', { once })
    await tap(meeting, 'arrived', 'Ida Krog', { once })
    await Promise.all([tap(meeting, 'arrived', 'Per Lund'), tap(meeting, 'arrived', 'Per Lund')])
    expect((await events(meeting.id)).map(({ name }) => name)).toEqual(['Ida Krog', 'Per Lund'])
  })

  test('the last event is taken back, the change log keeps it, and a stale page takes back nothing', async () => {
    const meeting = await begun()
    await tap(meeting, 'arrived', 'Ida Krog')
    const stale = load(await (await secretary.get(pathOf(meeting))).text())('input[name=event]').attr('value') ?? ''
    await tap(meeting, 'arrived', 'Per Lund')
    expect((await send(meeting, { do: 'undo', event: stale })).status).toBe(409)
    const last = load(await (await secretary.get(pathOf(meeting))).text())('input[name=event]').attr('value') ?? ''
    expect((await send(meeting, { do: 'undo', event: last })).status).toBe(303)
    expect((await events(meeting.id)).map(({ name }) => name)).toEqual(['Ida Krog'])
    expect(await audited('attendance.undo')).toMatchObject({ id: last, kind: 'arrived', person: people['Per Lund'] })
  })

  test('a time is typed, put right, and refused when it is none', async () => {
    const meeting = await begun()
    await tap(meeting, 'arrived', 'Ida Krog', { time: '17.10' })
    expect((await events(meeting.id))[0]?.at.toISOString()).toBe('2026-03-02T16:10:00.000Z')
    expect((await tap(meeting, 'left', 'Ida Krog', { time: 'kvart i' })).status).toBe(422)
    const { id } = await db.owner.selectFrom('attendance_event').select('id').where('meeting_id', '=', meeting.id).executeTakeFirstOrThrow()
    await send(meeting, { do: 'move', event: id, 'new-time': '17:05' })
    expect((await events(meeting.id))[0]?.at.toISOString()).toBe('2026-03-02T16:05:00.000Z')
    expect(await audited('attendance.move')).toMatchObject({ id, from: '2026-03-02T16:10:00.000Z', to: '2026-03-02T16:05:00.000Z' })
  })

  test('written down days after, whoever came was there from the start, and a leaving needs its time', async () => {
    const meeting = await begun({ startsAt: new Date('2026-02-20T16:00:00Z') })
    await tap(meeting, 'arrived', 'Ida Krog')
    expect((await tap(meeting, 'left', 'Ida Krog')).status).toBe(422)
    await tap(meeting, 'left', 'Ida Krog', { time: '18:30' })
    expect((await events(meeting.id)).map(({ at }) => at.toISOString())).toEqual(['2026-02-20T16:00:00.000Z', '2026-02-20T17:30:00.000Z'])
  })

  test('a guest has a name and a role; what is written in them is text', async () => {
    const meeting = await begun()
    const hostile = `<script>alert(1)</script>`
    await send(meeting, { do: 'guest', guest: hostile, role: 'oplægsholder' })
    const $ = load(await (await secretary.get(pathOf(meeting))).text())
    expect($('main script').length).toBe(0)
    expect($('main').text()).toContain(hostile)
    await send(meeting, { tap: `left:${hostile} oplægsholder` })
    expect((await events(meeting.id)).map(({ kind }) => kind)).toEqual(['arrived', 'left'])
    expect((await send(meeting, { do: 'guest', guest: ' ' })).status).toBe(422)
  })

  test('whoever is recused for an item is so for that item alone, with a reason that the page does not show', async () => {
    const meeting = await begun()
    await send(meeting, { tap: 'all' })
    const item = await db.owner
      .selectFrom('agenda_item')
      .select(['id', 'short_id'])
      .where('meeting_id', '=', meeting.id)
      .orderBy('position')
      .executeTakeFirstOrThrow()
    await send(meeting, { do: 'recuse', recused: people['Ali Omar'] ?? '', item: item.short_id, reason: 'hans egen forening' })
    const page = await shown(meeting)
    expect(page).toContain('Ali Omar var inhabil på punkt 1, Sprogcafé')
    expect(page).not.toContain('forening')
    expect(page).toContain('3 af 3 er her')
    expect((await events(meeting.id)).at(-1)).toMatchObject({ kind: 'recused', item_id: item.id, reason: 'hans egen forening' })
  })

  test('an apology is taken back by the one who comes after all', async () => {
    const meeting = await begun()
    await send(meeting, { do: 'apology', absent: people['Per Lund'] ?? '' })
    expect((await send(meeting, { do: 'apology', absent: people['Per Lund'] ?? '' })).status).toBe(409)
    await tap(meeting, 'arrived', 'Per Lund')
    const rows = await db.owner.selectFrom('apology').select('withdrawn_at').where('meeting_id', '=', meeting.id).execute()
    expect(rows.map((row) => row.withdrawn_at !== null)).toEqual([true])
  })

  test('a member whose time ended while the record is being made stays on it', async () => {
    const meeting = await begun({ startsAt: new Date('2026-03-30T16:00:00Z') })
    await tap(meeting, 'arrived', 'Ali Omar')
    await db.owner
      .updateTable('membership')
      .set({ valid_to: '2026-03-15' })
      .where('person_id', '=', people['Ali Omar'] ?? '')
      .execute()
    expect(await shown(meeting)).toContain('Ali Omar')
    expect((await tap(meeting, 'left', 'Ali Omar', { time: '19.00' })).status).toBe(303)
    expect(await shown(meeting)).toContain('0 af 3 er her')
    await db.owner
      .updateTable('membership')
      .set({ valid_to: '2026-04-01' })
      .where('person_id', '=', people['Ali Omar'] ?? '')
      .execute()
  })
})
