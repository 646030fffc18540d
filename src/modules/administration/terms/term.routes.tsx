import { deleteTerm, endFormer, type HangsOn, type MeetingsWithin, membershipsInTerm } from '#modules/council/index.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { type Board, boardOf, keeping, screenOf, termOf } from './board.ts'
import { hasErrors, reader, type Typed } from './fields.ts'
import { TermPage } from './term.views.tsx'
import { yearsOf } from './words.ts'

/** What else of the house a term needs to know. */
export type TermDeps = { meetingsWithin: MeetingsWithin }

type Shown = { typed: Typed; errors: FieldErrors; refused?: HangsOn }

async function show(c: Ctx, { meetingsWithin }: TermDeps, board: Board, { typed, errors, refused }: Shown) {
  const screen = screenOf(c, board)
  const term = termOf(c, board)
  const { text, crumbs } = screen
  const title = text.page.title(board.body.name, yearsOf(term))
  const wrong = hasErrors(errors)
  const hangs = refused ?? {
    memberships: membershipsInTerm(term.id, board.seats, board.kept),
    meetings: await inTenant(c, (tx) => meetingsWithin(tx, board.body.id, term.startsOn, term.endsOn)),
  }
  return officePage(
    c,
    {
      title,
      crumbs: [...crumbs, { label: yearsOf(term) }],
      help: text.page.help,
      hasErrors: wrong,
      status: refused ? 409 : wrong ? 422 : 200,
    },
    <TermPage
      screen={screen}
      term={term}
      typed={typed}
      errors={errors}
      once={onceKey()}
      hangs={hangs}
      isRefused={refused !== undefined}
      onceToDelete={onceKey()}
    />,
  )
}

export const termPage = async (c: Ctx, deps: TermDeps) => show(c, deps, await boardOf(c), { typed: c.get('kept') ?? {}, errors: {} })

/** Ends those of earlier terms who are still there, or deletes a term that was made by mistake. */
export async function changeTermPage(c: Ctx, deps: TermDeps) {
  const board = await boardOf(c)
  const typed = formOf(c).values
  if (typed['do'] === 'delete') return removeTerm(c, deps, board)
  const term = termOf(c, board)
  if (typed['do'] !== 'endFormer') throw new AppError(400, 'a form of this page was expected')
  const errors: FieldErrors = {}
  const { text, root } = screenOf(c, board)
  const { lastDay, wrong } = reader(typed, text, errors)
  const day = lastDay('slut') ?? wrong('slut', text.errors.lastDay)
  if (day === null) return show(c, deps, board, { typed, errors })
  const { location } = await once(c, async (tx) => {
    await endFormer(tx, keeping(c), term, day)
    return { location: `${root}/${term.id}` }
  })
  return seeOther(c, location)
}

async function removeTerm(c: Ctx, deps: TermDeps, board: Board) {
  const { root } = screenOf(c, board)
  const term = { id: c.req.param('id') ?? '', bodyId: board.body.id }
  const result = await once<HangsOn>(c, async (tx) => {
    const deleted = await deleteTerm(tx, keeping(c), term, deps.meetingsWithin)
    return 'refusal' in deleted ? deleted : { location: `${root}?slettet=ja` }
  })
  return 'location' in result ? seeOther(c, result.location) : show(c, deps, board, { typed: {}, errors: {}, refused: result.refusal })
}
