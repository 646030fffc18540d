import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Button, ButtonRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { CalendarAddress, Subscribe } from '#ui/subscribe/subscribe.tsx'
import type { Local } from '../item.views.tsx'
import type { MeetingModel } from '../model.ts'

type Props = {
  t: Texts
  /** Whether they sit anywhere. */
  sits: boolean
  /** The address that was made just now: it is shown this once. */
  made: string | null
  /** Since when there has been one, in words; null: there is none. */
  since: string | null
  isEnded: boolean
}

/** One's own address for a calendar program: to make it, to change it for a new one, to end it. */
export const OwnCalendarPage = ({ t, sits, made, since, isEnded }: Props) => {
  const texts = t.meetings.calendar.own
  return (
    <>
      <PageHeading title={texts.title} lead={texts.lead} />
      {isEnded && since === null && <Alert kind="success" title={texts.ended} announce />}
      {made && <Made t={t} address={made} />}
      {!sits && since === null ? (
        <EmptyState {...t.participation.mine.noBodies} />
      ) : since === null ? (
        <Form hidden={{ do: 'make' }}>
          <Button label={texts.make} />
        </Form>
      ) : (
        <Existing t={t} since={since} />
      )}
    </>
  )
}

const Made = ({ t, address }: { t: Texts; address: string }) => (
  <Alert kind="success" title={t.meetings.calendar.own.made} announce>
    <p>{t.meetings.calendar.own.once}</p>
    <CalendarAddress texts={t.meetings.calendar} address={address} />
  </Alert>
)

const Existing = ({ t, since }: { t: Texts; since: string }) => {
  const texts = t.meetings.calendar.own
  return (
    <Section title={texts.yours}>
      <p>{texts.since(since)}</p>
      <p>{texts.renewText}</p>
      <ButtonRow>
        <Form hidden={{ do: 'make' }} label={texts.renew}>
          <Button label={texts.renew} variant="secondary" />
        </Form>
        <Form hidden={{ do: 'end' }} label={texts.end}>
          <Button label={texts.end} variant="secondary" />
        </Form>
      </ButtonRow>
    </Section>
  )
}

type MeetingProps = { local: Local; origin: string; meeting: MeetingModel; slug: string }

/** On a meeting's page: the meeting alone while it lies ahead, and all meetings of whoever holds it. */
export const MeetingCalendar = ({ local: { t, href }, origin, meeting, slug }: MeetingProps) => {
  const host = meeting.bodies[0]?.slug
  const isAhead = meeting.state === 'planned' || meeting.state === 'called'
  return (
    <>
      {isAhead && (
        <p>
          <a href={href(`/moeder/${slug}/kalender.ics`)}>{t.meetings.calendar.one}</a>
        </p>
      )}
      {host && <Subscribe texts={t.meetings.calendar} address={origin + href(`/raadet/${host}/kalender.ics`)} />}
    </>
  )
}
