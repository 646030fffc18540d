import type { Inline, List, PaperBlock } from '#platform/paper/paper.ts'
import type { Block, RichText } from '#platform/richtext/richtext.ts'
import { markOf, type PaperLocal } from './local.ts'

/** Formatted text as blocks of a paper. @param level what a heading of its first level becomes */
export function richBlocks(local: PaperLocal, doc: RichText, level: number, lang?: string): PaperBlock[] {
  return doc.blocks.map((block) => richBlock(local, block, level, block.lang ?? doc.lang ?? lang))
}

function richBlock(local: PaperLocal, block: Block, level: number, lang: string | undefined): PaperBlock {
  const mark = markOf(local, lang)
  const marked = mark === undefined ? {} : { lang: mark }
  switch (block.type) {
    case 'heading':
      return { type: 'heading', level: level + block.level - 1, inline: linked(local, block.inline), ...marked }
    case 'paragraph':
      return { type: 'paragraph', inline: linked(local, block.inline), ...marked }
    case 'list':
      return { ...listed(local, block), lang: mark }
    case 'table':
      return {
        type: 'table',
        head: block.head.map((cell) => linked(local, cell)),
        rows: block.rows.map((row) => row.map((cell) => linked(local, cell))),
        ...marked,
      }
  }
}

/** Addresses within the site lead nowhere from a file: they get the site before them. */
const linked = ({ href }: PaperLocal, inline: Inline[]): Inline[] =>
  inline.map((run) => (run.href === undefined ? run : { ...run, href: href(run.href) }))

const listed = (local: PaperLocal, list: List): List => ({
  ...list,
  items: list.items.map((item) => ({ inline: linked(local, item.inline), ...(item.list && { list: listed(local, item.list) }) })),
})
