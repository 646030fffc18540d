import {
  allAccountsOf,
  invitationDays,
  inviteMembers,
  type MailDeps,
  type MemberOutcome,
  type MemberToInvite,
  mailLangs,
  mayInviteMember,
  noMailText,
  outcomesOf,
} from '#modules/accounts/index.ts'
import { holdsOn } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { formError } from '#ui/form/errors.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { type Board, boardOf, invitable, loadBoard, screenOf } from './board.ts'
import { hasErrors, type Typed } from './fields.ts'
import { canType, type Invitee, InvitePage, isTicked, mailField, tickField } from './invite.views.tsx'

/** Those who are in the body today and have not signed in yet, and of the others those who were ticked; by name. */
async function inviteesOf(c: Ctx, tx: Tx, board: Board, typed: Typed): Promise<Invitee[]> {
  const places = Map.groupBy(
    board.kept.filter((each) => holdsOn(each, today(c))),
    (each) => each.personId,
  )
  const waiting = [...places.keys()].filter((id) => !board.accounts.get(id)?.hasSignedIn || isTicked(typed, id))
  const accounts = new Map((await allAccountsOf(tx, waiting)).map((account) => [account.personId, account]))
  const mayInvite = await invitable(c, tx, board, waiting)
  const openSince = c
    .get('platform')
    .clock()
    .subtract({ hours: invitationDays * 24 }).epochMilliseconds
  return waiting
    .map((personId) => {
      const account = accounts.get(personId) ?? null
      const own = places.get(personId) ?? []
      return {
        personId,
        name: own[0]?.name ?? '',
        functions: [...new Set(own.map((each) => each.function))],
        account,
        mayInvite: mayInvite.has(personId),
        mayReadAddress: mayInviteMember(c.get('actor')),
        isOpen: (account?.invitedAt?.getTime() ?? 0) > openSince,
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'da'))
}

const askedOf = (invitees: readonly Invitee[], typed: Typed): MemberToInvite[] =>
  invitees
    .filter(({ personId, mayInvite }) => mayInvite && isTicked(typed, personId))
    .map(({ personId }) => ({ personId, email: typed[mailField(personId)] ?? null }))

type Shown = { board: Board; invitees: Invitee[]; typed: Typed | null; errors: FieldErrors; outcomes: ReadonlyMap<string, MemberOutcome> }

function show(c: Ctx, deps: MailDeps, { board, invitees, typed, errors, outcomes }: Shown) {
  const screen = screenOf(c, board)
  const { text, crumbs } = screen
  const wrong = hasErrors(errors)
  return officePage(
    c,
    {
      title: text.invite.title,
      crumbs: [...crumbs, { label: text.invite.title }],
      help: text.invite.help,
      hasErrors: wrong,
      status: wrong ? 422 : 200,
    },
    <InvitePage
      screen={screen}
      invitees={invitees}
      outcomes={outcomes}
      noMail={noMailText(c, deps)}
      langs={mailLangs(c)}
      typed={typed}
      errors={errors}
      once={onceKey()}
    />,
  )
}

/** Those who were invited at the moment that the last press has left in the address. */
const justInvited = (c: Ctx, invitees: readonly Invitee[]) =>
  new Map(
    invitees.flatMap(({ personId, account }) =>
      account?.invitedAt && String(account.invitedAt.getTime()) === c.req.query('sendt') ? [[personId, 'invited'] as const] : [],
    ),
  )

export async function invitePage(c: Ctx, deps: MailDeps) {
  const board = await boardOf(c)
  const typed = c.get('kept')
  const invitees = await inTenant(c, (tx) => inviteesOf(c, tx, board, typed ?? {}))
  return show(c, deps, { board, invitees, typed, errors: {}, outcomes: justInvited(c, invitees) })
}

/** Invites all who are ticked. Who cannot be invited, or was not ticked though an address is written, comes back with what was typed. */
export async function sendInvites(c: Ctx, deps: MailDeps) {
  const typed = formOf(c).values
  const before = await boardOf(c)
  const { text, root } = screenOf(c, before)
  const { location } = await once(c, async (tx) => {
    const asked = askedOf(await inviteesOf(c, tx, before, typed), typed)
    const { at } = await inviteMembers(tx, c, asked, typed['sprog'] ?? '')
    return { location: `${root}/medlemmer/inviter?sendt=${at.getTime()}` }
  })
  // Read anew, so that a second arrival of the form, which changes nothing, is answered as the first.
  const shown = await inTenant(c, async (tx) => {
    const board = await loadBoard(tx, c.get('actor'), before.body.slug)
    const invitees = await inviteesOf(c, tx, board, typed)
    const at = new Date(Number(location.split('=').at(-1)))
    return { board, invitees, outcomes: await outcomesOf(tx, askedOf(invitees, typed), at) }
  })
  const errors = errorsOf(shown, typed, text.errors)
  const isDone = !hasErrors(errors) && [...shown.outcomes.values()].every((outcome) => outcome === 'invited')
  return isDone ? seeOther(c, location) : show(c, deps, { ...shown, typed, errors })
}

type Sentences = Record<'email' | 'emailTaken' | 'notTicked' | 'nobody', string>

function errorsOf({ invitees, outcomes }: Pick<Shown, 'invitees' | 'outcomes'>, typed: Typed, text: Sentences): FieldErrors {
  const errors: FieldErrors = {}
  for (const one of invitees) {
    const { personId } = one
    const outcome = outcomes.get(personId)
    if (outcome === 'email' || outcome === 'emailTaken') errors[mailField(personId)] = text[outcome]
    else if (canType(one) && !isTicked(typed, personId) && typed[mailField(personId)]?.trim()) errors[tickField(personId)] = text.notTicked
  }
  if (!hasErrors(errors) && outcomes.size === 0) errors[formError] = text.nobody
  return errors
}
