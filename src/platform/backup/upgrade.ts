import path from 'node:path'
import type { ConnectionOptions } from '#platform/db/db.ts'
import { migrationNames } from '#platform/db/migrate.ts'
import { UnusableInput } from '#platform/errors.ts'
import type { Written } from './archive.ts'
import type { Source } from './backup.ts'
import { connect } from './copy.ts'
import { keep } from './keep.ts'
import { migrationsOf } from './tables.ts'

/**
 * The first migration that this program has and the database has not, when there is something to lose.
 * @returns null when nothing lies ahead, or when nobody lives in the database yet
 */
export async function upgradeAhead(connection: ConnectionOptions, folder: URL): Promise<string | null> {
  const client = await connect(connection)
  try {
    const applied = await migrationsOf(client)
    const ours = await migrationNames(folder)
    // A database that is ahead of the program is refused by the migrations themselves.
    if (applied.length === 0 || applied.some((name) => !ours.includes(name))) return null
    const ahead = ours.find((name) => !applied.includes(name))
    if (!ahead) return null
    const { rowCount } = await client.query('select from public.municipality limit 1')
    return rowCount ? ahead : null
  } finally {
    await client.end()
  }
}

/** How many copies from before upgrades are kept. */
const kept = 3

/** Copies the database, without files: an upgrade touches none. @throws UnusableInput with the way to go on without */
export async function keepBeforeUpgrade(source: Source, folder: string, ahead: string): Promise<Written> {
  try {
    return await keep(source, folder, { prefix: `before-${path.basename(ahead, '.sql')}`, among: 'before-', withFiles: false, keep: kept })
  } catch (error) {
    throw new UnusableInput(
      `The database was to be copied to ${folder} before the upgrade, and that failed: ${error instanceof Error ? error.message : error}. ` +
        'Nothing was changed. Make room or set BACKUP_DIR; to upgrade without a copy: BACKUP_BEFORE_UPGRADE=off',
    )
  }
}
