import { AppError } from '#platform/errors.ts'
import { hasRole, type Role } from './actor.ts'
import type { Ctx, Middleware } from './context.ts'
import { askToSignIn } from './kept.ts'

export type Audience = 'public' | 'signedIn' | Role

const mark = Symbol('who may use the route')

/**
 * Names who may use a route. Every route carries exactly one; `assertEveryRouteNamesItsUsers` refuses to start otherwise.
 * Somebody without a session is asked to sign in (what was typed is kept); somebody without the right gets 404, so that nothing is told.
 */
export function allow(...audiences: Audience[]): Middleware {
  const guard: Middleware = async (c, next) => {
    if (mayPass(c, audiences)) return next()
    if (c.get('actor').accountId === null) return askToSignIn(c)
    throw new AppError(404, 'no right to this route')
  }
  return Object.assign(guard, { [mark]: audiences })
}

function mayPass(c: Ctx, audiences: Audience[]) {
  const actor = c.get('actor')
  if (audiences.includes('public')) return true
  if (actor.accountId === null) return false
  return audiences.includes('signedIn') || hasRole(actor, ...audiences.filter((a): a is Role => a !== 'public' && a !== 'signedIn'))
}

export type RouteRights = { method: string; path: string; audiences: Audience[] }

/** Every route of an app with who may use it. */
export function routeRights(routes: { method: string; path: string; handler: unknown }[]): { rights: RouteRights[]; unlisted: string[] } {
  const found = new Map<string, Audience[] | null>()
  for (const { method, path, handler } of routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    const audiences = audiencesOf(handler)
    found.set(key, audiences ?? found.get(key) ?? null)
  }
  const rights: RouteRights[] = []
  const unlisted: string[] = []
  for (const [key, audiences] of found) {
    const [method = '', path = ''] = key.split(' ')
    if (audiences) rights.push({ method, path, audiences })
    else unlisted.push(key)
  }
  return { rights, unlisted }
}

const audiencesOf = (handler: unknown): Audience[] | null =>
  typeof handler === 'function' && mark in handler ? (handler as { [mark]: Audience[] })[mark] : null
