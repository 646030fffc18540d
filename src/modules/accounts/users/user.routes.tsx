import { recordRead } from '#platform/audit/audit.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, localPath, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { dayAfter, readDay } from '#platform/i18n/days.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { emailAddress } from '../email.ts'
import { type MailDeps, noMailText } from '../no-mail.ts'
import { readRole, readSpan } from './role-form.ts'
import type { Typed } from './role-form.views.tsx'
import { actorName, mailLangs, managing, refusalText, requireUsers } from './shared.ts'
import { type UserAction, UserPage, userActions } from './user.views.tsx'
import { loadUser } from './user-page.ts'
import { type UsersText, usersTexts } from './users.text.ts'
import { changeUser, deputise, endRole, endSessions, endUser, giveRole, inviteAgain, reopenUser, type UserRefusal } from './users.ts'

const idOf = (c: Ctx) => c.req.param('id') ?? ''

type Shown = { sent: UserAction | null; typed: Typed; errors: FieldErrors; otherId: string | null }

/** The form that was interrupted by the end of a session is open again, with what was typed. */
function keptForm(c: Ctx): Shown {
  const typed = c.get('kept') ?? {}
  return { sent: userActions.find((action) => action === typed['do']) ?? null, typed, errors: {}, otherId: null }
}

export async function userPage(c: Ctx, deps: MailDeps, shown: Shown = keptForm(c)) {
  requireUsers(c, 'read')
  const text = officeText(c, usersTexts)
  const data = await inTenant(c, async (tx) => {
    await recordRead(tx, c.get('municipality').id, actorName(c), `account/${idOf(c)}`, 'a user')
    return loadUser(tx, idOf(c), today(c))
  })
  if (!data) throw new AppError(404, 'no such user')
  const href = (path: string) => localPath(c.get('lang'), path)
  const { otherId, ...rest } = shown
  const view = (
    <UserPage
      t={c.get('t')}
      text={text}
      noMail={noMailText(c, deps)}
      lang={c.get('lang')}
      zone={c.get('municipality').timeZone}
      today={today(c)}
      href={href}
      once={onceKey()}
      langs={mailLangs(c)}
      otherHref={otherId && href(`/brugere/${otherId}`)}
      {...rest}
      {...data}
    />
  )
  const hasErrors = Object.keys(shown.errors).length > 0
  const crumbs = [
    { label: text.title, href: href('/brugere') },
    { label: data.name, lang: 'da' },
  ]
  return officePage(c, { title: data.name, crumbs, help: text.user.help, hasErrors, status: hasErrors ? 422 : 200 }, view)
}

type Change = (tx: Tx) => Promise<{ refusal: UserRefusal } | { id: string } | null>
type Reading = { c: Ctx; text: UsersText; typed: Typed; errors: FieldErrors; bodyIds: readonly string[] }

/** What each form of the page asks for; null when something in it is wrong, and then `errors` says what. */
const readers: Record<UserAction, (given: Reading) => Change | null> = {
  change: ({ c, text, typed, errors }) => {
    const email = typed['email'] ?? ''
    const lang = c.get('municipality').languages.find((one) => one === typed['sprog'])
    if (!emailAddress.safeParse(email).success) errors['email'] = text.errors.email
    if (!lang) errors['sprog'] = text.errors.lang
    return lang && !errors['email'] ? (tx) => changeUser(tx, managing(c), idOf(c), { email, lang }) : null
  },
  again:
    ({ c }) =>
    (tx) =>
      inviteAgain(tx, managing(c), idOf(c)),
  give: ({ c, text, typed, errors, bodyIds }) => {
    const role = readRole(typed, { bodyIds, today: today(c) }, text, errors)
    if (!role && Object.keys(errors).length === 0) errors['rolle'] = text.errors.role
    return role && ((tx) => giveRole(tx, managing(c), idOf(c), role))
  },
  endRole: ({ c, text, typed, errors }) => {
    const last = typed['slut'] ? readDay(typed['slut']) : null
    if (typed['slut'] && last === null) errors['slut'] = text.errors.day
    const day = last === null ? today(c) : dayAfter(last)
    if (day < today(c)) errors['slut'] = text.errors.past
    return errors['slut'] ? null : (tx) => endRole(tx, managing(c), idOf(c), typed['tildeling'] ?? '', day)
  },
  deputise: ({ c, text, typed, errors }) => {
    const { from, to } = readSpan(typed, today(c), text, errors, 'vikar-')
    const deputyId = typed['vikar'] ?? ''
    if (deputyId === '') errors['vikar'] = text.errors.who
    if (to === null) errors['vikar-til'] ??= text.errors.lastDay
    if (to === null || Object.keys(errors).length > 0) return null
    return (tx) => deputise(tx, managing(c), { deputyId, forId: idOf(c), from, to })
  },
  signOut:
    ({ c }) =>
    (tx) =>
      endSessions(tx, managing(c), idOf(c)),
  end:
    ({ c }) =>
    (tx) =>
      endUser(tx, managing(c), idOf(c)),
  reopen:
    ({ c }) =>
    (tx) =>
      reopenUser(tx, managing(c), idOf(c)),
}

export async function changeUserPage(c: Ctx, deps: MailDeps) {
  const typed = formOf(c).values
  const sent = userActions.find((action) => action === typed['do'])
  if (!sent) throw new AppError(400, 'a form of this page was expected')
  requireUsers(c, sent === 'end' ? 'end' : sent === 'again' || sent === 'reopen' ? 'invite' : 'edit')
  const text = officeText(c, usersTexts)
  const data = await inTenant(c, (tx) => loadUser(tx, idOf(c), today(c)))
  if (!data) throw new AppError(404, 'no such user')
  const errors: FieldErrors = {}
  const change = readers[sent]({ c, text, typed, errors, bodyIds: data.bodies.map((body) => body.id) })
  if (!change) return userPage(c, deps, { sent, typed, errors, otherId: null })
  const result = await once<UserRefusal>(c, async (tx) => {
    const changed = await change(tx)
    if (!changed) throw new AppError(404, 'no such user or role')
    return 'refusal' in changed ? changed : { location: `/brugere/${idOf(c)}` }
  })
  if ('location' in result) return seeOther(c, result.location)
  const { sentence, otherId } = refusalText(text, result.refusal)
  return userPage(c, deps, { sent, typed, errors: { form: sentence }, otherId })
}
