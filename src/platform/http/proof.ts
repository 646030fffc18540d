import type { Ctx, Middleware } from './context.ts'
import { askToProve } from './kept.ts'

/** How long somebody who has shown who they are may do what matters most without being asked again. */
export const proofMinutes = 15

/** Whether whoever is signed in has shown lately who they are. */
export function hasProof(c: Ctx): boolean {
  const provedAt = c.get('provedAt')
  return provedAt !== null && c.get('platform').clock().epochMilliseconds - provedAt.getTime() < proofMinutes * 60_000
}

/**
 * For routes that change who may what, or that let much out or away, after `allow`: whoever has not shown for a while who they are is asked to, and
 * comes back to what they had typed.
 */
export const freshProof: Middleware = async (c, next) => (hasProof(c) ? next() : askToProve(c))
