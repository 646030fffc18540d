import type { Paper } from '#platform/paper/paper.ts'
import type { ItemModel } from '../model.ts'
import type { Readable } from '../readable.ts'
import { itemBlocks, itemTitle } from './item-blocks.ts'
import type { PaperLocal } from './local.ts'
import { frame, openingBlocks } from './meeting-paper.ts'

/** One item of a meeting by itself, with as much of the meeting as tells where it belongs. */
export function itemPaper(local: PaperLocal, read: Readable & { item: ItemModel }): Paper {
  const kind = local.t.papers.item
  const words = itemTitle(local, read.item)
    .map((run) => run.text)
    .join('')
  const only = { ...read, meeting: { ...read.meeting, items: [read.item] } }
  const whole = frame(local, only, kind)
  return {
    ...whole,
    title: words,
    blocks: [
      ...openingBlocks(local, only, kind, read.item.decisions.length > 0),
      ...itemBlocks(local, read.item, { level: 2, decisions: true, attachments: true }),
    ],
  }
}
