import {
  appointAll,
  candidates,
  choiceField,
  lastDay as dayBeforeEnd,
  leftOver,
  type MembershipFunction,
  type Nomination,
  type Pick as PickedPerson,
  personPickTexts,
  readPick,
  seatFunctions,
  settle,
  type TermDetails,
  titular,
} from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { AppointPage } from './appoint.views.tsx'
import { type Board, boardOf, keeping, mayName, type Screen, screenOf, termOf } from './board.ts'
import { appointingTyped, hasErrors, isSomebody, longest, reader, type Typed } from './fields.ts'
import { termsTexts } from './terms.text.ts'
import { refusalText, yearsOf } from './words.ts'

const substitutes = 4

/** A place on the page that a name can be written for; the key names its fields. */
export type Line = { key: string; seatId: string | null; function: MembershipFunction }
export const nameField = (key: string) => `navn-${key}`
export const functionField = (seatId: string) => `hverv-${seatId}`

function linesOf(board: Board, term: TermDetails, typed: Typed): Line[] {
  const seats = board.seats.filter((seat) => seat.termId === term.id)
  return [
    ...seats.flatMap((seat): Line[] => [
      { key: seat.id, seatId: seat.id, function: seatFunctions.find((fn) => fn === typed[functionField(seat.id)]) ?? 'member' },
      { key: `${seat.id}-s`, seatId: seat.id, function: 'stand_in' },
    ]),
    ...Array.from({ length: substitutes }, (_, index): Line => ({ key: `sup-${index + 1}`, seatId: null, function: 'substitute' })),
  ]
}

/** From when the page appoints unless something else is written: the first day of a term that nobody sits in yet, else today. */
function firstDay(c: Ctx, board: Board, term: TermDetails): string {
  const seats = new Set(board.seats.filter((seat) => seat.termId === term.id).map((seat) => seat.id))
  const begun = board.kept.some((each) => each.seatId !== null && seats.has(each.seatId))
  return begun && term.startsOn < today(c) ? today(c) : term.startsOn
}

/** Which seats somebody holds on a day or later. */
const takenOn = (board: Board, day: string) =>
  new Map(
    board.kept
      .filter((each) => each.seatId !== null && titular.includes(each.function) && (each.to === null || each.to > day))
      .map((each) => [each.seatId ?? '', each.name]),
  )

async function show(c: Ctx, screen: Screen, term: TermDetails, typed: Typed, errors: FieldErrors) {
  const { text, crumbs, href, root, board } = screen
  const picks = linesOf(board, term, typed).map((line) => ({ ...line, pick: readPick(typed, nameField(line.key)) }))
  const names = picks.flatMap(({ pick }) => pick.name || [])
  const known = await inTenant(c, (tx) => candidates(tx, names, today(c), mayName(c.get('actor'))))
  const day = typed['fra'] || firstDay(c, board, term)
  const former = leftOver(board.kept, new Map(board.seats.map((seat) => [seat.id, seat])), term.id, day)
  const wrong = hasErrors(errors)
  return officePage(
    c,
    {
      title: text.appoint.title,
      crumbs: [...crumbs, { label: yearsOf(term), href: href(`${root}/${term.id}`) }, { label: text.appoint.title }],
      help: text.appoint.help,
      hasErrors: wrong,
      status: wrong ? 422 : 200,
    },
    <AppointPage
      screen={screen}
      term={term}
      typed={typed}
      errors={errors}
      once={onceKey()}
      pickTexts={officeText(c, personPickTexts)}
      picks={new Map(picks.map(({ key, pick }) => [key, pick]))}
      known={known}
      taken={takenOn(board, day)}
      substitutes={substitutes}
      former={former.length}
    />,
  )
}

export async function appointForm(c: Ctx) {
  const board = await boardOf(c)
  const term = termOf(c, board)
  const fresh: Typed = { fra: firstDay(c, board, term), tidligere: 'ja', ...appointingTyped('', term) }
  return show(c, screenOf(c, board), term, c.get('kept') ?? fresh, {})
}

export async function sendAppointments(c: Ctx) {
  const board = await boardOf(c)
  const term = termOf(c, board)
  const screen = screenOf(c, board)
  const { text } = screen
  const typed = formOf(c).values
  const errors: FieldErrors = {}
  const { day, lastDay, appointing, wrong } = reader(typed, text, errors)
  const [from, to] = [day('fra'), lastDay('til')]
  if (from !== null && to !== null && dayBeforeEnd(to) < from) wrong('til', text.errors.lastDayOrder)
  const given = { from: from ?? '', to, ...appointing('', board.bodies) }
  const lines = linesOf(board, term, typed).map((line) => ({ line, pick: readPick(typed, nameField(line.key)) }))
  if (lines.every(({ pick }) => pick.name === '')) wrong('form', text.appoint.none)
  for (const { line, pick } of lines) if (pick.name.length > longest.name) errors[nameField(line.key)] = officeText(c, personPickTexts).long
  if (hasErrors(errors)) return show(c, screen, term, typed, errors)
  const result = await once<FieldErrors>(c, async (tx) => {
    const { nominations, unsure } = await nominated(c, tx, lines)
    const endFormer = typed['tidligere'] === 'ja' ? term.id : null
    const appointed = await appointAll(tx, keeping(c), board.body.id, { terms: given, nominations, endFormer })
    const refused = 'refused' in appointed ? appointed.refused : []
    // Whether somebody who is not settled yet sits here already cannot be told.
    const told = refused.filter(({ key, why }) => why.kind !== 'sitsAlready' || !unsure[choiceField(nameField(key))])
    const refusal = { ...unsure, ...Object.fromEntries(told.map(({ key, why }) => [nameField(key), refusalText(screen, why)])) }
    return hasErrors(refusal) ? { refusal } : { location: `${screen.root}/${term.id}` }
  })
  if ('location' in result) return seeOther(c, result.location)
  // Somebody may have changed the seats meanwhile: the page shows them as they are now, with what was typed.
  return show(c, { ...screen, board: await boardOf(c) }, term, typed, result.refusal)
}

/**
 * Whom the lines mean. Somebody who is not settled yet counts by name, so that whatever else stands in the way is said at once. It is looked up inside the one transaction of the form: when the form comes a second time, those that it has just added would
 * be found as people of the same name.
 */
async function nominated(c: Ctx, tx: Tx, lines: readonly { line: Line; pick: PickedPerson }[]) {
  const pickTexts = officeText(c, personPickTexts)
  const known = await candidates(
    tx,
    lines.flatMap(({ pick }) => pick.name || []),
    today(c),
    mayName(c.get('actor')),
  )
  const unsure: FieldErrors = {}
  const fresh = Map.groupBy(
    lines.filter(({ pick }) => pick.choice === '' && !known.has(pick.name)),
    ({ pick }) => pick.name,
  )
  const nominations = lines.flatMap(({ line, pick }): Nomination[] => {
    const who = settle(pick, known)
    if (who === 'ask') unsure[choiceField(nameField(line.key))] = `${pickTexts.choose}: ${pick.name}`
    // The name alone does not say whether it is one person or two.
    if ((fresh.get(pick.name)?.length ?? 0) > 1 && pick.name !== '')
      unsure[nameField(line.key)] = officeText(c, termsTexts).appoint.twice(pick.name)
    if (who === 'ask') return [{ ...line, who: { name: pick.name } }]
    return isSomebody(who) ? [{ ...line, who }] : []
  })
  return { nominations, unsure }
}
