import { Hono } from 'hono'
import type { AppEnv } from '#platform/http/context.ts'
import { attendanceRoutes } from './attendance.routes.tsx'
import { decisionRoutes } from './decision.routes.tsx'
import { minutesRoutes } from './minutes.routes.tsx'

/** What the secretariat writes down during a meeting and until its minutes are released. */
export const recordRoutes = () => new Hono<AppEnv>().route('/', attendanceRoutes()).route('/', minutesRoutes()).route('/', decisionRoutes())
