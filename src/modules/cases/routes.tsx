import { Hono } from 'hono'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, inTenant, localPath } from '#platform/http/context.ts'
import { answerPaper } from '#platform/paper/answer.ts'
import type { PaperFormat } from '#platform/paper/paper.ts'
import { page } from '#ui/page/respond.tsx'
import { casePaper, type PrintedItems } from './case-paper.ts'
import { caseList, type PublishedItemsOf, publicCase, titleOf } from './cases.ts'
import { CaseListPage, CasePage } from './cases.views.tsx'

export type CaseDeps = { publishedItemsOf: PublishedItemsOf; printedItems: PrintedItems }

/** The cases of which something is public, and each as the line of its items through the meetings. */
export function caseRoutes({ publishedItemsOf, printedItems }: CaseDeps) {
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
      const found = await inTenant(c, (tx) => publicCase(tx, publishedItemsOf, slug))
      if (!found) throw new AppError(404, 'no such case, or nothing of it is public')
      const paper = await casePaper(c, found, printedItems)
      return answerPaper(c, { paper, format: format as PaperFormat, name: `${c.get('t').papers.case} ${found.slug}`, isPublic: true })
    })
    .get('/sager/:slug', allow('public'), async (c) => {
      const t = c.get('t')
      const lang = c.get('lang')
      const found = await inTenant(c, (tx) => publicCase(tx, publishedItemsOf, c.req.param('slug')))
      if (!found) throw new AppError(404, 'no such case, or nothing of it is public')
      const href = (path: string) => localPath(lang, path)
      const title = titleOf(t, found)
      const crumbs = [
        { label: t.shell.cases, href: href('/sager') },
        { label: title, lang: found.title === '' ? undefined : 'da' },
      ]
      const view = <CasePage t={t} lang={lang} zone={c.get('municipality').timeZone} href={href} file={found} />
      return page(c, { title, description: found.items[0]?.summary || undefined, crumbs }, view)
    })
}

/** The page asked for; anything that is no page number means the first. */
const pageNumber = (text: string | undefined) => (text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : 1)
