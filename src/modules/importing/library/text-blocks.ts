/** A piece of a document's text by the signs that its lines themselves bear; nothing else is made of them. */
export type TextBlock =
  | { type: 'paragraph'; text: string }
  | { type: 'list'; ordered: boolean; start: number; entries: string[] }
  | { type: 'rows'; rows: string[][] }

const bullet = /^[-•] (?=\S)/
const numbered = /^(\d{1,3})[.)] (?=\S)/

/** More columns than these no phone can show beside each other: such rows stay lines. */
const mostCells = 6

/** The text of a document as blocks: what lies between empty lines. A first line that only says the title again is left out. */
export function textBlocks(text: string, title: string): TextBlock[] {
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== '')
  const isTitle = parts[0]?.trim().toLowerCase() === title.trim().toLowerCase()
  return parts.slice(isTitle ? 1 : 0).map((part) => blockOf(part.replace(/^\n+|\s+$/g, '')))
}

function blockOf(text: string): TextBlock {
  const lines = text.split('\n')
  const entries = (sign: RegExp) => lines.map((line) => line.replace(sign, ''))
  if (lines.every((line) => bullet.test(line))) return { type: 'list', ordered: false, start: 1, entries: entries(bullet) }
  const numbers = lines.map((line) => Number(numbered.exec(line)?.[1] ?? Number.NaN))
  const start = numbers[0] ?? Number.NaN
  if (lines.length > 1 && numbers.every((number, i) => number === start + i))
    return { type: 'list', ordered: true, start, entries: entries(numbered) }
  const rows = lines.map((line) => line.split('\t'))
  if (rows.length > 1 && rows.every(({ length }) => length > 1 && length <= mostCells)) return { type: 'rows', rows }
  return { type: 'paragraph', text }
}
