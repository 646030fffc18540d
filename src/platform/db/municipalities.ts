import type { Kysely } from 'kysely'
import type { Municipality } from '#platform/http/context.ts'
import type { Database } from './db.ts'
import { asMunicipality, municipalityColumns } from './hosts.ts'

/** A municipality by its id, for work that no request began. */
export type MunicipalityDirectory = {
  find(id: string): Promise<Municipality | null>
  ids(): Promise<string[]>
}

/** @param origin what links name where a municipality has no address of its own: that of the only one, or this machine's */
export const municipalityDirectory = (db: Kysely<Database>, origin: string): MunicipalityDirectory => ({
  find: async (id) => {
    const row = await db
      .selectFrom('municipality')
      .leftJoin('municipality_host as canonical', (join) =>
        join.onRef('canonical.municipality_id', '=', 'municipality.id').on('canonical.is_canonical', '=', true),
      )
      .select([...municipalityColumns, 'canonical.origin'])
      .where('municipality.id', '=', id)
      .executeTakeFirst()
    return row ? asMunicipality(row, row.origin ?? origin) : null
  },
  ids: async () => (await db.selectFrom('municipality').select('id').orderBy('id').execute()).map((row) => row.id),
})
