import { Hono } from 'hono'
import { allow } from '#platform/http/allow.ts'
import type { AppEnv } from '#platform/http/context.ts'
import { office } from '#platform/http/office.ts'
import { approve, approvePage } from './approve.routes.tsx'
import { factsPage, saveFacts } from './facts.routes.tsx'
import { overviewPage, plan, planPage } from './plan.routes.tsx'
import { series, seriesPage } from './series.routes.tsx'
import { call, callPage, cancel, cancelPage, remove, removePage, supplement, supplementPage } from './steps.routes.tsx'
import { carry, carryPage, work, workspacePage } from './workspace.routes.tsx'

const staff = allow('secretary', 'administrator')
const preparing = allow('chair', 'secretary', 'administrator')

/** Planning a meeting, building its agenda and taking it as far as the day on which it is held. */
export function planRoutes() {
  const workspace = '/moeder/:slug/arbejde'
  return new Hono<AppEnv>()
    .get('/moeder/planlaeg', staff, office, (c) => planPage(c))
    .post('/moeder/planlaeg', staff, office, plan)
    .get('/moeder/planlaeg/serie', staff, office, seriesPage)
    .post('/moeder/planlaeg/serie', staff, office, series)
    .get('/moeder/planlaeg/oversigt', staff, office, overviewPage)
    .get(workspace, staff, office, (c) => workspacePage(c))
    .post(workspace, staff, office, work)
    .get(`${workspace}/punkt/:shortId`, staff, office, (c) => carryPage(c))
    .post(`${workspace}/punkt/:shortId`, staff, office, carry)
    .get(`${workspace}/oplysninger`, staff, office, (c) => factsPage(c))
    .post(`${workspace}/oplysninger`, staff, office, saveFacts)
    .get(`${workspace}/indkald`, staff, office, callPage)
    .post(`${workspace}/indkald`, staff, office, call)
    .get(`${workspace}/tillaeg`, staff, office, supplementPage)
    .post(`${workspace}/tillaeg`, staff, office, supplement)
    .get(`${workspace}/aflys`, staff, office, (c) => cancelPage(c))
    .post(`${workspace}/aflys`, staff, office, cancel)
    .get(`${workspace}/slet`, staff, office, removePage)
    .post(`${workspace}/slet`, staff, office, remove)
    .get(`${workspace}/godkend`, preparing, (c) => approvePage(c))
    .post(`${workspace}/godkend`, preparing, approve)
}
