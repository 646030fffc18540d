import { withoutAccents } from './forms.ts'
import { searchStems, shortestPrefix } from './query.ts'
import { stem } from './stem.ts'
import { particles } from './words.ts'

/** A stretch of text to show; hits are to be marked. */
export interface Segment {
  text: string
  hit: boolean
}

/** What was searched for, and the compound parts that are stored with the entry: they tell where 'råd' is a part ('byrådet') and where not ('området'). */
export interface Wanted {
  words: readonly string[]
  parts: string
}

interface Span {
  start: number
  end: number
}

const excerptLength = 200
const leadIn = 40
const enoughHits = 100
/** As in the splitter: so long a last part is known by itself, whatever stands before it. */
const longEnd = 6

type Finder = (token: string) => Span[]

/** From which places inside a word the rest up to its beginning consists of parts, each perhaps followed by a linking letter. */
function reachable(token: string, parts: ReadonlySet<string>): boolean[] {
  const reached = Array.from({ length: token.length + 1 }, () => false)
  reached[0] = true
  for (const particle of particles) if (token.startsWith(particle)) reached[particle.length] = true
  for (let start = 0; start < token.length; start++) {
    if (!reached[start]) continue
    for (let end = start + 2; end <= token.length; end++) {
      if (!parts.has(token.slice(start, end))) continue
      reached[end] = true
      if (token[end] === 's' || token[end] === 'e') reached[end + 1] = true
    }
  }
  return reached
}

/** The parts of one compound that are wanted: 'rådet' in 'integrationsrådet'. */
function partSpans(token: string, isWanted: (word: string) => boolean, parts: ReadonlySet<string>): Span[] {
  const candidates: Span[] = []
  for (let start = 0; start < token.length - 1; start++) {
    for (let end = start + 2; end <= token.length; end++) {
      const part = token.slice(start, end)
      if (parts.has(part) && isWanted(part)) candidates.push({ start, end })
    }
  }
  if (candidates.length === 0) return []
  const reached = reachable(token, parts)
  const fits = ({ start, end }: Span) => {
    const rest = token.slice(end)
    const ends = reachable(rest, parts)[rest.length] || (/^[se]/.test(rest) && reachable(rest.slice(1), parts)[rest.length - 1])
    return (reached[start] || end - start >= longEnd) && ends
  }
  return candidates.filter(fits)
}

/** Finds what is wanted in one word; remembers words, since texts repeat them. */
function finder({ words, parts }: Wanted): Finder {
  const stems = new Set(words.flatMap(searchStems))
  const beginnings = words.filter((word) => word.length >= shortestPrefix)
  const partSet = new Set(parts.split(' ').filter((part) => part !== ''))
  const known = new Map<string, Span[]>()
  const isWanted = (word: string) => stems.has(stem(word)) || stems.has(stem(withoutAccents(word)))
  function find(token: string): Span[] {
    const lower = token.toLowerCase()
    const whole = [{ start: 0, end: token.length }]
    if (isWanted(lower)) return whole
    // A few letters of other scripts change their length in lower case; places inside such a word cannot be told.
    if (lower.length !== token.length) return []
    const beginning = beginnings.find((word) => lower.startsWith(word))
    const spans = partSpans(lower, isWanted, partSet)
    return beginning ? [{ start: 0, end: beginning.length }, ...spans] : spans
  }
  return (token) => {
    const found = known.get(token) ?? find(token)
    known.set(token, found)
    return found
  }
}

/** Places of hits in order, never overlapping. */
function hitsIn(text: string, find: Finder): Span[] {
  const hits: Span[] = []
  for (const { 0: token, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    for (const { start, end } of find(token))
      if (index + start >= (hits.at(-1)?.end ?? 0)) hits.push({ start: index + start, end: index + end })
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
  return segments(text, hitsIn(text, finder(wanted)))
}

/** The stretch that begins a little before a hit and has the most different words in it; the first of equals. */
function bestWindow(text: string, hits: readonly Span[]): Span {
  let best = { start: 0, different: 0 }
  for (const { start } of hits) {
    const inside = hits.filter((hit) => hit.start >= start && hit.end <= start + excerptLength - leadIn)
    const different = new Set(inside.map((hit) => stem(text.slice(hit.start, hit.end).toLowerCase()))).size
    if (different > best.different) best = { start, different }
  }
  const first = Math.max(0, best.start - leadIn)
  const start = first === 0 ? 0 : text.indexOf(' ', first) + 1 || first
  if (text.length - start <= excerptLength) return { start, end: text.length }
  const space = text.lastIndexOf(' ', start + excerptLength)
  return { start, end: space > start + leadIn ? space : start + excerptLength }
}

/**
 * About 200 characters of a text around its hits, cut between words, with an ellipsis where text is left out. The text's beginning when nothing is hit,
 * as when the hit is in the title.
 */
export function excerpt(body: string, wanted: Wanted): Segment[] {
  const text = body.normalize('NFC').replace(/\s+/g, ' ').trim()
  const hits = hitsIn(text, finder(wanted))
  const { start, end } = bestWindow(text, hits)
  const before = start > 0 ? [{ text: '… ', hit: false }] : []
  const after = end < text.length ? [{ text: ' …', hit: false }] : []
  return [...before, ...segments(text, hits, start, end), ...after]
}
