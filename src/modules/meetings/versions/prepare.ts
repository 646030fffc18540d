import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { toMarkdown } from '#platform/richtext/markdown.ts'
import { fromPlainText } from '#platform/richtext/richtext.ts'
import { draftOf, draftsAt, keepDraft } from '../items/drafts.ts'
import { differs } from '../items/own-draft.ts'
import { mayEdit, meetingAt, type StepActing } from '../plan/stand.ts'
import { factsOf } from '../record/decision.ts'
import { decisionOf } from '../record/record.queries.ts'
import { steps } from '../transitions.ts'
import { correctable, sectionsToCorrect } from './correct.queries.ts'
import { basesFor, type Correctable, correctPath, openingFields, sectionField } from './correct-form.ts'

/** What an item is to say instead, as plain text; what is left out stays. */
export type Wording = { title?: string; decision?: string; sections: ReadonlyMap<string, string> }

/** Loads what the form of a correction holds. @throws 404 where there is no such item, or no right to it */
async function load(tx: Tx, acting: StepActing, shortId: string) {
  const item = await correctable(tx, shortId)
  const at = item && (await meetingAt(tx, item.meetingId))
  if (!item || !at || !mayEdit(acting.by, at)) throw new AppError(404, 'no such item to correct')
  const stored = await decisionOf(tx, item.id, at.host.id)
  const loaded: Correctable = {
    ...{ item, sections: await sectionsToCorrect(tx, item.id), stored, facts: factsOf(stored, item) },
    ...{ bodies: [], deciding: at.bodies },
  }
  return { at, loaded }
}

/**
 * Lays new words into the form of a correction, as if this person had begun to write it: nothing is saved of the item and nothing is public. Refused
 * where they have begun a correction of their own, or where nothing can be corrected.
 * @returns the address of the form
 */
export async function prepareCorrection(
  tx: Tx,
  acting: StepActing,
  shortId: string,
  given: Wording,
): Promise<{ refusal: 'wrongState' | 'begun' } | { path: string }> {
  const { at, loaded } = await load(tx, acting, shortId)
  if (!steps.correct.from(at.stand, at.rules)) return { refusal: 'wrongState' }
  const path = correctPath(shortId)
  const accountId = acting.by.accountId ?? ''
  const opening = openingFields(loaded)
  const begun = await draftOf(tx, acting.clock, accountId, path)
  if (begun && differs(begun.fields, opening)) return { refusal: 'begun' }
  const asMarkdown = (text: string) => toMarkdown(fromPlainText(text))
  const fields = {
    ...opening,
    ...basesFor(loaded, undefined, undefined),
    ...(given.title !== undefined && { title: given.title }),
    ...(given.decision !== undefined && { text: asMarkdown(given.decision) }),
    ...Object.fromEntries([...given.sections].map(([id, text]) => [sectionField(id), asMarkdown(text)])),
  }
  await keepDraft(tx, acting, accountId, path, fields)
  return { path }
}

/** Of some items those that this person has begun to correct. */
export async function begunCorrections(tx: Tx, clock: Clock, accountId: string, shortIds: readonly string[]): Promise<Set<string>> {
  const paths = new Map(shortIds.map((shortId) => [correctPath(shortId), shortId]))
  return new Set((await draftsAt(tx, clock, accountId, [...paths.keys()])).flatMap((path) => paths.get(path) ?? []))
}
