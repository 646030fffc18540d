import { Hono } from 'hono'
import type { AppEnv } from '#platform/http/context.ts'
import { demoRoutes } from './demo.routes.tsx'
import { type Desk, deskRoutes } from './desk.routes.tsx'
import { type SignInDeps, signInRoutes } from './sign-in.routes.tsx'

export type AccountDeps = SignInDeps & { desk?: Desk }

/** Signing in and out, the demo door and the desk. */
export function accountRoutes(deps: AccountDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.route('/', signInRoutes(deps))
  app.route('/', demoRoutes(deps))
  app.route('/', deskRoutes({ desk: deps.desk }))
  return app
}
