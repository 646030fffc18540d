import { expect } from 'vitest'
import { sha256 } from '#platform/ids.ts'
import { comesTrue, type Place } from './product.ts'

type Run = { id: string; hash: string; meetings: number; items: number; found: number; audited: number; filed: number }

/** Every import but the demo's own, with what belongs to it: its one meeting, the items, what can be found, the entry in the chain, the stored file. */
const runs = (place: Place) =>
  place.ask<Run>(`
    select r.id, encode(s.sha256, 'hex') as hash,
      (select count(*)::int from meeting m where m.import_run_id = r.id) as meetings,
      (select count(*)::int from agenda_item i where i.import_run_id = r.id) as items,
      (select count(*)::int from search_entry e join meeting m on e.thing = 'meeting/' || m.id where m.import_run_id = r.id) as found,
      (select count(*)::int from audit_entry a where a.action = 'import.create' and a.thing = 'import/' || r.id) as audited,
      (select count(*)::int from stored_file f where f.sha256 = s.sha256 and f.reference_count = 1) as filed
    from import_run r join source_document s on s.municipality_id = r.municipality_id and s.id = r.source_document_id
    where r.actor <> 'system'`)

/** Rows that only half an import would leave. */
const orphans = (place: Place) =>
  place.ask<{ what: string }>(`
    select 'meeting ' || id as what from meeting m where import_run_id is not null and not exists (select from import_run r where r.id = m.import_run_id)
    union all select 'document ' || id from source_document s where not exists (select from import_run r where r.source_document_id = s.id)
    union all select 'file ' || encode(sha256, 'hex') from stored_file f where not exists (select from source_document s where s.sha256 = f.sha256)
      and not exists (select from import_file w where w.sha256 = f.sha256) and not exists (select from attachment p where p.sha256 = f.sha256)
    union all select 'audit ' || thing from audit_entry a where action = 'import.create' and not exists (select from import_run r where a.thing = 'import/' || r.id)`)

/**
 * Whether what is stored is whole once every file that was taken in has been read: every import with all that belongs to it, nothing without its import, chain and files unbroken.
 * @param itemsEach how many items each imported document has
 * @returns the imports, by the hash of their document
 */
export async function expectWhole(place: Place, itemsEach: number): Promise<Map<string, string>> {
  const isRead = async () => (await place.ask("select from import_file where state = 'waiting'")).length === 0
  expect(await comesTrue(120_000, isRead), 'every file that was taken in has been read').toBe(true)
  const found = await runs(place)
  for (const run of found) expect(run).toMatchObject({ meetings: 1, items: itemsEach, found: itemsEach + 1, audited: 1, filed: 1 })
  expect(await orphans(place)).toEqual([])
  const doctor = await place.operate(['doctor']).done
  expect(doctor.out).toMatch(/changes of .*: \d+ entries, unbroken/)
  expect(doctor.out).not.toContain('WRONG changes')
  expect(doctor.out).not.toContain('WRONG files')
  return new Map(found.map(({ id, hash }) => [hash, id]))
}

export const hashOf = (text: string) => sha256(text).toString('hex')
