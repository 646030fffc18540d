import { Hono } from 'hono'
import { isToken, may } from '#modules/accounts/index.ts'
import { settingValues } from '#modules/council/index.ts'
import {
  type ApologyRefusal,
  deadline,
  erasedOn,
  hasApologised,
  type MeetingOverview,
  meetingOfMembers,
  refuseApology,
  takeBackApology,
  takesPart,
} from '#modules/meetings/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { dateInWords, dayInWords } from '#platform/i18n/dates.ts'
import { onceKey, page } from '#ui/page/respond.tsx'
import { absencesPage, changeAbsences } from './absences.routes.tsx'
import { absenceTexts } from './absences.text.ts'
import { actingOf, nameOf, nowOf, timeOf } from './acting.ts'
import { apologise, type LinkOutcome, lookAtLink, useLink } from './apology.ts'
import { AfterLinkPage, DeadApologyLinkPage, LinkApologyPage, OwnApologyPage } from './apology.views.tsx'
import { most } from './limits.ts'

export const apologyRoutes = () =>
  new Hono<AppEnv>()
    .get('/moeder/:slug/afbud', allow('signedIn'), (c) => show(c))
    .post('/moeder/:slug/afbud', allow('signedIn'), change)
    .get('/afbud', allow('public'), async (c) => unkept(linkPage(c)))
    .post('/afbud', allow('public'), async (c) => unkept(useLinkOf(c)))

const bodyIdsOf = (meeting: MeetingOverview) => meeting.bodies.map((body) => body.id)

/** Who works for the host looks after everybody's apologies. */
export const worksFor = (c: Ctx, meeting: MeetingOverview) =>
  may(c.get('actor'), 'edit', { kind: 'meeting', bodyIds: bodyIdsOf(meeting).slice(0, 1), isPublic: false })

/** @throws 404 for whoever neither takes part in the meeting nor works for it */
async function load(tx: Tx, c: Ctx) {
  const meeting = await meetingOfMembers(tx, { slug: c.req.param('slug') ?? '' })
  const isInvited = meeting !== null && c.get('actor').personId !== null && takesPart(c.get('actor'), bodyIdsOf(meeting))
  if (!meeting || !(isInvited || worksFor(c, meeting))) throw new AppError(404, 'no such meeting for them')
  return { meeting, isInvited }
}

async function show(c: Ctx) {
  const { meeting, isInvited } = await inTenant(c, (tx) => load(tx, c))
  const asked = c.req.query('alle') === 'ja' || !isInvited
  return asked && worksFor(c, meeting) ? absencesPage(c, meeting) : ownPage(c, meeting)
}

type Shown = { reason?: string; errors?: FieldErrors; refusal?: ApologyRefusal }

async function ownPage(c: Ctx, meeting: MeetingOverview, given: Shown = {}) {
  const { isSent, by } = await inTenant(c, async (tx) => ({
    isSent: await hasApologised(tx, meeting.id, c.get('actor').personId ?? ''),
    by: await deadlineOf(tx, c, meeting),
  }))
  const t = c.get('t')
  const href = (path: string) => localPath(c.get('lang'), path)
  const errors = given.errors ?? {}
  const hasErrors = Object.keys(errors).length > 0
  return page(
    c,
    {
      title: t.participation.apology.title,
      status: hasErrors || given.refusal ? 422 : 200,
      hasErrors,
      crumbs: [{ label: t.participation.mine.title, href: href('/mine-moeder') }, { label: t.participation.apology.title }],
      noindex: true,
    },
    <OwnApologyPage
      t={t}
      meeting={{ name: nameOf(meeting), when: timeOf(c, meeting) }}
      action={href(c.req.path)}
      once={onceKey()}
      by={by}
      reason={given.reason ?? c.get('kept')?.['reason'] ?? ''}
      errors={errors}
      isSent={isSent}
      isTakenBack={c.req.query('fortrudt') === 'ja'}
      refusal={given.refusal ?? refuseApology({ state: meeting.stand.meeting, startsAt: meeting.startsAt }, nowOf(c))}
      meetingHref={meeting.version === null ? null : href(`/moeder/${meeting.slug}`)}
      mineHref={href('/mine-moeder')}
      allHref={worksFor(c, meeting) ? `${href(`/moeder/${meeting.slug}/afbud`)}?alle=ja` : null}
      allLabel={officeText(c, absenceTexts).title}
    />,
  )
}

/** By when an apology is wanted, and when its reason is erased, as the host's rules have it. */
async function deadlineOf(tx: Tx, c: Ctx, meeting: MeetingOverview) {
  const day = dayOf(meeting.startsAt, meeting.timeZone)
  const { deadlines, erasure } = await settingValues(tx, ['deadlines', 'erasure'], meeting.bodies[0]?.id ?? null, day)
  const at = deadline(meeting.startsAt, meeting.timeZone, deadlines.apologies)
  const texts = c.get('t').participation.apology
  const isLate = at < nowOf(c)
  const erased = dateInWords(c.get('lang'), erasedOn(day, erasure.apologyReasons))
  return { erased: texts.erasedOn(erased), isLate, text: isLate ? texts.isLate : texts.by(dayInWords(c.get('lang'), at, meeting.timeZone)) }
}

const reasonOf = (c: Ctx) => (formOf(c).values['reason'] ?? '').trim()

const tooLong = (c: Ctx, reason: string): FieldErrors =>
  reason.length > most.reason ? { reason: c.get('t').participation.apology.tooLong(most.reason) } : {}

async function change(c: Ctx) {
  const action = formOf(c).values['do']
  const { meeting, isInvited } = await inTenant(c, (tx) => load(tx, c))
  if (action !== 'send' && action !== 'takeBack') {
    return worksFor(c, meeting) ? changeAbsences(c, meeting) : ownPage(c, meeting)
  }
  if (!isInvited) throw new AppError(404, 'takes no part in the meeting')
  const reason = reasonOf(c)
  const errors = tooLong(c, reason)
  if (Object.keys(errors).length > 0) return ownPage(c, meeting, { reason, errors })
  const path = `/moeder/${meeting.slug}/afbud`
  const result = await once<ApologyRefusal>(c, async (tx) => {
    const acting = actingOf(c)
    if (action === 'send') {
      const sent = await apologise(tx, acting, meeting, acting.by, reason)
      return 'refusal' in sent ? sent : { location: path }
    }
    const taken = await takeBackApology(tx, acting, meeting.id, acting.by.personId ?? '')
    return 'refusal' in taken ? taken : { location: `${path}?fortrudt=ja` }
  })
  return 'location' in result ? seeOther(c, result.location) : ownPage(c, meeting, { reason, refusal: result.refusal })
}

/** Never kept by a browser or a cache: the page holds the token. */
async function unkept(answer: Promise<Response>) {
  const response = await answer
  response.headers.set('Cache-Control', 'no-store')
  return response
}

const tokenIn = (text: string | undefined) => (isToken(text) ? text : null)

async function linkPage(c: Ctx, given: { reason?: string; errors?: FieldErrors } = {}, posted?: string | null) {
  const token = posted ?? tokenIn(c.req.query('n'))
  const outcome: LinkOutcome =
    token === null ? { is: 'dead' } : await inTenant(c, (tx) => lookAtLink(tx, token, { clock: c.get('platform').clock }))
  if (outcome.is !== 'open' || token === null) return outcomePage(c, outcome)
  const by = await inTenant(c, (tx) => deadlineOf(tx, c, outcome.meeting))
  const errors = given.errors ?? {}
  const hasErrors = Object.keys(errors).length > 0
  return apologyPageOf(
    c,
    hasErrors ? 422 : 200,
    <LinkApologyPage
      t={c.get('t')}
      meeting={{ name: nameOf(outcome.meeting), when: timeOf(c, outcome.meeting) }}
      action={localPath(c.get('lang'), '/afbud')}
      hidden={{ n: token }}
      from={outcome.from.name}
      by={by}
      reason={given.reason ?? ''}
      errors={errors}
    />,
    hasErrors,
  )
}

/** The link itself makes two presses one: it is spent by the first, and the form needs no key of its own. */
async function useLinkOf(c: Ctx) {
  const token = tokenIn(formOf(c).values['n'])
  if (token === null) return outcomePage(c, { is: 'dead' })
  const reason = reasonOf(c)
  const errors = tooLong(c, reason)
  if (Object.keys(errors).length > 0) return linkPage(c, { reason, errors }, token)
  const acting = { municipalityId: c.get('municipality').id, clock: c.get('platform').clock }
  const result = await once<LinkOutcome>(c, async (tx) => {
    const outcome = await useLink(tx, token, reason, acting)
    return outcome.is === 'sent' ? { location: `/afbud?${new URLSearchParams({ n: token })}` } : { refusal: outcome }
  })
  return 'location' in result ? seeOther(c, result.location) : outcomePage(c, result.refusal)
}

function outcomePage(c: Ctx, outcome: LinkOutcome) {
  const t = c.get('t')
  const signInTo = (path: string) =>
    `${localPath(c.get('lang'), '/log-ind')}?${new URLSearchParams({ videre: localPath(c.get('lang'), path) })}`
  if (outcome.is === 'dead' || outcome.is === 'open')
    return apologyPageOf(c, 422, <DeadApologyLinkPage t={t} signInHref={signInTo('/mine-moeder')} />)
  const { meeting } = outcome
  const view = (
    <AfterLinkPage
      t={t}
      meeting={{ name: nameOf(meeting), when: timeOf(c, meeting) }}
      refusal={outcome.is === 'refused' ? outcome.refusal : null}
      signInHref={signInTo(`/moeder/${meeting.slug}/afbud`)}
    />
  )
  return apologyPageOf(c, outcome.is === 'refused' ? 422 : 200, view)
}

function apologyPageOf(c: Ctx, status: 200 | 422, view: Parameters<typeof page>[2], hasErrors = false) {
  const { title } = c.get('t').participation.apology
  return page(c, { title, status, hasErrors, crumbs: [{ label: title }], noindex: true }, view)
}
