import type { Add, Told } from './absence-types.ts'
import { itemLines, readItemAbsences } from './absences-below.ts'
import { sentences } from './attendance-prose.ts'
import type { Blocks } from './block-types.ts'
import type { ClassifiedLine } from './classify.ts'
import { type Head, type ListedAt, listAbsent, listPresent } from './head-fields.ts'
import { looksLikePeople, parsePeople } from './names.ts'
import { key, moveToPresent } from './presence.ts'
import type { AbsentForItems } from './types.ts'

/** Comparing stops here, so that a hostile list of names costs no more than a long one. */
const MAX_KNOWN = 200
const FEWEST_ITEMS = 3
/** A line of running text is about as long as the page is wide. */
const FULL_LINE = 55
/** No paragraph about who came is longer. */
const MAX_SAID = 3000

/** Which items a remark says somebody missed, of all items in their order; `at` is the item under which it is printed, -1 for the head. */
type Missed = (numbers: string[], at: number) => string[]
/** A paragraph with the line that it begins on. */
interface Said {
  text: string
  line: ClassifiedLine
}

const POINT = String.raw`(?:dagsordens?)?(?:punkt|pkt|sag)(?:et|erne|er|en)?[.:]?\s*(?:nr\.?\s*)?`
const LIST = String.raw`(\d{1,4}[a-z]?(?:\.\d+)?(?:\s?(?:,|-|–|til|til og med|og|samt)\s?(?:${POINT})?\d{1,4}[a-z]?(?:\.\d+)?)*)`
const ABOUT = String.raw`(?:\s+(?:behandling|behandlingen|drøftelse|drøftelsen)(?:\s+af)?)?`
const one = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})${ABOUT}\\s+${POINT}${LIST}`, 'iu')
const ONLY = one('kun (?:i|under|til|ved)|alene (?:i|under|ved)')
const BEFORE = one('før|inden')
const AFTER = one('efter')
const FROM = one('fra|fra og med|fra og')
const UNTIL = one('til|til og med|indtil')
const UNDER = one('under|i|ved|til|for|i forbindelse med')
/** "(til pkt. 3)", "(fra punkt 4)": how long somebody on the list was there. */
const BOUNDS = new RegExp(String.raw`(?:^|, )(fra(?: og med)?|til(?: og med)?|indtil)\s+${POINT}${LIST}$`, 'iu')
const THESE = new RegExp(String.raw`^(?:(?:deltog|deltager) ikke (?:i|under|ved)\s+)?${POINT}${LIST}$`, 'iu')
/** "Under punkt 3 deltog Ida Krog (A) ikke". */
const TURNED = new RegExp(
  String.raw`^(?:under|i|ved|til)\s+${POINT}${LIST}\s+(?:deltog|deltager|medvirkede|var)\s+(\p{Lu}.{2,100}?)\s+(?:derfor\s+)?ikke(?!\p{L})`,
  'iu',
)
const DID_NOT = /(?<!\p{L})(?:deltog|deltager|medvirkede) (?:derfor |herefter )?ikke(?!\p{L})/iu
const CLOSED_PART = /(?<!\p{L})ikke .{0,30}(?:lukkede? del|lukkede (?:punkter|sager|møde))(?!\p{L})/iu
const LEFT = /(?<!\p{L})(?:gik|forlod|måtte gå|gået|til ?stede til|deltog til|udgik)(?!\p{L})/iu
const CAME = /(?<!\p{L})(?:kom|ankom|mødte|indtrådte|tiltrådte|til ?stede fra|deltog fra|deltager fra|kommet|forsinket)(?!\p{L})/iu
const NOT_THERE =
  /(?<!\p{L})(?:deltog ikke|deltager ikke|medvirkede ikke|ikke deltaget|var ikke|ikke til ?stede|ikke med|ikke under|ikke i|fraværende|inhabil|habil|forlod|væk|ude|uden for|afbud)(?!\p{L})/iu
/** "Finn deltog ikke i punktet", "var inhabil og forlod lokalet": of the item under which it stands. */
const THIS_ITEM =
  /(?<!\p{L})(?:(?:deltog|deltager|medvirkede) (?:derfor |dermed )?ikke (?:i|under|ved) (?:punktet|sagen|sagens|behandling|drøftelse|dette punkt|beslutningen|denne sag)|(?:fraværende|ikke til ?stede|ude|uden for døren) (?:under|ved|i) (?:punktet|sagen|sagens|behandling|dette punkt)|inhabil|forlod (?:derfor |herefter )?(?:lokalet|mødet|salen),? (?:under|ved|mens))/iu
const NOT_IN_VOTE = /(?:afstemning|ikke inhabil|(?<!in)habilitet|ikke fundet inhabil)/iu
const SUBJECT =
  /^(.{3,200}?)\s+(?:deltog|sidder|deltager|medvirkede|var|er|blev|kom|ankom|gik|forlod|måtte|mødte|havde|erklærede|erklæredes|meldte|indtrådte|tiltrådte|udgik|har)(?!\p{L})/iu

/** Reads who of those present missed which items, from remarks on the list, sentences in the head and in the items. */
export function readAbsences(head: Head, blocks: Blocks, told: Told, closed: boolean[]): AbsentForItems[] {
  const numbers = blocks.items.map(({ number }, i) => (number === '' ? String(i + 1) : number))
  const found = new Map<string, Set<string>>()
  const came = new Map<string, ClassifiedLine | undefined>()
  const add: Add = (name, items, line) => {
    const known = found.get(name) ?? new Set()
    for (const item of items) known.add(item)
    if (known.size === 0) return
    found.set(name, known)
    came.set(name, line)
  }
  readPartlyAbsent(head, numbers, add)
  for (const { name, role, reason } of head.attendees)
    add(name, missedItems([...new Set([role, reason])].filter(Boolean).join(', '), true)?.(numbers, -1) ?? [])
  for (const said of paragraphs([...new Set([...head.kept, ...head.furniture])].sort((a, b) => a.no - b.no)))
    readLine(head, said, numbers, -1, add)
  for (const [at, block] of blocks.items.entries())
    for (const said of paragraphs(itemLines(head, block, told))) readLine(head, said, numbers, at, add)
  readItemAbsences(head, blocks, told, numbers, add)
  // Who missed some items was there for the others. Of members all count as present who were not absent.
  const listed = new Set([...head.attendees, ...head.absent].map(({ name }) => key(name)))
  const every = new Set(numbers).size
  for (const [name, line] of head.members.length > 0 ? [] : came) {
    if (!line || listed.has(key(name))) continue
    const person = { name, role: null, party: null, reason: null }
    // Who missed every item was not there, though no list says so.
    if (every >= FEWEST_ITEMS && found.get(name)?.size === every) {
      listAbsent(head, person, [line])
      found.delete(name)
    } else listPresent(head, person, [line])
  }
  readClosedPart(
    head,
    numbers.filter((_, i) => closed[i]),
    add,
  )
  const order = [...new Set(numbers)]
  return [...found].map(([name, items]) => ({
    name,
    items: order.filter((number) => items.has(number)),
  }))
}

/** "Ida Krog deltog ikke i den lukkede del af mødet." */
function readClosedPart(head: Head, closed: string[], add: Add): void {
  for (const line of [...head.kept, ...head.furniture]) {
    for (const sentence of line.text.length > MAX_SAID ? [] : sentences(line.text)) {
      const subject = CLOSED_PART.test(sentence) ? SUBJECT.exec(sentence)?.[1] : undefined
      for (const name of subject === undefined ? [] : knownNames(head, subject)) add(name, closed, line)
    }
  }
}

/** "Fraværende: Ida Krog (punkt 3-5)": she was there for the others. */
function readPartlyAbsent(head: Head, numbers: string[], add: Add): void {
  const moved = new Set<ListedAt>()
  for (const person of head.absent.slice(0, MAX_KNOWN)) {
    const list = THESE.exec(person.reason ?? '')?.[1]
    const missed = list ? expand(list, numbers) : []
    if (missed.length === 0 || missed.length >= numbers.length) continue
    moved.add(person)
    add(person.name, missed, person.lines[0])
  }
  if (moved.size > 0) moveToPresent(head, moved)
}

/** The lines put together that a page broke: a sentence may begin on one and end on the next. */
function paragraphs(lines: ClassifiedLine[]): Said[] {
  const found: Said[] = []
  let last: ClassifiedLine | null = null
  for (const line of lines) {
    const broken =
      last !== null &&
      !line.blankBefore &&
      line.no === last.no + 1 &&
      (!/[.:;!?]$/u.test(last.text) || /(?<!\p{L})(?:nr|pkt)\.$/iu.test(last.text))
    const before = found.at(-1)
    if (broken && last && before && (last.text.length >= FULL_LINE || /^\p{Ll}/u.test(line.text))) before.text += ` ${line.text}`
    else found.push({ text: line.text, line })
    last = line
  }
  return found
}

function readLine(head: Head, { text, line }: Said, numbers: string[], at: number, add: Add): void {
  if (
    text.length > MAX_SAID ||
    !/deltog|deltager|medvirke|inhabil|forlod|gik|kom|mødte|fraværende|til ?stede|tiltrådte|indtrådte/iu.test(text)
  )
    return
  for (const sentence of sentences(text)) {
    const turned = TURNED.exec(sentence)
    const subject = turned?.[2] ?? SUBJECT.exec(sentence)?.[1] ?? /^inhabil(?:itet)?:? (.{3,100})$/iu.exec(sentence)?.[1]
    const missed = turned?.[1] ? listed(turned[1]) : missedItems(sentence, false)
    if (subject === undefined || missed === null) continue
    for (const name of knownNames(head, subject)) add(name, missed(numbers, at), line)
  }
}

/** @param remark it is said of somebody on the list, in a few words and without a verb */
function missedItems(text: string, remark: boolean): Missed | null {
  if (text === '' || NOT_IN_VOTE.test(text)) return null
  const only = ONLY.exec(text)
  if (only?.[1]) return without(only[1])
  const bounds = remark ? BOUNDS.exec(text) : null
  if (bounds?.[2]) return /^fra/iu.test(bounds[1] ?? '') ? upTo(bounds[2], false) : onwards(bounds[2], false)
  const before = BEFORE.exec(text)
  const after = AFTER.exec(text)
  const from = FROM.exec(text)
  const until = UNTIL.exec(text)
  const under = UNDER.exec(text)
  if (LEFT.test(text) && DID_NOT.test(text) && under?.[1]) return listed(under[1])
  if (LEFT.test(text)) {
    if (before?.[1]) return onwards(before[1], true)
    if (after?.[1] ?? until?.[1]) return onwards(after?.[1] ?? until?.[1] ?? '', false)
    if (under?.[1] && !THIS_ITEM.test(text)) return onwards(under[1], false)
  }
  if (CAME.test(text) && !NOT_THERE.test(text)) {
    if (after?.[1]) return upTo(after[1], true)
    const first = before?.[1] ?? from?.[1] ?? under?.[1]
    if (first) return upTo(first, false)
  }
  if (NOT_THERE.test(text) && from?.[1] && !until?.[1]) return onwards(from[1], true)
  if ((NOT_THERE.test(text) || (remark && /ikke/iu.test(text))) && under?.[1]) return listed(under[1])
  return THIS_ITEM.test(text) ? (numbers, at) => (at === -1 ? [] : [numbers[at] ?? '']) : hereAndThen(text)
}

/** "forlod mødet kl. 20" under an item: the items after it. "kom kl. 18.20" under an item: those before it. */
function hereAndThen(text: string): Missed | null {
  if (/(?<!\p{L})(?:forlod (?:herefter )?mødet|gik)(?: (?:ca\. )?kl\.? ?[\d.:]+)?$/iu.test(text)) {
    return (numbers, at) => (at === -1 ? [] : numbers.slice(at + 1))
  }
  if (/(?<!\p{L})(?:kom(?: til ?stede)?|ankom(?: til mødet)?|tiltrådte mødet)(?: (?:ca\. )?kl\.? ?[\d.:]+)?$/iu.test(text)) {
    return (numbers, at) => (at === -1 ? [] : numbers.slice(0, at))
  }
  return null
}

function listed(list: string): Missed {
  return (numbers) => expand(list, numbers)
}

function without(list: string): Missed {
  return (numbers) => {
    const there = new Set(expand(list, numbers))
    return numbers.filter((number) => !there.has(number))
  }
}

/** From the first of the items on, or behind the last of them. */
function onwards(list: string, itself: boolean): Missed {
  return (numbers) => {
    const at = numbers.indexOf(expand(list, numbers).at(itself ? 0 : -1) ?? '')
    return at === -1 ? [] : numbers.slice(itself ? at : at + 1)
  }
}

/** Up to the last of the items, or to the one before the first of them. */
function upTo(list: string, itself: boolean): Missed {
  return (numbers) => {
    const at = numbers.indexOf(expand(list, numbers).at(itself ? -1 : 0) ?? '')
    return at === -1 ? [] : numbers.slice(0, itself ? at + 1 : at)
  }
}

/** "5, 7-9 og 12": ranges are read along the items of the document. */
function expand(list: string, numbers: string[]): string[] {
  return list.split(/\s?(?:,|og|samt)\s?/u).flatMap((part) => {
    const [first, last] = (part.match(/\d{1,4}[a-z]?(?:\.\d+)?/giu) ?? []).map((number) => number.replace(/^0+(?=\d)/, ''))
    if (first === undefined) return []
    if (last === undefined) return numbers.includes(first) ? [first] : []
    const [from, to] = [numbers.indexOf(first), numbers.indexOf(last)]
    return from !== -1 && to >= from
      ? numbers.slice(from, to + 1)
      : numbers.filter((number) => Number(number) >= Number(first) && Number(number) <= Number(last))
  })
}

/** Those of the subject who are on the list, also by one name alone where only one bears it. */
function knownNames(head: Head, subject: string): string[] {
  const people = [...head.attendees.slice(0, MAX_KNOWN), ...head.members.slice(0, MAX_KNOWN)]
  const cleaned = subject.replace(/^(?:men|og|herefter|idet|da|desuden|endvidere)\s+/iu, '')
  return parsePeople(cleaned).people.flatMap(({ name }) => {
    const same = people.find((person) => key(person.name) === key(name) || key(name).endsWith(` ${key(person.name)}`))
    if (same) return [same.name]
    const parts = [...new Map(people.map((person) => [key(person.name), person])).values()].filter((person) =>
      person.name.split(' ').includes(name),
    )
    if (parts.length === 1 && parts[0]) return [parts[0].name]
    const unknown = people.length === 0 && looksLikePeople(name) && !head.absent.some((person) => key(person.name) === key(name))
    return unknown ? [name] : []
  })
}
