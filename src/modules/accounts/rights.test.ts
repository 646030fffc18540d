import { expect, test } from 'vitest'
import { createBody, createPerson } from '#modules/council/index.ts'
import { tenantDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { grantsOf } from './accounts.ts'
import { accountsByRole, createAccount, grantRole } from './index.ts'

const db = await testDatabase()
const { id: municipalityId } = await aMunicipality(db)
const inTenant = <R>(work: Parameters<ReturnType<typeof tenantDb>['in']>[1]) => tenantDb(db.app).in(municipalityId, work) as Promise<R>

const body = (name: string) => inTenant<string>((tx) => createBody(tx, municipalityId, { name, kind: 'council' }))
const someone = (name: string) =>
  inTenant<{ id: string; personId: string }>(async (tx) => {
    const personId = await createPerson(tx, municipalityId, { name })
    return { personId, id: await createAccount(tx, municipalityId, { personId, email: `${newId()}@example.org` }) }
  })
const grants = (account: { id: string; personId: string }, day: string) => inTenant((tx) => grantsOf(tx, account, day))

async function seatIn(bodyId: string) {
  const [termId, groupId, id] = [newId(), newId(), newId()]
  const key = { municipality_id: municipalityId }
  await db.owner
    .insertInto('term')
    .values({ ...key, id: termId, body_id: bodyId, starts_on: '2022-01-01', ends_on: '2026-01-01' })
    .execute()
  await db.owner
    .insertInto('seat_group')
    .values({ ...key, id: groupId, term_id: termId, name: 'Beboere', position: 1 })
    .execute()
  await db.owner
    .insertInto('seat')
    .values({ ...key, id, seat_group_id: groupId, position: 1 })
    .execute()
  return id
}

type Place = { bodyId: string; fn: string; from: string; to?: string; seatId?: string }
const place = (person: { personId: string }, { bodyId, fn, from, to, seatId }: Place) =>
  db.owner
    .insertInto('membership')
    .values({
      municipality_id: municipalityId,
      id: newId(),
      person_id: person.personId,
      body_id: bodyId,
      function: fn,
      valid_from: from,
      valid_to: to ?? null,
      seat_id: seatId ?? null,
    })
    .execute()

test('a membership carries its right from its first day up to, not including, its end', async () => {
  const [council, person] = [await body('Råd A'), await someone('Mille Test')]
  await place(person, { bodyId: council, fn: 'member', from: '2022-02-01', to: '2024-02-01' })
  expect(await grants(person, '2022-01-31')).toEqual([])
  for (const day of ['2022-02-01', '2024-01-31']) expect(await grants(person, day)).toEqual([{ role: 'member', bodyId: council }])
  expect(await grants(person, '2024-02-01')).toEqual([])
})

test('a granted role holds on its days only', async () => {
  const person = await someone('Rune Test')
  await inTenant((tx) =>
    grantRole(tx, municipalityId, { accountId: person.id, role: 'secretary', bodyId: null, from: '2023-01-01', to: '2023-02-01' }),
  )
  expect(await grants(person, '2022-12-31')).toEqual([])
  expect(await grants(person, '2023-01-31')).toEqual([{ role: 'secretary', bodyId: null }])
  expect(await grants(person, '2023-02-01')).toEqual([])
})

test('a stand-in has a member’s right only while the seat is empty, and of two the first named', async () => {
  const council = await body('Råd B')
  const seatId = await seatIn(council)
  const [holder, first, second] = [await someone('Hans Holder'), await someone('Frida Først'), await someone('Anna Anden')]
  await place(holder, { bodyId: council, seatId, fn: 'member', from: '2022-01-01', to: '2023-01-01' })
  await place(first, { bodyId: council, seatId, fn: 'stand_in', from: '2022-01-01', to: '2024-01-01' })
  await place(second, { bodyId: council, seatId, fn: 'stand_in', from: '2022-02-01' })
  const roleOn = async (person: { id: string; personId: string }, day: string) =>
    (await grants(person, day)) as { role: string; bodyId: string }[]
  const in2022 = await Promise.all([holder, first, second].map((person) => roleOn(person, '2022-06-01')))
  expect(in2022.map(([grant]) => grant?.role)).toEqual(['member', 'substitute', 'substitute'])
  const in2023 = await Promise.all([holder, first, second].map((person) => roleOn(person, '2023-06-01')))
  expect(in2023.map(([grant]) => grant?.role)).toEqual([undefined, 'member', 'substitute'])
  const in2024 = await Promise.all([holder, first, second].map((person) => roleOn(person, '2024-06-01')))
  expect(in2024.map(([grant]) => grant?.role)).toEqual([undefined, undefined, 'member'])
})

test('who holds a role is the same list that a person’s own rights give, and leaves out ended accounts', async () => {
  const council = await body('Råd C')
  const [chair, gone] = [await someone('Cilla Chef'), await someone('Glen Gået')]
  for (const person of [chair, gone]) await place(person, { bodyId: council, fn: 'chair', from: '2025-01-01' })
  await db.owner.updateTable('account').set({ ended_at: new Date() }).where('id', '=', gone.id).execute()
  const holders = (await inTenant<Awaited<ReturnType<typeof accountsByRole>>>((tx) => accountsByRole(tx, '2025-06-01'))).chair
  expect(holders.map((holder) => holder.name)).toEqual(['Cilla Chef'])
  expect(holders[0]?.grants).toEqual(await grants(chair, '2025-06-01'))
})

test('an address is kept in lower case, is one address, and belongs to one account', async () => {
  const { personId } = await someone('Ema Il')
  const create = (email: string) => inTenant((tx) => createAccount(tx, municipalityId, { personId, email }))
  const id = await create('  Ema.Il@Example.ORG ')
  expect((await db.owner.selectFrom('account').select('email').where('id', '=', String(id)).executeTakeFirstOrThrow()).email).toBe(
    'ema.il@example.org',
  )
  await expect(create('EMA.IL@example.org')).rejects.toMatchObject({ code: '23505' })
  for (const email of ['', 'ema', 'ema@', 'a@example.org, b@example.org', 'ema@example.org\nBcc: x@example.org'])
    await expect(create(email)).rejects.toThrow()
})
