import { joinedTerms, type Term, termsOf } from './terms.ts'
import type { Language } from './words-of.ts'

/** A stretch of text to show; hits are to be marked. */
export interface Segment {
  text: string
  hit: boolean
}

/** What was searched for, and the language that tells where 'råd' is a part ('byrådet') and where not ('området'). */
export interface Wanted {
  keys: ReadonlySet<string>
  language: Language
}

interface Span {
  start: number
  end: number
}

const excerptLength = 200
const leadIn = 40
const enoughHits = 100
/** Characters of all texts of a page that are looked through for the words; each text has its first stretch at least. */
const longestRead = 400_000
const shortestRead = 20_000

/** Places of hits in order, never overlapping: the whole word where it is wanted, else its parts that are. */
function hitsIn(text: string, { keys, language }: Wanted, upTo = text.length): Span[] {
  if (keys.size === 0) return []
  const isWanted = (each: { keys: readonly string[] }) => each.keys.some((key) => keys.has(key))
  const terms = termsOf(text, language, upTo)
  const spans = (term: Term): Span[] => (isWanted(term) ? [term] : term.parts.filter(isWanted))
  const found = [...terms, ...joinedTerms(text, terms, language)].flatMap(spans)
  const hits: Span[] = []
  for (const { start, end } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= (hits.at(-1)?.end ?? 0)) hits.push({ start, end })
    if (hits.length >= enoughHits) break
  }
  return hits
}

function segments(text: string, hits: readonly Span[], from = 0, to = text.length): Segment[] {
  const result: Segment[] = []
  let at = from
  for (const { start, end } of hits.filter((hit) => hit.start >= from && hit.end <= to)) {
    if (start > at) result.push({ text: text.slice(at, start), hit: false })
    result.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (to > at) result.push({ text: text.slice(at, to), hit: false })
  return result
}

/** The whole text with its hits, as for a title. */
export function highlight(title: string, wanted: Wanted): Segment[] {
  const text = title.normalize('NFC')
  return segments(text, hitsIn(text, wanted))
}

/** The stretch that begins a little before a hit and has the most different words in it; the first of equals. */
function bestWindow(text: string, hits: readonly Span[]): Span {
  let best = { start: 0, different: 0 }
  for (const { start } of hits) {
    const inside = hits.filter((hit) => hit.start >= start && hit.end <= start + excerptLength - leadIn)
    const different = new Set(inside.map((hit) => text.slice(hit.start, hit.start + 4).toLowerCase())).size
    if (different > best.different) best = { start, different }
  }
  const first = Math.max(0, best.start - leadIn)
  const start = first === 0 ? 0 : text.indexOf(' ', first) + 1 || first
  if (text.length - start <= excerptLength) return { start, end: text.length }
  const space = text.lastIndexOf(' ', start + excerptLength)
  return { start, end: space > start + leadIn ? space : start + excerptLength }
}

/** Between what stands in fields of its own: a space to the search, and to whoever reads the excerpt a sign that something else begins. */
export const betweenFields = '\f'

/**
 * About 200 characters of a text around its hits, cut between words, with an ellipsis where text is left out. The text's beginning when nothing is hit,
 * as when the hit is in the title.
 */
export function excerpt(body: string, wanted: Wanted, upTo = longestRead): Segment[] {
  const text = body
    .normalize('NFC')
    .trim()
    .replace(/\s*\f\s*/g, ' · ')
    .replace(/\s+/g, ' ')
  const hits = hitsIn(text, wanted, upTo)
  const { start, end } = bestWindow(text, hits)
  const before = start > 0 ? [{ text: '… ', hit: false }] : []
  const after = end < text.length ? [{ text: ' …', hit: false }] : []
  return [...before, ...segments(text, hits, start, end), ...after]
}

/** Excerpts of all texts of a page; long texts are looked through to a common end. */
export function excerpts(bodies: readonly string[], wanted: Wanted): Segment[][] {
  let left = longestRead
  return bodies.map((body) => {
    const upTo = Math.max(shortestRead, left)
    left -= body.length
    return excerpt(body, wanted, upTo)
  })
}
