import { asyncProperty, assert as holds, jsonValue } from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { erasePayloads, recordAudit, verifyChain } from '#platform/audit/audit.ts'
import { systemClock } from '#platform/clock.ts'
import { tenantDb } from '#platform/db/db.ts'
import { aMunicipality, testDatabase } from './database.ts'

const db = await testDatabase()
const tenants = tenantDb(db.app)
let code = 900

/** A municipality with so many entries in its change log. */
async function aLog(entries: number) {
  const { id } = await aMunicipality(db, { code: String(code++) })
  for (let i = 1; i <= entries; i++) await write(id, { note: `nr. ${i}` })
  return id
}
const write = (id: string, payload: Record<string, unknown>) =>
  tenants.in(id, (tx) => recordAudit(tx, id, systemClock, { actor: 'operator', action: 'body.update', thing: 'thing/1', payload }))
const verify = (id: string) => tenants.in(id, verifyChain)
const tamper = (id: string, statement: string) => sql`${sql.raw(statement)} and municipality_id = ${id}`.execute(db.owner)

test('entries follow each other from one on, each bound to the one before', async () => {
  const id = await aLog(5)
  expect(await verify(id)).toEqual({ entries: 5, fault: null })
  const rows = await db.owner
    .selectFrom('audit_entry')
    .select(['seq', 'hash', 'previous_hash'])
    .where('municipality_id', '=', id)
    .orderBy('seq')
    .execute()
  expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5])
  for (const [i, row] of rows.entries()) expect(row.previous_hash).toEqual(rows[i - 1]?.hash ?? Buffer.alloc(32))
})

test('an empty log is whole', async () => {
  expect(await verify(await aLog(0))).toEqual({ entries: 0, fault: null })
})

test('equal payloads have unlike hashes, so that nobody can guess an erased one', async () => {
  const id = await aLog(0)
  for (let i = 0; i < 2; i++) await write(id, { cpr: 'x' })
  const rows = await db.owner.selectFrom('audit_entry').select('payload_hash').where('municipality_id', '=', id).execute()
  expect(rows[0]?.payload_hash).not.toEqual(rows[1]?.payload_hash)
})

test('whatever a payload holds, it verifies as it was written', async () => {
  const id = await aLog(0)
  // PostgreSQL's text holds neither a NUL nor half a character; both are refused when they are written.
  const storable = jsonValue({ stringUnit: 'binary' }).filter((value) => !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value)))
  await holds(
    asyncProperty(storable, async (value) => {
      await write(id, { value })
      expect((await verify(id)).fault).toBeNull()
    }),
    { numRuns: 60 },
  )
})

test('an erased payload is gone for good, with its salt, and the chain is whole', async () => {
  const id = await aLog(3)
  await tenants.in(id, (tx) => erasePayloads(tx, [2], systemClock))
  expect(await verify(id)).toEqual({ entries: 3, fault: null })
  const row = await db.owner
    .selectFrom('audit_entry')
    .select(['payload', 'payload_salt', 'erased_at'])
    .where('municipality_id', '=', id)
    .where('seq', '=', 2)
    .executeTakeFirstOrThrow()
  expect([row.payload, row.payload_salt, row.erased_at !== null]).toEqual([null, null, true])
})

describe('what was changed behind the program’s back is found, and where', () => {
  test.each<[string, string, { seq: number; fault: string }]>([
    ['who did it', `update audit_entry set actor = 'system' where seq = 3`, { seq: 3, fault: 'changed entry' }],
    ['what was done', `update audit_entry set action = 'thing.read' where seq = 3`, { seq: 3, fault: 'changed entry' }],
    ['to what', `update audit_entry set thing = 'thing/2' where seq = 3`, { seq: 3, fault: 'changed entry' }],
    ['when', `update audit_entry set at = at - interval '1 second' where seq = 3`, { seq: 3, fault: 'changed entry' }],
    ['the payload', `update audit_entry set payload = '{"note":"andet"}' where seq = 3`, { seq: 3, fault: 'changed payload' }],
    [
      'the payload taken out without saying so',
      `update audit_entry set payload = null where seq = 3`,
      { seq: 3, fault: 'changed payload' },
    ],
    ['the salt', `update audit_entry set payload_salt = '\\x00' where seq = 3`, { seq: 3, fault: 'changed payload' }],
    ['the payload’s hash', `update audit_entry set payload_hash = '\\x00' where seq = 3`, { seq: 3, fault: 'changed entry' }],
    [
      'a payload exchanged and called erased',
      `update audit_entry set payload = '{}', erased_at = now() where seq = 3`,
      { seq: 3, fault: 'changed payload' },
    ],
    ['the tie to the entry before', `update audit_entry set previous_hash = '\\x00' where seq = 3`, { seq: 3, fault: 'broken link' }],
    ['the entry’s hash', `update audit_entry set hash = '\\x00' where seq = 3`, { seq: 3, fault: 'changed entry' }],
    ['its number', `update audit_entry set seq = 9 where seq = 5`, { seq: 9, fault: 'gap' }],
    ['an entry taken out', `delete from audit_entry where seq = 3`, { seq: 4, fault: 'gap' }],
    ['the first entry taken out', `delete from audit_entry where seq = 1`, { seq: 2, fault: 'gap' }],
    ['the last entry taken out', `delete from audit_entry where seq = 5`, { seq: 4, fault: 'head differs' }],
    ['all entries taken out', `delete from audit_entry where true`, { seq: 0, fault: 'head differs' }],
    ['the head', `update audit_head set seq = 4 where true`, { seq: 5, fault: 'head differs' }],
    [
      'the head, with the hash of an earlier entry',
      `update audit_head set (seq, hash) = (select seq, hash from audit_entry e where seq = 4 and e.municipality_id = audit_head.municipality_id) where true`,
      { seq: 5, fault: 'head differs' },
    ],
    ['the head taken away', `delete from audit_head where true`, { seq: 5, fault: 'head differs' }],
  ])('%s', async (_, statement, fault) => {
    const id = await aLog(5)
    await tamper(id, statement)
    expect((await verify(id)).fault).toEqual(fault)
  })

  test('two entries that changed places', async () => {
    const id = await aLog(5)
    for (const [from, to] of [
      [2, 0],
      [3, 2],
      [0, 3],
    ])
      await tamper(id, `update audit_entry set seq = ${to} where seq = ${from}`)
    expect((await verify(id)).fault).toEqual({ seq: 2, fault: 'broken link' })
  })

  test('also far down a long log', async () => {
    const id = await aLog(0)
    await tenants.in(id, async (tx) => {
      for (let i = 0; i < 1_001; i++) await recordAudit(tx, id, systemClock, { actor: 'operator', action: 'body.update', thing: 'thing/1' })
    })
    expect(await verify(id)).toEqual({ entries: 1_001, fault: null })
    await tamper(id, `update audit_entry set thing = 'thing/2' where seq = 1000`)
    expect((await verify(id)).fault).toEqual({ seq: 1_000, fault: 'changed entry' })
  })
})

test('many who write at once leave no gap, also in a log that begins with them', async () => {
  const id = await aLog(0)
  await Promise.all(Array.from({ length: 40 }, (_, i) => write(id, { i })))
  expect(await verify(id)).toEqual({ entries: 40, fault: null })
})

test('entries that are added during the walk raise no alarm', async () => {
  const id = await aLog(3)
  let busy = true
  const writing = (async () => {
    for (let i = 0; busy; i++) await write(id, { i })
  })()
  const faults = []
  for (let i = 0; i < 20; i++) faults.push((await verify(id)).fault)
  busy = false
  await writing
  expect(faults.filter(Boolean)).toEqual([])
})

test('what is taken back leaves no entry and no gap', async () => {
  const id = await aLog(2)
  const failing = tenants.in(id, async (tx) => {
    await recordAudit(tx, id, systemClock, { actor: 'operator', action: 'body.update', thing: 'thing/1' })
    throw new Error('taken back')
  })
  await expect(failing).rejects.toThrow('taken back')
  await write(id, {})
  expect(await verify(id)).toEqual({ entries: 3, fault: null })
})
