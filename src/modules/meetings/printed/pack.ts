import { may } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Ctx } from '#platform/http/context.ts'
import type { Paper } from '#platform/paper/paper.ts'
import type { MeetingModel } from '../model.ts'
import type { Readable } from '../readable.ts'
import { type EnclosedFile, encloser, filesIn } from './enclose.ts'
import { itemBlocks } from './item-blocks.ts'
import type { PaperLocal } from './local.ts'
import { frame, openingBlocks } from './meeting-paper.ts'

/** The pack is for those who meet and those who prepare it. */
export const mayHavePack = (c: Ctx, meeting: MeetingModel): boolean =>
  may(c.get('actor'), 'takePart', { kind: 'meeting', bodyIds: meeting.bodies.map((body) => body.id), isPublic: false })

export type Pack = { paper: Paper; enclosed: EnclosedFile[] }

/** The agenda with every paper that this reader may read, each after its item. */
export async function packOf(tx: Tx, local: PaperLocal, read: Readable): Promise<Pack | null> {
  const { meeting } = read
  if (meeting.items.length === 0) return null
  const enclosed = await encloser(tx, local, meeting.items)
  const kind = local.t.papers.pack
  const parts = { level: 2, decisions: meeting.minutes !== 'none', attachments: false }
  const blocks = [
    ...openingBlocks(local, read, kind, parts.decisions),
    { type: 'contents' as const, title: local.t.papers.contents },
    ...meeting.items.flatMap((item) => [...itemBlocks(local, item, parts), ...enclosed(item)]),
  ]
  return { paper: { ...frame(local, read, kind), blocks }, enclosed: filesIn(blocks) }
}
