import { Hono } from 'hono'
import type { AppEnv } from '#platform/http/context.ts'
import { answerRoutes } from './answer.routes.tsx'
import { apologyRoutes } from './apology.routes.tsx'
import { mineRoutes } from './mine.routes.tsx'
import { noteRoutes } from './notes.routes.tsx'
import { proposalRoutes } from './proposals.routes.tsx'

/** Taking part in meetings: one's own meetings, apologies, proposals and notes, and the secretariat's answers. */
export const participationRoutes = () =>
  new Hono<AppEnv>()
    .route('/', mineRoutes())
    .route('/', apologyRoutes())
    .route('/', proposalRoutes())
    .route('/', answerRoutes())
    .route('/', noteRoutes())
