import { inviteMember, inviteMemberAgain, type MailDeps, mailLangs, noMailText } from '#modules/accounts/index.ts'
import {
  candidates,
  changeFunction,
  choiceField,
  endMembership,
  type KeepRefusal,
  type KeptMembership,
  looseFunctions,
  passOn,
  personPickTexts,
  putRight,
  readPick,
  seatFunctions,
  settle,
  takeBack,
  type Who,
} from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { askToProve } from '#platform/http/kept.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { hasProof } from '#platform/http/proof.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { type Board, boardOf, invitable, keeping, mayName, type Screen, screenOf } from './board.ts'
import { hasErrors, isSomebody, longest, reader, type Typed } from './fields.ts'
import { type MemberAction, MemberPage, memberActions, other } from './member.views.tsx'
import { refusalText } from './words.ts'

type Shown = { sent: MemberAction | null; typed: Typed; errors: FieldErrors }

function memberOf(c: Ctx, board: Board): KeptMembership {
  const member = board.kept.find((one) => one.id === c.req.param('member'))
  if (!member) throw new AppError(404, 'no such membership of this body')
  return member
}

async function show(c: Ctx, deps: MailDeps, board: Board, { sent, typed, errors }: Shown) {
  const screen = screenOf(c, board)
  const member = memberOf(c, board)
  const { text, crumbs } = screen
  const pick = readPick(typed, 'over-navn')
  const { known, mayInvite } = await inTenant(c, async (tx) => ({
    known: await candidates(tx, pick.name ? [pick.name] : [], today(c), mayName(c.get('actor'))),
    mayInvite: (await invitable(c, tx, board, [member.personId])).has(member.personId),
  }))
  const wrong = hasErrors(errors)
  return officePage(
    c,
    {
      title: member.name,
      crumbs: [...crumbs, { label: member.name, lang: 'da' }],
      help: text.member.help,
      hasErrors: wrong,
      status: wrong ? 422 : 200,
    },
    <MemberPage
      screen={screen}
      member={member}
      pickTexts={officeText(c, personPickTexts)}
      pick={pick}
      known={known.get(pick.name) ?? []}
      mayInvite={mayInvite}
      noMail={noMailText(c, deps)}
      langs={mailLangs(c)}
      sent={sent}
      typed={typed}
      errors={errors}
      once={onceKey()}
    />,
  )
}

export async function memberPage(c: Ctx, deps: MailDeps) {
  const typed = c.get('kept') ?? {}
  return show(c, deps, await boardOf(c), { sent: memberActions.find((action) => action === typed['do']) ?? null, typed, errors: {} })
}

type Outcome = { refusal: KeepRefusal } | { id: string } | null
type Change = (tx: Tx) => Promise<Outcome | { problem: { field: string; sentence: string } }>
type Reading = { c: Ctx; screen: Screen; member: KeptMembership; typed: Typed; errors: FieldErrors }

const functionsOf = (member: KeptMembership) => (member.seatId === null ? looseFunctions : seatFunctions)

/** Who takes a seat over: one of its stand-ins, or whoever's name is written. Looked up in the form's one transaction, as a form may come twice. */
async function successor(c: Ctx, tx: Tx, typed: Typed): Promise<Who | 'ask'> {
  const chosen = typed['over-hvem'] ?? ''
  if (chosen !== '' && chosen !== other) return { id: chosen }
  const pick = readPick(typed, 'over-navn')
  const who = settle(pick, await candidates(tx, [pick.name], today(c), mayName(c.get('actor'))))
  return isSomebody(who) ? who : 'ask'
}

/** What each form of the page asks for; null when something in it is wrong, and then `errors` says what. */
const readers: Record<MemberAction, (given: Reading) => Change | null> = {
  end: ({ c, screen, member, typed, errors }) => {
    const { lastDay, written } = reader(typed, screen.text, errors)
    const given = { to: lastDay('slut-dag'), note: written('slut-tekst', longest.note) }
    return hasErrors(errors) ? null : (tx) => endMembership(tx, keeping(c), member, given)
  },
  pass: ({ c, screen, member, typed, errors }) => {
    const { lastDay, written, appointing, wrong } = reader(typed, screen.text, errors)
    const byName = ['', other].includes(typed['over-hvem'] ?? '')
    if (byName && written('over-navn', longest.name) === '') wrong('over-navn', screen.text.errors.who)
    const from = lastDay('over-dag') ?? wrong('over-dag', screen.text.errors.lastDay)
    const rest = { note: written('over-tekst', longest.note), ...appointing('over-', screen.board.bodies) }
    if (from === null || hasErrors(errors)) return null
    return async (tx) => {
      const who = await successor(c, tx, typed)
      if (who !== 'ask') return passOn(tx, keeping(c), member, { from, who, ...rest })
      return { problem: { field: choiceField('over-navn'), sentence: officeText(c, personPickTexts).choose } }
    }
  },
  change: ({ c, screen, member, typed, errors }) => {
    const { day, appointing, wrong } = reader(typed, screen.text, errors)
    const fn = functionsOf(member).find((one) => one === typed['skift-hverv']) ?? wrong('skift-hverv', screen.text.errors.function)
    const from = day('skift-dag')
    const rest = appointing('skift-', screen.board.bodies)
    return fn === null || from === null || hasErrors(errors)
      ? null
      : (tx) => changeFunction(tx, keeping(c), member, { function: fn, from, ...rest })
  },
  right: ({ c, screen, member, typed, errors }) => {
    const { day, written, appointing, wrong } = reader(typed, screen.text, errors)
    const fn =
      typed['ret-hverv'] === undefined
        ? member.function
        : (functionsOf(member).find((one) => one === typed['ret-hverv']) ?? wrong('ret-hverv', screen.text.errors.function))
    const from = typed['ret-dag'] === undefined ? member.from : day('ret-dag')
    const rest = { endNote: written('ret-tekst', longest.note), ...appointing('ret-', screen.board.bodies) }
    return fn === null || from === null || hasErrors(errors)
      ? null
      : (tx) => putRight(tx, keeping(c), member, { function: fn, from, ...rest })
  },
  back:
    ({ c, member }) =>
    (tx) =>
      takeBack(tx, keeping(c), member),
  account:
    ({ c, screen, member, typed }) =>
    async (tx) => {
      if (!(await invitable(c, tx, screen.board, [member.personId])).has(member.personId))
        throw new AppError(404, 'the person sits elsewhere too')
      const given = { personId: member.personId, email: typed['konto-mail'] ?? '', lang: typed['konto-sprog'] ?? '' }
      const refused = await inviteMember(tx, c, given)
      return refused ? { problem: { field: 'konto-mail', sentence: screen.text.errors[refused] } } : { id: member.id }
    },
  again:
    ({ c, screen, member }) =>
    async (tx) => {
      const account = screen.board.accounts.get(member.personId)
      if (!account || !(await invitable(c, tx, screen.board, [member.personId])).has(member.personId))
        throw new AppError(404, 'nobody to invite again')
      return (await inviteMemberAgain(tx, c, account.accountId)) && { id: member.id }
    },
}

export async function changeMember(c: Ctx, deps: MailDeps) {
  const board = await boardOf(c)
  const screen = screenOf(c, board)
  const typed = formOf(c).values
  // The second click on the same button: it has been taken back.
  if (typed['do'] === 'back' && !board.kept.some((one) => one.id === c.req.param('member'))) return seeOther(c, screen.root)
  const member = memberOf(c, board)
  const sent = memberActions.find((action) => action === typed['do'])
  if (!sent) throw new AppError(400, 'a form of this page was expected')
  if ((sent === 'account' || sent === 'again') && !hasProof(c)) return askToProve(c)
  const errors: FieldErrors = {}
  const change = readers[sent]({ c, screen, member, typed, errors })
  if (!change) return show(c, deps, board, { sent, typed, errors })
  const result = await once<FieldErrors>(c, async (tx) => {
    const changed = await change(tx)
    if (!changed) throw new AppError(404, 'the membership is gone')
    if ('problem' in changed) return { refusal: { [changed.problem.field]: changed.problem.sentence } }
    if ('refusal' in changed) return { refusal: { form: refusalText(screen, changed.refusal) } }
    return { location: sent === 'back' ? screen.root : `${screen.root}/medlemmer/${changed.id}` }
  })
  if ('location' in result) return seeOther(c, result.location)
  return show(c, deps, await boardOf(c), { sent, typed, errors: result.refusal })
}
