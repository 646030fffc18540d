import { bodySummaries, candidates, choiceField, personPickTexts, personWithPlaces, readPick, settle } from '#modules/council/index.ts'
import { type Ctx, inTenant, localPath, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { emailAddress } from '../email.ts'
import { type MailDeps, noMailText } from '../no-mail.ts'
import { InvitePage } from './invite.views.tsx'
import { noRole, readRole } from './role-form.ts'
import type { Typed } from './role-form.views.tsx'
import { mailLangs, managing, refusalText, requireUsers } from './shared.ts'
import { usersTexts } from './users.text.ts'
import { inviteUser, type UserRefusal } from './users.ts'

type Shown = { typed: Typed; errors: FieldErrors; otherId: string | null }

async function loadInvite(c: Ctx, name: string) {
  return inTenant(c, async (tx) => ({
    bodies: (await bodySummaries(tx)).map((body) => ({ id: body.id, name: body.name })),
    // An administrator of the whole municipality may know of every body.
    known: await candidates(tx, name ? [name] : [], today(c), () => true),
  }))
}

async function invitePage(c: Ctx, deps: MailDeps, { typed, errors, otherId }: Shown) {
  const text = officeText(c, usersTexts)
  const pick = readPick(typed, 'navn')
  const { bodies, known } = await loadInvite(c, pick.name)
  const href = (path: string) => localPath(c.get('lang'), path)
  const asks = settle(pick, known) === 'ask' || pick.choice !== ''
  const view = (
    <InvitePage
      t={c.get('t')}
      text={text}
      noMail={noMailText(c, deps)}
      pickTexts={officeText(c, personPickTexts)}
      once={onceKey()}
      typed={typed}
      errors={errors}
      pick={pick}
      known={asks ? (known.get(pick.name) ?? []) : []}
      bodies={bodies}
      langs={mailLangs(c)}
      otherHref={otherId && href(`/brugere/${otherId}`)}
    />
  )
  const hasErrors = Object.keys(errors).length > 0
  const crumbs = [{ label: text.title, href: href('/brugere') }, { label: text.invitePage.title }]
  return officePage(c, { title: text.invitePage.title, crumbs, help: text.invitePage.help, hasErrors, status: hasErrors ? 422 : 200 }, view)
}

/** The empty form, or the one for a person that another page has named. */
export async function inviteForm(c: Ctx, deps: MailDeps) {
  requireUsers(c, 'invite')
  const kept = c.get('kept')
  const asked = c.req.query('person') ?? ''
  const person = !kept && /^[0-9a-f-]{36}$/.test(asked) ? await inTenant(c, (tx) => personWithPlaces(tx, asked)) : null
  // Somebody who is named has a place, and with it what they need.
  const typed = kept ?? (person ? { navn: person.name, [choiceField('navn')]: person.id, rolle: noRole } : {})
  return invitePage(c, deps, { typed: { fra: today(c), ...typed }, errors: {}, otherId: null })
}

export async function sendInvite(c: Ctx, deps: MailDeps) {
  requireUsers(c, 'invite')
  const text = officeText(c, usersTexts)
  const typed = formOf(c).values
  const errors: FieldErrors = {}
  const pick = readPick(typed, 'navn')
  const pickTexts = officeText(c, personPickTexts)
  if (pick.name.length > 200) return invitePage(c, deps, { typed, errors: { navn: pickTexts.long }, otherId: null })
  const { bodies } = await loadInvite(c, '')
  if (pick.name === '') errors['navn'] = pickTexts.write
  if (!emailAddress.safeParse(typed['email'] ?? '').success) errors['email'] = text.errors.email
  const lang = c.get('municipality').languages.find((one) => one === typed['sprog'])
  if (!lang) errors['sprog'] = text.errors.lang
  const role = readRole(typed, { bodyIds: bodies.map((body) => body.id), today: today(c) }, text, errors)
  if (!role && typed['rolle'] !== noRole && !errors['sted'] && !errors['fra'] && !errors['til']) errors['rolle'] = text.errors.roleOrNone
  if (Object.keys(errors).length > 0 || !lang) return invitePage(c, deps, { typed, errors, otherId: null })
  const result = await once<UserRefusal | { kind: 'ask' }>(c, async (tx) => {
    // Inside the form's one transaction: when it comes a second time, the one that it has added would be found as somebody of the same name.
    const who = settle(pick, await candidates(tx, [pick.name], today(c), () => true))
    if (typeof who === 'string') return { refusal: { kind: 'ask' } }
    const invited = await inviteUser(tx, managing(c), { who, email: typed['email'] ?? '', lang, roles: role ? [role] : [] })
    return 'refusal' in invited ? invited : { location: `/brugere/${invited.id}` }
  })
  if ('location' in result) return seeOther(c, result.location)
  if (result.refusal.kind === 'ask')
    return invitePage(c, deps, { typed, errors: { [choiceField('navn')]: pickTexts.choose }, otherId: null })
  const { sentence, otherId } = refusalText(text, result.refusal)
  const field = result.refusal.kind === 'emailTaken' ? 'email' : 'navn'
  return invitePage(c, deps, { typed, errors: { [field]: sentence }, otherId })
}
