import { changeTerm, constituteTerm, lastDay, type TermDetails, type TermInput, type TermRefusal } from '#modules/council/index.ts'
import { type Ctx, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { dayAfter } from '#platform/i18n/days.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { type Board, boardOf, keeping, type Screen, screenOf, termOf } from './board.ts'
import { appointingTyped, hasErrors, longest, reader, type Typed } from './fields.ts'
import { TermFormPage } from './term-form.views.tsx'
import { refusalText, yearsOf } from './words.ts'

type Shown = { term: TermDetails | null; typed: Typed; errors: FieldErrors }

function show(c: Ctx, screen: Screen, { term, typed, errors }: Shown) {
  const { text, crumbs, href, root } = screen
  const title = term ? text.form.editTitle : text.form.newTitle
  const between = term ? [{ label: yearsOf(term), href: href(`${root}/${term.id}`) }] : []
  const wrong = hasErrors(errors)
  return officePage(
    c,
    { title, crumbs: [...crumbs, ...between, { label: title }], help: text.form.help, hasErrors: wrong, status: wrong ? 422 : 200 },
    <TermFormPage screen={screen} title={title} term={term} typed={typed} errors={errors} once={onceKey()} />,
  )
}

const typedOf = (term: TermDetails): Typed => ({
  fra: term.startsOn,
  til: lastDay(term.endsOn),
  regler: term.rules,
  ...appointingTyped('', term),
})

function readTerm(screen: Screen, typed: Typed, errors: FieldErrors): TermInput {
  const { day, written, appointing, wrong } = reader(typed, screen.text, errors)
  const [startsOn, last] = [day('fra'), day('til', screen.text.errors.lastDay)]
  if (startsOn !== null && last !== null && last <= startsOn) wrong('til', screen.text.errors.lastDayOrder)
  return {
    startsOn: startsOn ?? '',
    endsOn: last === null ? '' : dayAfter(last),
    rules: written('regler', longest.rules),
    ...appointing('', screen.board.bodies),
  }
}

/** A new term begins where the latest one ends, with its seats. */
export async function newTermForm(c: Ctx) {
  const screen = screenOf(c, await boardOf(c))
  const [latest] = screen.board.terms
  return show(c, screen, { term: null, typed: c.get('kept') ?? { fra: latest?.endsOn ?? '', kopi: latest?.id ?? '' }, errors: {} })
}

export async function editTermForm(c: Ctx) {
  const board = await boardOf(c)
  const term = termOf(c, board)
  return show(c, screenOf(c, board), { term, typed: c.get('kept') ?? typedOf(term), errors: {} })
}

export const createTermForm = async (c: Ctx) => save(c, await boardOf(c), null)

export async function saveTermForm(c: Ctx) {
  const board = await boardOf(c)
  return save(c, board, termOf(c, board))
}

async function save(c: Ctx, board: Board, term: TermDetails | null) {
  const screen = screenOf(c, board)
  const typed = formOf(c).values
  const errors: FieldErrors = {}
  const input = readTerm(screen, typed, errors)
  if (hasErrors(errors)) return show(c, screen, { term, typed, errors })
  const seatsFrom = board.terms.find((one) => one.id === typed['kopi'])?.id ?? null
  const result = await once<TermRefusal>(c, async (tx) => {
    const saved = term
      ? await changeTerm(tx, keeping(c), term, input)
      : await constituteTerm(tx, keeping(c), board.body.id, input, seatsFrom)
    return 'refusal' in saved ? saved : { location: `${screen.root}/${saved.id}` }
  })
  if ('location' in result) return seeOther(c, result.location)
  return show(c, screen, { term, typed, errors: { fra: refusalText(screen, result.refusal) } })
}
