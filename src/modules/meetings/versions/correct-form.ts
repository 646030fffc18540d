import canonicalize from 'canonicalize'
import type { BodySummary } from '#modules/council/index.ts'
import type { Ctx } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { shortHash } from '#platform/ids.ts'
import { fromMarkdown, toMarkdown } from '#platform/richtext/markdown.ts'
import { type RichText, toPlainText } from '#platform/richtext/richtext.ts'
import { tidy } from '#platform/richtext/tidy.ts'
import { markdownError } from '#ui/rich-field/rich-field.tsx'
import { conflictTexts } from '../items/conflict.text.ts'
import { answered, conflictFields } from '../items/settled.ts'
import { type ShownConflict, shownConflict } from '../items/shown-conflict.ts'
import { whenInWords } from '../items/when.ts'
import { type DecisionFacts, factsLine } from '../record/decision.ts'
import { type Fields, fieldsOf, readDecision } from '../record/decision-form.ts'
import { answeredDecision, decisionErrors, type ShownDecisionConflict, shownDecisionConflict } from '../record/facts-answer.ts'
import type { StoredDecision } from '../record/record-model.ts'
import { findPersonalData } from '../release/scan.ts'
import type { CorrectableItem, CorrectableSection } from './correct.queries.ts'
import { correctTexts } from './correct.text.ts'
import type { CorrectConflict, Correction } from './correct.ts'

export type Correctable = {
  item: CorrectableItem
  sections: CorrectableSection[]
  stored: StoredDecision | null
  facts: DecisionFacts
  bodies: BodySummary[]
  /** The bodies that met. */
  deciding: BodySummary[]
}

/** The form's address, under which its draft is kept. */
export const correctPath = (shortId: string) => `/punkt/${shortId}/ret`

export const sectionField = (id: string) => `afsnit-${id}`
const baseField = (name: string) => `${name}.base`
const beganField = (name: string) => baseField(`${name}.foer`)

/** What a text says, in few signs: enough to tell whether its writer has touched it. */
const markOf = (doc: RichText) => shortHash(canonicalize(tidy(doc).blocks) ?? '')
/** What a text says once it has stood in a field. */
const beganAs = (content: RichText) => {
  const read = fromMarkdown(toMarkdown(content))
  return markOf('doc' in read ? read.doc : content)
}

/** The fields as they are when the page is opened; what each text was based on goes along hidden. */
export const openingFields = ({ item, sections, stored, facts, deciding }: Correctable): Fields => ({
  ...fieldsOf(stored, facts, deciding),
  title: item.title,
  public: item.publicTitle,
  reason: '',
  ...Object.fromEntries(sections.map(({ id, content }) => [sectionField(id), toMarkdown(content)])),
})

const bases = ({ item, sections, stored, facts }: Correctable): Fields => ({
  [baseField('title')]: item.title,
  [baseField('public')]: item.publicTitle,
  [baseField('decision')]: String(stored?.revision ?? 0),
  [baseField('facts')]: factsLine(facts),
  ...(stored && { [beganField('text')]: beganAs(stored.content) }),
  ...Object.fromEntries(
    sections.flatMap(({ id, revision, content }) => [
      [baseField(sectionField(id)), String(revision)],
      [beganField(sectionField(id)), beganAs(content)],
    ]),
  ),
})

const decisionBases = { text: baseField('decision'), facts: baseField('facts') }

/** The form with the answers to conflicts in the places of their questions. */
export function answeredCorrection(values: Fields, loaded: Correctable): Fields {
  const { stored, facts, deciding, sections } = loaded
  const settled = answeredDecision(values, { facts, fields: fieldsOf(stored, facts, deciding) }, decisionBases)
  return sections.map(({ id }) => sectionField(id)).reduce((fields, name) => answered(fields, name, baseField(name)), settled)
}

/** What others wrote meanwhile, as the form shows it. */
export type ShownCorrectConflict = { sections: Map<string, ShownConflict>; decision: ShownDecisionConflict | null }

/** @param sent the form as it came; `values`: with its answers in their places */
export const shownCorrectConflict = (c: Ctx, sent: Fields, values: Fields, conflict: CorrectConflict): ShownCorrectConflict => ({
  sections: new Map(
    [...conflict.sections].map(([id, found]) => {
      const name = sectionField(id)
      return [id, shownConflict(c, sent, name, found, values[name] ?? '')]
    }),
  ),
  decision: conflict.decision && shownDecisionConflict(c, sent, values, conflict.decision),
})

const titleFields = { title: 'title', publicTitle: 'public' } as const

/** Nothing is chosen for anybody: what has to be chosen stands in the summary of the page. */
export function correctErrors(c: Ctx, { sections, decision, titles }: CorrectConflict): Fields {
  const texts = officeText(c, correctTexts)
  return {
    ...Object.fromEntries(titles.map(({ field, now, by, at }) => [titleFields[field], texts.errors.clash(by, now, whenInWords(c, at))])),
    ...(decision && decisionErrors(c, decision)),
    ...Object.fromEntries([...sections.keys()].map((id) => [conflictFields(sectionField(id)).choice, officeText(c, conflictTexts).choose])),
  }
}

/** Where the writer began; whoever has been shown what a title is now goes on from there. */
export const basesFor = (loaded: Correctable, values: Fields | undefined, conflict: CorrectConflict | undefined): Fields => ({
  ...bases(loaded),
  ...(values && Object.fromEntries(Object.entries(values).filter(([name]) => isBase(name)))),
  ...Object.fromEntries((conflict?.titles ?? []).map(({ field, now }) => [baseField(titleFields[field]), now])),
})

const isBase = (name: string) => name.endsWith('.base')

const longestTitle = 500
const longestReason = 500
const number = (text: string | undefined) => Number(text) || 0

/**
 * Reads the form. Numbers and addresses of persons that the correction adds are pointed out; those that stood there already are not its doing. The
 * reason may never hold any.
 */
export function readCorrection(
  fields: Fields,
  given: Correctable,
  { texts, lang }: { texts: (typeof correctTexts)['da']; lang: string },
): Correction | { errors: Fields } {
  const errors: Fields = {}
  const title = fields['title']?.trim() ?? ''
  const publicTitle = given.item.openness === 'open' ? given.item.publicTitle : (fields['public']?.trim() ?? '')
  if (title === '') errors['title'] = texts.errors.title
  if (title.length > longestTitle) errors['title'] = texts.errors.long
  if (publicTitle.length > longestTitle) errors['public'] = texts.errors.long
  const sections = given.sections.flatMap((section): Correction['sections'] => {
    const name = sectionField(section.id)
    if (fields[name] === undefined) return []
    const read = fromMarkdown(fields[name])
    // Whoever has not touched a text does not write over what somebody else has made of it.
    if ('doc' in read && markOf(read.doc) === fields[beganField(name)]) return []
    if ('doc' in read) return [{ id: section.id, doc: read.doc, base: number(fields[baseField(name)]) }]
    errors[name] = markdownError(lang, read)
    return []
  })
  const decision = readDecisionPart(fields, given, { texts, lang })
  if (decision && 'errors' in decision) Object.assign(errors, decision.errors)
  const reason = fields['reason']?.trim() ?? ''
  if (reason === '') errors['reason'] = texts.errors.reason
  if (reason.length > longestReason) errors['reason'] = texts.errors.long
  const [inReason] = findPersonalData(reason)
  if (inReason) errors['reason'] = texts.errors.personalInReason(inReason.match)
  if (Object.keys(errors).length > 0 || (decision && 'errors' in decision)) return { errors }
  const base = { title: fields[baseField('title')] ?? '', publicTitle: fields[baseField('public')] ?? '' }
  const correction = { title, publicTitle, base, sections, decision, reason }
  const added = fields['seen'] === 'ja' ? undefined : addedPersonalData(given, correction)
  return added === undefined ? correction : { errors: { seen: texts.errors.personal(added) } }
}

function readDecisionPart(
  fields: Fields,
  given: Correctable,
  { texts, lang }: { texts: (typeof correctTexts)['da']; lang: string },
): Correction['decision'] | { errors: Fields } {
  if (!given.stored && (fields['text']?.trim() ?? '') === '') return null
  const read = readDecision(fields, { bodies: given.bodies, deciding: given.deciding, texts: texts.decision, lang })
  if ('errors' in read) return read
  // Openness is no matter of words, and what the form did not ask about stays as it was.
  const { votes, decidedBy } = { ...read.facts, ...(fields['ballot'] === undefined && given.facts) }
  const facts = { ...read.facts, votes, decidedBy, openness: given.facts.openness }
  const doc = markOf(read.doc) === fields[beganField('text')] ? null : read.doc
  return { doc, facts, base: { revision: number(fields[baseField('decision')]), facts: fields[baseField('facts')] ?? '' } }
}

/** The first number or address of a person that the item did not hold before. */
function addedPersonalData({ item, sections, stored, facts }: Correctable, correction: Correction): string | undefined {
  const before = [item.title, item.publicTitle, facts.summary, ...sections.map(({ content }) => toPlainText(content))]
  if (stored) before.push(toPlainText(stored.content), facts.votes?.note ?? '')
  const known = new Set(before.flatMap((text) => findPersonalData(text).map(({ match }) => match)))
  const after = [correction.title, correction.publicTitle, ...correction.sections.map(({ doc }) => toPlainText(doc))]
  if (correction.decision)
    after.push(
      correction.decision.doc ? toPlainText(correction.decision.doc) : '',
      correction.decision.facts.summary,
      correction.decision.facts.votes?.note ?? '',
    )
  return after.flatMap((text) => findPersonalData(text)).find(({ match }) => !known.has(match))?.match
}
