import { Hono } from 'hono'
import type { AppEnv, Middleware } from '#platform/http/context.ts'
import { eraseRoutes } from './erase.routes.tsx'
import { ownRoutes } from './own.routes.tsx'
import { peopleRoutes } from './people.routes.tsx'
import { policyRoutes } from './policy.routes.tsx'
import { readsRoutes } from './reads.routes.tsx'
import type { Schedule } from './retention.ts'
import { scheduleRoutes } from './schedule.routes.tsx'

export type PrivacyDeps = {
  schedule: Schedule
  /** Asks whoever takes out or erases somebody's data to show once more who they are. */
  prove: Middleware
}

/** What is kept about people, who has read it, and how it goes. */
export const privacyRoutes = ({ schedule, prove }: PrivacyDeps) =>
  new Hono<AppEnv>()
    .route('/', policyRoutes())
    .route('/', ownRoutes(schedule.holdings))
    .route('/', peopleRoutes(schedule.holdings, prove))
    .route('/', eraseRoutes(schedule.holdings, prove))
    .route('/', scheduleRoutes(schedule))
    .route('/', readsRoutes())
