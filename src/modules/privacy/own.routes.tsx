import { Hono } from 'hono'
import { toDate } from '#platform/clock.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import type { Holding } from '#platform/personal/holding.ts'
import { page } from '#ui/page/respond.tsx'
import { insightJson, insightOf } from './insight.ts'
import { OwnDataPage } from './own.views.tsx'
import { subjectOf } from './subject.ts'

const path = '/mine-oplysninger'

/** What is kept about whoever is signed in, to read and to take along. */
export const ownRoutes = (holdings: readonly Holding[]) =>
  new Hono<AppEnv>()
    .get(path, allow('signedIn'), (c) => ownPage(c, holdings))
    .get(`${path}.json`, allow('signedIn'), (c) => ownFile(c, holdings))

const load = (c: Ctx, holdings: readonly Holding[]) =>
  inTenant(c, async (tx) => {
    const subject = await subjectOf(tx, holdings, c.get('actor').personId ?? '')
    if (!subject) throw new AppError(404, 'nobody is signed in')
    return { subject, parts: await insightOf(tx, holdings, subject, 'self') }
  })

async function ownPage(c: Ctx, holdings: readonly Holding[]) {
  const t = c.get('t')
  const { parts } = await load(c, holdings)
  const view = (
    <OwnDataPage
      t={t}
      lang={c.get('lang')}
      timeZone={c.get('municipality').timeZone}
      parts={parts}
      fileHref={`${path}.json`}
      policyHref={localPath(c.get('lang'), '/privatliv')}
    />
  )
  const { title } = t.privacy.mine
  return page(c, { title, crumbs: [{ label: title }], noindex: true, width: 'wide' }, view)
}

async function ownFile(c: Ctx, holdings: readonly Holding[]) {
  const given = await load(c, holdings)
  return answerFile(c, given)
}

/** The same as a file that other programs read. */
export function answerFile(c: Ctx, given: Awaited<ReturnType<typeof load>>) {
  const at = toDate(c.get('platform').clock())
  c.header('Content-Disposition', `attachment; filename="oplysninger-${given.subject.personId}.json"`)
  c.header('Cache-Control', 'no-store')
  const text = JSON.stringify(insightJson({ municipality: c.get('municipality').name, at, ...given }), null, 2)
  return c.body(text, 200, { 'Content-Type': 'application/json; charset=utf-8' })
}
