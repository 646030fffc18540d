import { Hono } from 'hono'
import type { AppEnv } from '#platform/http/context.ts'
import { publicVersionRoutes } from './versions.routes.tsx'
import { withdrawRoutes } from './withdraw.routes.tsx'

/** What was published of a meeting: its versions, putting one right, taking all of them back. */
export const versionRoutes = () => new Hono<AppEnv>().route('/', publicVersionRoutes()).route('/', withdrawRoutes())
