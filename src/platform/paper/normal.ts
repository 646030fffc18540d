import type { Inline, List, Paper, PaperBlock, Table } from './paper.ts'

/** More columns than this cannot be read on an upright page. */
export const mostColumns = 8

/**
 * A paper that every format can hold: no signs that XML or PDF refuse, headings that never skip a level and begin with the first,
 * tables no wider than a page (a wider one becomes several, each beginning with its first column).
 */
export function normalPaper(paper: Paper): Paper {
  const levels = levelling()
  return {
    ...paper,
    title: cleanText(paper.title),
    author: cleanText(paper.author),
    ...(paper.stamp !== undefined && { stamp: cleanText(paper.stamp) }),
    running: { start: cleanText(paper.running.start), end: cleanText(paper.running.end) },
    blocks: paper.blocks.flatMap((block) => normalBlock(block, levels)),
  }
}

type Levelling = (wanted: number) => number

/** Gives each heading a level at most one deeper than the heading before it. */
function levelling(): Levelling {
  let last = 0
  return (wanted) => {
    last = Math.min(Math.max(1, wanted), last + 1)
    return last
  }
}

function normalBlock(block: PaperBlock, levels: Levelling): PaperBlock[] {
  switch (block.type) {
    case 'heading': {
      const inline = cleanLine(block.inline)
      return isBlank(inline) ? [] : [{ ...block, inline, level: levels(block.level) }]
    }
    case 'paragraph': {
      const inline = cleanLine(block.inline)
      return isBlank(inline) ? [] : [{ ...block, inline }]
    }
    case 'list':
      return cleanList(block)
    case 'table':
      return tablesOf(block)
    case 'terms':
      return [{ ...block, rows: block.rows.map((row) => ({ term: cleanText(row.term), inline: cleanLine(row.inline) })) }]
    case 'box': {
      const blocks = block.blocks.flatMap((inner) => normalBlock(inner, levels))
      return blocks.length === 0 ? [] : [{ ...block, blocks }]
    }
    case 'contents':
      levels(2)
      return [{ ...block, title: cleanText(block.title) }]
    case 'enclosure': {
      const otherwise = block.otherwise.flatMap((inner) => normalBlock(inner, levels))
      return [{ ...block, head: cleanLine(block.head), link: cleanLine(block.link), alt: cleanText(block.alt), otherwise }]
    }
    case 'break':
      return [block]
  }
}

/** A mark of byte order, and signs that turn the order of everything after them, to the end of the paragraph: direction is marked by language instead. */
const turning = /[\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Control signs, halves of pairs and signs that are none: no format can hold them, and nobody sees them. A tab and a new line are a space. */
export const cleanText = (text: string): string =>
  text
    .replace(turning, '')
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, '')
    .replace(/\p{Co}/gu, '\ufffd')

const cleanLine = (inline: Inline[]): Inline[] =>
  inline.map((run) => ({ ...run, text: cleanText(run.text) })).filter((run) => run.text !== '')

const isBlank = (inline: Inline[]) => inline.every((run) => run.text.trim() === '')

function cleanList(list: List): List[] {
  const items = list.items
    .map((item) => ({ inline: cleanLine(item.inline), list: item.list && cleanList(item.list)[0] }))
    .filter((item) => !isBlank(item.inline) || item.list !== undefined)
  return items.length === 0 ? [] : [{ ...list, items }]
}

function tablesOf(table: Table): Table[] {
  const columns = Math.max(table.head.length, ...table.rows.map((row) => row.length))
  if (columns === 0) return []
  const whole = (row: Inline[][]) => Array.from({ length: columns }, (_, i) => cleanLine(row[i] ?? []))
  const rows = table.rows.map(whole)
  const head = table.head.length === 0 ? [] : whole(table.head)
  return columnGroups(columns).map((group) => {
    const only = (row: Inline[][]) => (row.length === 0 ? [] : group.map((column) => row[column] ?? []))
    return { ...table, head: only(head), rows: rows.map(only) }
  })
}

/** The columns of each part of a wide table: the first column leads every part. */
function columnGroups(columns: number): number[][] {
  const all = Array.from({ length: columns }, (_, i) => i)
  if (columns <= mostColumns) return [all]
  const each = mostColumns - 1
  const parts = Math.ceil((columns - 1) / each)
  return Array.from({ length: parts }, (_, part) => [0, ...all.slice(1 + part * each, 1 + (part + 1) * each)])
}
