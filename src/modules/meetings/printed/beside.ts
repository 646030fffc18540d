import type { Inline, PaperBlock } from '#platform/paper/paper.ts'
import { textsOf } from '#texts/index.ts'
import type { ItemModel } from '../model.ts'
import { itemBlocks } from './item-blocks.ts'
import type { PaperLocal } from './local.ts'

/** As the Danish papers speak; addresses and looks are no words. */
const t = textsOf('da')
const spoken: PaperLocal = { t, lang: 'da', municipality: '', accent: '', href: (path) => path }

const noWords = { version: 1 as const, blocks: [] }

/**
 * What the house's own minutes print of an item beside its texts and the words of its decision, line by line: its summary, case and presenter, its
 * papers, how it was decided, and what stands in place of a closed one. Whoever reads such minutes finds these lines too, and they say nothing that the
 * house does not know.
 */
export function printedBeside(item: ItemModel): string[] {
  const bare = { ...item, sections: [], history: [], decisions: item.decisions.map((one) => ({ ...one, content: noWords })) }
  const lines = itemBlocks(spoken, bare, { level: 2, decisions: true, attachments: true }).flatMap(linesOf)
  return item.isClosed ? [item.publicTitle ?? t.meetings.closedItem, t.meetings.closedText, ...lines] : lines
}

function linesOf(block: PaperBlock): string[] {
  if (block.type === 'paragraph') return [wordsOf(block.inline)]
  if (block.type === 'list') return block.items.map(({ inline }) => wordsOf(inline))
  return block.type === 'box' ? block.blocks.flatMap(linesOf) : []
}

const wordsOf = (inline: Inline[]) => inline.map(({ text }) => text).join('')
