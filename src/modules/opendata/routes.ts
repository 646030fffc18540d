import { Hono } from 'hono'
import { allow } from '#platform/http/allow.ts'
import type { AppEnv } from '#platform/http/context.ts'
import { forEverybody } from '#platform/http/cors.ts'
import { oparlRoutes } from './oparl/routes.ts'
import { openDataRoutes } from './open-data.ts'
import { openTableRoutes } from './tables/routes.ts'

/** What the municipality gives to everybody's programs. */
export const openRoutes = () =>
  new Hono<AppEnv>()
    .use('/api', forEverybody)
    .use('/api/*', forEverybody)
    .options('/api/*', allow('public'), (c) => c.body(null, 204))
    .route('/', openDataRoutes())
    .route('/', openTableRoutes())
    .route('/', oparlRoutes())
