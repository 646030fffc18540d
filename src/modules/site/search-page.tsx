import { type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { searchPublic } from '#platform/search/search.ts'
import { page } from '#ui/page/respond.tsx'
import { isSearchKind, type SearchKind, SearchPage, type SearchPageProps, type SearchResult, searchKinds } from './search-page.views.tsx'

/** As many characters as the search reads; a longer text is cut, and the page says so. */
const longestQuery = 200
const pageSize = 20
const lastPage = 500

type Asked = { query: string; kind: SearchKind | ''; page: number; wasCut: boolean }

/** What was asked for, from whatever came in the address. */
function readQuestion(c: Ctx): Asked {
  const typed = (c.req.query('q') ?? '').replace(/\s+/g, ' ').trim().toWellFormed()
  const kind = c.req.query('slags') ?? ''
  const number = c.req.query('side') ?? ''
  return {
    query: typed.slice(0, longestQuery).toWellFormed(),
    kind: isSearchKind(kind) ? kind : '',
    page: /^\d{1,6}$/.test(number) ? Math.min(Math.max(1, Number(number)), lastPage) : 1,
    wasCut: typed.length > longestQuery,
  }
}

async function find(c: Ctx, asked: Asked): Promise<SearchResult> {
  const kinds = asked.kind ? [asked.kind] : [...searchKinds]
  const { hits, total, corrected } = await inTenant(c, (tx) =>
    searchPublic(tx, { query: asked.query, kinds, audiences: ['public'], limit: pageSize, offset: (asked.page - 1) * pageSize }),
  )
  const pages = Math.min(Math.ceil(total / pageSize), lastPage)
  return { hits, total, corrected, page: asked.page, pages, first: (asked.page - 1) * pageSize + 1 }
}

/** The search page. No words is a page with a field, nothing found is a page with advice; no text is too odd to be searched for. */
export async function searchPage(c: Ctx) {
  const t = c.get('t')
  const lang = c.get('lang')
  const asked = readQuestion(c)
  const result = asked.query === '' ? null : await find(c, asked)
  const props: SearchPageProps = {
    t,
    lang,
    href: (path) => localPath(lang, path),
    query: asked.query,
    kind: asked.kind,
    cutAt: asked.wasCut ? longestQuery : null,
    result,
  }
  const count = result ? `${t.search.hits(result.total)}: ` : ''
  const title = asked.query === '' ? t.search.title : `${count}${t.search.resultsFor(asked.query)}`
  return page(c, { title, crumbs: [{ label: t.search.title }], searchValue: asked.query, noindex: true }, <SearchPage {...props} />)
}
