import type { Manifest } from './archive.ts'
import { fileEntries, noFiles, openSnapshot, type Source } from './backup.ts'
import { contentsOf, tablesOf } from './tables.ts'

/** What an installation holds at this moment, counted and hashed as an archive of it would be. */
export async function holdingOf(source: Source): Promise<Pick<Manifest, 'tables' | 'files'>> {
  const client = await openSnapshot(source)
  try {
    const tables: Manifest['tables'] = {}
    for (const table of await tablesOf(client)) tables[table.name] = await contentsOf(client, table)
    const files = noFiles()
    for await (const _ of fileEntries(client, source, null, files, () => {}));
    return { tables, files }
  } finally {
    await client.end()
  }
}
