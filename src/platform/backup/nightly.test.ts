import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { type Clock, nextAt } from '#platform/clock.ts'
import { tenantDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log.ts'
import type { Mail, Post } from '#platform/mail.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { backupCheck, tellOfMissing } from './alarm.ts'
import { nightlyBackup, planBackup } from './nightly.ts'
import { verify } from './read.ts'

const db = await testDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-nightly-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const backups = { folder, dataDir: '/' }
const at =
  (instant: string): Clock =>
  () =>
    Temporal.Instant.from(instant)

const check = (now: string) => backupCheck(db.owner, at(now), backups)

test.each([
  ['2026-03-01T01:29:00Z', '02:30', '2026-03-01T01:30:00.000Z'],
  ['2026-03-01T01:30:00Z', '02:30', '2026-03-02T01:30:00.000Z'],
  // The night on which the clock goes forward from 2 to 3, and the one on which it goes back.
  ['2026-03-28T20:00:00Z', '02:30', '2026-03-29T01:30:00.000Z'],
  ['2026-10-24T20:00:00Z', '23:45', '2026-10-24T21:45:00.000Z'],
])('after %s the backup of %s begins at %s', (now, time, next) => expect(nextAt(at(now), time).toISOString()).toBe(next))

test('one backup is laid down for the next night, however often it is asked for', async () => {
  const deps = { db: tenantDb(db.app), clock: at('2030-03-01T12:00:00Z') }
  await Promise.all([planBackup(deps, '02:30'), planBackup(deps, '02:30')])
  await planBackup(deps, '02:30')
  const { rows } = await sql<{ at: Date }>`select start_after as at from pgboss.job where name = 'backup'`.execute(db.owner)
  expect(rows).toEqual([{ at: new Date('2030-03-02T01:30:00Z') }])
})

describe('the alarm', () => {
  const mails: Mail[] = []
  const post = (state: 'sent' | 'later'): Post => ({
    send: async (mail) => {
      mails.push(mail)
      return state === 'sent' ? { state } : { state, problem: 'away' }
    },
    problem: async () => null,
  })
  const run = (ended: string) =>
    sql`insert into backup_run (id, began_at, ended_at, by) values (${newId()}, ${ended}, ${ended}, 'night')`.execute(db.owner)
  const tell = (now: string, state: 'sent' | 'later' = 'sent') =>
    tellOfMissing(db.owner, at(now), backups, post(state), 'drift@example.org')
  beforeEach(async () => {
    mails.length = 0
    await sql`delete from backup_run`.execute(db.owner)
  })

  test('is silent where nobody lives, and for the first 26 hours', async () => {
    expect(await check('2030-03-01T12:00:00Z')).toEqual({ ok: true })
    const { id } = await aMunicipality(db)
    await sql`update municipality set created_at = '2030-03-01T00:00:00Z' where id = ${id}`.execute(db.owner)
    expect(await check('2030-03-02T02:00:00Z')).toEqual({ ok: true })
    expect(await check('2030-03-02T02:00:01Z')).toEqual({
      ok: false,
      stillServes: true,
      detail: 'there was never a backup',
    })
  })

  test('comes 26 hours after the last whole backup, and an alarm is none', async () => {
    await run('2030-03-05T00:00:00Z')
    expect((await check('2030-03-06T02:00:00Z')).ok).toBe(true)
    expect(await tell('2030-03-06T02:00:01Z')).toBe('told')
    expect(await check('2030-03-06T02:00:02Z')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('2030-03-05T00:00'),
    })
  })

  test('goes to the operator once a day, and again soon when it could not be sent', async () => {
    await run('2030-03-05T00:00:00Z')
    expect(await tell('2030-03-06T01:00:00Z')).toBe('nothing to tell')
    expect(await tell('2030-03-06T03:00:00Z', 'later')).toBe('not sent')
    expect((await Promise.all([tell('2030-03-06T04:00:00Z'), tell('2030-03-06T04:00:00Z')])).sort()).toEqual(['nothing to tell', 'told'])
    expect(await tell('2030-03-07T03:59:00Z')).toBe('nothing to tell')
    expect(await tell('2030-03-07T04:00:01Z')).toBe('told')
    expect(mails.map((mail) => mail.to)).toEqual(['drift@example.org', 'drift@example.org', 'drift@example.org'])
  })
})

test('the night’s backup is whole, noted, and the oldest go', async () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const source = { connection: db.connection(inject('cluster').user), filesRoot: path.join(folder, 'files'), program: '1' }
  const there = path.join(folder, 'kept')
  await nightlyBackup(source, there, 1, log)
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  await nightlyBackup(source, there, 1, log)
  const [name = '', ...more] = readdirSync(there)
  expect(more).toEqual([])
  expect((await verify(path.join(there, name))).kind).toBe('backup')
  expect((await backupCheck(db.owner, () => Temporal.Now.instant(), backups)).ok).toBe(true)
  expect(lines.join()).toContain('a backup was made')
})
