import { type ItemOfDay, type MeetingOfDay, matchItems, type Wording } from '#modules/meetings/index.ts'
import { sha256 } from '#platform/ids.ts'
import { type Draft, type DraftItem, isText } from '../draft/draft.ts'

/** A part of an item that a later version says otherwise. `name`: the field of the form. `caption`: of a text; null: title or decision. */
export type LaterPart = { name: string; caption: string | null; there: string; here: string }
/** `left`: what somebody has left as it is, in these very words. */
export type LaterItem = { id: string; shortId: string; title: string; parts: LaterPart[]; left: LaterPart[] }

/** How a later version of minutes differs from those that are out. `missing`: what it says that no correction can put in, because it has no place there. */
export type Later = { items: LaterItem[]; missing: string[] }

export const titlePart = 'titel'
export const decisionPart = 'beslutning'
const sectionPart = (id: string) => `afsnit-${id}`

const bare = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()
const named = (caption: string | null) => bare(caption).toLocaleLowerCase('da')

/** By the ids of items, the prints of what was left. */
export type Left = ReadonlyMap<string, ReadonlySet<string>>
const nothingLeft: Left = new Map()

/** What is remembered of later words that were left: which part of an item they were for, and what they said, but for white space. */
export const printOf = ({ name, caption, here }: LaterPart): string =>
  sha256(JSON.stringify([caption === null ? name : named(caption), caption === null, bare(here)])).toString('hex')

/** @param left what is not asked about again */
export function laterThan(meeting: MeetingOfDay, draft: Pick<Draft, 'items'>, left = nothingLeft): Later {
  const matched = matchItems(
    meeting.items,
    draft.items.map((item) => ({ numberText: item.number, title: item.title ?? '' })),
  )
  const byId = new Map(meeting.items.map((item) => [item.id, item]))
  const found: Later = { items: [], missing: [] }
  for (const [i, item] of draft.items.entries()) {
    const there = byId.get(matched[i] ?? '')
    if (!there) {
      found.missing.push(item.title ?? item.number ?? '')
      continue
    }
    const { parts, missing } = partsOf(there, item)
    const isLeft = (part: LaterPart) => left.get(there.id)?.has(printOf(part)) ?? false
    const { id, shortId, title } = there
    if (parts.length > 0) found.items.push({ id, shortId, title, parts: parts.filter((part) => !isLeft(part)), left: parts.filter(isLeft) })
    found.missing.push(...missing.map((caption) => `${there.title}: ${caption}`))
  }
  return found
}

function partsOf(there: ItemOfDay, item: DraftItem): { parts: LaterPart[]; missing: string[] } {
  const printed = there.printed.map(bare).sort((a, b) => b.length - a.length)
  // A page may have broken them anywhere, or run them together.
  const isPrinted = (text: string) => printed.reduce((rest, line) => rest.replaceAll(line, ''), bare(text)).replace(/[•–\s-]/g, '') === ''
  const title = item.title !== null && isPrinted(item.title) ? there.title : (item.title ?? there.title)
  const decision = wordsAlone(item.decision ?? '', there.decision ?? '', isPrinted)
  const parts: LaterPart[] = [
    { name: titlePart, caption: null, there: there.title, here: title },
    // Of a closed item the public minutes leave the decision out: that changes nothing of it.
    ...(item.closed && decision === '' ? [] : [{ name: decisionPart, caption: null, there: there.decision ?? '', here: decision }]),
  ]
  const left = [...there.sections]
  const missing: string[] = []
  for (const { caption, text } of item.sections.filter(isText)) {
    const at = left.findIndex((one) => named(one.caption) === named(caption))
    const [section] = at < 0 ? [] : left.splice(at, 1)
    if (section) parts.push({ name: sectionPart(section.id), caption: section.caption, there: section.text, here: text ?? '' })
    else if (!isPrinted(text ?? '')) missing.push(caption || bare(text).slice(0, 60))
  }
  return { parts: parts.filter((part) => bare(part.there) !== bare(part.here)), missing }
}

/** A decision without what the house's own minutes print below its words: how it ended, how the vote fell. */
function wordsAlone(decision: string, there: string, isPrinted: (text: string) => boolean): string {
  const lines = decision.split('\n')
  while (bare(lines.join('\n')) !== bare(there) && isPrinted(lines.at(-1) ?? '') && (lines.length > 1 || there === '')) lines.pop()
  return lines.join('\n')
}

/** Of an item the parts that somebody chose, as they are to be worded. */
export function wordingOf({ parts }: LaterItem, chosen: (name: string) => boolean): Wording | null {
  const taken = parts.filter(({ name }) => chosen(name))
  const here = (name: string) => taken.find((part) => part.name === name)?.here
  const [title, decision] = [here(titlePart), here(decisionPart)]
  const sections = new Map(
    taken.flatMap((part) => (part.caption === null ? [] : [[part.name.slice(sectionPart('').length), part.here] as const])),
  )
  if (taken.length === 0) return null
  return { ...(title !== undefined && { title }), ...(decision !== undefined && { decision }), sections }
}
