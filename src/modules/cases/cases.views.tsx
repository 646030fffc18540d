import { dayOf } from '#platform/clock.ts'
import { dateInWords, dayInWords, isoMinute } from '#platform/i18n/dates.ts'
import { commaOf } from '#platform/i18n/direction.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { DateText } from '#ui/date-text/date-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FollowLinks } from '#ui/follow/follow-links.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { PaperLinks } from '#ui/paper-links/paper-links.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { Timeline, type TimelineEvent } from '#ui/timeline/timeline.tsx'
import { type CaseStory, eventsByYear, isComing, leftOpenInWords, type PastDecision, whatIsAhead } from './case-story.ts'
import { aboutOf, type CaseList, type PublicCase, type PublicItem, titleOf } from './cases.ts'

type Props = {
  t: Texts
  lang: Lang
  zone: string
  /** A path of this site in the reader's language. */
  href: (path: string) => string
}

export const CaseListPage = ({ t, lang, zone, href, list }: Props & { list: CaseList }) => (
  <>
    <PageHeading title={t.shell.cases} lead={t.cases.lead} />
    {list.total === 0 ? (
      <EmptyState title={t.cases.none.title} text={t.cases.none.text} action={{ href: href('/moeder'), label: t.cases.none.toMeetings }} />
    ) : (
      <>
        <p>{t.cases.count(list.total)}</p>
        <CaseTable t={t} lang={lang} zone={zone} href={href} cases={list.cases} />
      </>
    )}
    <Pagination
      label={t.cases.pages.label}
      current={list.page}
      total={list.pages}
      hrefOf={(page) => href(page === 1 ? '/sager' : `/sager?side=${page}`)}
      texts={t.cases.pages}
    />
  </>
)

/** A title of its own is Danish; the number with its word is in the page's language. */
const langOf = (file: { title: string }) => (file.title === '' ? undefined : 'da')

const CaseTable = ({ t, lang, zone, href, cases }: Props & { cases: CaseList['cases'] }) => (
  <Table
    caption={t.shell.cases}
    captionHidden
    rows={cases}
    columns={[
      {
        title: t.cases.title,
        rowHeader: true,
        cell: (file) => (
          <>
            <a href={href(`/sager/${file.slug}`)}>
              <Foreign lang={langOf(file)}>{titleOf(t, file)}</Foreign>
            </a>
            <About item={file.about} />
          </>
        ),
      },
      { title: t.cases.number, cell: (file) => <bdi>{file.number}</bdi> },
      { title: t.cases.latest, cell: ({ latest }) => <DateText datetime={isoMinute(latest)} text={dateInWords(lang, latest, zone)} /> },
      { title: t.cases.items, align: 'end', cell: (file) => file.items },
    ]}
  />
)

/** In place of a title that the case has not. */
const About = ({ item }: { item: PublicItem | undefined }) =>
  item ? (
    <p class="case-about">
      <Foreign lang={item.lang}>{item.title}</Foreign>
    </p>
  ) : null

type StoryProps = Props & {
  file: PublicCase
  story: Awaited<ReturnType<CaseStory>>
  now: Date
}

export const CasePage = (props: StoryProps) => {
  const { t, zone, file, story } = props
  return (
    <>
      <PageHeading
        title={titleOf(t, file)}
        lang={langOf(file)}
        kicker={file.title === '' ? undefined : t.cases.numbered(file.number)}
        lead={t.cases.onAgenda(file.items.length)}
      >
        <About item={aboutOf(file)} />
      </PageHeading>
      <CasePapers {...props} />
      <Ahead {...props} />
      {eventsByYear(file, story.past, (at) => dayOf(at, zone)).map(({ year, events }) => (
        <Section title={year ?? t.cases.undated}>
          <Timeline events={events.map((event) => (event.kind === 'item' ? itemEvent(props, event.item) : pastEvent(props, event.past)))} />
        </Section>
      ))}
      <FollowLinks texts={t.follow} mail={props.href(`/foelg?om=sag%2F${file.slug}`)} feed={props.href(`/sager/${file.slug}/nyt.atom`)} />
    </>
  )
}

const CasePapers = ({ t, href, file }: StoryProps) => (
  <PaperLinks
    label={t.papers.title}
    links={[
      { href: href(`/sager/${file.slug}/samlet.pdf`), label: t.papers.wholeCase, description: t.papers.wholeCaseLead },
      ...(['pdf', 'docx'] as const).map((ending) => ({
        href: href(`/sager/${file.slug}.${ending}`),
        label: t.papers.as(t.papers.case, t.papers.formats[ending]),
      })),
    ]}
  />
)

/** What comes next, for whoever opens the page to know that and nothing else. */
const Ahead = ({ t, lang, zone, href, file, story, now }: StoryProps) => {
  const { coming, left } = whatIsAhead(file, story.ahead, now)
  return (
    <Section title={t.cases.next}>
      {coming.length > 0 ? (
        <ul>
          {coming.map((item) => (
            <li>
              <DateText datetime={isoMinute(item.meeting.startsAt)} text={dayInWords(lang, item.meeting.startsAt, zone)} />
              {commaOf(lang)}
              <DanishText>{item.bodies.join(', ')}</DanishText>
              {': '}
              <a href={href(`/punkt/${item.shortId}`)}>
                <Foreign lang={item.lang}>{item.title}</Foreign>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{left ? leftOpenInWords(t, lang, left) : t.cases.nothingNext}</p>
      )}
    </Section>
  )
}

function itemEvent({ t, lang, zone, href, story, now }: StoryProps, item: PublicItem): TimelineEvent {
  const { meeting } = item
  return {
    datetime: isoMinute(meeting.startsAt),
    date: dayInWords(lang, meeting.startsAt, zone),
    title: item.title,
    lang: item.lang,
    href: href(`/punkt/${item.shortId}`),
    place: item.bodies.join(', '),
    children: (
      <>
        {story.shown(item.shortId)}
        <TagRow>
          {isComing(item, now) && <Tag kind="new" text={t.cases.coming} />}
          {meeting.state === 'cancelled' && <Tag kind="cancelled" text={t.meetings.states.cancelled} />}
        </TagRow>
      </>
    ),
  }
}

/** What minutes repeat: the words, and under which item they stand. */
function pastEvent({ t, lang, href }: StoryProps, { body, date, text, shortId, itemTitle }: PastDecision): TimelineEvent {
  return {
    datetime: date ?? undefined,
    date: date === null ? t.cases.undated : dateInWords(lang, date),
    title: body,
    lang: 'da',
    children: (
      <>
        {text.split('\n').map((paragraph) => (
          <DanishText as="p">{paragraph}</DanishText>
        ))}
        <p class="kicker">
          {t.cases.toldUnder}{' '}
          <a href={href(`/punkt/${shortId}`)}>
            <DanishText>{itemTitle}</DanishText>
          </a>
        </p>
      </>
    ),
  }
}
