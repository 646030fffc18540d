import { Hono } from 'hono'
import { meetingOfMembers, publishedItemsOf, takesPart } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { dateInWords, dayInWords } from '#platform/i18n/dates.ts'
import { isUuid } from '#platform/ids.ts'
import { plainLine } from '#platform/text/plain.ts'
import { onceKey, page } from '#ui/page/respond.tsx'
import { actingOf, nameOf, nowOf, ownBodies, timeOf } from './acting.ts'
import { most } from './limits.ts'
import { type OwnMeeting, ownMeetings } from './mine.ts'
import { proposalsOf } from './proposal.queries.ts'
import { isOpen } from './proposal.state.ts'
import { propose, takeBack } from './proposals.ts'
import { type OwnProposal, ProposalsPage } from './proposals.views.tsx'

export const proposalRoutes = () =>
  new Hono<AppEnv>()
    .get('/mine-moeder/forslag', allow('chair', 'member', 'substitute'), (c) => proposalsPage(c))
    .post('/mine-moeder/forslag', allow('chair', 'member', 'substitute'), change)
    .get('/moeder/:slug/forslag', allow('chair', 'member', 'substitute'), (c) => proposalsPage(c))
    .post('/moeder/:slug/forslag', allow('chair', 'member', 'substitute'), change)

const mostShown = 50

/** Where a proposal can go: a meeting whose deadline has not passed, or the next meeting of a body. */
type Place = { value: string; bodyId: string; meetingId: string | null; meeting: OwnMeeting | null; bodyName: string }

async function load(tx: Tx, c: Ctx) {
  const actor = c.get('actor')
  const { ahead, recent } = await ownMeetings(tx, actor, nowOf(c))
  const slug = c.req.param('slug')
  const asked = slug === undefined ? null : await meetingOfMembers(tx, { slug })
  if (
    slug !== undefined &&
    (!asked ||
      !takesPart(
        actor,
        asked.bodies.map((body) => body.id),
      ))
  )
    throw new AppError(404, 'no such meeting for them')
  const meetings = ahead.filter((meeting) => meeting.stand.meeting !== 'cancelled')
  return {
    places: placesOf(c, meetings, asked?.bodies ?? []),
    meeting: ahead.find((one) => one.id === asked?.id) ?? null,
    asked,
    known: [...ahead, ...recent],
  }
}

/** In a joint meeting a proposal is that of the body in which the member sits. */
function placesOf(c: Ctx, meetings: OwnMeeting[], also: { id: string; name: string }[]): Place[] {
  const own = ownBodies(c.get('actor'))
  const isOwn = (body: { id: string }) => own === null || own.includes(body.id)
  const inTime = meetings.flatMap((meeting): Place[] => {
    const body = meeting.bodies.find(isOwn)
    if (!body || meeting.proposalBy < nowOf(c)) return []
    return [{ value: `m-${meeting.slug}`, bodyId: body.id, meetingId: meeting.id, meeting, bodyName: body.name }]
  })
  const bodies = new Map([...meetings.flatMap((meeting) => meeting.bodies), ...also].filter(isOwn).map((body) => [body.id, body.name]))
  const next = [...bodies].map(([id, name]): Place => ({ value: `n-${id}`, bodyId: id, meetingId: null, meeting: null, bodyName: name }))
  return [...inTime, ...next]
}

type Given = { values: Record<string, string>; errors: FieldErrors; refusal?: 'answered' }

async function proposalsPage(c: Ctx, given: Given | null = null) {
  const t = c.get('t')
  const texts = t.participation.proposals
  const { places, meeting, asked, own } = await inTenant(c, async (tx) => {
    const loaded = await load(tx, c)
    return { ...loaded, own: await ownProposals(tx, c, loaded.known) }
  })
  const href = (path: string) => localPath(c.get('lang'), path)
  const values = given?.values ?? c.get('kept') ?? {}
  const late = meeting && meeting.proposalBy < nowOf(c) ? dayInWords(c.get('lang'), meeting.proposalBy, meeting.timeZone) : null
  const preset =
    places.find((place) => place.meetingId === asked?.id) ??
    places.find((place) => asked?.bodies.some((body) => body.id === place.bodyId) && !place.meeting)
  const hasErrors = Object.keys(given?.errors ?? {}).length > 0
  return page(
    c,
    {
      title: texts.title,
      status: given ? 422 : 200,
      hasErrors,
      crumbs: [{ label: t.participation.mine.title, href: href('/mine-moeder') }, { label: texts.title }],
      noindex: true,
    },
    <ProposalsPage
      t={t}
      action={href(c.req.path)}
      once={onceKey}
      choices={places.map((place) => ({
        value: place.value,
        label: place.meeting ? `${timeOf(c, place.meeting)} – ${nameOf(place.meeting)}` : texts.next(place.bodyName),
      }))}
      late={late === null ? null : texts.isLate(late)}
      by={meeting && late === null ? texts.by(dayInWords(c.get('lang'), meeting.proposalBy, meeting.timeZone)) : null}
      values={{ meeting: values['meeting'] ?? preset?.value ?? '', title: values['title'] ?? '', reason: values['reason'] ?? '' }}
      errors={given?.errors ?? {}}
      isAnswered={given?.refusal === 'answered'}
      isSent={c.req.query('sendt') === 'ja'}
      own={own}
    />,
  )
}

async function ownProposals(tx: Tx, c: Ctx, known: OwnMeeting[]): Promise<OwnProposal[]> {
  const rows = await proposalsOf(tx, c.get('actor').personId ?? '', mostShown)
  const when = new Map(known.map((meeting) => [meeting.id, dayInWords(c.get('lang'), meeting.startsAt, meeting.timeZone)]))
  const published = await publishedItemsOf(
    tx,
    rows.flatMap((row) => row.itemId ?? []),
  )
  const items = new Map(published.map((item) => [item.itemId, item.shortId]))
  const texts = c.get('t').participation.proposals
  return rows.map((row) => {
    const item = row.itemId === null ? undefined : items.get(row.itemId)
    const meeting = row.meetingId === null ? undefined : when.get(row.meetingId)
    return {
      id: row.id,
      title: row.title,
      reason: row.reason,
      state: row.state,
      facts: [
        texts.sentOn(dateInWords(c.get('lang'), row.createdAt, c.get('municipality').timeZone)),
        ...(meeting ? [texts.forMeeting(meeting)] : row.meetingId === null ? [texts.forNext] : []),
      ],
      answer: row.answer,
      itemHref: item ? localPath(c.get('lang'), `/punkt/${item}`) : null,
      canTakeBack: isOpen(row.state),
    }
  })
}

async function change(c: Ctx) {
  const { values } = formOf(c)
  if (values['do'] === 'takeBack') return takeItBack(c, values['id'] ?? '')
  const texts = c.get('t').participation.proposals
  const title = plainLine(values['title'] ?? '')
  const reason = (values['reason'] ?? '').trim()
  const { places } = await inTenant(c, (tx) => load(tx, c))
  const place = places.find((one) => one.value === values['meeting'])
  const errors: FieldErrors = {
    ...(!place && { meeting: texts.missingMeeting }),
    ...(!title ? { title: texts.missingTitle } : title.length > most.title && { title: texts.tooLong(most.title) }),
    ...(!reason ? { reason: texts.missingReason } : reason.length > most.why && { reason: texts.tooLong(most.why) }),
  }
  if (!place || Object.keys(errors).length > 0) return proposalsPage(c, { values, errors })
  const { location } = await once(c, async (tx) => {
    const { bodyId, meetingId } = place
    await propose(tx, actingOf(c), { bodyId, meetingId, personId: c.get('actor').personId ?? '', title, reason })
    return { location: `${c.req.path}?sendt=ja` }
  })
  return seeOther(c, location)
}

async function takeItBack(c: Ctx, id: string) {
  if (!isUuid(id)) throw new AppError(404, 'no such proposal')
  const result = await once<'answered'>(c, async (tx) => {
    const taken = await takeBack(tx, actingOf(c), id)
    return 'refusal' in taken ? taken : { location: c.req.path }
  })
  return 'location' in result ? seeOther(c, result.location) : proposalsPage(c, { values: {}, errors: {}, refusal: 'answered' })
}
