import { dateInWords } from '#platform/i18n/dates.ts'
import type { Hit } from '#platform/search/search.ts'
import type { Lang, Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { DateText } from '#ui/date-text/date-text.tsx'
import { Excerpt } from '#ui/excerpt/excerpt.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonRow, FieldRow, Form } from '#ui/form/form.tsx'
import { Heading, PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'

/** What a reader can choose to search in. */
export const searchKinds = ['meeting', 'item', 'body'] as const
export type SearchKind = (typeof searchKinds)[number]
export const isSearchKind = (kind: string): kind is SearchKind => (searchKinds as readonly string[]).includes(kind)

export type SearchHit = Pick<Hit, 'title' | 'titleMarked' | 'excerpt' | 'kind' | 'lang' | 'url' | 'itemNumber' | 'date'> & {
  bodyName: string | null
}

export type SearchResult = {
  hits: SearchHit[]
  total: number
  /** Nothing has the words; the hits are titles that look like them. */
  guessed: boolean
  page: number
  pages: number
  /** Number of the first hit on this page, from 1. */
  first: number
}

export type SearchPageProps = {
  t: Texts
  lang: Lang
  href: (path: string) => string
  query: string
  /** '' for all. */
  kind: SearchKind | ''
  /** The query was longer and was cut to so many characters. */
  cutAt: number | null
  drafts: boolean
  mayFindDrafts: boolean
  /** None: nothing was asked yet. */
  result: SearchResult | null
}

export const SearchPage = (props: SearchPageProps) => {
  const { t, query, result, cutAt } = props
  return (
    <>
      <PageHeading title={t.search.title} />
      <SearchFields {...props} />
      {cutAt !== null && <Alert kind="info">{t.search.cut(cutAt)}</Alert>}
      {result === null && <p>{t.search.start}</p>}
      {result && result.total > 0 && <Results {...props} result={result} />}
      {result?.total === 0 && <Nothing {...props} query={query} />}
    </>
  )
}

const SearchFields = ({ t, href, query, kind, drafts, mayFindDrafts }: SearchPageProps) => (
  <Form action={href('/soeg')} method="get" label={t.search.title}>
    <FieldRow>
      <TextField name="q" label={t.search.query} value={query} type="search" autocomplete="off" />
      <Select
        name="slags"
        label={t.search.kind}
        value={kind}
        empty={t.search.everything}
        choices={searchKinds.map((each) => ({ value: each, label: t.search.kinds[each] }))}
      />
    </FieldRow>
    {mayFindDrafts && <Checkbox name="udkast" value="ja" label={t.search.drafts} checked={drafts} />}
    <ButtonRow>
      <Button label={t.search.submit} icon="search" />
    </ButtonRow>
  </Form>
)

const addressOf = ({ href, query, kind, drafts }: SearchPageProps, page: number) => {
  const search = new URLSearchParams({
    q: query,
    ...(kind && { slags: kind }),
    ...(drafts && { udkast: 'ja' }),
    ...(page > 1 && { side: String(page) }),
  })
  return `${href('/soeg')}?${search}`
}

const Results = (props: SearchPageProps & { result: SearchResult }) => {
  const { t, result } = props
  const { hits, total, guessed, first } = result
  return (
    <>
      <p role="status">
        <strong>{t.search.hits(total)}</strong> {hits.length < total && t.search.shown(first, first + hits.length - 1)}
      </p>
      {guessed && <Alert kind="info">{t.search.guessed}</Alert>}
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
        hrefOf={(page) => addressOf(props, page)}
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

const Nothing = (props: SearchPageProps) => {
  const { t, href, query, kind } = props
  return (
    <Section title={t.search.noneTitle}>
      <p role="status">
        <strong>{t.search.hits(0)}.</strong> <span dir="auto">{t.search.none(query)}</span>
      </p>
      <p>{t.search.suggestions}</p>
      <ul>
        <li>{t.search.suggestFewer}</li>
        <li>{t.search.suggestOther}</li>
        {kind !== '' && (
          <li>
            <a href={addressOf({ ...props, kind: '' }, 1)}>{t.search.suggestEverything}</a>
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
