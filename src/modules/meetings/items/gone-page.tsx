import { findCases } from '#modules/cases/index.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant } from '#platform/http/context.ts'
import { typedSections } from './item-form.ts'
import { editableMeeting, newPage } from './new.routes.tsx'

/** The item is no more: what was typed stands on the page, ready to become a new one. @throws 404 when nothing says whose agenda it was on */
export async function gonePage(c: Ctx, values: Readonly<Record<string, string>>) {
  const slug = values['moede']
  if (!slug) throw new AppError(404, 'no such item')
  const { at, known } = await inTenant(c, async (tx) => ({ at: await editableMeeting(tx, c, slug), known: await findCases(tx, '', 100) }))
  const deleted = typedSections(values)
    .filter((section) => section.text !== '')
    .map(({ caption, text }) => ({ caption, text }))
  return newPage(c, at, known, { values, errors: {}, draft: null, deleted })
}
