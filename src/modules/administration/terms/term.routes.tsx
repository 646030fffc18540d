import { endFormer } from '#modules/council/index.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { type Board, boardOf, keeping, screenOf, termOf } from './board.ts'
import { hasErrors, reader, type Typed } from './fields.ts'
import { TermPage } from './term.views.tsx'
import { yearsOf } from './words.ts'

async function show(c: Ctx, board: Board, typed: Typed, errors: FieldErrors) {
  const screen = screenOf(c, board)
  const term = termOf(c, board)
  const { text, crumbs } = screen
  const title = text.page.title(board.body.name, yearsOf(term))
  const wrong = hasErrors(errors)
  return officePage(
    c,
    { title, crumbs: [...crumbs, { label: yearsOf(term) }], help: text.page.help, hasErrors: wrong, status: wrong ? 422 : 200 },
    <TermPage screen={screen} term={term} typed={typed} errors={errors} once={onceKey()} />,
  )
}

export const termPage = async (c: Ctx) => show(c, await boardOf(c), c.get('kept') ?? {}, {})

/** Ends those of earlier terms who are still there. */
export async function changeTermPage(c: Ctx) {
  const board = await boardOf(c)
  const term = termOf(c, board)
  const typed = formOf(c).values
  if (typed['do'] !== 'endFormer') throw new AppError(400, 'a form of this page was expected')
  const errors: FieldErrors = {}
  const { text, root } = screenOf(c, board)
  const { lastDay, wrong } = reader(typed, text, errors)
  const day = lastDay('slut') ?? wrong('slut', text.errors.lastDay)
  if (day === null) return show(c, board, typed, errors)
  const result = await once<never>(c, async (tx) => {
    await endFormer(tx, keeping(c), term, day)
    return { location: `${root}/${term.id}` }
  })
  return seeOther(c, 'location' in result ? result.location : root)
}
