import type { BodySummary, DecisionTemplate } from '#modules/council/index.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { fromMarkdown, toMarkdown } from '#platform/richtext/markdown.ts'
import { fromPlainText, type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import { markdownError } from '#ui/rich-field/rich-field.tsx'
import type { Outcome } from '../model.ts'
import { readDay } from '../plan/times.ts'
import type { decisionTexts } from './decision.text.ts'
import type { DecisionFacts } from './decision.ts'
import { ballots, type StoredDecision, type Votes } from './record-model.ts'

export const outcomes = ['adopted', 'noted', 'postponed', 'referred', 'withdrawn', 'rejected'] as const satisfies readonly Outcome[]

export type Fields = Record<string, string>
type Texts = (typeof decisionTexts)['da']

/** Beyond so many bodies only all of them and each alone can be chosen: nobody reads through all the ways to put them together. */
const mostToCombine = 3

/** The groups of bodies that can have decided at a meeting of these, all of them first. */
export function decidingChoices(bodies: readonly BodySummary[]): BodySummary[][] {
  if (bodies.length > mostToCombine) return [[...bodies], ...bodies.map((body) => [body])]
  // Each number has a bit for each body that is among the group.
  const groups = Array.from({ length: 2 ** bodies.length - 1 }, (_, n) => bodies.filter((_, i) => ((n + 1) >> i) & 1))
  return groups.sort((a, b) => b.length - a.length)
}

export const idsOf = (bodies: readonly { id: string }[]) => bodies.map(({ id }) => id).join(' ')

/** Those of the bodies that meet, the host first, that have decided; where nobody has said which, the host. */
export const decidedAmong = ({ decidedBy }: Pick<DecisionFacts, 'decidedBy'>, deciding: readonly BodySummary[]) =>
  deciding.filter(({ id }, i) => decidedBy?.includes(id) ?? i === 0)

/**
 * The fields of the form as they are when it is opened.
 * @param deciding the bodies that meet, the host first: together they decide unless somebody says otherwise
 */
export const fieldsOf = (stored: StoredDecision | null, facts: DecisionFacts, deciding: readonly BodySummary[]): Fields => ({
  decided: idsOf(stored ? decidedAmong(facts, deciding) : deciding),
  text: stored ? toMarkdown(stored.content) : '',
  outcome: facts.outcome ?? '',
  postponed: facts.postponedTo ?? '',
  referred: facts.referredToBodyId ?? '',
  for: facts.votes ? String(facts.votes.for) : '',
  against: facts.votes ? String(facts.votes.against) : '',
  abstain: facts.votes ? String(facts.votes.abstain) : '',
  note: facts.votes?.note ?? '',
  ballot: facts.votes?.ballot ?? 'counts',
  openness: facts.openness,
  summary: facts.summary,
})

const longest = 500
const count = /^\d{1,4}$/

/** Reads the form. The text may be empty only when something else of the decision is given. */
export function readDecision(
  fields: Fields,
  { bodies, deciding, texts, lang }: { bodies: readonly BodySummary[]; deciding: readonly BodySummary[]; texts: Texts; lang: string },
): { doc: RichText; facts: DecisionFacts } | { errors: Fields } {
  const field = (name: string) => fields[name]?.trim() ?? ''
  const errors: Fields = {}
  const read = fromMarkdown(fields['text'] ?? '')
  if (!('doc' in read)) errors['text'] = markdownError(lang, read)
  else if (toPlainText(read.doc) === '') errors['text'] = texts.errors.text
  const outcome = outcomes.find((one) => one === field('outcome')) ?? null
  const postponed = outcome === 'postponed' ? field('postponed') : ''
  const day = postponed === '' ? null : readDay(postponed)
  if (postponed !== '' && day === null) errors['postponed'] = texts.errors.date
  const referred = outcome === 'referred' ? (bodies.find(({ id }) => id === field('referred')) ?? null) : null
  if (outcome === 'referred' && !referred) errors['referred'] = texts.errors.body
  const voted = ['for', 'against', 'abstain'] as const
  for (const name of voted) if (field(name) !== '' && !count.test(field(name))) errors[name] = texts.errors.number
  for (const name of ['note', 'summary']) if (field(name).length > longest) errors[name] = texts.errors.long
  const ballot = ballots.find((one) => one === field('ballot')) ?? 'counts'
  if (ballot === 'secret' && field('note') !== '') errors['note'] = texts.errors.secret
  if (Object.keys(errors).length > 0 || !('doc' in read)) return { errors }
  const hasVotes = voted.some((name) => field(name) !== '') || field('note') !== ''
  const votes: Votes | null = hasVotes
    ? { for: Number(field('for')), against: Number(field('against')), abstain: Number(field('abstain')), note: field('note'), ballot }
    : null
  return {
    doc: read.doc,
    facts: {
      outcome,
      postponedTo: day,
      referredToBodyId: referred?.id ?? null,
      votes,
      decidedBy: readDeciding(field('decided'), deciding),
      openness: field('openness') === 'open' ? 'open' : 'closed',
      summary: field('summary'),
    },
  }
}

/** Null where one body meets alone: it needs no saying. */
function readDeciding(chosen: string, bodies: readonly BodySummary[]): string[] | null {
  if (bodies.length < 2) return null
  const group = decidingChoices(bodies).find((some) => idsOf(some) === chosen) ?? bodies
  return group.map(({ id }) => id)
}

const capitalised = (text: string) => text.replace(/^\s*\p{Ll}/u, (first) => first.toLocaleUpperCase('da'))

/**
 * What was typed with a template's sentence put after it, and its outcome where none was chosen.
 * @param given `body`: who decides, which a sentence that refers nothing means by its body; `day`: the meeting's, which one that postpones nothing
 * means by its date
 */
export function withTemplate(
  fields: Fields,
  template: DecisionTemplate | undefined,
  given: { title: string; body: string; day: string; bodies: readonly BodySummary[]; unknown: Texts['fill'] },
): Fields {
  if (!template) return fields
  const { title, unknown } = given
  const date = template.outcome === 'postponed' ? readDay(fields['postponed'] ?? '') : given.day
  const sentTo = given.bodies.find(({ id }) => id === fields['referred'])?.name ?? unknown.unknownBody
  const body = template.outcome === 'referred' ? sentTo : given.body
  // Minutes are Danish, whatever the language of the screen.
  const values: Record<string, string> = { punkt: title, dato: date ? dateInWords('da', date) : unknown.unknownDate, udvalg: body }
  const sentence = toMarkdown(
    fromPlainText(capitalised(template.text.replace(/\{(punkt|dato|udvalg)\}/g, (_, name: string) => values[name] ?? ''))),
  )
  const typed = fields['text']?.trim() ?? ''
  return {
    ...fields,
    text: typed === '' ? sentence : `${typed}\n${sentence}`,
    outcome: fields['outcome'] || template.outcome,
  }
}
