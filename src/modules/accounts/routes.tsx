import { Hono } from 'hono'
import type { AppEnv } from '#platform/http/context.ts'
import { demoRoutes } from './demo.routes.tsx'
import { deskRoutes } from './desk.routes.tsx'
import type { Desk } from './desk.ts'
import { type SignInDeps, signInRoutes } from './sign-in.routes.tsx'
import { userRoutes } from './users/users.routes.tsx'

export type AccountDeps = SignInDeps & { desk?: Desk }

/** Signing in and out, the demo door, the desk, and who the users are. */
export function accountRoutes(deps: AccountDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.route('/', signInRoutes(deps))
  app.route('/', demoRoutes(deps))
  app.route('/', deskRoutes({ desk: deps.desk }))
  app.route('/', userRoutes(deps))
  return app
}
