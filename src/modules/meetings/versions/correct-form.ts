import type { BodySummary } from '#modules/council/index.ts'
import { fromMarkdown, toMarkdown } from '#platform/richtext/markdown.ts'
import { toPlainText } from '#platform/richtext/richtext.ts'
import { bothTexts } from '#platform/text/both-texts.ts'
import { markdownError } from '#ui/rich-field/rich-field.tsx'
import { type DecisionFacts, factsLine } from '../record/decision.ts'
import { type Fields, fieldsOf, readDecision } from '../record/decision-form.ts'
import type { StoredDecision } from '../record/record-model.ts'
import { findPersonalData } from '../release/scan.ts'
import type { CorrectableItem, CorrectableSection } from './correct.queries.ts'
import type { correctTexts } from './correct.text.ts'
import type { CorrectConflict, Correction } from './correct.ts'

export type Correctable = {
  item: CorrectableItem
  sections: CorrectableSection[]
  stored: StoredDecision | null
  facts: DecisionFacts
  bodies: BodySummary[]
}

export const sectionField = (id: string) => `afsnit-${id}`
const baseField = (name: string) => `${name}.base`

/** The fields as they are when the page is opened; what each text was based on goes along hidden. */
export const openingFields = ({ item, sections, stored, facts }: Correctable): Fields => ({
  ...fieldsOf(stored, facts),
  title: item.title,
  public: item.publicTitle,
  reason: '',
  ...Object.fromEntries(sections.map(({ id, content }) => [sectionField(id), toMarkdown(content)])),
})

export const bases = ({ item, sections, stored, facts }: Correctable): Fields => ({
  [baseField('title')]: String(item.revision),
  [baseField('decision')]: String(stored?.revision ?? 0),
  [baseField('facts')]: factsLine(facts),
  ...Object.fromEntries(sections.map(({ id, revision }) => [baseField(sectionField(id)), String(revision)])),
})

/** The fields that another has written meanwhile, each with both texts, so that publishing once more loses neither. */
export function withTheirs({ stored }: Correctable, mine: Fields, { sections, decision }: CorrectConflict): Fields {
  const both = [...sections].map(([id, { markdown }]) => [sectionField(id), bothTexts(markdown, mine[sectionField(id)] ?? '')])
  const theirs = decision && (decision.text?.doc ?? stored?.content)
  const isMoved = decision?.revision !== number(mine[baseField('decision')])
  if (theirs && isMoved) both.push(['text', bothTexts(toMarkdown(theirs), mine['text'] ?? '')])
  return Object.fromEntries(both)
}

export const isBase = (name: string) => name.endsWith('.base')

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
  const correction = { title, publicTitle, base: number(fields[baseField('title')]), sections, decision, reason }
  const added = fields['seen'] === 'ja' ? undefined : addedPersonalData(given, correction)
  return added === undefined ? correction : { errors: { seen: texts.errors.personal(added) } }
}

function readDecisionPart(
  fields: Fields,
  given: Correctable,
  { texts, lang }: { texts: (typeof correctTexts)['da']; lang: string },
): Correction['decision'] | { errors: Fields } {
  if (!given.stored && (fields['text']?.trim() ?? '') === '') return null
  const read = readDecision(fields, { bodies: given.bodies, texts: texts.decision, lang })
  if ('errors' in read) return read
  // Votes are not corrected here, and openness is no matter of words.
  const facts = { ...read.facts, votes: given.facts.votes, openness: given.facts.openness }
  return { doc: read.doc, facts, base: { revision: number(fields[baseField('decision')]), facts: fields[baseField('facts')] ?? '' } }
}

/** The first number or address of a person that the item did not hold before. */
function addedPersonalData({ item, sections, stored, facts }: Correctable, correction: Correction): string | undefined {
  const before = [item.title, item.publicTitle, facts.summary, ...sections.map(({ content }) => toPlainText(content))]
  if (stored) before.push(toPlainText(stored.content))
  const known = new Set(before.flatMap((text) => findPersonalData(text).map(({ match }) => match)))
  const after = [correction.title, correction.publicTitle, ...correction.sections.map(({ doc }) => toPlainText(doc))]
  if (correction.decision) after.push(toPlainText(correction.decision.doc), correction.decision.facts.summary)
  return after.flatMap((text) => findPersonalData(text)).find(({ match }) => !known.has(match))?.match
}
