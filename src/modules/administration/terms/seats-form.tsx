import { changeSeats, groupsOfTerm, type SeatPlan, type SeatRefusal, type TermDetails } from '#modules/council/index.ts'
import { type Ctx, inTenant, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { type Board, boardOf, keeping, type Screen, screenOf, termOf } from './board.ts'
import { hasErrors, longest, reader, type Typed } from './fields.ts'
import { SeatsPage } from './seats-form.views.tsx'
import { yearsOf } from './words.ts'

const mostSeats = 100

type Group = { id: string; name: string }
type Loaded = { board: Board; term: TermDetails; groups: Group[] }

async function load(c: Ctx): Promise<Loaded> {
  const board = await boardOf(c)
  const term = termOf(c, board)
  return { board, term, groups: await inTenant(c, (tx) => groupsOfTerm(tx, term.id)) }
}

function show(c: Ctx, { board, term, groups }: Loaded, typed: Typed, errors: FieldErrors) {
  const screen = screenOf(c, board)
  const { text, crumbs, href, root } = screen
  const wrong = hasErrors(errors)
  return officePage(
    c,
    {
      title: text.seats.title,
      crumbs: [...crumbs, { label: yearsOf(term), href: href(`${root}/${term.id}`) }, { label: text.seats.title }],
      help: text.seats.help,
      hasErrors: wrong,
      status: wrong ? 422 : 200,
    },
    <SeatsPage screen={screen} term={term} groups={groups} typed={typed} errors={errors} once={onceKey()} />,
  )
}

export const seatsForm = async (c: Ctx) => show(c, await load(c), c.get('kept') ?? {}, {})

const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function readPlan({ text }: Screen, { board, term, groups }: Loaded, typed: Typed, errors: FieldErrors): SeatPlan {
  const { wrong, written } = reader(typed, text, errors)
  const seatsHere = board.seats.filter((seat) => seat.termId === term.id)
  const added = (name: string, alreadyThere: number) => {
    const lines = linesOf(typed[name])
    if (lines.some((line) => line.length > longest.label)) wrong(name, text.errors.long(longest.label))
    if (lines.length + alreadyThere > mostSeats) wrong(name, text.errors.tooMany)
    return lines
  }
  return {
    groups: groups.map(({ id, name }) => {
      const newName = typed[`gruppe-${id}`] === undefined ? name : written(`gruppe-${id}`, longest.label)
      if (newName === '') wrong(`gruppe-${id}`, text.errors.groupName)
      const inGroup = seatsHere.filter((seat) => seat.groupId === id).length
      return { id, name: newName, removed: typed[`fjern-${id}`] === 'ja', added: added(`flere-${id}`, inGroup) }
    }),
    labels: new Map(
      seatsHere.flatMap((seat) => (typed[`plads-${seat.id}`] === undefined ? [] : [[seat.id, written(`plads-${seat.id}`, longest.label)]])),
    ),
    removed: new Set(seatsHere.filter((seat) => typed[`fjern-${seat.id}`] === 'ja').map((seat) => seat.id)),
    newGroup: readNewGroup({ text }, typed, errors, added('nye', 0)),
  }
}

function readNewGroup({ text }: Pick<Screen, 'text'>, typed: Typed, errors: FieldErrors, lines: string[]): SeatPlan['newGroup'] {
  const { wrong, written } = reader(typed, text, errors)
  const name = written('ny', longest.label)
  const count = (typed['antal'] ?? '').trim()
  if (name === '' && count === '' && lines.length === 0) return null
  if (name === '') wrong('ny', text.errors.groupName)
  if (count === '' && lines.length > 0) return { name, seats: lines }
  const number = /^\d{1,3}$/.test(count) ? Number(count) : 0
  if (number < 1 || number > mostSeats) wrong('antal', text.errors.count)
  return { name, seats: Array.from({ length: Math.max(number, lines.length) }, (_, index) => lines[index] ?? '') }
}

export async function saveSeats(c: Ctx) {
  const loaded = await load(c)
  const screen = screenOf(c, loaded.board)
  const typed = formOf(c).values
  const errors: FieldErrors = {}
  const plan = readPlan(screen, loaded, typed, errors)
  if (hasErrors(errors)) return show(c, loaded, typed, errors)
  const result = await once<SeatRefusal>(c, async (tx) => {
    const changed = await changeSeats(tx, keeping(c), loaded.term, plan)
    const term = `${screen.root}/${loaded.term.id}`
    return 'refusal' in changed ? changed : { location: typed['videre'] === 'gruppe' ? `${term}/pladser` : term }
  })
  if ('location' in result) return seeOther(c, result.location)
  const { refusal } = result
  const field = refusal.kind === 'seatInUse' ? `fjern-${refusal.seatId}` : `fjern-${refusal.groupId}`
  return show(c, loaded, typed, { [field]: screen.text.refusals[refusal.kind] })
}
