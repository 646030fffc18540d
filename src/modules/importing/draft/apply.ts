import type { ParsedDocument } from '../parse/types.ts'
import { applyToHistory, applyToPapers, joined, put, takeOut } from './apply-parts.ts'
import { type Change, isInItem } from './changes.ts'
import { type Draft, type DraftItem, type DraftSection, draftOf, paragraphsOf } from './draft.ts'

/** What people have said of names and of the meeting, beside the draft itself. */
export type Said = { same: Map<string, string>; others: Map<string, Set<string>>; isApart: boolean }
export type Applied = { draft: Draft; said: Said /** Positions of the changes whose place is not there. */; missed: number[] }

/** The draft that these changes, in their order, make of what was read. What was read stays as it is. */
export function applyChanges(parsed: ParsedDocument, changes: readonly Change[]): Applied {
  const draft = draftOf(parsed)
  const said: Said = { same: new Map(), others: new Map(), isApart: false }
  const missed = changes.flatMap((change, i) => (apply(draft, said, change) ? [] : [i]))
  return { draft, said, missed }
}

/** @returns whether there was such a place */
function apply(draft: Draft, said: Said, change: Change): boolean {
  switch (change.op) {
    case 'fact':
      return set(draft, { [change.field]: change.value })
    case 'kind':
      return set(draft, { kind: change.value })
    case 'present':
      return put(draft.attendees, { key: change.person, name: change.name, role: change.role, party: change.party }, wasRead(change.person))
    case 'away':
      return put(draft.absent, { key: change.person, name: change.name, reason: change.reason }, wasRead(change.person))
    case 'removePerson':
      return takeOut(draft[change.list], change.person)
    case 'place':
      return placeLine(draft, change)
    case 'same':
      return say(said, change.name, change.personId, true)
    case 'other':
      return say(said, change.name, change.personId, false)
    case 'apart':
      said.isApart = true
      return true
    default:
      return applyToItem(draft, change)
  }
}

function set(draft: object, values: object): boolean {
  Object.assign(draft, values)
  return true
}

function say(said: Said, name: string, personId: string, isSame: boolean): boolean {
  if (isSame) said.same.set(name, personId)
  else said.others.set(name, new Set([...(said.others.get(name) ?? []), personId]))
  return true
}

/** What was read stood there; whoever is added gets a place of their own. */
const wasRead = (key: string) => key.startsWith('p')

type OfItem = Extract<Change, { item: string }>

function applyToItem(draft: Draft, change: OfItem): boolean {
  if (change.op === 'addItem') return addItem(draft, change)
  const at = draft.items.findIndex(({ key }) => key === change.item)
  const item = draft.items[at]
  if (!item) return false
  switch (change.op) {
    case 'head':
      return set(item, { number: change.number, title: change.title, caseNumber: change.caseNumber, closed: change.closed })
    case 'decision':
      return set(item, { decision: change.value })
    case 'earlier':
    case 'removeEarlier':
    case 'thisDay':
    case 'otherDay':
      return applyToHistory(item, change)
    case 'paper':
    case 'removePaper':
      return applyToPapers(draft, item, change)
    case 'section':
      return setSection(item, change)
    case 'removeItem':
      return takeOut(draft.items, change.item)
    case 'merge':
      return merge(draft, at, item)
    case 'split':
      return split(draft, at, item, change)
  }
}

const emptyItem = (key: string, title: string, closed: boolean): DraftItem => ({
  ...{ key, number: null, title, caseNumber: null, closed, sections: [], decision: null, earlierDecisions: [], attachments: [] },
  ...{ outcome: null, vote: null, of: [] },
})

function addItem(draft: Draft, { item, after, title }: Extract<Change, { op: 'addItem' }>): boolean {
  const at = after === null ? -1 : draft.items.findIndex(({ key }) => key === after)
  if (after !== null && at < 0) return false
  // What nobody has said is open is closed.
  draft.items.splice(at + 1, 0, emptyItem(item, title, true))
  return true
}

function setSection(item: DraftItem, { section, caption, text }: Extract<Change, { op: 'section' }>): boolean {
  const found = item.sections.find(({ key }) => key === section)
  if (found) return set(found, { caption, text })
  if (wasRead(section)) return false
  item.sections.push({ key: section, kind: 'other', caption, text })
  return true
}

/** An item becomes part of the one above it: its heading a line, its text and papers after the other's. Closed if either is. */
function merge(draft: Draft, at: number, item: DraftItem): boolean {
  const above = draft.items[at - 1]
  if (!above) return false
  const heading: DraftSection = {
    key: `h${item.key}`,
    kind: 'other',
    caption: null,
    text: joined([item.number, item.title].filter(Boolean).join(' ')),
  }
  above.sections.push(heading, ...item.sections.map((section) => ({ ...section, key: `${item.key}-${section.key}` })))
  above.decision = joined(above.decision, item.decision)
  above.earlierDecisions = [
    ...above.earlierDecisions,
    ...item.earlierDecisions.map((entry) => ({ ...entry, key: `${item.key}-${entry.key}` })),
  ]
  above.attachments = [...above.attachments, ...item.attachments]
  above.of = [...above.of, ...item.of]
  above.caseNumber ??= item.caseNumber
  above.closed ||= item.closed
  draft.items.splice(at, 1)
  return true
}

/** From a paragraph on, which becomes its title, an item is one of its own. Its decision is what stands under such a caption there. */
function split(draft: Draft, at: number, item: DraftItem, { section, paragraph, as }: Extract<Change, { op: 'split' }>): boolean {
  const from = item.sections.findIndex(({ key }) => key === section)
  const cut = item.sections[from]
  const lines = cut ? paragraphsOf(cut) : []
  const title = lines[paragraph]
  if (!cut || title === undefined) return false
  const rest = joined(...lines.slice(paragraph + 1))
  const moved = [...(rest ? [{ ...cut, caption: null, text: rest }] : []), ...item.sections.slice(from + 1)]
  const kept = [...item.sections.slice(0, from), { ...cut, text: joined(...lines.slice(0, paragraph)) }]
  const decisionOf = (sections: DraftSection[]) => joined(...sections.filter(({ kind }) => kind === 'decision').map(({ text }) => text))
  const takesDecision = moved.some(({ kind }) => kind === 'decision')
  draft.items.splice(at + 1, 0, { ...emptyItem(as, title, item.closed), sections: moved, decision: decisionOf(moved) })
  item.sections = kept
  if (takesDecision) item.decision = decisionOf(kept)
  return true
}

function placeLine(draft: Draft, { line, text, to, item: key }: Extract<Change, { op: 'place' }>): boolean {
  const at = draft.unplaced.findIndex((one) => one.line === line)
  const item = draft.items.find((one) => one.key === key)
  if (at < 0 || (isInItem(to) && !item)) return false
  draft.unplaced.splice(at, 1)
  const own = `l${line}`
  if (to === 'attendees') draft.attendees.push({ key: own, name: text.trim(), role: null, party: null })
  if (to === 'absent') draft.absent.push({ key: own, name: text.trim(), reason: null })
  if (to === 'decision' && item) item.decision = joined(item.decision, text.trim())
  if (to === 'earlier' && item) item.earlierDecisions.push({ key: own, body: null, date: null, text: text.trim() })
  if (to === 'paper' && item) item.attachments.push({ key: own, title: text.trim(), read: null, of: '', closed: null })
  if (to === 'text' && item) {
    const last = item.sections.findLast(({ kind }) => kind !== 'decision' && kind !== 'proceedings')
    if (last) last.text = joined(last.text, text.trim())
    else item.sections.push({ key: own, kind: 'other', caption: null, text: text.trim() })
  }
  return true
}
