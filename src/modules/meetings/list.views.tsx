import type { Texts } from '#texts/index.ts'
import { CardList, LinkCard } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FollowLinks } from '#ui/follow/follow-links.tsx'
import { type Choice, Select } from '#ui/form/fields.tsx'
import { Button, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import type { Local } from './item.views.tsx'
import type { MeetingSummary } from './published.ts'
import { meetingName, meetingTime } from './titles.ts'

/** One word for how far a meeting has come, with the look that goes with it. */
export const StateTag = ({ t, meeting }: { t: Texts; meeting: Pick<MeetingSummary, 'state' | 'minutes'> }) => {
  if (meeting.state === 'cancelled') return <Tag kind="cancelled" text={t.meetings.states.cancelled} />
  if (meeting.state !== 'held') return <Tag kind="new" text={t.meetings.states[meeting.state]} />
  const kind = meeting.minutes === 'released' || meeting.minutes === 'none' ? 'pending' : 'approved'
  return <Tag kind={kind} text={t.meetings.minutes[meeting.minutes]} />
}

export const MeetingCard = ({ local, meeting, level = 3 }: { local: Local; meeting: MeetingSummary; level?: 2 | 3 }) => (
  <LinkCard
    href={local.href(`/moeder/${meeting.slug}`)}
    title={meetingName(meeting)}
    lang="da"
    level={level}
    kicker={meetingTime(local.t, local.lang, meeting)}
  >
    <p>
      {local.t.meetings.kinds[meeting.kind]}
      {meeting.itemCount > 0 && ` · ${local.t.meetings.items(meeting.itemCount)}`}
      {meeting.place && (
        <>
          <br />
          <DanishText>{meeting.place}</DanishText>
        </>
      )}
    </p>
    <TagRow>
      <StateTag t={local.t} meeting={meeting} />
    </TagRow>
  </LinkCard>
)

export type ListProps = {
  local: Local
  upcoming: MeetingSummary[]
  held: MeetingSummary[]
  filter: { body: string; year: string }
  bodies: Choice[]
  years: Choice[]
  follow: { mail: string; feed: string }
  page: number
  pages: number
  hrefOf: (page: number) => string
}

export const MeetingList = (props: ListProps) => {
  const { local, upcoming, held, filter } = props
  const t = local.t.meetings
  const filtered = filter.body !== '' || filter.year !== ''
  const empty = filtered ? t.noneMatch : t.none
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      {(props.bodies.length > 1 || props.years.length > 1) && <Filter {...props} />}
      {upcoming.length > 0 && (
        <Section title={t.upcoming}>
          <CardList>
            {upcoming.map((meeting) => (
              <MeetingCard local={local} meeting={meeting} />
            ))}
          </CardList>
        </Section>
      )}
      {held.length > 0 && (
        <Section title={t.held}>
          <CardList>
            {held.map((meeting) => (
              <MeetingCard local={local} meeting={meeting} />
            ))}
          </CardList>
          <Pagination label={t.pages.label} current={props.page} total={props.pages} hrefOf={props.hrefOf} texts={t.pages} />
        </Section>
      )}
      {upcoming.length + held.length === 0 && <EmptyState title={empty.title} text={empty.text} />}
      <FollowLinks texts={local.t.follow} {...props.follow} />
    </>
  )
}

const Filter = ({ local, filter, bodies, years }: ListProps) => {
  const t = local.t.meetings.filter
  return (
    <Form method="get" action={local.href('/moeder')} label={t.label}>
      <FieldRow>
        <Select name="raad" label={t.body} value={filter.body} choices={bodies} empty={t.all} />
        <Select name="aar" label={t.year} value={filter.year} choices={years} empty={t.all} />
        <Button label={t.show} variant="secondary" />
      </FieldRow>
    </Form>
  )
}
