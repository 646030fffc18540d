import { buildModel, type MeetingModel, matchItems } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { RunRow } from './import.queries.ts'
import { draftOfRun, meetingForRun } from './settle.ts'

/** The item of the meeting that became of each item as it was read, by its place there (`p0`). */
export type Places = { meetingId: string; slug: string; at: Map<string, MeetingModel['items'][number]> }

/** Where what a document names stands in the meeting that it became. @returns null when it became none */
export async function placesIn(tx: Tx, run: RunRow): Promise<Places | null> {
  const meeting = await meetingForRun(tx, run)
  const model = meeting && (await buildModel(tx, meeting.id))
  if (!model) return null
  const { draft } = await draftOfRun(tx, run)
  const matched = matchItems(
    model.items.map(({ id, number, title }) => ({ id, number, title: title ?? '' })),
    draft.items.map(({ number, title }) => ({ numberText: number, title: title ?? '' })),
  )
  const byId = new Map(model.items.map((item) => [item.id, item]))
  const at = draft.items.flatMap(({ of }, i) => {
    const item = byId.get(matched[i] ?? '')
    return item ? of.map((key) => [key, item] as const) : []
  })
  return { meetingId: meeting.id, slug: meeting.slug, at: new Map(at) }
}
