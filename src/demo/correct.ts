import { type Acting, buildModel, correctItem, itemAsItStands } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { nobody } from '#platform/http/actor.ts'
import type { RichText } from '#platform/richtext/richtext.ts'

/** Puts right what a meeting decided on one item, as the secretariat of its host does. @throws Error when it may not be put right */
export async function correct(
  tx: Tx,
  acting: Acting,
  { meetingId, itemId, hostId, doc, reason }: { meetingId: string; itemId: string; hostId: string; doc: RichText; reason: string },
): Promise<void> {
  const by = { ...nobody, grants: [{ role: 'secretary' as const, bodyId: hostId }] }
  const shortId = (await buildModel(tx, meetingId))?.items.find(({ id }) => id === itemId)?.shortId ?? ''
  const now = await itemAsItStands(tx, shortId, hostId)
  if (!now?.decision) throw new Error('the demo corrects an item without a decision')
  const decision = { ...now.decision, doc }
  const corrected = await correctItem(tx, { ...acting, by }, meetingId, shortId, { ...now, decision, reason })
  if (!('version' in corrected)) throw new Error('a correction of the demo was refused')
}
