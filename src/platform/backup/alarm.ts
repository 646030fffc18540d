import { type Kysely, sql } from 'kysely'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Database } from '#platform/db/db.ts'
import { oneAtATime } from '#platform/db/turns.ts'
import type { Check } from '#platform/health.ts'
import { newId } from '#platform/ids.ts'
import type { Post } from '#platform/mail.ts'
import { hindrance } from './room.ts'

/** A night may be late; more than this is a night without a backup. */
const patience = { hours: 26 }
/** The operator is told once in so long a time. */
const silence = { hours: 24 }

type Standing = { last: Date | null; since: Date | null }

async function standing(owner: Kysely<Database>): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select (select max(ended_at) from backup_run where by <> 'alarm') as last, (select min(created_at) from municipality) as since`.execute(
    owner,
  )
  return rows[0] ?? { last: null, since: null }
}

/** When the last whole backup was ready; null when there was none. */
export const lastBackup = async (owner: Kysely<Database>): Promise<Date | null> => (await standing(owner)).last

/** Where the nightly backup goes, and what it is a copy of. */
export type Backups = { folder: string; dataDir: string }

/** Whether a backup of the last 26 hours exists, or nobody lives here that long, and the next one can be written. Pages are served all the same. */
export async function backupCheck(owner: Kysely<Database>, clock: Clock, backups: Backups): Promise<Check> {
  const [late, hindered] = [await lateness(owner, clock), await hindrance(owner, { ...backups, name: 'BACKUP_DIR' }, { withFiles: true })]
  const faults = [late, hindered].filter((fault) => fault !== null)
  return faults.length === 0 ? { ok: true } : { ok: false, stillServes: true, detail: faults.join('; ') }
}

async function lateness(owner: Kysely<Database>, clock: Clock): Promise<string | null> {
  const { last, since } = await standing(owner)
  const oldest = toDate(clock().subtract(patience))
  const from = last ?? since
  if (from === null || from >= oldest) return null
  return last ? `the last backup is from ${last.toISOString()}` : 'there was never a backup'
}

/** Tells the operator by mail that no backup came, or that the next cannot be written, once a day, whichever of several programs finds it first. */
export async function tellOfMissing(
  owner: Kysely<Database>,
  clock: Clock,
  backups: Backups,
  post: Post,
  to: string,
): Promise<'told' | 'nothing to tell' | 'not sent'> {
  const { ok, detail } = await backupCheck(owner, clock, backups)
  if (ok) return 'nothing to tell'
  const id = newId()
  const now = toDate(clock())
  const isFirst = await oneAtATime(owner, 'alarm of backups', async (one) => {
    const { numAffectedRows } = await sql`
      insert into backup_run (id, began_at, ended_at, by) select ${id}, ${now}, ${now}, 'alarm'
      where not exists (select from backup_run where by = 'alarm' and ended_at > ${toDate(clock().subtract(silence))})`.execute(one)
    return numAffectedRows === 1n
  })
  if (!isFirst) return 'nothing to tell'
  const sent = await post.send({
    messageId: `${id}@brobygger`,
    to,
    fromName: 'Brobygger',
    replyTo: '',
    lang: 'en',
    files: [],
    ...letter(detail ?? ''),
  })
  if (sent.state === 'sent') return 'told'
  await sql`delete from backup_run where id = ${id}`.execute(owner)
  return 'not sent'
}

const letter = (detail: string) => ({
  subject: 'Brobygger: the backup needs you',
  text: `A backup is missing, or the next one cannot be written: ${detail}.\n\nLook at the log of the server for «a job failed» with the queue «backup», at the room in BACKUP_DIR, and run:\n  script/brobygger backup\n\nThis is said once a day until all is well.\n`,
})
