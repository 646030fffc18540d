import canonicalize from 'canonicalize'
import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import { tidy } from '#platform/richtext/tidy.ts'
import { type DiffPart, wordDiff } from '#platform/text/word-diff.ts'
import type { DecisionModel, ItemModel, MeetingModel } from '../model.ts'

export type TextChange = {
  part: 'title' | 'summary' | 'presenter' | 'section' | 'decision' | 'decidedBy' | 'votes' | 'recused' | 'attachments' | 'cases' | 'history'
  /** The caption under which the text stood. */
  caption: string
  lang: string
  /** Nothing but how it looks, or where its links lead, has changed. */
  looksOnly: boolean
  parts: DiffPart[]
}

/** What became of a decision beside its words. */
export type OutcomeChange = { before: DecisionModel | null; after: DecisionModel | null }

export type ItemChange = {
  kind: 'added' | 'removed' | 'changed'
  item: Pick<ItemModel, 'shortId' | 'number' | 'title' | 'lang' | 'isClosed'>
  texts: TextChange[]
  outcomes: OutcomeChange[]
  /** Whose numbers are not as they were. */
  votes: OutcomeChange[]
  /** It was open and is closed now, or the other way round. */
  opennessChanged: boolean
  numberBefore: string | null
}

export type PeopleChange = { came: string[]; went: string[] }
export type Differences = {
  /** What of the meeting itself is not as it was. */
  facts: ('title' | 'when' | 'place' | 'state' | 'agenda' | 'minutes')[]
  present: PeopleChange
  apologies: PeopleChange
  items: ItemChange[]
  /** The items stand in another order. */
  reordered: boolean
}

/** Beyond so many characters in one comparison, texts that changed much are shown as replaced, so that no page takes seconds. */
const mostCharacters = 400_000
const fewChanges = 100

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What differs between two versions of a meeting, word by word. Both are what the public may read. */
export function compareVersions(before: MeetingModel, after: MeetingModel): Differences {
  const budget = { left: mostCharacters }
  const old = new Map(before.items.map((item) => [item.id, item]))
  const now = new Set(after.items.map(({ id }) => id))
  const kept = after.items.filter(({ id }) => old.has(id)).map(({ id }) => id)
  return {
    facts: factsChanged(before, after),
    present: people(before.present, after.present),
    apologies: people(before.apologies, after.apologies),
    items: [
      ...after.items.flatMap((item) => itemChange(old.get(item.id) ?? null, item, budget)),
      ...before.items.filter(({ id }) => !now.has(id)).flatMap((item) => itemChange(item, null, budget)),
    ],
    reordered: !same(
      kept,
      before.items.filter(({ id }) => now.has(id)).map(({ id }) => id),
    ),
  }
}

export const isSame = ({ facts, present, apologies, items, reordered }: Differences) =>
  facts.length + present.came.length + present.went.length + apologies.came.length + apologies.went.length + items.length === 0 &&
  !reordered

function factsChanged(before: MeetingModel, after: MeetingModel): Differences['facts'] {
  const facts: Record<Differences['facts'][number], (model: MeetingModel) => unknown> = {
    title: ({ title, bodies, kind }) => [title, kind, bodies.map(({ name }) => name)],
    when: ({ startsAt, endsAt, timeKnown }) => [startsAt, endsAt, timeKnown],
    place: ({ place, isVirtual }) => [place, isVirtual],
    state: ({ state, cancelledReason }) => [state, cancelledReason],
    agenda: ({ agenda }) => agenda,
    minutes: ({ minutes }) => minutes,
  }
  return (Object.keys(facts) as Differences['facts']).filter((name) => !same(facts[name](before), facts[name](after)))
}

function people(before: readonly { name: string }[], after: readonly { name: string }[]): PeopleChange {
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name)
  const without = (all: string[], others: string[]) => {
    const left = [...others]
    return all.filter((name) => {
      const at = left.indexOf(name)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
  }
  return { came: without(names(after), names(before)), went: without(names(before), names(after)) }
}

type Budget = { left: number }

function itemChange(before: ItemModel | null, after: ItemModel | null, budget: Budget): ItemChange[] {
  if (same(before, after)) return []
  const shown = after ?? before
  if (!shown) return []
  const [old, now] = [textsOf(before), textsOf(after)]
  const texts = [...new Set([...now.keys(), ...old.keys()])].flatMap((key) => textChange(old.get(key), now.get(key), budget))
  const outcomes = before && after ? decisionChanges(before.decisions, after.decisions, outcomeOf) : []
  const votes = before && after ? decisionChanges(before.decisions, after.decisions, countsOf) : []
  const change: ItemChange = {
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    item: shown,
    texts,
    outcomes,
    votes,
    opennessChanged: before !== null && after !== null && before.isClosed !== after.isClosed,
    numberBefore: before !== null && before.number !== shown.number ? before.number : null,
  }
  const empty = texts.length + outcomes.length + votes.length === 0 && !change.opennessChanged && change.numberBefore === null
  return change.kind === 'changed' && empty ? [] : [change]
}

type Text = { part: TextChange['part']; caption: string; lang: string; plain: string; whole: string }

/** Every text of an item under a key by which it is found again: sections by kind and caption, decisions by their body, each in their order. */
function textsOf(item: ItemModel | null): Map<string, Text> {
  const texts = new Map<string, Text>()
  if (!item) return texts
  const put = (part: TextChange['part'], caption: string, lang: string, plain: string, whole: unknown = plain) => {
    if (plain === '') return
    let n = 0
    while (texts.has(`${part} ${caption} ${n}`)) n++
    texts.set(`${part} ${caption} ${n}`, { part, caption, lang, plain, whole: JSON.stringify(whole) })
  }
  put('title', '', item.lang, item.title ?? '')
  put('summary', '', item.lang, item.summary)
  put('presenter', '', 'da', item.presenter)
  put('cases', '', 'da', item.cases.map(({ number, title }) => [number, title].filter(Boolean).join(' ')).join('\n'))
  for (const decision of item.decisions) {
    put('decision', decision.body, decision.lang, toPlainText(decision.content), essenceOf(decision.content))
    put('decidedBy', '', 'da', (decision.decidedBy ?? []).join(', '))
    put('votes', '', 'da', decision.votes?.note ?? '')
  }
  put('recused', '', 'da', (item.recused ?? []).map(({ name }) => name).join(', '))
  for (const section of item.sections)
    put('section', section.caption, section.lang, toPlainText(section.content), essenceOf(section.content))
  put(
    'attachments',
    '',
    'da',
    item.attachments.map(({ title }) => title).join('\n'),
    item.attachments.map(({ title, sha256 }) => [title, sha256]),
  )
  put('history', '', 'da', item.history.map(({ body, date, text }) => [body, date, text].filter(Boolean).join('\n')).join('\n\n'))
  return texts
}

/** Formatted text as it looks, however it is written down: saved once more from the same form it is the same. */
const essenceOf = (content: RichText) => canonicalize(tidy(content).blocks)

function textChange(before: Text | undefined, after: Text | undefined, budget: Budget): TextChange[] {
  const shown = after ?? before
  if (!shown || (before && after && before.whole === after.whole)) return []
  const [old, now] = [before?.plain ?? '', after?.plain ?? '']
  budget.left -= old.length + now.length
  return [
    {
      part: shown.part,
      caption: shown.caption,
      lang: shown.lang,
      looksOnly: old === now,
      parts: wordDiff(old, now, budget.left > 0 ? undefined : fewChanges),
    },
  ]
}

type Facts = (decision: DecisionModel | null) => unknown[] | null

const outcomeOf: Facts = (decision) => (decision?.outcome ? [decision.outcome, decision.postponedTo, decision.referredTo] : null)
const countsOf: Facts = (decision) =>
  decision?.votes ? [decision.votes.for, decision.votes.against, decision.votes.abstain, decision.votes.isSecret === true] : null

/** The decisions of which these facts differ. */
function decisionChanges(before: readonly DecisionModel[], after: readonly DecisionModel[], factsOf: Facts): OutcomeChange[] {
  const bodies = [...new Set([...after, ...before].map(({ body }) => body))]
  return bodies.flatMap((body) => {
    const change = { before: before.find((one) => one.body === body) ?? null, after: after.find((one) => one.body === body) ?? null }
    return same(factsOf(change.before), factsOf(change.after)) ? [] : [change]
  })
}
