import { Counter, type Level } from './numbering.ts'
import { all, anywhere, attribute, type Element, one } from './xml.ts'

/** A paragraph that Word numbers by itself: its words, and the number that is printed before them ('' for a bullet). */
export type Numbered = { text: string; number: string }

const val = (element: Element | undefined) => attribute(element, 'w:val')

/**
 * The numbers that Word prints and stores nowhere, in the order of the paragraphs.
 * @param parts the document, its numbering and its styles
 */
export function wordNumbers(document: Element, numbering: Element | null, styles: Element | null): Numbered[] {
  if (!numbering) return []
  const lists = new Map(all(numbering, 'abstractNum').map((list) => [attribute(list, 'w:abstractNumId'), list]))
  const used = new Map(all(numbering, 'num').map((num) => [attribute(num, 'w:numId'), num]))
  const byStyle = new Map((styles ? all(styles, 'style') : []).map((style) => [attribute(style, 'w:styleId'), style]))
  const counters = new Map<string, Counter>()
  const begun = new Set<string>()
  return anywhere(document, ({ name }) => name === 'p').flatMap((paragraph) => {
    const place = placeOf(paragraph, byStyle)
    const num = place && used.get(place.num)
    if (!place || !num) return []
    const id = val(one(num, 'abstractNumId'))
    const counter = counters.get(id) ?? new Counter(levelsOf(lists.get(id)))
    counters.set(id, counter)
    if (!begun.has(place.num)) for (const { level, start } of overrides(num)) counter.restart(level, start)
    begun.add(place.num)
    return [{ text: wordsOf(paragraph), number: counter.next(place.level) }]
  })
}

type Place = { num: string; level: number }

/** What the paragraph says itself, else its style, else what that is based on. `numId` 0 takes the number away. */
function placeOf(paragraph: Element, styles: Map<string, Element>): Place | null {
  const own = one(paragraph, 'pPr', 'numPr')
  let style = styles.get(val(one(paragraph, 'pPr', 'pStyle')))
  let level = val(one(own, 'ilvl'))
  let num = val(one(own, 'numId'))
  for (let steps = 0; style && steps < 20 && (num === '' || level === ''); steps++) {
    const inherited = one(style, 'pPr', 'numPr')
    num ||= val(one(inherited, 'numId'))
    level ||= val(one(inherited, 'ilvl'))
    style = styles.get(val(one(style, 'basedOn')))
  }
  return num === '' || num === '0' ? null : { num, level: Math.min(Number(level || 0) || 0, 8) }
}

function levelsOf(list: Element | undefined): (Level | undefined)[] {
  const levels: (Level | undefined)[] = []
  for (const level of all(list, 'lvl').slice(0, 9))
    levels[Math.min(Number(attribute(level, 'w:ilvl')) || 0, 8)] = {
      format: val(one(level, 'numFmt')),
      start: Number(val(one(level, 'start')) || 1) || 0,
      text: val(one(level, 'lvlText')),
    }
  return levels
}

const overrides = (num: Element) =>
  all(num, 'lvlOverride').flatMap((override) => {
    const start = val(one(override, 'startOverride'))
    return start === '' ? [] : [{ level: Math.min(Number(attribute(override, 'w:ilvl')) || 0, 8), start: Number(start) || 0 }]
  })

const wordsOf = (paragraph: Element): string =>
  wordKey(
    anywhere(paragraph, ({ name }) => name === 't')
      .map(({ text }) => text)
      .join(''),
  )

/** Two readings of one paragraph differ in blanks at most. */
export const wordKey = (text: string): string => text.replace(/\s+/g, '')
