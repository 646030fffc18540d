import type { Block, Inline, List, ListItem, RichText, Table } from './richtext.ts'

/** Spaces between words. One that must not break a line is a letter like others. */
const spaces = /[ \t\r\n\f\v\u2028\u2029]+/

type Marks = Omit<Inline, 'text'>
const marksOf = ({ lang, href, strong, em }: Inline): Marks => ({
  ...(lang !== undefined && { lang }),
  ...(href !== undefined && { href }),
  ...(strong && { strong }),
  ...(em && { em }),
})

const sameMarks = (a: Marks, b: Marks) =>
  a.lang === b.lang && a.href === b.href && Boolean(a.strong) === Boolean(b.strong) && Boolean(a.em) === Boolean(b.em)

/** What both words beside a space have holds for the space too. */
const shared = (a: Marks, b: Marks): Marks =>
  marksOf({
    text: '',
    lang: a.lang === b.lang ? a.lang : undefined,
    href: a.href === b.href ? a.href : undefined,
    strong: a.strong && b.strong,
    em: a.em && b.em,
  })

/** Runs as they are seen: one space between words, none at the ends, neighbours with the same marks together. */
export function tidyInline(runs: readonly Inline[]): Inline[] {
  const tidy: Inline[] = []
  const add = (text: string, marks: Marks) => {
    const last = tidy.at(-1)
    if (last && sameMarks(last, marks)) last.text += text
    else tidy.push({ text, ...marks })
  }
  let before: Marks | null = null
  let space = false
  for (const run of runs) {
    const marks = marksOf(run)
    for (const [index, word] of run.text.split(spaces).entries()) {
      space ||= index > 0
      if (word === '') continue
      if (space && before) add(' ', shared(before, marks))
      add(word, marks)
      before = marks
      space = false
    }
  }
  return tidy
}

const withLang = (lang: string | undefined) => (lang === undefined ? {} : { lang })

function tidyItem(item: ListItem): ListItem[] {
  const inline = tidyInline(item.inline)
  const list = item.list && tidyList(item.list)
  return inline.length === 0 && !list ? [] : [{ inline, ...(list && { list }) }]
}

function tidyList(list: List): List | undefined {
  const items = list.items.flatMap(tidyItem)
  return items.length === 0 ? undefined : { type: 'list', ...withLang(list.lang), ordered: list.ordered, items }
}

function tidyTable(table: Table): Table | undefined {
  const rows = table.rows.map((row) => row.map(tidyInline))
  const head = table.head.map(tidyInline)
  const width = Math.max(head.length, ...rows.map((row) => row.length))
  const filled = (row: Inline[][]) => Array.from({ length: width }, (_, column) => row[column] ?? [])
  const isEmpty = [head, ...rows].every((row) => row.every((cell) => cell.length === 0))
  return isEmpty
    ? undefined
    : { type: 'table', ...withLang(table.lang), head: head.length === 0 ? [] : filled(head), rows: rows.map(filled) }
}

function tidyBlock(block: Block): Block | undefined {
  if (block.type === 'list') return tidyList(block)
  if (block.type === 'table') return tidyTable(block)
  const inline = tidyInline(block.inline)
  if (inline.length === 0) return undefined
  return block.type === 'heading'
    ? { type: 'heading', ...withLang(block.lang), level: block.level, inline }
    : { type: 'paragraph', ...withLang(block.lang), inline }
}

/** The one form of all documents that look the same: nothing empty, no spaces that nobody sees, rows of a table equally long. */
export const tidy = (doc: RichText): RichText => ({
  version: 1,
  ...withLang(doc.lang),
  blocks: doc.blocks.flatMap((block) => tidyBlock(block) ?? []),
})
