import {
  appointAll,
  candidates,
  choiceField,
  lastDay as dayBeforeEnd,
  looseFunctions,
  personPickTexts,
  readPick,
  type SeatOfBody,
  seatFunctions,
  settle,
} from '#modules/council/index.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { type Board, boardOf, keeping, mayName, type Screen, screenOf } from './board.ts'
import { hasErrors, isSomebody, longest, reader, type Typed } from './fields.ts'
import { OnePage } from './one.views.tsx'
import { refusalText, seatName } from './words.ts'

/** The seat in the address; none: a place without one. */
function seatOf(c: Ctx, board: Board): SeatOfBody | null {
  const asked = c.req.query('plads')
  if (asked === undefined) return null
  const seat = board.seats.find((one) => one.id === asked)
  if (!seat) throw new AppError(404, 'no such seat of this body')
  return seat
}

async function show(c: Ctx, screen: Screen, seat: SeatOfBody | null, typed: Typed, errors: FieldErrors) {
  const { text, crumbs } = screen
  const pick = readPick(typed, 'navn')
  const known = await inTenant(c, (tx) => candidates(tx, pick.name ? [pick.name] : [], today(c), mayName(c.get('actor'))))
  const title = seat ? text.one.titleSeat(seatName(screen, seat)) : text.one.title
  const wrong = hasErrors(errors)
  return officePage(
    c,
    { title, crumbs: [...crumbs, { label: title }], help: text.one.help, hasErrors: wrong, status: wrong ? 422 : 200 },
    <OnePage
      screen={screen}
      title={title}
      functions={seat ? seatFunctions : looseFunctions}
      pickTexts={officeText(c, personPickTexts)}
      pick={pick}
      known={known.get(pick.name) ?? []}
      typed={typed}
      errors={errors}
      once={onceKey()}
    />,
  )
}

export async function oneForm(c: Ctx) {
  const board = await boardOf(c)
  const seat = seatOf(c, board)
  const begins = seat && seat.termStartsOn > today(c) ? seat.termStartsOn : today(c)
  const fresh: Typed = { fra: begins, hverv: c.req.query('hverv') ?? (seat ? 'member' : 'substitute') }
  return show(c, screenOf(c, board), seat, c.get('kept') ?? fresh, {})
}

export async function sendOne(c: Ctx) {
  const board = await boardOf(c)
  const seat = seatOf(c, board)
  const screen = screenOf(c, board)
  const { text } = screen
  const typed = formOf(c).values
  const errors: FieldErrors = {}
  const { day, lastDay, appointing, wrong } = reader(typed, text, errors)
  const pickTexts = officeText(c, personPickTexts)
  const pick = readPick(typed, 'navn')
  if (pick.name === '') wrong('navn', pickTexts.write)
  if (pick.name.length > longest.name) wrong('navn', pickTexts.long)
  const fn = (seat ? seatFunctions : looseFunctions).find((one) => one === typed['hverv']) ?? wrong('hverv', text.errors.function)
  const [from, to] = [day('fra'), lastDay('til')]
  if (from !== null && to !== null && dayBeforeEnd(to) < from) wrong('til', text.errors.lastDayOrder)
  const terms = { from: from ?? '', to, ...appointing('', board.bodies) }
  if (hasErrors(errors) || !fn) return show(c, screen, seat, typed, errors)
  const result = await once<FieldErrors>(c, async (tx) => {
    // Inside the form's one transaction: when it comes a second time, the one that it has added would be found as somebody of the same name.
    const who = settle(pick, await candidates(tx, [pick.name], today(c), mayName(c.get('actor'))))
    if (!isSomebody(who)) return { refusal: { [choiceField('navn')]: pickTexts.choose } }
    const nominations = [{ key: 'navn', who, seatId: seat?.id ?? null, function: fn }]
    const appointed = await appointAll(tx, keeping(c), board.body.id, { terms, nominations, endFormer: null })
    if ('ids' in appointed) return { location: seat ? `${screen.root}/${seat.termId}` : screen.root }
    return { refusal: { navn: refusalText(screen, appointed.refused[0]?.why ?? { kind: 'personUnknown' }) } }
  })
  if ('location' in result) return seeOther(c, result.location)
  return show(c, screen, seat, typed, result.refusal)
}
