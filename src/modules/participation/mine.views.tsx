import type { Texts } from '#texts/index.ts'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { Heading, PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'

export type ShownMeeting = {
  /** Danish content. */
  name: string
  datetime: string
  when: string
  place: string
  placeIsDanish: boolean
  /** Null: there is no page to read yet. */
  href: string | null
  state: keyof Texts['meetings']['states']
  minutes: keyof Texts['meetings']['minutes']
  notReady: boolean
  news: string[]
  isAway: boolean
  deadlines: { text: string; isLate: boolean }[]
  apologyHref: string | null
  proposalHref: string | null
}

type Props = { t: Texts; sits: boolean; ahead: ShownMeeting[]; recent: ShownMeeting[]; proposalsHref: string; calendarHref: string }

export const MinePage = ({ t, sits, ahead, recent, proposalsHref, calendarHref }: Props) => {
  const texts = t.participation.mine
  return (
    <>
      <PageHeading title={texts.title} lead={texts.lead} />
      {!sits ? (
        <EmptyState {...texts.noBodies} />
      ) : (
        <>
          <Section title={texts.ahead}>
            {ahead.length === 0 ? <EmptyState {...texts.noneAhead} /> : ahead.map((meeting) => <Meeting t={t} meeting={meeting} />)}
          </Section>
          <ButtonRow>
            <ButtonLink href={proposalsHref} label={texts.myProposals} />
            <ButtonLink href={calendarHref} label={t.meetings.calendar.own.title} />
          </ButtonRow>
          {recent.length > 0 && (
            <Section title={texts.recent}>
              {recent.map((meeting) => (
                <Meeting t={t} meeting={meeting} />
              ))}
            </Section>
          )}
        </>
      )}
    </>
  )
}

const Meeting = ({ t, meeting }: { t: Texts; meeting: ShownMeeting }) => {
  const { name, href, when, datetime, place, placeIsDanish } = meeting
  const title = <Foreign lang="da">{name}</Foreign>
  return (
    <article class="link-card">
      <p class="kicker">
        <time datetime={datetime}>{when}</time>
      </p>
      <Heading level={3} class="own-meeting-title">
        {href ? <a href={href}>{title}</a> : title}
      </Heading>
      {place && <p>{placeIsDanish ? <DanishText>{place}</DanishText> : place}</p>}
      <States t={t} meeting={meeting} />
      {meeting.notReady && <p>{t.participation.mine.notReady}</p>}
      {meeting.deadlines.map(({ text, isLate }) => (
        <p>
          {text}
          {isLate && ` (${t.participation.mine.late.toLowerCase()})`}
        </p>
      ))}
      <News t={t} news={meeting.news} />
      <Actions t={t} meeting={meeting} />
    </article>
  )
}

const States = ({ t, meeting }: { t: Texts; meeting: ShownMeeting }) => {
  const { state, minutes, isAway } = meeting
  return (
    <TagRow>
      <Tag kind={state === 'cancelled' ? 'cancelled' : state === 'planned' ? 'draft' : 'neutral'} text={t.meetings.states[state]} />
      {state === 'held' && (
        <Tag kind={minutes === 'none' || minutes === 'released' ? 'pending' : 'approved'} text={t.meetings.minutes[minutes]} />
      )}
      {isAway && <Tag kind="cancelled" text={t.participation.mine.sentApology} />}
    </TagRow>
  )
}

const News = ({ t, news }: { t: Texts; news: string[] }) =>
  news.length === 0 ? null : (
    <>
      <p>
        <strong>{t.participation.news.title}</strong>
      </p>
      <ul>
        {news.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </>
  )

const Actions = ({ t, meeting }: { t: Texts; meeting: ShownMeeting }) => {
  const texts = t.participation.mine
  const { apologyHref, proposalHref, isAway, name, when } = meeting
  const apology = isAway ? t.participation.apology.takeBack : texts.sendApology
  return apologyHref || proposalHref ? (
    <ButtonRow>
      {apologyHref && <ButtonLink href={apologyHref} label={apology} description={texts.of(apology, name, when)} />}
      {proposalHref && <ButtonLink href={proposalHref} label={texts.propose} description={texts.of(texts.propose, name, when)} />}
    </ButtonRow>
  ) : null
}

type AsideProps = { t: Texts; apologyHref: string; proposalHref: string }

export const MeetingAside = ({ t, apologyHref, proposalHref }: AsideProps) => (
  <nav class="own-part" aria-label={t.participation.aside.title}>
    <ButtonRow>
      <ButtonLink href={apologyHref} label={t.participation.mine.sendApology} />
      <ButtonLink href={proposalHref} label={t.participation.mine.propose} />
    </ButtonRow>
  </nav>
)
