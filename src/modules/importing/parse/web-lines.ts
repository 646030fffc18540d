import { captionKind } from './caption-table.ts'
import { captionMark } from './captions.ts'
import { caseMark, isCaseLabel } from './case-numbers.ts'
import type { Line } from './lines.ts'

/** The heading of an item within a line: "… 8. Godkendelse af dagsorden". */
const HEADING = /(?<=\S)\d{1,4}[.)] ?\p{Lu}\p{L}/gu
const LISTED = /^\d{1,4}[.)] ?\p{Lu}\p{L}.{2,}$/u
const LIST_OF_ITEMS = /^(?:indholdsfortegnelse|indhold|dagsorden|dagsordenspunkter|punkter|punktoversigt|til toppen|eventuelt|evt)\.?:?$/iu
const MAX_WORDS_BEFORE = 200
const BULLET = /^[•·*▪]\s+(?=\S)/u
const GLUED_HEADING = /(?<=[\p{Ll})][.!?]?)(?<!\d\.?)\d{1,4}(?=\. \p{Lu}\p{L}[^.]*$)/u
const HEADED = /^\d{1,4}\. \p{Lu}/u
const NUMBERED = /^(?:(?:punkt|pkt)\.?\s*)?\d{1,4}[.:]?\s+\p{Lu}/iu

/**
 * Undoes what becomes of lines on the way from a web page to text: the heading of an item glued to the end of the line before
 * ("Indholdsfortegnelse1. Fraværende"), and items and captions as entries of a list ("• 42 Budget", "• Indstilling").
 * `glued` are the lines that became two, as they were.
 */
export function webLines(lines: Line[]): { lines: Line[]; glued: Line[] } {
  const listed = new Set(lines.flatMap(({ text }) => (LISTED.test(text) ? [text] : [])))
  const next = nextHeadings(lines)
  const cut = (line: Line): number | null => cutOf(line, listed) ?? next.get(line) ?? null
  const glued = lines.filter((line) => cut(line) !== null)
  const whole = glued.length === 0 ? lines : lines.flatMap((line) => halves(line, cut(line)))
  return { lines: isBulleted(whole) ? whole.map(withoutBullet) : whole, glued }
}

/** "BeslutningGodkendt.", "ØkonomiIngen.", "Bilag- Notat", "… til oktober.Beslutning": no word has a capital within. */
const GLUED_CAPTION = /^\p{Lu}[\p{Ll} ,/]{2,60}(?=\p{Lu}\p{Ll}|- \p{Lu})/u
const CAPTION_BEHIND = /(?<=[\p{Ll}\d][.!?]|\d{4})(?:Beslutning|Indstilling|Sagsfremstilling)$/u

/** Where a second line begins in this one: a heading after a known caption, or one that stands on a line of its own elsewhere. */
function cutOf({ text }: Line, listed: Set<string>): number | null {
  const caption = GLUED_CAPTION.exec(text.slice(0, MAX_WORDS_BEFORE))?.[0]
  if (caption && captionKind(caption)?.weak === false && /\S$/u.test(caption)) return caption.length
  const behind = CAPTION_BEHIND.exec(text.slice(-MAX_WORDS_BEFORE))
  if (behind) return text.length - behind[0].length
  for (const { index } of text.slice(0, MAX_WORDS_BEFORE).matchAll(HEADING)) {
    for (let at = index; at < index + 4 && /\d/.test(text.charAt(at)); at++) {
      const [before, heading] = [text.slice(0, at), text.slice(at)]
      // "02. Haven" is no "0" before the "2. Haven" of the list of papers.
      if (!/\D/.test(before)) continue
      if (listed.has(heading) || (!/\d$/.test(before) && (LIST_OF_ITEMS.test(before) || captionKind(before) !== null))) return at
    }
  }
  return null
}

/** "Godkendt.12. Nye cykler" where 11 began above and a caption or the case stands below: where the next item begins in its line. */
function nextHeadings(lines: Line[]): Map<Line, number> {
  const found = new Map<Line, number>()
  const begun = new Set<number>()
  for (const [at, line] of lines.entries()) {
    const own = HEADED.exec(line.text)
    if (own) begun.add(Number.parseInt(own[0], 10))
    const { index, 0: number = '' } = GLUED_HEADING.exec(line.text.slice(-MAX_WORDS_BEFORE)) ?? {}
    const below = lines[at + 1]?.text ?? ''
    const supported = captionKind(below) !== null || caseMark(below)?.labelled || isCaseLabel(below)
    if (index === undefined || !begun.has(Number.parseInt(number, 10) - 1) || !supported) continue
    found.set(line, Math.max(0, line.text.length - MAX_WORDS_BEFORE) + index)
    begun.add(Number.parseInt(number, 10))
  }
  return found
}

function halves(line: Line, at: number | null): Line[] {
  if (at === null) return [line]
  return [
    { ...line, text: line.text.slice(0, at).trimEnd(), blankAfter: true },
    { ...line, text: line.text.slice(at), blankBefore: true, pageBefore: false },
  ]
}

/** Captions such as "• Sagsfremstilling" are entries of a list, or headings such as "• 301. Dagsorden" with a caption right below. */
function isBulleted(lines: Line[]): boolean {
  const headings = lines.flatMap(({ text }, at) => (BULLET.test(text) && HEADED.test(text.replace(BULLET, '')) ? [at] : []))
  if (headings.length >= 2 && headings.some((at) => isCaption(lines[at + 1]))) return true
  const captions = lines.filter(({ text }) => BULLET.test(text) && captionKind(text.replace(BULLET, '')) !== null)
  const kinds = new Set(captions.map(({ text }) => captionKind(text.replace(BULLET, ''))?.kind))
  return captions.length >= 2 && (kinds.has('decision') || kinds.has('recommendation') || kinds.has('background'))
}

function isCaption(line: Line | undefined): boolean {
  return line !== undefined && captionKind(line.text) !== null
}

function withoutBullet(line: Line): Line {
  const text = line.text.replace(BULLET, '')
  return text !== line.text && (headsText(text) || NUMBERED.test(text)) ? { ...line, text } : line
}

/** "Sagsfremstilling", "Beslutning i Kulturudvalget den 3. maj 2021" */
function headsText(text: string): boolean {
  const mark = captionMark(text)
  return mark !== null && mark.text === null && !mark.sentence && mark.decides !== 'bare'
}
