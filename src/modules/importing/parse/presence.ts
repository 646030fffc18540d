import type { ClassifiedLine } from './classify.ts'
import { type Head, keep, type ListedAt, listAbsent, listPresent } from './head-fields.ts'
import { type ListedPerson, looksLikePeople, parsePeople } from './names.ts'

/** Longer lists are no council's, and are not searched for substitutes. */
const MAX_KNOWN = 300
const ABSENT_REMARK = /(?:^|[\s,(-])(?:afbud|fraværende|ikke mødt|ikke til ?stede|udeblev\p{L}*|forhindret|deltog ikke)(?!\p{L})/iu
/** "ikke til stede under punkt 3", "fraværende fra kl. 19" is no absence from the meeting. */
const PARTLY = /(?:punkt|pkt|kl\.|fra|til|under|sag)/iu
const IN_PLACE_OF = /(?:suppleant|stedfortræder|substitut|vikar|i stedet|afløser) for\s+(.+)$/iu
const REPLACED_BY = [
  /^(?:suppleant(?:en)?|stedfortræder(?:en)?|substitut|afløser|i stedet)(?: (?:er|var|mødte|mødt|deltog|for (?:ham|hende)))*:?\s+(\p{Lu}.+)$/iu,
  /^(.+?)\s+(?:mødte|mødt|deltog|deltager|var mødt|er mødt|trådte ind|indtrådte)(?: op)?(?: (?:i stedet|i (?:hans|hendes) sted|som (?:suppleant|stedfortræder|substitut)))?(?: for .*)?$/iu,
]

/** Settles who was there when the lists say more than names: apologies among those present, substitutes and those whom they stood in for. */
export function settlePresence(head: Head): void {
  const present: ListedAt[] = []
  for (const person of head.attendees) {
    const remark = [person.role, person.reason].filter(Boolean).join(', ')
    if (ABSENT_REMARK.test(remark) && !PARTLY.test(remark)) move(head, person)
    else present.push(person)
  }
  replaceAttendees(head, present)
  for (const person of head.attendees.slice(0, MAX_KNOWN)) standsInFor(head, person)
  for (const person of head.absent.slice(0, MAX_KNOWN)) isReplaced(head, person)
  replaceAttendees(head, unique(head))
  const absent = new Map(head.absent.map((person) => [key(person.name), person]).reverse() as [string, ListedAt][])
  replaceAbsent(head, (person) => absent.get(key(person.name)) === person)
}

/** An agenda says who is invited: nobody has come to the meeting yet, or stayed away from it. No line is lost. */
export function nobodyYet(head: Head, printed: ClassifiedLine[]): void {
  const spans = head.spans.filter(({ path }) => /^attendees\[/.test(path))
  // Somebody's function may stand on a line of its own.
  const named = printed.filter(({ no }) => spans.some(({ from, to }) => no >= from && no <= to))
  head.furniture.push(...named, ...head.attendees.flatMap(({ lines }) => lines))
  replaceAttendees(head, [])
  replaceAbsent(head, () => false)
}

/** Of the members, all are present who are not listed as absent. Only for minutes: an agenda knows nobody yet. */
export function presentFromMembers(head: Head): boolean {
  const members = new Set(head.members.map(({ name }) => key(name)))
  // Substitutes may be known by name already.
  if (members.size === 0 || head.attendees.some(({ name }) => members.has(key(name)))) return false
  const substitutes = [...head.attendees]
  replaceAttendees(head, [])
  const missing = new Set(head.absent.map(({ name }) => key(name)))
  for (const member of head.members) {
    const remark = [member.role, member.reason].filter(Boolean).join(', ')
    if (missing.has(key(member.name))) continue
    if (ABSENT_REMARK.test(remark) && !PARTLY.test(remark)) listAbsent(head, member, member.lines)
    else listPresent(head, member, member.lines)
  }
  for (const person of substitutes) listPresent(head, person, person.lines)
  return true
}

/** Somebody who turns out to have been absent, with whoever came instead. */
export function addAbsent(head: Head, person: ListedAt): void {
  listAbsent(head, person, person.lines)
  isReplaced(head, person)
}

/** The same person, however the names are spaced or written large. */
export function key(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim()
}

function move(head: Head, person: ListedAt): void {
  head.absent.push({ ...person, reason: person.reason ?? person.role })
  head.spans.push(...person.lines.map(({ no }) => ({ path: `absent[${head.absent.length - 1}]`, from: no, to: no })))
  keep(head, person.lines)
}

/** Leaves those of the absent who stay; the lines of the others may say more, and are kept. The spans name people by their place in the list. */
function replaceAbsent(head: Head, stays: (person: ListedAt) => boolean): void {
  const { true: stay = [], false: go = [] } = Object.groupBy(head.absent, (person) => (stays(person) ? 'true' : 'false'))
  if (go.length === 0) return
  head.absent = stay
  for (const { lines } of go) head.furniture.push(...lines)
  head.spans = head.spans.filter(({ path }) => !/^absent\[/.test(path))
  for (const [i, { lines }] of stay.entries()) for (const { no } of lines) head.spans.push({ path: `absent[${i}]`, from: no, to: no })
}

/** Somebody on the list of those present who turns out not to have come. */
export function moveToAbsent(head: Head, moved: ListedAt): void {
  replaceAttendees(
    head,
    head.attendees.filter((person) => person !== moved),
  )
  // The list of the absent has no place for party and role.
  head.furniture.push(...moved.lines)
  addAbsent(head, moved)
}

/** Those on the list of the absent who turn out to have missed a few items only. */
export function moveToPresent(head: Head, moved: ReadonlySet<ListedAt>): void {
  replaceAbsent(head, (person) => !moved.has(person))
  // Of those who belong to the body all are present who are not absent.
  const listed = new Set([...head.attendees, ...head.members].map(({ name }) => key(name)))
  for (const person of moved) if (!listed.has(key(person.name))) listPresent(head, { ...person, reason: null }, person.lines)
}

/** "Ida Krog (suppleant for Per Bo)": Ida came, Per did not. */
function standsInFor(head: Head, person: ListedAt): void {
  for (const remark of [person.role, person.reason]) {
    const name = remark ? IN_PLACE_OF.exec(remark)?.[1] : undefined
    if (!name || !looksLikePeople(name)) continue
    for (const other of parsePeople(name).people) {
      replaceAttendees(
        head,
        head.attendees.filter((listed) => key(listed.name) !== key(other.name)),
      )
      if (!head.absent.some((listed) => key(listed.name) === key(other.name))) listAbsent(head, other, person.lines)
    }
    keep(head, person.lines)
  }
}

/** "Afbud: Per Bo (Ida Krog mødte)": Ida came in his place. */
function isReplaced(head: Head, person: ListedAt): void {
  for (const remark of [person.role, person.reason]) {
    const name = remark ? REPLACED_BY.map((form) => form.exec(remark)?.[1]).find((found) => found !== undefined) : undefined
    if (!name || !looksLikePeople(name)) continue
    for (const other of parsePeople(name).people) add(head, other, person)
    keep(head, person.lines)
  }
}

function add(head: Head, person: ListedPerson, near: ListedAt): void {
  const listed = [...head.attendees, ...head.absent].some((other) => key(other.name) === key(person.name))
  if (!listed) listPresent(head, { ...person, role: person.role ?? 'stedfortræder' }, near.lines)
}

/** Somebody listed twice is one person. The second line is kept, since it may say more. */
function unique(head: Head): ListedAt[] {
  const seen = new Set<string>()
  return head.attendees.filter(({ name, lines }) => {
    if (!seen.has(key(name))) return seen.add(key(name))
    head.furniture.push(...lines)
    return false
  })
}

/** The spans name people by their place in the list, so both change together. */
function replaceAttendees(head: Head, people: ListedAt[]): void {
  if (people.length === head.attendees.length) return
  head.attendees = people
  head.spans = head.spans.filter(({ path }) => !/^attendees\[/.test(path))
  for (const [i, { lines }] of people.entries()) for (const { no } of lines) head.spans.push({ path: `attendees[${i}]`, from: no, to: no })
}
