/** A line that holds something. `no` is 1-based in the decoded text, `raw` as it stands there, `text` without white space around it. */
export interface Line {
  no: number
  raw: string
  text: string
  blankBefore: boolean
  blankAfter: boolean
  /** The first line of a page, where the text tells pages by form feeds. */
  pageBefore: boolean
  /** Its paragraph goes on in the next line; see paragraphs.ts. */
  runsOn?: boolean
  /** It was printed behind the title of its item, on the same line; see run-in-titles.ts. */
  behindTitle?: boolean
}

/** No heading, caption or mark is longer: longer lines are running text, and no pattern is ever tried on them. */
export const MAX_HEADING_LENGTH = 300

/** The lines with content, each knowing whether empty lines surround it. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let blank = true
  let page = false
  const printed = text.split('\n')
  const quoted = isQuoted(printed)
  for (const [index, raw] of printed.entries()) {
    const content = (quoted ? raw.replace(QUOTE, '') : raw).trim()
    // Programs that read a PDF print the form feed right before the first words of the next page.
    const indent = raw.length - raw.trimStart().length
    page ||= raw.slice(0, indent).includes('\f')
    if (content === '') {
      const last = lines.at(-1)
      if (last) last.blankAfter = true
    } else {
      lines.push({ no: index + 1, raw, text: content, blankBefore: blank, blankAfter: false, pageBefore: page && lines.length > 0 })
      page = raw.includes('\f', indent)
    }
    blank = content === ''
  }
  const last = lines.at(-1)
  if (last) last.blankAfter = true
  return lines
}

/** The signs that a mail puts before the lines that it answers or sends on. */
const QUOTE = /^[ \t]*(?:>[ \t]?)+/

/** Most lines stand behind the signs of a quotation: the document was sent on by mail. */
function isQuoted(lines: string[]): boolean {
  let [quoted, all] = [0, 0]
  for (const line of lines) {
    if (line.trim() === '') continue
    all++
    if (QUOTE.test(line)) quoted++
  }
  return quoted > 3 && quoted > all * 0.6
}

/** A line without the Markdown signs around it (`## Beslutning`, `**Beslutning**`), for comparing. */
export function withoutMarkup(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && '#*_ '.includes(text.charAt(from))) from++
  while (to > from && '*_ '.includes(text.charAt(to - 1))) to--
  // "* first point" is a list mark and must stay one; only "**caption**" and "# heading" are markup.
  return text.startsWith('* ') || text.startsWith('_ ') ? text : text.slice(from, to)
}

/** Two titles are the same when only case, spacing, quotation marks or a final full stop or colon differ. */
export function titleKey(title: string): string {
  const key = withoutMarkup(title)
    .toLowerCase()
    .replace(/["'’”“»«]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return /[.:]$/.test(key) ? key.slice(0, -1) : key
}

/** The line is drawn: "-----", "=====". */
export function isUnderline(text: string): boolean {
  return /^(?:-{3,}|={3,}|_{3,}|\*{3,}|~{3,})$/.test(text)
}

const LIST_SIGN = /^[-–•*·▪\p{Co}]\s+/u

/** The line without the sign of a list before it, which may be one of a symbol font. */
export function withoutListSign(text: string): string {
  return text.replace(LIST_SIGN, '')
}

/** The line begins with a list mark: "- ", "• ", "1) ", "a) ". */
export function isListEntry(text: string): boolean {
  return /^(?:[-–—•*·▪o]\s|\(?(?:\d{1,3}|[a-zæøå])\)\s)/.test(text)
}
