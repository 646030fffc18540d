import { doubt, type MeetingSource } from './meeting-source.ts'
import { couldBeTwo, parsePeople } from './names.ts'
import { key } from './presence.ts'
import type { Doubt } from './types.ts'

/** Comparing stops here, so that a hostile list of names costs no more than a long one. */
const MAX_KNOWN = 400
const MAX_COMPARISONS = 100_000
const MAX_RUN = 8
const MAX_WORD = 40

interface Known {
  name: string
  words: string[]
  path: string
  line: number
}

/** Names that differ by a letter or two: proposed as the same person when only one is listed, kept apart when both are. Never merged. */
export function peopleDoubts({ document, head, items, lines }: MeetingSource): Doubt[] {
  const known = [
    ...head.attendees.map(({ name, line }, i) => ({ name, words: name.split(' '), path: `attendees[${i}]`, line })),
    ...head.absent.map(({ name, line }, i) => ({ name, words: name.split(' '), path: `absent[${i}]`, line })),
  ].slice(0, MAX_KNOWN)
  const firstItem = items[0]?.line ?? Number.POSITIVE_INFINITY
  const body = lines.filter(({ no }) => no >= firstItem)
  return [...twoInOne(known), ...alike(known), ...variants(known, body), ...absenceInItems(body, document)]
}

function twoInOne(known: Known[]): Doubt[] {
  return known.filter(({ name }) => couldBeTwo(name)).map(({ name, line, path }) => doubt('twoInOne', line, path, { name }))
}

function alike(known: Known[]): Doubt[] {
  return known.flatMap((first, i) =>
    known
      .slice(i + 1)
      .filter((second) => isVariant(first.words, second.words))
      .map((second) => doubt('namesAlike', second.line, second.path, { first: first.name, second: second.name })),
  )
}

function variants(known: Known[], lines: { text: string; no: number }[]): Doubt[] {
  const exact = new Set(known.map(({ name }) => name))
  const byWord = Map.groupBy(
    known.flatMap((person) => person.words.map((word) => ({ word, person }))),
    ({ word }) => word,
  )
  const doubts: Doubt[] = []
  const seen = new Set<string>()
  let comparisons = 0
  for (const { text, no } of lines) {
    for (const words of namesIn(text, exact)) {
      const name = words.join(' ')
      if (seen.has(name) || comparisons > MAX_COMPARISONS) continue
      seen.add(name)
      const near = words.flatMap((word) => byWord.get(word) ?? []).map(({ person }) => person)
      comparisons += near.length
      const like = near.find((person) => isVariant(words, person.words) || isShortForm(words, person.words))
      if (like) doubts.push(doubt('nameVariant', no, like.path, { name, like: like.name }))
    }
  }
  return doubts
}

/**
 * What could be a name in running text: every stretch of two to four capitalised words. A stretch inside a name that is known in full is
 * none, and neither is a known name in the genitive.
 */
function namesIn(text: string, exact: Set<string>): string[][] {
  const found: string[][] = []
  for (const run of capitalisedRuns(text)) {
    const whole = stretches(run).filter((words) => exact.has(nominative(words, exact)))
    const covered = new Set(whole.flat())
    for (const words of stretches(run)) if (!words.every((word) => covered.has(word))) found.push(words)
  }
  return found
}

export function capitalisedRuns(text: string): string[][] {
  const runs: string[][] = []
  let run: string[] = []
  const end = (): void => {
    if (run.length > 1) runs.push(run.slice(0, MAX_RUN))
    run = []
  }
  for (const token of text.split(/\s+/)) {
    const word = token.replace(/^[("“”«»']+/, '')
    const core = /^[\p{L}'’-]{2,40}/u.exec(word)?.[0] ?? ''
    if (!/^\p{Lu}\p{L}*\p{Ll}/u.test(core)) end()
    else {
      run.push(core)
      if (core.length < token.length) end()
    }
  }
  end()
  return runs
}

export function stretches(run: string[]): string[][] {
  return run.flatMap((_, from) => [2, 3, 4].filter((length) => from + length <= run.length).map((length) => run.slice(from, from + length)))
}

function nominative(words: string[], exact: Set<string>): string {
  const name = words.join(' ')
  const bare = name.replace(/['’]?s$|['’]$/u, '')
  return !exact.has(name) && exact.has(bare) ? bare : name
}

/** Equal but for one word, which differs by one letter, or by two in a long word with the same first letter. */
export function isVariant(a: string[], b: string[]): boolean {
  if (a.length !== b.length) return false
  const differing = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i] ?? ''] as const]))
  const [pair] = differing
  if (!pair || differing.length > 1) return false
  const [left, right] = pair
  if (Math.max(left.length, right.length) > MAX_WORD) return false
  const shortest = Math.min(left.length, right.length)
  if (shortest < 4 || Math.abs(left.length - right.length) > 2) return false
  const distance = editDistance(left.toLowerCase(), right.toLowerCase())
  return distance === 1 || (distance === 2 && shortest >= 6 && left.charAt(0) === right.charAt(0))
}

/** "Jan Holm" for "Jan Holm Larsen". */
function isShortForm(words: string[], full: string[]): boolean {
  return words.length < full.length && words.every((word, i) => word === full[i])
}

/** How many letters have to be changed, added or left out to make one word of the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** Who was away during a single item and stands on no list: a person has to enter it. */
function absenceInItems(lines: MeetingSource['lines'], { absent, absentForItems }: MeetingSource['document']): Doubt[] {
  const known = new Set([...absent, ...absentForItems].map(({ name }) => key(name)))
  return lines
    .filter(({ labels }) => labels[0]?.field === 'absent')
    .filter(({ labels }) => {
      const { people, rest } = parsePeople(labels[0]?.value ?? '')
      return people.length === 0 ? labels[0]?.value !== '' : rest.length > 0 || people.some(({ name }) => !known.has(key(name)))
    })
    .map(({ no }) => doubt('attendanceInItem', no, 'absent'))
}
