import { Hono } from 'hono'
import type { AppEnv } from '#platform/http/context.ts'
import { failedRoutes } from './batch/failed.routes.tsx'
import { batchRoutes } from './batch/routes.tsx'
import { reviewRoutes } from './review/routes.tsx'

export const importRoutes = () => new Hono<AppEnv>().route('/', batchRoutes()).route('/', failedRoutes()).route('/', reviewRoutes())
