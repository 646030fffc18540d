import { dateInWords } from '#platform/i18n/dates.ts'
import { noFilters, type SearchFilters } from '#platform/search/address.ts'
import type { Hit } from '#platform/search/search.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { DateText } from '#ui/date-text/date-text.tsx'
import { Excerpt } from '#ui/excerpt/excerpt.tsx'
import { FollowLinks } from '#ui/follow/follow-links.tsx'
import { Heading, PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { addressOf, Chips, SearchFields } from './search-form.views.tsx'
import type { SearchHit, SearchPageProps, SearchResult } from './search-page.props.ts'

export const SearchPage = (props: SearchPageProps) => {
  const { t, result, cutAt } = props
  return (
    <>
      <PageHeading title={t.search.title} />
      <SearchFields {...props} />
      <Chips {...props} />
      {cutAt !== null && <Alert kind="info">{t.search.cut(cutAt)}</Alert>}
      {result === null && <p>{t.search.start}</p>}
      {result && result.total > 0 && <Results {...props} result={result} />}
      {result?.total === 0 && <Nothing {...props} />}
      {props.follow && <FollowLinks texts={t.follow} {...props.follow} />}
    </>
  )
}

const Results = (props: SearchPageProps & { result: SearchResult }) => {
  const { t, result } = props
  const { hits, total, corrections, first } = result
  return (
    <>
      <p role="status">
        <strong>{t.search.hits(total)}</strong> {hits.length > 0 && hits.length < total && t.search.shown(first, first + hits.length - 1)}
      </p>
      {corrections.map(({ typed, meant }) => (
        <Alert kind="info">
          {t.search.corrected(typed)}{' '}
          <strong>
            <DanishText>{meant.join(', ')}</DanishText>
          </strong>
        </Alert>
      ))}
      <ol class="search-hits">
        {hits.map((hit) => (
          <li>
            <HitView {...props} hit={hit} />
          </li>
        ))}
      </ol>
      <Pagination
        label={t.search.pages.label}
        current={result.page}
        total={result.pages}
        hrefOf={(page) => addressOf(props, {}, page)}
        texts={t.search.pages}
      />
    </>
  )
}

const HitView = ({ t, lang, href, hit }: SearchPageProps & { hit: SearchHit }) => (
  <article>
    <Heading level={2} class="link-card-title">
      <a href={href(hit.url)}>
        <Foreign lang={hit.lang}>
          <Marked parts={hit.titleMarked} />
        </Foreign>
      </a>
    </Heading>
    <p class="kicker">
      {hit.itemNumber ? t.search.item(hit.itemNumber) : t.search.kindOf[hit.kind]}
      {hit.date && (
        <>
          {' · '}
          <DateText datetime={hit.date} text={dateInWords(lang, hit.date)} />
        </>
      )}
      {hit.bodyName && (
        <>
          {' · '}
          <DanishText>{hit.bodyName}</DanishText>
        </>
      )}
    </p>
    {hit.excerpt.length > 0 && <Excerpt parts={hit.excerpt} lang={hit.lang} />}
  </article>
)

const Marked = ({ parts }: { parts: Hit['titleMarked'] }) => <>{parts.map((part) => (part.hit ? <mark>{part.text}</mark> : part.text))}</>

const isNarrowed = ({ kind, body, caseSlug, fromYear, toYear }: SearchFilters) =>
  [kind, body, caseSlug, fromYear, toYear].some((chosen) => chosen !== null)

const Nothing = (props: SearchPageProps) => {
  const { t, href, filters } = props
  return (
    <Section title={t.search.noneTitle}>
      <p role="status">
        <strong>{t.search.hits(0)}.</strong> {filters.query !== '' && <span dir="auto">{t.search.none(filters.query)}</span>}
      </p>
      <p>{t.search.suggestions}</p>
      <ul>
        <li>{t.search.suggestFewer}</li>
        <li>{t.search.suggestOther}</li>
        {isNarrowed(filters) && (
          <li>
            <a href={addressOf(props, { ...noFilters, query: filters.query })}>{t.search.suggestEverything}</a>
          </li>
        )}
      </ul>
      <p>{t.search.browse}</p>
      <ul>
        <li>
          <a href={href('/moeder')}>{t.shell.meetings}</a>
        </li>
        <li>
          <a href={href('/sager')}>{t.shell.cases}</a>
        </li>
        <li>
          <a href={href('/raadet')}>{t.shell.council}</a>
        </li>
      </ul>
    </Section>
  )
}
