import type { Candidate } from './candidates.ts'
import type { CaptionMark } from './captions.ts'
import { itemKey } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'
import type { ContentsEntry } from './contents.ts'
import { meetingWord } from './head-fields.ts'
import { hangsOver, isOutdented } from './nested.ts'

/** A run of headings whose numbers follow each other, and how much speaks for it. */
export interface Chain {
  score: number
  headings: Candidate[]
}

/** How the document prints its titles: with empty lines around, with a full stop; and where its first caption stands. */
interface Ways {
  airy: boolean
  stopped: boolean
  captioned: number
}

interface Link {
  score: number
  at: number
}

/** How much a line must speak for being a heading to be one out of turn: forward, back to a smaller number, or with the same number. */
const COST = { forward: 3, back: 3.5, same: 3.4, sameUnsupported: 7, sameThroughout: 1 }
const WEIGHT = { base: 1, supported: 3, apart: 1, crowded: -1.5, sentence: -2, inList: -2.5, addition: -4 }
/** These forms say in words that an item begins. */
const SPOKEN = new Set(['named', 'minuteBook', 'ad'])
/** "2.  2. Orientering" */
const COUNTED_TWICE = /^(\d{1,4})\.\s+\1\.\s/
const SENTENCE_FROM = 40
/** Two captions over decisions are the least that show each to be of one item. */
const MIN_DECIDED = 2

/**
 * The best run of headings among candidates in the order of the document: numbers should follow each other, and each line counts by what
 * speaks for it. Linear: only the best run that ends in each number is kept, and the best of all for numbers out of turn.
 */
export function bestChain(lines: ClassifiedLine[], printed: Candidate[], airy: boolean, contents: ContentsEntry[]): Chain {
  const candidates = supportedByDecisions(lines, printed)
  const captioned = lines.findIndex(({ caption }) => caption?.decides === 'word')
  const ways: Ways = { airy, captioned, stopped: endInStop(candidates, captioned === -1) }
  const links: (Link & { from: number })[] = []
  const later = new Map(candidates.map(({ key, at }) => [key, at]))
  const listedBefore = orderOf(contents)
  const uncaptioned = !candidates.some(({ supported }) => supported)
  const throughout = repeatsOneNumber(candidates, (found) => found.supported || (uncaptioned && lines[found.at]?.blankBefore === true))
  const same = { cost: throughout ? COST.sameThroughout : COST.same, uncaptioned: throughout && uncaptioned }
  const byNumber = new Map<string, Link>()
  let best: Link | null = null
  let listed: Candidate | null = null
  const decided = lines.filter(({ caption }) => headsDecision(caption)).length >= MIN_DECIDED
  let ofDecision = false
  let underCaption = false
  for (const [i, found] of candidates.entries()) {
    const goesOn: boolean = listed !== null && continuesList(lines, listed, found) && !(ofDecision && endsSentences(lines, listed, found))
    const begins = found.at > ways.captioned && announced(lines, found)
    const inList: boolean = begins || goesOn
    ofDecision = goesOn ? ofDecision : decided && i > 0 && found.number === '1' && headsDecision(lines[found.at - 1]?.caption)
    underCaption = goesOn ? underCaption : ofDecision || (found.number === '1' && standsUnderText(lines[found.at - 1]))
    const weight =
      weigh(lines, candidates, i, ways) +
      (isAddition(found, later) ? WEIGHT.addition : 0) +
      (underCaption || (inList && found.supported) ? WEIGHT.inList - (same.cost === COST.sameThroughout ? 2 : 0) : 0)
    const from = bestBefore(found, candidates, { byNumber, listedBefore }, best, same)
    const link = { score: weight + Math.max(0, from?.score ?? 0), at: i, from: from && from.score > 0 ? from.at : -1 }
    links.push(link)
    for (const key of ancestors(found.number)) if (link.score > (byNumber.get(key)?.score ?? 0)) byNumber.set(key, link)
    if (link.score > (best?.score ?? 0)) best = link
    listed = !found.supported || inList ? found : null
  }
  return best === null ? { score: 0, headings: [] } : { score: best.score, headings: follow(links, best.at, candidates) }
}

/** "2a. Valg" and "5a. Indkøb" under the item that adds them to the agenda: each comes again, as an item. */
function isAddition({ number, key, supported, at }: Candidate, later: ReadonlyMap<string, number>): boolean {
  return !supported && /[a-z]$/iu.test(number) && (later.get(key) ?? at) > at + 1
}

function endInStop(candidates: Candidate[], uncaptioned: boolean): boolean {
  const known = candidates.filter((found) => found.supported)
  const supported = uncaptioned ? candidates : known
  return supported.length > 2 && supported.filter(({ printedTitle }) => printedTitle.endsWith('.')).length * 3 >= supported.length * 2
}

/** A heading whose text comes before any caption is known by the decisions on both its sides. */
function supportedByDecisions(lines: ClassifiedLine[], candidates: Candidate[]): Candidate[] {
  const before = [0]
  for (const { caption } of lines) {
    const decides = caption?.kind === 'decision' && caption.decides !== 'bare'
    before.push((before.at(-1) ?? 0) + (decides ? 1 : 0))
  }
  const between = (from: number, to: number): boolean => (before[to] ?? 0) > (before[from] ?? 0)
  return candidates.map((found, i) => {
    if (found.supported) return found
    const [previous, next] = [candidates[i - 1]?.at, candidates[i + 1]?.at ?? lines.length]
    const enclosed = previous !== undefined && between(previous, found.at) && between(found.at, next)
    return enclosed ? { ...found, supported: true } : found
  })
}

/** Automatic numbering that was lost on the way leaves every item with the same number; without any caption an empty line above tells an item. */
function repeatsOneNumber(candidates: Candidate[], counts: (found: Candidate) => boolean): boolean {
  const times = new Map<string, number>()
  for (const found of candidates) if (counts(found)) times.set(found.number, (times.get(found.number) ?? 0) + 1)
  const most = Math.max(0, ...times.values())
  return most >= 3 && most >= [...times.values()].reduce((a, b) => a + b, 0) / 2
}

function follow(links: { from: number }[], last: number, candidates: Candidate[]): Candidate[] {
  const headings: Candidate[] = []
  for (let at = last; at !== -1; at = links[at]?.from ?? -1) {
    const found = candidates[at]
    if (found) headings.push(found)
  }
  return headings.toReversed()
}

function bestBefore(
  found: Candidate,
  candidates: Candidate[],
  { byNumber, listedBefore }: { byNumber: Map<string, Link>; listedBefore: Map<string, string> },
  best: Link | null,
  { cost: costOfSame, uncaptioned }: { cost: number; uncaptioned: boolean },
): Link | null {
  const turn = [...predecessors(found.number), ...[listedBefore.get(found.key) ?? []].flat()].flatMap(
    (number) => byNumber.get(number) ?? [],
  )
  const same = byNumber.get(withoutNought(found.number))
  // Web pages print a heading twice: as a button and over its text.
  const twice = same !== undefined && candidates[same.at]?.key === found.key
  const sameCost = twice ? 0 : found.supported || uncaptioned ? costOfSame : COST.sameUnsupported
  const options = same ? [...turn, { ...same, score: same.score - sameCost }] : turn
  if (best) {
    const back = Number.parseInt(found.number, 10) <= Number.parseInt(candidates[best.at]?.number ?? '0', 10)
    options.push({ ...best, score: best.score - (back ? COST.back : COST.forward) })
  }
  return options.reduce<Link | null>((left, option) => (left === null || option.score > left.score ? option : left), null)
}

/** What the contents list has right before each entry: 4, 8, 5 is in order where the list says so. */
function orderOf(contents: ContentsEntry[]): Map<string, string> {
  return new Map(
    contents.flatMap(({ number, title }, i) => {
      const before = contents[i - 1]?.number
      return number && before ? [[`${number} ${itemKey(title)}`, before] as const] : []
    }),
  )
}

/** What may stand right before a number: 36 before 37, 37 before 37a, 2.1 before 2.2, 2 before 2.1, and the last part of 2 before 3.1. */
export function predecessors(number: string): string[] {
  const letter = /^(\d+)([a-z])$/iu.exec(number)
  if (letter?.[1] && letter[2]) {
    const before = letter[2].toLowerCase() === 'a' ? [] : [`${letter[1]}${String.fromCharCode(letter[2].charCodeAt(0) - 1)}`]
    return [letter[1], ...before]
  }
  const [, meeting, year] = /^(\d+)\/(\d+)$/.exec(number) ?? []
  if (meeting && year) return [`${Number(meeting) - 1}/${Number(year) - 1}`]
  const parts = number.split('.')
  const last = Number(parts.pop())
  const stem = parts.join('.')
  const prefix = stem === '' ? '' : `${stem}.`
  if (last > 1) return [`${prefix}${last - 1}`]
  const above = Number(parts.pop() ?? '0')
  // Some councils put a guest before their agenda: "0. Gæst".
  if (stem === '') return last === 1 ? ['0'] : []
  return [stem, [...parts, String(above - 1)].join('.')]
}

/** "02" stands between "01" and "03", and "10" behind "09". */
function withoutNought(number: string): string {
  return number.replace(/^0+(?=\d)/, '')
}

/** 2.3 also ends what began with 2, and 37a what began with 37. */
function ancestors(printed: string): string[] {
  const number = withoutNought(printed)
  const keys = [number]
  const bare = /^(\d+)[a-z]$/iu.exec(number)?.[1]
  if (bare) keys.push(bare)
  for (let at = number.lastIndexOf('.'); at > 0; at = number.lastIndexOf('.', at - 1)) keys.push(number.slice(0, at))
  return keys
}

function weigh(lines: ClassifiedLine[], candidates: Candidate[], i: number, { airy, stopped, captioned }: Ways): number {
  const found = candidates[i]
  const line = found ? lines[found.at] : undefined
  if (!found || !line) return 0
  const crowded = [candidates[i - 1], candidates[i + 1]].some((other) => other && Math.abs(other.at - found.at) === 1)
  let weight = SPOKEN.has(found.form) ? 2 * WEIGHT.base : WEIGHT.base
  if (found.supported) weight += WEIGHT.supported
  const uncaptioned = captioned === -1
  const apart = line.blankBefore || (uncaptioned && isOutdented(lines, found.at)) || standsBelowMark(lines[found.at - 1])
  if (airy) weight += apart ? WEIGHT.apart : WEIGHT.crowded
  if (airy && crowded && !apart) weight += WEIGHT.crowded
  const whole =
    (stopped && (found.supported || uncaptioned) && found.printedTitle.endsWith('.')) || (uncaptioned && hangsOver(lines, found.at))
  if (!whole && /[.;,]$/.test(found.printedTitle) && line.text.length > SENTENCE_FROM) weight += WEIGHT.sentence
  return weight
}

/** Case number or openness may be printed right above the title, and over the first of them "Referat:". */
function standsBelowMark(before: ClassifiedLine | undefined): boolean {
  return before?.blankBefore === true && (before.caseNumber !== null || before.openness !== null || isOverAll(before))
}

/** "Dagsorden med referat:" */
function isOverAll({ text }: ClassifiedLine): boolean {
  return text.endsWith(':') && meetingWord(text) !== null
}

/** The first entry of a list: "Planen har to spor:" stands right above it. */
function announced(lines: ClassifiedLine[], { at }: Candidate): boolean {
  const before = lines[at - 1]
  if (before && isOverAll(before)) return false
  if (before?.caption?.sentence) return true
  return before?.caption === null && /(?::|,|(?<!\p{L})at)$/u.test(before.text) && before.labels.length === 0
}

/** A caption over running text heads no item: what stands right below it is its text, as a list. */
function standsUnderText(before: ClassifiedLine | undefined): boolean {
  const caption = before?.caption
  return caption != null && caption.text === null && caption.kind !== 'decision' && caption.kind !== 'attachments'
}

/** Where it stands once it may head all items; the numbers right below one of several count what was decided. */
function headsDecision(caption: CaptionMark | null | undefined): boolean {
  return caption?.kind === 'decision' && caption.decides === 'word' && caption.text === null
}

/** "3. Vedtaget." and below it "3. Parken" or "4. Parken": what was decided is over. */
function endsSentences(lines: ClassifiedLine[], listed: Candidate, found: Candidate): boolean {
  const [said, next] = [listed, found].map(({ at }) => /[.!?]$/.test(lines[at]?.text ?? '') || lines[at]?.blankAfter === false)
  return found.number === listed.number || (said === true && !next)
}

/** The next number of a list in a section, though a caption may follow its last entry. */
function continuesList(lines: ClassifiedLine[], listed: Candidate, found: Candidate): boolean {
  if (COUNTED_TWICE.test(lines[found.at]?.text ?? '')) return false
  const goesOn = found.number === listed.number || predecessors(found.number).includes(listed.number)
  if (!goesOn || found.at - listed.at > 40) return false
  return !lines.slice(listed.at + 1, found.at).some(({ caption }) => caption !== null)
}
