import { pick, type Tx } from '#platform/db/db.ts'
import type { MeetingModel } from '../model.ts'
import type { Stage } from '../publish.ts'

const from = (tx: Tx) => pick<'snapshot' | 'tombstone' | 'attachment' | 'agenda_item'>(tx)

export type Version = { version: number; stage: Stage; reason: string; at: Date; by: string }

/** Every version that was ever published of a meeting, newest first; whether it may be read now is another matter. */
export async function versionsOf(tx: Tx, meetingId: string): Promise<Version[]> {
  const rows = await from(tx)
    .selectFrom('snapshot')
    .select(['version', 'stage', 'reason', 'created_at as at', 'created_by as by'])
    .where('meeting_id', '=', meetingId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, stage: row.stage as Stage }))
}

/** What the public read in these versions. */
export async function modelsOf(tx: Tx, meetingId: string, versions: readonly number[]): Promise<Map<number, MeetingModel>> {
  const rows = await from(tx)
    .selectFrom('snapshot')
    .select(['version', 'model'])
    .where('meeting_id', '=', meetingId)
    .where('version', 'in', versions)
    .execute()
  return new Map(rows.map((row) => [row.version, row.model as unknown as MeetingModel]))
}

/** The papers of a meeting that are closed, also those that lie beside no item any more. */
export async function closedPapers(tx: Tx, meetingId: string): Promise<Set<string>> {
  const rows = await from(tx)
    .selectFrom('attachment as a')
    .innerJoin('agenda_item as i', (join) => join.onRef('i.municipality_id', '=', 'a.municipality_id').onRef('i.id', '=', 'a.item_id'))
    .select('a.id')
    .where('i.meeting_id', '=', meetingId)
    .where('a.openness', '<>', 'open')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

const home = (slug: string) => `/moeder/${slug}/versioner/`
export const versionPath = (slug: string, version: number) => `${home(slug)}${version}`

/** The versions that were withdrawn and did not come back, though the meeting may have. */
export async function withdrawnVersions(tx: Tx, slug: string): Promise<Set<number>> {
  const rows = await from(tx)
    .selectFrom('tombstone')
    .select('path')
    .where('path', 'like', `${home(slug)}%`)
    .execute()
  return new Set(rows.map(({ path }) => Number(path.slice(home(slug).length))))
}

/** When and why a meeting was withdrawn; undefined when it is not. */
export const withdrawalOf = (tx: Tx, slug: string) =>
  from(tx).selectFrom('tombstone').select(['reason', 'withdrawn_at as at']).where('path', '=', `/moeder/${slug}`).executeTakeFirst()

export const restoreVersions = (tx: Tx, slug: string) =>
  from(tx)
    .deleteFrom('tombstone')
    .where('path', 'like', `${home(slug)}%`)
    .execute()
