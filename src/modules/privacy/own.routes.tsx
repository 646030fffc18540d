import { Hono } from 'hono'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import type { Holding } from '#platform/personal/holding.ts'
import { page } from '#ui/page/respond.tsx'
import { answerJson, answerZip } from './insight.document.tsx'
import { insightOf } from './insight.ts'
import { OwnDataPage } from './own.views.tsx'
import { subjectOf } from './subject.ts'

const path = '/mine-oplysninger'

/** What is kept about whoever is signed in, to read and to take along. */
export const ownRoutes = (holdings: readonly Holding[]) =>
  new Hono<AppEnv>()
    .get(path, allow('signedIn'), (c) => ownPage(c, holdings))
    .get(`${path}.zip`, allow('signedIn'), async (c) => answerZip(c, c.get('t').privacy.mine.title, await load(c, holdings)))
    .get(`${path}.json`, allow('signedIn'), async (c) => answerJson(c, await load(c, holdings)))

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
      zipHref={localPath(c.get('lang'), `${path}.zip`)}
      jsonHref={localPath(c.get('lang'), `${path}.json`)}
      policyHref={localPath(c.get('lang'), '/privatliv')}
    />
  )
  const { title } = t.privacy.mine
  return page(c, { title, crumbs: [{ label: title }], noindex: true, width: 'wide' }, view)
}
