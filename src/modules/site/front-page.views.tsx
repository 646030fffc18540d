import { SeatPicture } from '#modules/council/index.ts'
import { MeetingCard } from '#modules/meetings/index.ts'
import { dayInWords, isoMinute } from '#platform/i18n/dates.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { CardList, LinkCard } from '#ui/card/card.tsx'
import { DateText } from '#ui/date-text/date-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ButtonLink, ButtonRow } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { type Decision, type FrontPageData, isEmpty } from './front-page.ts'

export type FrontPageProps = FrontPageData & {
  t: Texts
  lang: Lang
  zone: string
  href: (path: string) => string
  municipality: string
  /** May import minutes. */
  isStaff: boolean
}

/** The municipality's own sentence is Danish, so other languages begin with one of ours. */
export const FrontPage = (props: FrontPageProps) => {
  const { t, lang, purpose, municipality } = props
  return (
    <>
      <PageHeading title={t.shell.siteName(municipality)} lead={lang === 'da' && purpose !== null ? purpose : t.site.front.purpose} />
      {isEmpty(props) ? <Beginning {...props} /> : <Contents {...props} />}
    </>
  )
}

const Beginning = ({ t, href, isStaff }: FrontPageProps) => {
  const { title, text, begin, signIn } = t.site.front.empty
  const action = isStaff ? { href: href('/import'), label: begin } : { href: href('/log-ind'), label: signIn }
  return <EmptyState title={title} text={text} action={action} />
}

const Contents = (props: FrontPageProps) => (
  <>
    <NextMeeting {...props} />
    <Decisions {...props} />
    <Council {...props} />
    <DoNow {...props} />
  </>
)

const NextMeeting = ({ t, lang, href, next }: FrontPageProps) => (
  <Section title={t.site.front.nextMeeting} id="naeste-moede">
    {next ? (
      <CardList>
        <MeetingCard local={{ t, lang, href }} meeting={next} />
      </CardList>
    ) : (
      <p>{t.site.front.noNextMeeting}</p>
    )}
    <p>
      <a href={href('/moeder')}>{t.site.front.laterMeetings}</a>
    </p>
  </Section>
)

const Decisions = (props: FrontPageProps) => {
  const { t, decisions } = props
  return (
    <Section title={t.site.front.decisions} id="beslutninger">
      {decisions.length === 0 ? (
        <p>{t.site.front.noDecisions}</p>
      ) : (
        <CardList>
          {decisions.map((decision) => (
            <DecisionCard {...props} decision={decision} />
          ))}
        </CardList>
      )}
    </Section>
  )
}

const DecisionCard = ({ t, lang, zone, href, decision }: FrontPageProps & { decision: Decision }) => {
  const { meeting } = decision
  return (
    <LinkCard
      href={href(`/punkt/${decision.shortId}`)}
      title={decision.title}
      text={decision.summary || undefined}
      lang={decision.lang}
      kicker={<DateText datetime={isoMinute(meeting.startsAt)} text={dayInWords(lang, meeting.startsAt, zone)} />}
    >
      {decision.outcome && <Tag text={t.meetings.outcomes[decision.outcome]} />}
      {decision.case && (
        <a href={href(`/sager/${decision.case.slug}`)}>
          {t.site.front.outcomeOf} <bdi>{decision.case.number}</bdi>
        </a>
      )}
    </LinkCard>
  )
}

const Council = ({ t, href, council }: FrontPageProps) =>
  council && council.groups.length > 0 ? (
    <Section title={t.site.front.council} id="raadet">
      <SeatPicture t={t} name={council.body.name} groups={council.groups} />
      <ButtonRow>
        <ButtonLink href={href('/raadet')} label={t.site.front.toCouncil} />
      </ButtonRow>
    </Section>
  ) : null

/** Only what can be done today: no card leads to something that is not there. */
const DoNow = ({ t, href, next, nextIsOpen, decisions, howToJoin, council, contact }: FrontPageProps) => {
  const words = t.site.front
  const cards = [
    ...(next && nextIsOpen ? [{ ...words.come, href: href(`/moeder/${next.slug}`) }] : []),
    ...(decisions.some((decision) => decision.case) ? [{ ...words.follow, href: href('/sager') }] : []),
    ...(council && howToJoin.length > 0 ? [{ ...words.join, href: href('/raadet#bliv-medlem') }] : []),
    ...(contact.email ? [{ ...words.write, href: contact.email.href }] : []),
  ]
  if (cards.length === 0) return null
  return (
    <Section title={words.doNow} id="goer-nu">
      <CardList>
        {cards.map((card) => (
          <LinkCard href={card.href} title={card.title} text={card.text} />
        ))}
      </CardList>
    </Section>
  )
}
