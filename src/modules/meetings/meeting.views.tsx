import { dateInWords, timeOfDay } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { SideContents, WithSide } from '#ui/contents/contents.tsx'
import type { Child } from '#ui/context.ts'
import { DateText } from '#ui/date-text/date-text.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { type Step, StepLine } from '#ui/steps/step-line.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { Decisions, ItemFacts, type Local, numberOf, Sections, titleOf } from './item.views.tsx'
import type { ItemModel, MeetingModel } from './model.ts'
import { MeetingPapers } from './printed/links.views.tsx'
import { meetingName, meetingTime } from './titles.ts'

export type Publication = { version: number; stage: string; reason: string; at: Date } | null

type Props = {
  local: Local
  meeting: MeetingModel
  publication: Publication
  /** Where its versions and documents are found; left out on the page of a version. */
  slug?: string
  hasPack?: boolean
  /** The way to have it in one's own calendar. */
  calendar?: Child
}

const stages = ['planned', 'called', 'held', 'released', 'approved'] as const

/** How far the meeting and its minutes have come: they are at the last stage that they have reached. */
export function stepsOf(t: Texts, meeting: Pick<MeetingModel, 'state' | 'minutes'>): Step[] {
  const reached =
    meeting.minutes === 'approved' || meeting.minutes === 'signed'
      ? 4
      : meeting.minutes === 'released'
        ? 3
        : stages.indexOf(meeting.state as 'planned')
  return stages.map((stage, i) => {
    const state = i < reached ? 'done' : i === reached ? 'current' : 'todo'
    return { label: t.meetings.stages[stage], state, stateText: t.meetings.stages[state] }
  })
}

export const MeetingPage = ({ local, meeting, publication, slug, hasPack = false, calendar }: Props) => {
  const { t, lang } = local
  return (
    <>
      <PageHeading
        title={meetingName(meeting)}
        lang="da"
        kicker={t.meetings.kinds[meeting.kind]}
        lead={meetingTime(t, lang, { ...meeting, endsAt: null })}
      >
        {meeting.state !== 'cancelled' && <StepLine label={t.meetings.stages.label} steps={stepsOf(t, meeting)} />}
        {slug !== undefined && publication && publication.version > 1 && (
          <p>
            <a href={local.href(`/moeder/${slug}/versioner`)}>{t.meetings.versions.all}</a> (
            {t.meetings.versions.count(publication.version)})
          </p>
        )}
      </PageHeading>
      <Notices local={local} meeting={meeting} publication={publication} />
      <Facts local={local} meeting={meeting} />
      {slug !== undefined && <MeetingPapers local={local} meeting={meeting} slug={slug} hasPack={hasPack} />}
      {calendar}
      {meeting.items.length === 0 ? (
        meeting.state !== 'cancelled' && <EmptyState title={t.meetings.noItems.title} text={t.meetings.noItems.text} />
      ) : (
        <WithSide side={<SideContents title={t.meetings.contents} items={contentsOf(t, meeting)} />}>
          {meeting.items.map((item) => (
            <Item local={local} item={item} />
          ))}
        </WithSide>
      )}
    </>
  )
}

const contentsOf = (t: Texts, meeting: MeetingModel) =>
  meeting.items.map((item) => ({
    href: `#punkt-${item.shortId}`,
    label: titleOf(t, item),
    number: item.number ?? undefined,
    lang: item.title ? item.lang : undefined,
  }))

const Notices = ({ local, meeting, publication }: Props) => {
  const { t, lang, href } = local
  return (
    <>
      {!publication && <Alert kind="warning" title={t.meetings.draftTitle} />}
      {meeting.state === 'cancelled' && (
        <Alert kind="warning" title={t.meetings.cancelledTitle}>
          <DanishText as="p">{meeting.cancelledReason}</DanishText>
        </Alert>
      )}
      {meeting.minutes === 'released' && (
        <Alert kind="info" title={t.meetings.minutes.released}>
          {t.meetings.notApproved}
        </Alert>
      )}
      {meeting.approvedBy && (
        <Alert kind="success" title={t.meetings.minutes.approved}>
          {t.meetings.approvedBy}{' '}
          <a href={href(`/punkt/${meeting.approvedBy.shortId}`)}>
            {dateInWords(lang, new Date(meeting.approvedBy.startsAt), meeting.timeZone)}
          </a>
        </Alert>
      )}
      {meeting.signature && <Signature local={local} meeting={meeting} signature={meeting.signature} />}
      {publication?.stage === 'corrected' && (
        <Alert kind="info" title={t.meetings.correctedTitle(publication.version)}>
          <p>
            <DateText datetime={publication.at.toISOString()} text={dateInWords(lang, publication.at, meeting.timeZone)} />
            {': '}
            <DanishText>{publication.reason}</DanishText>
          </p>
        </Alert>
      )}
    </>
  )
}

type SignatureProps = { local: Local; meeting: MeetingModel; signature: NonNullable<MeetingModel['signature']> }

const Signature = ({ local: { t, lang }, meeting, signature }: SignatureProps) => (
  <Alert kind="success" title={t.meetings.signed(signature.by, dateInWords(lang, new Date(signature.at), meeting.timeZone))}>
    <p>
      {t.meetings.signedVersion(signature.version)} <bdi class="checksum">{signature.rootHash}</bdi>
    </p>
  </Alert>
)

const Facts = ({ local, meeting }: { local: Local; meeting: MeetingModel }) => {
  const { t, lang, href } = local
  const rows = [
    { term: t.meetings.when, value: <DateText datetime={meeting.startsAt} text={meetingTime(t, lang, meeting)} /> },
    { term: t.meetings.where, value: <Place local={local} meeting={meeting} /> },
    {
      term: t.meetings.who,
      value: meeting.bodies.map((body, i) => (
        <>
          {i > 0 && ', '}
          {body.slug ? (
            <a href={href(`/raadet/${body.slug}`)}>
              <DanishText>{body.name}</DanishText>
            </a>
          ) : (
            <DanishText>{body.name}</DanishText>
          )}
        </>
      )),
    },
  ]
  return (
    <>
      <SummaryList rows={rows} />
      <People local={local} meeting={meeting} />
    </>
  )
}

const Place = ({ local, meeting }: { local: Local; meeting: MeetingModel }) => (
  <>
    {meeting.isVirtual && local.t.meetings.virtual}
    {meeting.isVirtual && meeting.place && ', '}
    <DanishText>{meeting.place}</DanishText>
    {!meeting.isVirtual && !meeting.place && '–'}
  </>
)

const People = ({ local, meeting }: { local: Local; meeting: MeetingModel }) => {
  const { t } = local
  if (meeting.present.length === 0 && meeting.apologies.length === 0) return null
  // Old minutes may tell no more than who sent word: then nobody knows how many came.
  const told = meeting.present.length > 0 ? 'present' : 'apologies'
  return (
    <Details summary={`${t.meetings[told]}: ${t.meetings.people(meeting[told].length)}`}>
      {told === 'present' && (
        <ul class="name-list">
          {meeting.present.map((person) => (
            <li>
              <Person local={local} meeting={meeting} person={person} />
            </li>
          ))}
        </ul>
      )}
      {meeting.apologies.length > 0 && (
        <p>
          <strong>{t.meetings.apologies}:</strong> <DanishText>{meeting.apologies.map((person) => person.name).join(', ')}</DanishText>
        </p>
      )}
    </Details>
  )
}

const Person = ({ local, meeting, person }: { local: Local; meeting: MeetingModel; person: MeetingModel['present'][number] }) => {
  const { t, lang } = local
  const clock = (at: string) => timeOfDay(lang, new Date(at), meeting.timeZone)
  const notes = [
    person.remote && !meeting.isVirtual ? t.meetings.remote : '',
    person.arrivedAt ? t.meetings.arrived(clock(person.arrivedAt)) : '',
    person.leftAt ? t.meetings.left(clock(person.leftAt)) : '',
  ].filter(Boolean)
  return (
    <>
      <bdi>{person.name}</bdi>
      {(person.role || person.party) && <DanishText>{` (${[person.party, person.role].filter(Boolean).join(', ')})`}</DanishText>}
      {notes.length > 0 && ` – ${notes.join(', ')}`}
    </>
  )
}

const Item = ({ local, item }: { local: Local; item: ItemModel }) => {
  const { t, href } = local
  const more = item.sections.length > 0 || item.attachments.length > 0 || item.history.some((entry) => !entry.repeatsDecision)
  return (
    <article class="agenda-item" id={`punkt-${item.shortId}`}>
      <p class="kicker">{numberOf(t, item)}</p>
      <h2>
        {item.isClosed && item.decisions.length === 0 && item.sections.length === 0 ? (
          <ClosedTitle t={t} item={item} />
        ) : (
          <a href={href(`/punkt/${item.shortId}`)}>
            <Foreign lang={item.lang}>{titleOf(t, item)}</Foreign>
          </a>
        )}
      </h2>
      <TagRow>
        {item.isClosed && <Tag kind="closed" text={t.meetings.closedItem} />}
        {item.supplement !== null && <Tag kind="new" text={t.meetings.supplement(item.supplement)} />}
      </TagRow>
      {item.summary && (
        <p class="item-summary">
          <Foreign lang={item.lang}>{item.summary}</Foreign>
        </p>
      )}
      <Decisions local={local} item={item} level={3} />
      <ItemFacts local={local} item={item} />
      {more && (
        <Details summary={t.meetings.background}>
          <Sections local={local} item={item} level={3} />
        </Details>
      )}
    </article>
  )
}

const ClosedTitle = ({ t, item }: { t: Texts; item: ItemModel }) => (
  <Foreign lang={item.title ? item.lang : undefined}>{titleOf(t, item)}</Foreign>
)
