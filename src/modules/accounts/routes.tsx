import { Hono } from 'hono'
import type { AppEnv } from '#platform/http/context.ts'
import { demoRoutes } from './demo.routes.tsx'
import { deskRoutes } from './desk.routes.tsx'
import type { Desk } from './desk.ts'
import { passkeyRoutes } from './passkeys/routes.tsx'
import type { OpenIdDeps } from './providers/description.ts'
import { providerSetupRoutes } from './providers/setup.routes.tsx'
import { providerSignInRoutes } from './providers/sign-in.routes.tsx'
import { mineRoutes } from './sessions/mine.routes.tsx'
import { proveRoutes } from './sessions/prove.routes.tsx'
import { type SignInDeps, signInRoutes } from './sign-in.routes.tsx'
import { userRoutes } from './users/users.routes.tsx'

export type AccountDeps = SignInDeps & OpenIdDeps & { desk?: Desk }

/** Signing in and out in every way, the demo door, the desk, and who the users are. */
export function accountRoutes(deps: AccountDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.route('/', signInRoutes(deps))
  app.route('/', providerSignInRoutes(deps))
  app.route('/', providerSetupRoutes(deps))
  app.route('/', proveRoutes(deps))
  app.route('/', passkeyRoutes())
  app.route('/', mineRoutes(deps))
  app.route('/', demoRoutes(deps))
  app.route('/', deskRoutes({ desk: deps.desk }))
  app.route('/', userRoutes(deps))
  return app
}
