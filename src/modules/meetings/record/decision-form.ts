import type { BodySummary, DecisionTemplate } from '#modules/council/index.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { fromMarkdown, toMarkdown } from '#platform/richtext/markdown.ts'
import { fromPlainText, type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import { markdownError } from '#ui/rich-field/rich-field.tsx'
import type { Outcome } from '../model.ts'
import { readDay } from '../plan/times.ts'
import type { decisionTexts } from './decision.text.ts'
import type { DecisionFacts } from './decision.ts'
import type { StoredDecision, Votes } from './record-model.ts'

export const outcomes = ['adopted', 'noted', 'postponed', 'referred', 'withdrawn', 'rejected'] as const satisfies readonly Outcome[]

export type Fields = Record<string, string>
type Texts = (typeof decisionTexts)['da']

/** The fields of the form as they are when it is opened. */
export const fieldsOf = (stored: StoredDecision | null, facts: DecisionFacts): Fields => ({
  text: stored ? toMarkdown(stored.content) : '',
  outcome: facts.outcome ?? '',
  postponed: facts.postponedTo ?? '',
  referred: facts.referredToBodyId ?? '',
  for: facts.votes ? String(facts.votes.for) : '',
  against: facts.votes ? String(facts.votes.against) : '',
  abstain: facts.votes ? String(facts.votes.abstain) : '',
  note: facts.votes?.note ?? '',
  openness: facts.openness,
  summary: facts.summary,
})

const longest = 500
const count = /^\d{1,4}$/

/** Reads the form. The text may be empty only when something else of the decision is given. */
export function readDecision(
  fields: Fields,
  { bodies, texts, lang }: { bodies: readonly BodySummary[]; texts: Texts; lang: string },
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
  if (Object.keys(errors).length > 0 || !('doc' in read)) return { errors }
  const hasVotes = voted.some((name) => field(name) !== '') || field('note') !== ''
  const votes: Votes | null = hasVotes
    ? { for: Number(field('for')), against: Number(field('against')), abstain: Number(field('abstain')), note: field('note') }
    : null
  return {
    doc: read.doc,
    facts: {
      outcome,
      postponedTo: day,
      referredToBodyId: referred?.id ?? null,
      votes,
      openness: field('openness') === 'open' ? 'open' : 'closed',
      summary: field('summary'),
    },
  }
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
