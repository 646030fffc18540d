import { type Clock, nextAt } from '#platform/clock.ts'
import type { TenantDb } from '#platform/db/db.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'
import type { Source } from './backup.ts'
import { keep } from './keep.ts'
import { recordBackup } from './runs.ts'

/** The job is the installation's; jobs name a municipality, and this is none. */
const everybody = '00000000-0000-0000-0000-000000000000'

/** Lays down the next night's backup. However often and by how many programs it is asked for, there is one. */
export const planBackup = (deps: { db: TenantDb; clock: Clock }, time: string): Promise<void> =>
  deps.db.in(everybody, (tx) => enqueue(tx, 'backup', [{ municipalityId: everybody, id: everybody, startAfter: nextAt(deps.clock, time) }]))

/** Makes the night's backup; the oldest beyond `left` go when it is whole. */
export async function nightlyBackup(source: Source, folder: string, left: number, log: Log): Promise<void> {
  const began = new Date()
  const { file, bytes, sha256, manifest } = await keep(source, folder, { prefix: 'backup', withFiles: true, keep: left })
  await recordBackup(source.connection, { began, by: 'night', bytes, sha256 })
  const { missing, damaged } = manifest.files
  const seconds = Math.round((Date.now() - began.getTime()) / 1_000)
  const said = { file, bytes, sha256, seconds, heads: manifest.heads, missing: missing.length, damaged: damaged.length }
  if (missing.length + damaged.length > 0) log.error(said, 'a backup was made, and stored files are missing or damaged')
  else log.info(said, 'a backup was made')
}
