import { directionOf } from '#platform/i18n/direction.ts'
import { columnWidths, numberColumns } from './columns.ts'
import { logoSize } from './logo.ts'
import type { Inline, List, Paper, PaperBlock } from './paper.ts'

/** Longer runs without a space reach beyond the line, or the cell: they get places where they may break. */
const longestRun = 40
const longestRunInCell = 18

const zeroWidthSpace = '\u200b'
/** What is between these is ordered by itself, in its own direction. */
const isolates = { ltr: ['\u2066', '\u2069'], rtl: ['\u2067', '\u2069'] } as const

type Marked = { lang?: string | undefined }

/** What the template reads: the paper with languages split as Typst wants them, and long words that may break. */
export const typstData = (paper: Paper): unknown => ({
  ...paper,
  ...marks(paper),
  ...(paper.logo && { logo: { file: paper.logo.file, ...logoSize(paper.logo) } }),
  blocks: paper.blocks.map((block) => blockData(block, paper.lang)),
})

/** The language and its direction; nothing where none is named. Typst takes the primary part of a language alone. */
const marks = ({ lang }: Marked) => (lang === undefined ? {} : { lang: lang.toLowerCase().split('-')[0], rtl: directionOf(lang) === 'rtl' })

const line = (inline: readonly Inline[], around: string, longest = longestRun) =>
  inline.map((run) => {
    const text = breakable(run.text, longest)
    const direction = directionOf(run.lang ?? around)
    const [before, after] = direction === directionOf(around) ? ['', ''] : isolates[direction]
    return { ...run, ...marks(run), text: `${before}${text}${after}` }
  })

const breakable = (text: string, longest: number) =>
  text.replace(new RegExp(`[^\\s\\u200b\\u00ad]{${longest},}`, 'gu'), (run) =>
    isWord(run, longest) ? run : [...run].map((sign, i) => (i > 0 && i % 10 === 0 ? zeroWidthSpace + sign : sign)).join(''),
  )

/** Words of letters are hyphenated by the rules of their language, unless no language has words of that length. */
const isWord = (run: string, longest: number) => longest < longestRun && run.length < longestRun && /^[\p{L}-]+[.,;:)]?$/u.test(run)

/** A head is repeated on every page of its table, and a repetition may not hold links. */
const withoutLinks = (inline: Inline[]): Inline[] => inline.map(({ href: _, ...run }) => run)

const listData = (list: List, around: string): unknown => ({
  ...list,
  ...marks(list),
  items: list.items.map((item) => ({
    inline: line(item.inline, list.lang ?? around),
    ...(item.list && { list: listData(item.list, list.lang ?? around) }),
  })),
})

function blockData(block: PaperBlock, paperLang: string): unknown {
  const around = ('lang' in block ? block.lang : undefined) ?? paperLang
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, ...marks(block), inline: line(block.inline, around) }
    case 'list':
      return listData(block, around)
    case 'table': {
      const row = (cells: Inline[][]) => cells.map((cell) => line(cell, around, longestRunInCell))
      return {
        ...block,
        ...marks(block),
        head: row(block.head.map(withoutLinks)),
        rows: block.rows.map(row),
        widths: columnWidths(block),
        isNumber: numberColumns(block),
      }
    }
    case 'terms':
      return { ...block, rows: block.rows.map(({ term, inline }) => ({ term, inline: line(inline, around) })) }
    case 'box':
      return { ...block, blocks: block.blocks.map((inner) => blockData(inner, paperLang)) }
    case 'enclosure':
      return {
        ...block,
        head: line(block.head, around),
        link: line(block.link, around),
        otherwise: block.otherwise.map((inner) => blockData(inner, paperLang)),
      }
    default:
      return block
  }
}
