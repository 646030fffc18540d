import type { Kysely } from 'kysely'
import type { Municipality } from '#platform/http/context.ts'
import type { HostDirectory } from '#platform/http/tenant.ts'
import { isLang } from '#texts/index.ts'
import type { Database } from './db.ts'
import { knownSince } from './known.ts'

const keptFor = 2_000

/** Which municipality a host means, from the shared look-up. `localhost` means the only municipality, or the only demo among several. */
export function hostDirectory(
  db: Kysely<Database>,
  env: { publicOrigin: string | null } = { publicOrigin: null },
  now: () => number = Date.now,
): HostDirectory {
  const known = new Map<string, { at: number; since: number; found: Promise<Municipality | null> }>()
  const lastAnswer = new Map<string, Municipality | null>()
  const remember = (key: string, find: () => Promise<Municipality | null>) => {
    const hit = known.get(key)
    if (hit && now() - hit.at < keptFor && hit.since === knownSince()) return hit.found
    if (known.size > 1_000) {
      known.clear()
      lastAnswer.clear()
    }
    // With the database gone the last answer still holds, so that the reader gets the page that says so.
    const found = find().then(
      (answer) => {
        lastAnswer.set(key, answer)
        return answer
      },
      (error) => {
        known.delete(key)
        const earlier = lastAnswer.get(key)
        if (earlier) return earlier
        throw error
      },
    )
    known.set(key, { at: now(), since: knownSince(), found })
    return found
  }
  return {
    find: async (host) => {
      if (env.publicOrigin && new URL(env.publicOrigin).hostname === host) {
        const only = await remember('only', () => onlyOne(db))
        return only && { ...only, origin: env.publicOrigin }
      }
      return remember(`host ${host}`, () => byHost(db, host))
    },
    findDemo: () => remember('only', () => onlyOne(db)),
  }
}

export const municipalityColumns = ['municipality.id', 'code', 'name', 'is_demo', 'languages', 'time_zone'] as const

type Row = { id: string; code: string; name: string; is_demo: boolean; languages: string[]; time_zone: string }

export const asMunicipality = (row: Row, origin: string): Municipality => ({
  id: row.id,
  code: row.code,
  name: row.name,
  isDemo: row.is_demo,
  languages: row.languages.filter(isLang),
  timeZone: row.time_zone,
  origin,
})

async function byHost(db: Kysely<Database>, host: string) {
  const row = await db
    .selectFrom('municipality_host as asked')
    .innerJoin('municipality', 'municipality.id', 'asked.municipality_id')
    .innerJoin('municipality_host as canonical', (join) =>
      join.onRef('canonical.municipality_id', '=', 'municipality.id').on('canonical.is_canonical', '=', true),
    )
    .select([...municipalityColumns, 'canonical.origin'])
    .where('asked.host', '=', host)
    .executeTakeFirst()
  return row ? asMunicipality(row, row.origin) : null
}

async function onlyOne(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('municipality')
    .select([...municipalityColumns])
    .orderBy('is_demo', 'desc')
    .limit(3)
    .execute()
  const demos = rows.filter((row) => row.is_demo)
  const only = demos.length === 1 ? demos[0] : rows.length === 1 ? rows[0] : undefined
  return only ? asMunicipality(only, '') : null
}
