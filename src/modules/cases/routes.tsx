import { Hono } from 'hono'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { atomType } from '#platform/feed/atom.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { answerPaper } from '#platform/paper/answer.ts'
import type { PaperFormat } from '#platform/paper/paper.ts'
import { page } from '#ui/page/respond.tsx'
import { caseData } from './case-data.ts'
import { casePaper, type PrintedItems } from './case-paper.ts'
import type { CaseStory } from './case-story.ts'
import { aboutOf, caseList, type PublishedItemsOf, publicCase, titleOf } from './cases.ts'
import { CaseListPage, CasePage } from './cases.views.tsx'

export type CaseDeps = { publishedItemsOf: PublishedItemsOf; caseStory: CaseStory; printedItems: PrintedItems }

/** The cases of which something is public, and each as the line of its items through the meetings. */
export function caseRoutes({ publishedItemsOf, caseStory, printedItems }: CaseDeps) {
  return new Hono<AppEnv>()
    .get('/sager', allow('public'), async (c) => {
      const t = c.get('t')
      const lang = c.get('lang')
      const list = await inTenant(c, (tx) => caseList(tx, publishedItemsOf, pageNumber(c.req.query('side'))))
      const href = (path: string) => localPath(lang, path)
      const view = <CaseListPage t={t} lang={lang} zone={c.get('municipality').timeZone} href={href} list={list} />
      return page(c, { title: t.shell.cases, description: t.cases.lead, crumbs: [{ label: t.shell.cases }] }, view)
    })
    .get('/sager/:file{[a-z0-9-]+\\.(?:pdf|docx|html)}', allow('public'), async (c) => {
      const [slug = '', format = ''] = c.req.param('file').split('.')
      const found = await caseAt(c, slug)
      const name = `${c.get('t').papers.case} ${found.slug}`
      return answerPaper(c, { ...(await casePaper(c, found, printedItems, false)), format: format as PaperFormat, name, isPublic: true })
    })
    .get('/sager/:slug/samlet.pdf', allow('public'), async (c) => {
      const found = await caseAt(c, c.req.param('slug'))
      const name = `${c.get('t').papers.case} ${found.slug} ${c.get('t').papers.whole}`
      return answerPaper(c, { ...(await casePaper(c, found, printedItems, true)), format: 'pdf', name, isPublic: true })
    })
    .get('/sager/:slug', allow('public'), async (c) => {
      const { file, story } = await inTenant(c, async (tx) => {
        const file = await foundCase(tx, c.req.param('slug'))
        const shortIds = file.items.map((item) => item.shortId)
        return { file, story: await caseStory(tx, c, shortIds) }
      })
      const t = c.get('t')
      const lang = c.get('lang')
      const href = (path: string) => localPath(lang, path)
      const title = titleOf(t, file)
      const crumbs = [
        { label: t.shell.cases, href: href('/sager') },
        { label: title, lang: file.title === '' ? undefined : 'da' },
      ]
      const { timeZone } = c.get('municipality')
      const now = toDate(c.get('platform').clock())
      const view = <CasePage t={t} lang={lang} zone={timeZone} href={href} file={file} story={story} now={now} />
      const feeds = [{ href: href(`/sager/${file.slug}/nyt.atom`), title: t.follow.feedOf(title), type: atomType }]
      const linkedData = [caseData((path) => c.get('municipality').origin + href(path), title, file)]
      return page(c, { title, description: (aboutOf(file)?.title ?? file.items[0]?.summary) || undefined, crumbs, feeds, linkedData }, view)
    })

  /** @throws AppError 404 as if there were none when nothing of the case is public */
  async function foundCase(tx: Tx, slug: string) {
    const found = await publicCase(tx, publishedItemsOf, slug)
    if (!found) throw new AppError(404, 'no such case, or nothing of it is public')
    return found
  }

  function caseAt(c: Ctx, slug: string) {
    return inTenant(c, (tx) => foundCase(tx, slug))
  }
}

/** The page asked for; anything that is no page number means the first. */
const pageNumber = (text: string | undefined) => (text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : 1)
