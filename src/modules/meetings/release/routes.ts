import { Hono } from 'hono'
import { allow } from '#platform/http/allow.ts'
import type { AppEnv } from '#platform/http/context.ts'
import { office } from '#platform/http/office.ts'
import { changeRelease, previewPage, releasePage } from './release.routes.tsx'
import { sign, signPage } from './sign.routes.tsx'

const releasing = ['secretary', 'administrator', 'chair'] as const

/** From what is written to what everyone reads: findings, preview, release and signature. */
export const releaseRoutes = () =>
  new Hono<AppEnv>()
    .get('/moeder/:slug/frigiv', allow(...releasing), office, (c) => releasePage(c))
    .post('/moeder/:slug/frigiv', allow(...releasing), office, changeRelease)
    .get('/moeder/:slug/forhaandsvisning', allow(...releasing), office, previewPage)
    .get('/moeder/:slug/underskriv', allow('chair'), (c) => signPage(c))
    .post('/moeder/:slug/underskriv', allow('chair'), sign)
