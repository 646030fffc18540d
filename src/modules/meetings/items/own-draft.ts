import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, seeOther } from '#platform/http/context.ts'
import { onceField } from '#platform/http/forms.ts'
import { discardStep } from './draft.views.tsx'
import { type Draft, discardDraft, draftOf, keepDraft } from './drafts.ts'
import { actingOf } from './load.ts'

const accountOf = (c: Ctx) => c.get('actor').accountId ?? ''

/** Says which form a draft is of; it stands in the draft's own fields never. */
export const pathField = 'sti'

const notWritten = [onceField, pathField, 'do']

/** What somebody has written in a form, without what only says how it was sent. */
export const writtenFields = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !notWritten.includes(name)))

/** The draft that whoever asks has of the form at this address. */
export const ownDraft = (tx: Tx, c: Ctx, path: string): Promise<Draft | null> => draftOf(tx, c.get('platform').clock, accountOf(c), path)

export const discardOwnDraft = (tx: Tx, c: Ctx, path: string) => discardDraft(tx, accountOf(c), path)

export const keepOwnDraft = (tx: Tx, c: Ctx, path: string, values: Readonly<Record<string, string>>): Promise<void> =>
  keepDraft(tx, actingOf(c), accountOf(c), path, writtenFields(values))

/** Keeps what came with a form that was not saved: whoever writes without scripts finds it again too. */
export const keepUnsaved = (c: Ctx, path: string, values: Readonly<Record<string, string>>): Promise<void> =>
  inTenant(c, (tx) => keepOwnDraft(tx, c, path, values))

/** Answers the form at this address: throws its draft away where it asks for that, and else keeps what was not saved. */
export async function answerWritten(
  c: Ctx,
  path: string,
  values: Readonly<Record<string, string>>,
  answer: () => Response | Promise<Response>,
): Promise<Response> {
  if (values['do'] === discardStep) {
    await inTenant(c, (tx) => discardOwnDraft(tx, c, path))
    return seeOther(c, path)
  }
  const given = await answer()
  if (given.status !== 303) await keepUnsaved(c, path, values)
  return given
}

const seen = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** Whether somebody has written anything else in these fields than what is saved. */
export const differs = (fields: Readonly<Record<string, string>>, saved: Readonly<Record<string, string>>): boolean =>
  Object.entries(saved).some(([name, value]) => fields[name] !== undefined && seen(fields[name]) !== seen(value))
