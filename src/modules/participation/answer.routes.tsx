import { Hono } from 'hono'
import { accountNames } from '#modules/accounts/index.ts'
import { bodySummaries, namesOf } from '#modules/council/index.ts'
import { type MeetingOverview, meetingOfMembers, meetingsById, meetingsToPlan, type TakeUpRefusal } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { scopeOf } from '#platform/http/actor.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { dateInWords, dayInWords } from '#platform/i18n/dates.ts'
import { uuid } from '#platform/ids.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { actingOf, nameOf, nowOf, readiest, timeOf } from './acting.ts'
import { answerTexts } from './answer.text.ts'
import { AnswerPage, type ListedProposal, ListPage } from './answer.views.tsx'
import { most } from './limits.ts'
import { type ProposalRow, proposalById, proposalsTo } from './proposal.queries.ts'
import { isOpen } from './proposal.state.ts'
import { type Answer, type AnswerRefusal, answer, markOf, mayAnswer } from './proposals.ts'
import { waitingTexts } from './waiting.text.ts'
import { answerWaiting, loadWaiting, waitingEntries } from './waiting.ts'

const staff = ['secretary', 'administrator'] as const

export const answerRoutes = () =>
  new Hono<AppEnv>()
    .get('/forslag', allow(...staff), office, (c) => listPage(c))
    .post('/forslag', allow(...staff), office, sendWaiting)
    .get(`/forslag/:id{${uuid}}`, allow(...staff), office, (c) => answerPage(c))
    .post(`/forslag/:id{${uuid}}`, allow(...staff), office, send)

const perPage = 100

type ShownList = { errors?: FieldErrors; refusal?: TakeUpRefusal }

async function listPage(c: Ctx, { errors = {}, refusal }: ShownList = {}) {
  const texts = officeText(c, answerTexts)
  const scope = scopeOf(c.get('actor'), ...staff)
  const { rows, names, bodies, meetings, waiting } = await inTenant(c, async (tx) => {
    const open = await proposalsTo(tx, scope, ['open', 'later'], perPage)
    const answered = await proposalsTo(tx, scope, ['accepted', 'rejected'], 30)
    const rows = [...open, ...answered]
    return {
      rows,
      names: await namesOf(
        tx,
        rows.map((row) => row.personId),
      ),
      bodies: new Map((await bodySummaries(tx)).map((body) => [body.id, body.name])),
      meetings: await meetingsById(
        tx,
        rows.flatMap((row) => row.meetingId ?? []),
      ),
      waiting: await loadWaiting(tx, c),
    }
  })
  const { timeZone } = c.get('municipality')
  const listed = (row: ProposalRow): ListedProposal => ({
    href: localPath(c.get('lang'), `/forslag/${row.id}`),
    title: row.title,
    from: names.get(row.personId) ?? '',
    body: bodies.get(row.bodyId) ?? '',
    meeting: row.meetingId === null ? texts.next : whenOf(c, meetings.get(row.meetingId)),
    sent: dateInWords(c.get('lang'), row.createdAt, timeZone),
    state: row.state,
  })
  const made = c.req.query('punkt') ?? ''
  const inState = (...states: string[]) => rows.filter((row) => states.includes(row.state)).map(listed)
  return officePage(
    c,
    {
      title: texts.title,
      help: texts.help,
      crumbs: [{ label: texts.title }],
      status: refusal ? 409 : Object.keys(errors).length > 0 ? 422 : 200,
      hasErrors: Object.keys(errors).length > 0,
    },
    <ListPage
      texts={texts}
      waiting={inState('open')}
      later={inState('later')}
      answered={inState('accepted', 'rejected')}
      isSent={c.req.query('sendt') === 'ja'}
      isReopened={c.req.query('aabnet') === 'ja'}
      t={c.get('t')}
      errors={errors}
      items={{
        texts: officeText(c, waitingTexts),
        rows: waitingEntries(c, waiting, refusal || Object.keys(errors).length > 0 ? formOf(c).values : (c.get('kept') ?? {})),
        reopens: refusal === 'approved' ? (formOf(c).values['decision'] ?? null) : null,
        planHref: localPath(c.get('lang'), '/moeder/planlaeg'),
        refusal: refusal ?? null,
        isPut: c.req.query('sat') === 'ja',
        isGone: c.req.query('lagt') === 'vaek',
      }}
      itemHref={/^[a-z0-9]{8}$/.test(made) ? localPath(c.get('lang'), `/punkt/${made}/rediger`) : null}
    />,
  )
}

/** What is to happen with an item that was referred or postponed. */
async function sendWaiting(c: Ctx) {
  const waiting = await inTenant(c, (tx) => loadWaiting(tx, c))
  const answered = await answerWaiting(c, waiting)
  return 'location' in answered ? seeOther(c, answered.location) : listPage(c, answered)
}

const whenOf = (c: Ctx, meeting: MeetingOverview | undefined) =>
  meeting ? dayInWords(c.get('lang'), meeting.startsAt, meeting.timeZone) : '–'

/** @throws 404 when there is none, or it is another body's secretariat that answers it */
async function load(tx: Tx, c: Ctx) {
  const proposal = await proposalById(tx, c.req.param('id') ?? '')
  if (!proposal || !mayAnswer(c.get('actor'), proposal.bodyId)) throw new AppError(404, 'no such proposal for them')
  const meetings = (await meetingsToPlan(tx, [proposal.bodyId], nowOf(c), 40)).filter((meeting) =>
    mayAnswer(c.get('actor'), meeting.bodies[0]?.id ?? ''),
  )
  return { proposal, meetings }
}

type Given = { values: Record<string, string>; errors: FieldErrors; refusal?: AnswerRefusal }

async function answerPage(c: Ctx, given: Given | null = null) {
  const texts = officeText(c, answerTexts)
  const found = await inTenant(c, async (tx) => {
    const { proposal, meetings } = await load(tx, c)
    const account = proposal.answeredBy?.replace(/^account\//, '') ?? ''
    return {
      proposal,
      meetings,
      name: (await namesOf(tx, [proposal.personId])).get(proposal.personId) ?? '',
      answeredBy: account ? ((await accountNames(tx, [account])).get(account) ?? '') : '',
      body: (await bodySummaries(tx, [proposal.bodyId]))[0]?.name ?? '',
      meeting: proposal.meetingId === null ? null : await meetingOfMembers(tx, { id: proposal.meetingId }),
    }
  })
  const { proposal, meetings } = found
  const values = given?.values ?? c.get('kept') ?? {}
  const errors = given?.errors ?? {}
  const { timeZone } = c.get('municipality')
  return officePage(
    c,
    {
      title: `${texts.one}: ${proposal.title}`,
      status: given ? 422 : 200,
      hasErrors: given !== null,
      help: texts.help,
      crumbs: [
        { label: texts.title, href: localPath(c.get('lang'), '/forslag') },
        { label: proposal.title, lang: 'da' },
      ],
    },
    <AnswerPage
      t={c.get('t')}
      texts={texts}
      once={onceKey()}
      mark={markOf(proposal)}
      proposal={{
        title: proposal.title,
        reason: proposal.reason,
        state: proposal.state,
        from: found.name,
        body: found.body,
        sent: dateInWords(c.get('lang'), proposal.createdAt, timeZone),
        meeting: found.meeting ? timeOf(c, found.meeting) : null,
        meetingHref:
          proposal.state === 'accepted' && found.meeting ? localPath(c.get('lang'), `/moeder/${found.meeting.slug}/arbejde`) : null,
        answer: proposal.answer,
        answered: proposal.answeredAt ? texts.by(found.answeredBy, dayInWords(c.get('lang'), proposal.answeredAt, timeZone)) : null,
      }}
      canAnswer={isOpen(proposal.state)}
      meetings={meetings.map((meeting) => ({ value: meeting.id, label: meetingLabel(c, meeting) }))}
      values={{
        answer: values['answer'] ?? '',
        meeting: values['meeting'] ?? presetOf(proposal, meetings),
        text: values['text'] ?? '',
      }}
      refusal={given?.refusal?.because ?? null}
      errors={errors}
    />,
  )
}

const meetingLabel = (c: Ctx, meeting: MeetingOverview) => `${timeOf(c, meeting)}, ${nameOf(meeting)}`

/** The meeting that the member asked for, while it can still be had; else the nearest one. */
const presetOf = (proposal: ProposalRow, meetings: MeetingOverview[]) =>
  (meetings.find((meeting) => meeting.id === proposal.meetingId) ?? readiest(meetings))?.id ?? ''

async function send(c: Ctx) {
  const { values } = formOf(c)
  const id = c.req.param('id') ?? ''
  const texts = officeText(c, answerTexts)
  const { meetings } = await inTenant(c, (tx) => load(tx, c))
  const text = (values['text'] ?? '').trim()
  const kind = values['answer']
  const errors: FieldErrors = {
    ...(kind !== 'accept' && kind !== 'reject' && kind !== 'later' && { answer: texts.missingChoice }),
    ...(kind === 'accept' && !meetings.some((meeting) => meeting.id === values['meeting']) && { meeting: texts.missingMeeting }),
    ...(kind === 'reject' && !text && { text: texts.missingText }),
    ...(text.length > most.answer && { text: texts.tooLong(most.answer) }),
  }
  if (Object.keys(errors).length > 0) return answerPage(c, { values, errors })
  const given: Answer =
    kind === 'accept'
      ? { kind, meetingId: values['meeting'] ?? '', text, reopens: values['do'] === 'reopen' }
      : { kind: kind === 'reject' ? 'reject' : 'later', text }
  const result = await once<AnswerRefusal>(c, async (tx) => {
    const said = await answer(tx, actingOf(c), id, given, values['mark'] ?? '')
    if ('refusal' in said) return said
    const opened = given.kind === 'accept' && given.reopens ? '&aabnet=ja' : ''
    return { location: `/forslag?sendt=ja${said.itemShortId ? `&punkt=${said.itemShortId}` : ''}${opened}` }
  })
  return 'location' in result ? seeOther(c, result.location) : answerPage(c, { values, errors: {}, refusal: result.refusal })
}
