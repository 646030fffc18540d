import type { Told } from './absence-types.ts'
import { sentences, toldPresence } from './attendance-prose.ts'
import { ATTENDANCE_TITLE } from './attendance-title.ts'
import type { Blocks, ItemBlock, SectionBlock } from './block-types.ts'
import type { ClassifiedLine } from './classify.ts'
import { labelledValues } from './labels.ts'
import { looksLikePeople, parsePeople, withoutFunction } from './names.ts'
import { key } from './presence.ts'

/** Who was not at the meeting as far as the head tells. */
interface Place {
  away: ReadonlySet<string>
}

const NOBODY = /^(?:ingen|-|–)?\.?$/iu
const SUBSTITUTE = /(?<!\p{L})(?:i stedet|suppleant(?:er)?|stedfortræder(?:e)?)(?!\p{L})/iu
/** "1. Ida Krog" in a numbered list of a web page. */
const LIST_MARK = /^(?:\d{1,2}[.)]|[-•])\s+/
const PARTY = /, \p{Lu}{1,2}$/u
const LISTS = new Set(['attendees', 'absent'])
/** No page is narrower. */
const NARROWEST = 30
const GOES_ON = /(?:,| og| samt)$/u
/** No list of absentees below a decision is longer. */
const MAX_LIST = 40

/**
 * Takes who was absent from the meeting out of the decisions: many councils say it again under each item. Who was recused from the item
 * itself stays, since that is part of what happened there. Gives the lines of each item; none is lost.
 */
export function takeAttendance(blocks: Blocks, absent: { name: string }[]): Told {
  const away = new Set(absent.map(({ name }) => key(name)))
  const told: Told = new Map()
  for (const item of blocks.items) {
    if (ATTENDANCE_TITLE.test(item.title ?? '')) continue
    const place = { away }
    takeLead(blocks, item, place, told)
    for (const section of item.sections) {
      const lines = section.mark?.kind === 'decision' ? takeLines(section, place) : []
      if (lines.length === 0) continue
      told.set(section, [...(told.get(section) ?? []), ...lines])
      blocks.furniture.push(...lines)
    }
  }
  return told
}

/** "Fraværende:" and "Afbud: Ida Krog" right below the heading, before any caption: a section that holds nothing else is none. */
function takeLead(blocks: Blocks, item: ItemBlock, place: Place, told: Told): void {
  const [lead, next] = item.sections
  if (!lead || !next || lead.captionLine || !lead.lines.every((line) => isAbsentLabel(line) && isAttendance(line, place))) return
  item.sections.shift()
  told.set(item.sections.find(({ mark }) => mark?.kind !== 'decision') ?? item.sections.at(-1) ?? next, lead.lines)
  blocks.furniture.push(...lead.lines)
}

function takeLines(section: SectionBlock, place: Place): ClassifiedLine[] {
  const { lines } = section
  let to = lines.length
  for (let before = stepBack(lines, to, place); before < to; before = stepBack(lines, to, place)) to = before
  let from = 0
  for (let next = stepOn(lines, from, to, place); next > from; next = stepOn(lines, from, to, place)) from = next
  // Nothing else was said, so it may be what was decided.
  if (to === from && section.mark?.text == null && !lines.some(({ labels }) => labels.length > 0)) return []
  section.lines = lines.slice(from, to)
  return [...lines.slice(0, from), ...lines.slice(to)]
}

/** Where the attendance begins that ends before `to`: a line, or a list below its label. */
function stepBack(lines: ClassifiedLine[], to: number, place: Place): number {
  let begin = to - 1
  while (goesOn(lines[begin - 1], lines[begin])) begin--
  for (const from of [begin, to - 1])
    if (isAttendance(paragraph(lines.slice(Math.max(from, 0), to)), place) && !wasCut(lines, from)) return from
  for (let at = to - 1; at >= Math.max(0, to - MAX_LIST); at--) {
    const line = lines[at]
    if (line && isAbsentLabel(line) && at < to - 1) return at
    if (!line || !(looksLikePeople(line.text.replace(LIST_MARK, '').replace(PARTY, '')) || NOBODY.test(line.text))) return to
  }
  return to
}

/** Where the attendance ends that begins at `from`. */
function stepOn(lines: ClassifiedLine[], from: number, to: number, place: Place): number {
  const line = lines[from]
  if (!line || from >= to) return from
  const label = line.labels.length === 1 ? line.labels[0] : undefined
  if (label && LISTS.has(label.field) && label.value === '') {
    let end = from + 1
    while (end < to && looksLikePeople(withoutFunction(lines[end]?.text ?? ''))) end++
    if (end > from + 1) return end
  }
  const came = label?.field === 'attendees' && looksLikePeople(label.value)
  let end = from + 1
  while (end < to && goesOn(lines[end - 1], lines[end])) end++
  if (wasCut(lines, from)) return came ? from + 1 : from
  return [end, from + 1].find((after) => isAttendance(paragraph(lines.slice(from, after)), place)) ?? (came ? from + 1 : from)
}

/** A list of names may fill its line by chance, with the decision below. */
function goesOn(line: ClassifiedLine | undefined, next: ClassifiedLine | undefined): boolean {
  if (!line?.runsOn || !next) return false
  return (
    /^\p{Ll}/u.test(next.text) || !isAbsentLabel(line) || looksLikePeople(`${line.text.slice(line.text.lastIndexOf(',') + 1)} ${next.text}`)
  )
}

/** The lines of a paragraph that the page broke, as one. */
function paragraph(lines: ClassifiedLine[]): ClassifiedLine | undefined {
  const [first] = lines
  if (!first || lines.length === 1) return first
  const text = lines.map((line) => line.text).join(' ')
  return { ...first, text, labels: labelledValues(text) }
}

/** "Per Bo deltog ikke i behandlingen": who was not at the meeting at all. */
function isAway(sentence: string, away: ReadonlySet<string>): boolean {
  if (/habil/iu.test(sentence)) return false
  const { people } = parsePeople(/^(.{3,300}?) (?:deltog|deltager) ikke(?!\p{L})/u.exec(sentence)?.[1] ?? '')
  return people.length > 0 && people.every(({ name }) => away.has(key(name)))
}

/** The line is the end of a sentence that began above; "Godkendt" is too short for a line that the page broke. */
function wasCut(lines: ClassifiedLine[], at: number): boolean {
  const [above, line] = [lines[at - 1], lines[at]]
  if (above === undefined || line === undefined || line.blankBefore || line.labels.length > 0) return false
  const short = above.text.length < NARROWEST && !GOES_ON.test(above.text)
  return /[\p{L},]$/u.test(above.text) && !short
}

function isAbsentLabel({ labels }: ClassifiedLine): boolean {
  return labels.length === 1 && labels[0]?.field === 'absent'
}

function isAttendance(line: ClassifiedLine | undefined, place: Place): boolean {
  if (!line) return false
  if (isAbsentLabel(line)) {
    const value = line.labels[0]?.value ?? ''
    const [list = '', ...others] = sentences(value)
    const { people, rest } = parsePeople(list)
    return NOBODY.test(value) || (people.length > 0 && rest.length === 0 && tellAttendance(others, place))
  }
  return tellAttendance(sentences(line.text), place)
}

function tellAttendance(said: string[], { away }: Place): boolean {
  return said.every((sentence) => {
    const told = toldPresence(sentence)
    const says = told !== null && !told.more && (told.absent.length > 0 || SUBSTITUTE.test(sentence))
    return says || isAway(sentence, away)
  })
}
