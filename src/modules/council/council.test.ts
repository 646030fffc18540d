import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { tenantDb } from '#platform/db/db.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import {
  type Acting,
  type Appointment,
  appoint,
  bodySummaries,
  createBody,
  createPerson,
  createSeat,
  createSeatGroup,
  createTerm,
  findBodyByName,
  markBodyPublic,
  membersOn,
  putSetting,
  settingOf,
  settingsOf,
} from './index.ts'

const db = await testDatabase()
const { id: municipalityId } = await aMunicipality(db, { code: '901' })
const tenants = tenantDb(db.app)
const inside = <R>(work: Parameters<typeof tenants.in<R>>[1]) => tenants.in(municipalityId, work)
const acting: Acting = { municipalityId, actor: 'operator', clock: () => Temporal.Instant.from('2026-03-02T12:00:00Z') }

let bodies = 0
/** A body of its own with two seats in one group. */
const aBodyWithSeats = () =>
  inside(async (tx) => {
    const bodyId = await createBody(tx, municipalityId, { name: `Råd ${++bodies}`, kind: 'council' })
    const termId = await createTerm(tx, municipalityId, { bodyId, startsOn: '2026-01-01', endsOn: '2030-01-01' })
    const seatGroupId = await createSeatGroup(tx, municipalityId, { termId, name: 'Foreninger', position: 0 })
    const seatIds = [
      await createSeat(tx, municipalityId, { seatGroupId, position: 0, represents: 'Boldklubben' }),
      await createSeat(tx, municipalityId, { seatGroupId, position: 1 }),
    ]
    return { bodyId, seatId: seatIds[0] ?? '', otherSeatId: seatIds[1] ?? '' }
  })

const aPerson = (name: string) => inside((tx) => createPerson(tx, municipalityId, { name }))

const place = (given: Omit<Appointment, 'function' | 'from' | 'to'> & Partial<Appointment>) =>
  inside((tx) => appoint(tx, acting, { function: 'member', from: '2026-01-01', to: null, ...given }))

test('a seat has one holder at a time; the second is refused in words, and the first stays', async () => {
  const { bodyId, seatId } = await aBodyWithSeats()
  const [amal, bo] = [await aPerson('Amal Haddad'), await aPerson('Bo Sørensen')]
  expect(await place({ personId: amal, bodyId, seatId, to: '2027-01-01' })).toHaveProperty('id')
  expect(await place({ personId: bo, bodyId, seatId, from: '2026-12-31' })).toEqual({ refusal: 'seatTaken' })
  expect(await place({ personId: bo, bodyId, seatId, from: '2027-01-01' })).toHaveProperty('id')
  const names = async (day: string) => (await inside((tx) => membersOn(tx, bodyId, day))).map((member) => member.name)
  expect(await names('2026-12-31')).toEqual(['Amal Haddad'])
  expect(await names('2027-01-01')).toEqual(['Bo Sørensen'])
})

test('a refused appointment leaves the transaction usable and nothing written', async () => {
  const { bodyId, seatId, otherSeatId } = await aBodyWithSeats()
  const personId = await aPerson('Carla Nørgaard')
  const given = { personId, bodyId, function: 'member', from: '2026-01-01', to: null } as const
  const results = await inside(async (tx) => [
    await appoint(tx, acting, { ...given, seatId }),
    await appoint(tx, acting, { ...given, seatId }),
    await appoint(tx, acting, { ...given, seatId: otherSeatId }),
  ])
  expect(results.map((result) => ('refusal' in result ? result.refusal : 'done'))).toEqual(['done', 'seatTaken', 'done'])
  const audit = await db.owner.selectFrom('audit_entry').select('payload').where('action', '=', 'membership.appoint').execute()
  expect(audit.filter(({ payload }) => JSON.stringify(payload).includes(seatId))).toHaveLength(1)
})

test('of two who appoint to the same seat at the same moment, one succeeds', async () => {
  const { bodyId, seatId } = await aBodyWithSeats()
  const people = await Promise.all(['Dina', 'Emil', 'Fatma', 'Gorm'].map(aPerson))
  const results = await Promise.all(people.map((personId) => place({ personId, bodyId, seatId })))
  expect(results.filter((result) => 'id' in result)).toHaveLength(1)
  expect(results.filter((result) => 'refusal' in result && result.refusal === 'seatTaken')).toHaveLength(3)
})

test('stand-ins may be named for a seat beside its holder, and one takes it when it falls empty', async () => {
  const { bodyId, seatId } = await aBodyWithSeats()
  await place({ personId: await aPerson('Holder'), bodyId, seatId, to: '2026-06-01' })
  await place({ personId: await aPerson('Stedfortræder'), bodyId, seatId, function: 'stand_in' })
  const sitting = async (day: string) =>
    (await inside((tx) => membersOn(tx, bodyId, day))).map(({ name, sits, represents }) => [name, sits, represents])
  expect(await sitting('2026-05-31')).toEqual([
    ['Holder', true, 'Boldklubben'],
    ['Stedfortræder', false, 'Boldklubben'],
  ])
  expect(await sitting('2026-06-01')).toEqual([['Stedfortræder', true, 'Boldklubben']])
})

test('nobody is appointed backwards, or to the seat of another body', async () => {
  const { bodyId, seatId } = await aBodyWithSeats()
  const other = await aBodyWithSeats()
  const personId = await aPerson('Hassan Ali')
  expect(await place({ personId, bodyId, seatId, from: '2026-02-01', to: '2026-02-01' })).toEqual({ refusal: 'endsBeforeItBegins' })
  expect(await place({ personId, bodyId: other.bodyId, seatId })).toEqual({ refusal: 'seatOfAnotherBody' })
})

test('bodies whose names make the same address get numbers; the same name twice is refused', async () => {
  const names = ['Ældrerådet', 'Aeldreraadet', 'ÆLDRERÅDET!']
  for (const name of names) await inside((tx) => createBody(tx, municipalityId, { name, kind: 'council' }))
  const all = await inside((tx) => bodySummaries(tx))
  expect(names.map((name) => all.find((body) => body.name === name)?.slug)).toEqual(['aeldreraadet', 'aeldreraadet-2', 'aeldreraadet-3'])
  await expect(inside((tx) => createBody(tx, municipalityId, { name: 'ældrerådet', kind: 'other' }))).rejects.toThrow(/body/)
})

test('a body is found by its name, whatever its capitals and the spaces around it', async () => {
  await inside((tx) => createBody(tx, municipalityId, { name: 'Økonomiudvalget', kind: 'committee' }))
  expect(await inside((tx) => findBodyByName(tx, '  økonomiUDVALGET '))).toMatchObject({ name: 'Økonomiudvalget', isPublic: false })
  expect(await inside((tx) => findBodyByName(tx, 'Økonomi'))).toBeNull()
})

test('a body becomes findable, with its people, when it becomes public, and not before', async () => {
  const { bodyId } = await aBodyWithSeats()
  await place({ personId: await aPerson('Ingelise Fynbo'), bodyId, seatId: null })
  const entries = () => db.owner.selectFrom('search_entry').select(['body']).where('thing', '=', `body/${bodyId}`).execute()
  expect(await entries()).toEqual([])
  await inside((tx) => markBodyPublic(tx, bodyId))
  expect((await entries())[0]?.body).toContain('Ingelise Fynbo')
  await place({ personId: await aPerson('Jakub Nowak'), bodyId, seatId: null, function: 'substitute' })
  expect(await entries()).toHaveLength(1)
  expect((await entries())[0]?.body).toContain('Jakub Nowak')
})

test('a setting holds from its day until the next one; what a body has set for itself goes first', async () => {
  const { bodyId } = await aBodyWithSeats()
  const put = (value: unknown, validFrom: string, body: string | null = null) =>
    inside((tx) => putSetting(tx, municipalityId, { key: 'frist', bodyId: body, value, validFrom }))
  const on = (day: string, body: string | null = null) => inside((tx) => settingOf(tx, 'frist', body, day))
  await put(5, '2026-01-01')
  await put(8, '2026-07-01')
  await put(10, '2026-03-01', bodyId)
  expect(await on('2025-12-31')).toBeUndefined()
  expect(await on('2026-06-30')).toBe(5)
  expect(await on('2026-07-01')).toBe(8)
  expect(await on('2026-02-28', bodyId)).toBe(5)
  expect(await on('2026-08-01', bodyId)).toBe(10)
  await put(6, '2026-01-01')
  expect(await on('2026-06-30')).toBe(6)
  expect(await inside((tx) => settingsOf(tx, ['frist', 'ukendt'], null, '2026-08-01'))).toEqual(new Map([['frist', 8]]))
})
