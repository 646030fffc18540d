import type { ConnectionOptions } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { connect } from './copy.ts'

export type BackupRun = { began: Date; by: 'night' | 'operator'; bytes: number; sha256: string }

/** Notes that a whole backup was made. A database from before there were such notes gets none. */
export async function recordBackup(connection: ConnectionOptions, { began, by, bytes, sha256 }: BackupRun): Promise<void> {
  const client = await connect(connection)
  try {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.backup_run') is not null as there`)
    if (!rows[0]?.there) return
    await client.query('insert into public.backup_run (id, began_at, ended_at, by, bytes, sha256) values ($1, $2, now(), $3, $4, $5)', [
      newId(),
      began,
      by,
      bytes,
      sha256,
    ])
  } finally {
    await client.end()
  }
}
