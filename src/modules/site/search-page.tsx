import { audiencesOf } from '#modules/accounts/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
import { atomType } from '#platform/feed/atom.ts'
import { scopeOf } from '#platform/http/actor.ts'
import { type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { asksSomething, longestQuery, readSearch, searchAddress, toRequest } from '#platform/search/address.ts'
import { search } from '#platform/search/search.ts'
import { page } from '#ui/page/respond.tsx'
import type { SearchPageProps, SearchResult } from './search-page.props.ts'
import { SearchPage } from './search-page.views.tsx'

const pageSize = 20
const lastPage = 500

type Asked = Pick<SearchPageProps, 'filters' | 'cutAt' | 'drafts'> & { page: number }

const mayFindDrafts = (c: Ctx) => scopeOf(c.get('actor'), 'secretary', 'administrator')?.length !== 0

/** What was asked for, from whatever came in the address. */
function readQuestion(c: Ctx): Asked {
  const number = c.req.query('side') ?? ''
  const typed = (c.req.query('q') ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return {
    filters: readSearch(new URL(c.req.url).searchParams),
    page: /^\d{1,6}$/.test(number) ? Math.min(Math.max(1, Number(number)), lastPage) : 1,
    cutAt: typed.length > longestQuery ? longestQuery : null,
    drafts: c.req.query('udkast') === 'ja' && mayFindDrafts(c),
  }
}

type Bodies = SearchPageProps['bodies']

const find = (c: Ctx, asked: Asked): Promise<{ result: SearchResult | null; bodies: Bodies }> =>
  inTenant(c, async (tx) => {
    const bodies = await bodySummaries(tx)
    const isAsked = asksSomething(asked.filters)
    const audiences = audiencesOf(
      c.get('actor'),
      bodies.map((body) => body.id),
      asked.drafts,
    )
    const request = { ...toRequest(asked.filters, bodies), audiences, limit: pageSize }
    const pageOf = (number: number) => search(tx, { ...request, offset: (number - 1) * pageSize }, { counts: true })
    const first = isAsked ? await pageOf(asked.page) : null
    const pages = Math.min(Math.ceil((first?.total ?? 0) / pageSize), lastPage)
    // A page beyond the last is the last.
    const shown = Math.max(1, Math.min(asked.page, pages))
    const found = first && shown !== asked.page ? await pageOf(shown) : first
    const findable = bodies.filter(({ id, isPublic }) => isPublic || (found?.counts.bodies.get(id) ?? 0) > 0)
    const named = findable.map(({ id, name, slug }) => ({ name, slug, count: found?.counts.bodies.get(id) ?? 0 }))
    if (!found) return { result: null, bodies: named }
    const names = new Map(bodies.map((body) => [body.id, body.name]))
    const hits = found.hits.map((hit) => ({ ...hit, bodyName: hit.bodyId === null ? null : (names.get(hit.bodyId) ?? null) }))
    const { total, corrections, counts } = found
    const result = { hits, total, corrections, kinds: counts.kinds, page: shown, pages, first: (shown - 1) * pageSize + 1 }
    return { result, bodies: named }
  })

/** The search page. No words is a page with a field, nothing found is a page with advice; no text is too odd to be searched for. */
export async function searchPage(c: Ctx) {
  const t = c.get('t')
  const lang = c.get('lang')
  const asked = readQuestion(c)
  const { query } = asked.filters
  const { result, bodies } = await find(c, asked)
  // The page of the results is no part of what is followed, nor what is not public; and words there must be.
  const followed = searchAddress(asked.filters)
  const feed = `${localPath(lang, '/soeg.atom')}?${followed}`
  const asksWords = result !== null && query !== ''
  const props: SearchPageProps = {
    ...asked,
    t,
    lang,
    href: (path) => localPath(lang, path),
    mayFindDrafts: mayFindDrafts(c),
    result,
    bodies,
    follow: asksWords ? { mail: `${localPath(lang, '/foelg')}?om=soeg&${followed}`, feed } : null,
  }
  const count = result ? `${t.search.hits(result.total)}: ` : ''
  const title = query === '' ? t.search.title : `${count}${t.search.resultsFor(query)}`
  const feeds = asksWords ? [{ href: feed, title: t.follow.feedOf(query), type: atomType }] : []
  return page(c, { title, crumbs: [{ label: t.search.title }], searchValue: query, noindex: true, feeds }, <SearchPage {...props} />)
}
