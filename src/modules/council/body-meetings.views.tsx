import { dayInWords, isoMinute, timeOfDay } from '#platform/i18n/dates.ts'
import { CardList, LinkCard } from '#ui/card/card.tsx'
import { DateText } from '#ui/date-text/date-text.tsx'
import { FollowLinks } from '#ui/follow/follow-links.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Subscribe } from '#ui/subscribe/subscribe.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { BodyPageProps } from './body-page.props.ts'
import type { BodyMeeting } from './body-page.ts'

const shownLatest = 3

/** When the body meets next, and what it met about last. */
export const Meetings = (props: BodyPageProps) => {
  const { t, meetings, now, body } = props
  const coming = meetings.filter((meeting) => meeting.startsAt.getTime() >= now)
  const next = coming.reduce<BodyMeeting | null>((first, each) => (first && first.startsAt <= each.startsAt ? first : each), null)
  const latest = meetings.filter((meeting) => meeting.startsAt.getTime() < now).slice(0, shownLatest)
  if (!next && latest.length === 0) return body.publicMeetings ? <NoMeetings {...props} /> : null
  return (
    <Section title={t.council.meetings} id="moeder">
      {next && <MeetingCards {...props} title={t.council.nextMeeting} shown={[next]} />}
      {latest.length > 0 && <MeetingCards {...props} title={t.council.latestMeetings} shown={latest} />}
      <Calendar {...props} />
    </Section>
  )
}

const NoMeetings = (props: BodyPageProps) => (
  <Section title={props.t.council.meetings} id="moeder">
    <p>{props.t.council.noMeetings}</p>
    <Calendar {...props} />
  </Section>
)

const Calendar = ({ t, origin, href, body }: BodyPageProps) => (
  <>
    <Subscribe texts={t.meetings.calendar} address={origin + href(`/raadet/${body.slug}/kalender.ics`)} />
    <FollowLinks texts={t.follow} mail={href(`/foelg?om=raad%2F${body.slug}`)} feed={href(`/raadet/${body.slug}/nyt.atom`)} />
  </>
)

const MeetingCards = (props: BodyPageProps & { title: string; shown: readonly BodyMeeting[] }) => (
  <Section title={props.title} level={3}>
    <CardList>
      {props.shown.map((meeting) => (
        <MeetingCard {...props} meeting={meeting} />
      ))}
    </CardList>
  </Section>
)

const MeetingCard = ({ t, lang, zone, href, meeting }: BodyPageProps & { meeting: BodyMeeting }) => {
  const time = meeting.timeKnown ? ` ${t.meetings.at} ${timeOfDay(lang, meeting.startsAt, zone)}` : ''
  return (
    <LinkCard
      href={href(`/moeder/${meeting.slug}`)}
      title={meeting.title || t.meetings.kinds[meeting.kind]}
      lang={meeting.title ? 'da' : lang}
      level={4}
      kicker={<DateText datetime={isoMinute(meeting.startsAt)} text={`${dayInWords(lang, meeting.startsAt, zone)}${time}`} />}
    >
      {meeting.place && <DanishText>{meeting.place}</DanishText>}
      {meeting.state === 'cancelled' && <Tag kind="cancelled" text={t.meetings.states.cancelled} />}
    </LinkCard>
  )
}
