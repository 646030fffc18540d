import { Hono } from 'hono'
import { accountNames, may } from '#modules/accounts/index.ts'
import { latestEntries } from '#platform/audit/audit.queries.ts'
import { verifyChain } from '#platform/audit/audit.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { page } from '#ui/page/respond.tsx'
import { accountIdOf } from './entry.ts'
import { ChangesPage } from './views.tsx'

const path = '/aendringer'
const perPage = 25

/** The change log, for administrators. */
export function auditRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get(path, allow('administrator'), (c) => changesPage(c))
  return app
}

async function changesPage(c: Ctx) {
  // The log is the whole municipality's; an administrator of one body has no part in it.
  if (!may(c.get('actor'), 'read', { kind: 'changeLog' })) throw new AppError(404, 'the change log is not for this administrator')
  const t = c.get('t')
  const before = beforeOf(c.req.query('foer'))
  const found = await inTenant(c, (tx) => changes(tx, before))
  const chain = c.req.query('efterproev') === 'ja' ? await inTenant(c, verifyChain) : null
  const href = (query: string) => localPath(c.get('lang'), path) + query
  const view = (
    <ChangesPage
      t={t}
      lang={c.get('lang')}
      timeZone={c.get('municipality').timeZone}
      {...found}
      chain={chain}
      verifyHref={chain === null && found.entries.length > 0 ? href('?efterproev=ja') : null}
      newestHref={before === null ? null : href('')}
      olderHref={found.nextBefore === null ? null : href(`?foer=${found.nextBefore}`)}
    />
  )
  return page(c, { title: t.audit.title, crumbs: [{ label: t.audit.title }], noindex: true, width: 'wide' }, view)
}

/** Only entries before this number; a number that is none means the newest. */
const beforeOf = (text: string | undefined) => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null)

/** One page of entries. Whether the whole chain holds is another question: its walk grows with the log, so it is made on request. */
async function changes(tx: Tx, before: number | null) {
  const rows = await latestEntries(tx, before ?? Number.MAX_SAFE_INTEGER, perPage + 1)
  const entries = rows.slice(0, perPage)
  const ids = new Set(entries.flatMap((entry) => [accountIdOf(entry.actor), accountIdOf(entry.thing)]).filter((id) => id !== null))
  const names = await accountNames(tx, [...ids])
  return { entries, names, nextBefore: rows.length > perPage ? (entries.at(-1)?.seq ?? null) : null }
}
