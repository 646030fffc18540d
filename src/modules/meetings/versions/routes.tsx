import { Hono } from 'hono'
import type { AppEnv } from '#platform/http/context.ts'
import { correctRoutes } from './correct.routes.tsx'
import { publicVersionRoutes } from './versions.routes.tsx'
import { withdrawRoutes } from './withdraw.routes.tsx'

/** What was published of a meeting: its versions, putting one right, taking all of them back. */
export const versionRoutes = () =>
  new Hono<AppEnv>().route('/', publicVersionRoutes()).route('/', correctRoutes()).route('/', withdrawRoutes())
