import { audiencesOf } from '#modules/accounts/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { search } from '#platform/search/search.ts'
import { page } from '#ui/page/respond.tsx'
import { isSearchKind, SearchPage, type SearchPageProps, type SearchResult, searchKinds } from './search-page.views.tsx'

/** As many characters as the search reads; a longer text is cut, and the page says so. */
const longestQuery = 200
const pageSize = 20
const lastPage = 500

type Asked = Pick<SearchPageProps, 'query' | 'kind' | 'cutAt' | 'drafts'> & { page: number }

/** What was asked for, from whatever came in the address. */
function readQuestion(c: Ctx): Asked {
  const typed = (c.req.query('q') ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim()
  const kind = c.req.query('slags') ?? ''
  const number = c.req.query('side') ?? ''
  return {
    query: typed.slice(0, longestQuery).toWellFormed(),
    kind: isSearchKind(kind) ? kind : '',
    page: /^\d{1,6}$/.test(number) ? Math.min(Math.max(1, Number(number)), lastPage) : 1,
    cutAt: typed.length > longestQuery ? longestQuery : null,
    drafts: c.req.query('udkast') === 'ja',
  }
}

const find = (c: Ctx, asked: Asked): Promise<SearchResult> =>
  inTenant(c, async (tx) => {
    const bodies = await bodySummaries(tx)
    const names = new Map(bodies.map((body) => [body.id, body.name]))
    const bodyIds = bodies.map((body) => body.id)
    const { hits, total, guessed } = await search(tx, {
      query: asked.query,
      audiences: audiencesOf(c.get('actor'), bodyIds, asked.drafts),
      kinds: asked.kind ? [asked.kind] : [...searchKinds],
      limit: pageSize,
      offset: (asked.page - 1) * pageSize,
    })
    const pages = Math.min(Math.ceil(total / pageSize), lastPage)
    const named = hits.map((hit) => ({ ...hit, bodyName: hit.bodyId === null ? null : (names.get(hit.bodyId) ?? null) }))
    return { hits: named, total, guessed, page: asked.page, pages, first: (asked.page - 1) * pageSize + 1 }
  })

/** The search page. No words is a page with a field, nothing found is a page with advice; no text is too odd to be searched for. */
export async function searchPage(c: Ctx) {
  const t = c.get('t')
  const lang = c.get('lang')
  const asked = readQuestion(c)
  const result = asked.query === '' ? null : await find(c, asked)
  const props: SearchPageProps = {
    ...asked,
    t,
    lang,
    href: (path) => localPath(lang, path),
    mayFindDrafts: audiencesOf(c.get('actor'), [], true).includes('secretariat'),
    result,
  }
  const count = result ? `${t.search.hits(result.total)}: ` : ''
  const title = asked.query === '' ? t.search.title : `${count}${t.search.resultsFor(asked.query)}`
  return page(c, { title, crumbs: [{ label: t.search.title }], searchValue: asked.query, noindex: true }, <SearchPage {...props} />)
}
