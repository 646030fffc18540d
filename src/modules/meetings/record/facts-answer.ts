import type { Ctx } from '#platform/http/context.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { conflictTexts } from '../items/conflict.text.ts'
import { answered, conflictFields } from '../items/settled.ts'
import { type ShownConflict, shownConflict } from '../items/shown-conflict.ts'
import { whenInWords } from '../items/when.ts'
import { decisionTexts } from './decision.text.ts'
import { type DecisionConflict, type DecisionFacts, factsLine } from './decision.ts'
import type { Fields } from './decision-form.ts'

/** The names under which the choice between two outcomes comes back with its form. */
export const factsFields = { choice: 'fakta.valg', theirs: 'fakta.anden' } as const

/** Where a form says what its text and its facts were based on. */
type BaseNames = { text: string; facts: string }

/** What another made of a decision meanwhile, as the form shows it. */
export type ShownFacts = { now: DecisionFacts; by: string | null; when: string | null }
export type ShownDecisionConflict = { text: ShownConflict | null; facts: ShownFacts | null }

/**
 * A decision's form with the answers to a conflict in the places of its questions. Who was shown something that has changed again since, or chose
 * nothing, is asked once more when it is saved.
 * @param now the decision as it is saved, and the fields that say so
 */
export function answeredDecision(values: Fields, now: { facts: DecisionFacts; fields: Fields }, base: BaseNames): Fields {
  const { [factsFields.choice]: choice, [factsFields.theirs]: seen, ...rest } = answered(values, 'text', base.text)
  if (seen === undefined) return rest
  if (choice === 'mine') return { ...rest, [base.facts]: seen }
  if (choice !== 'theirs' || seen !== factsLine(now.facts)) return rest
  const { text: _text, ...theirs } = now.fields
  return { ...rest, ...theirs, [base.facts]: seen }
}

/** Nothing is chosen for anybody: what has to be chosen stands in the summary of the page. */
export const decisionErrors = (c: Ctx, { text, facts }: DecisionConflict): FieldErrors => ({
  ...(text && { [conflictFields('text').choice]: officeText(c, conflictTexts).choose }),
  ...(facts && { [factsFields.choice]: officeText(c, decisionTexts).conflict.choose }),
})

/** @param sent the form as it came; `values`: with its answers in their places */
export const shownDecisionConflict = (c: Ctx, sent: Fields, values: Fields, { text, facts }: DecisionConflict): ShownDecisionConflict => ({
  text: text && shownConflict(c, sent, 'text', text, values['text'] ?? ''),
  facts: facts && { now: facts.now, by: facts.by, when: facts.at && whenInWords(c, facts.at) },
})
