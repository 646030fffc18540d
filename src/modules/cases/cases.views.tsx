import { dateInWords, dayInWords, isoMinute } from '#platform/i18n/dates.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { DateText } from '#ui/date-text/date-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { Foreign } from '#ui/lang/foreign.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { PaperLinks } from '#ui/paper-links/paper-links.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { Timeline, type TimelineEvent } from '#ui/timeline/timeline.tsx'
import { type CaseList, type PublicCase, type PublicItem, titleOf } from './cases.ts'

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
const langOf = (file: PublicCase) => (file.title === '' ? undefined : 'da')

const CaseTable = ({ t, lang, zone, href, cases }: Props & { cases: readonly PublicCase[] }) => (
  <Table
    caption={t.shell.cases}
    captionHidden
    rows={cases}
    columns={[
      {
        title: t.cases.title,
        rowHeader: true,
        cell: (file) => (
          <a href={href(`/sager/${file.slug}`)}>
            <Foreign lang={langOf(file)}>{titleOf(t, file)}</Foreign>
          </a>
        ),
      },
      { title: t.cases.number, cell: (file) => <bdi>{file.number}</bdi> },
      { title: t.cases.latest, cell: (file) => <Latest lang={lang} zone={zone} item={file.items[0]} /> },
      { title: t.cases.items, align: 'end', cell: (file) => file.items.length },
    ]}
  />
)

const Latest = ({ lang, zone, item }: Pick<Props, 'lang' | 'zone'> & { item: PublicItem | undefined }) =>
  item ? <DateText datetime={isoMinute(item.meeting.startsAt)} text={dateInWords(lang, item.meeting.startsAt, zone)} /> : null

export const CasePage = (props: Props & { file: PublicCase }) => {
  const { t, file } = props
  return (
    <>
      <PageHeading
        title={titleOf(t, file)}
        lang={langOf(file)}
        kicker={file.title === '' ? undefined : t.cases.numbered(file.number)}
        lead={t.cases.onAgenda(file.items.length)}
      />
      <PaperLinks
        label={t.papers.title}
        links={(['pdf', 'docx'] as const).map((ending) => ({
          href: props.href(`/sager/${file.slug}.${ending}`),
          label: t.papers.as(t.papers.case, t.papers.formats[ending]),
        }))}
      />
      <Timeline events={file.items.map((item) => eventOf(props, item))} />
    </>
  )
}

function eventOf({ t, lang, zone, href }: Props, item: PublicItem): TimelineEvent {
  const { meeting } = item
  const coming = meeting.state === 'planned' || meeting.state === 'called'
  return {
    datetime: isoMinute(meeting.startsAt),
    date: dayInWords(lang, meeting.startsAt, zone),
    title: item.title,
    lang: item.lang,
    href: href(`/punkt/${item.shortId}`),
    place: item.bodies.join(', '),
    children: (
      <>
        {item.summary && (
          <Foreign lang={item.lang} as="p">
            {item.summary}
          </Foreign>
        )}
        <TagRow>
          {item.outcome && <Tag text={t.meetings.outcomes[item.outcome]} />}
          {coming && <Tag kind="new" text={t.cases.coming} />}
          {meeting.state === 'cancelled' && <Tag kind="cancelled" text={t.meetings.states.cancelled} />}
        </TagRow>
      </>
    ),
  }
}
