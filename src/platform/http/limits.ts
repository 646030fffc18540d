import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#platform/errors.ts'
import type { Ctx, Middleware } from './context.ts'

/**
 * How often one address, or one person who is signed in, may do a thing within a minute. Per process: behind several, each counts its own.
 * `writing` is what a page sends by itself while somebody works on it: a draft at most every 2.5 seconds from each window, or one press after another.
 */
const perMinute = { signIn: 10, form: 60, writing: 600, search: 60 } as const

export type LimitedThing = keyof typeof perMinute
export type Limits = { limit(thing: LimitedThing): Middleware }

export function createLimits(scale = 1): Limits {
  const limiters = Object.fromEntries(
    Object.entries(perMinute).map(([thing, points]) => [thing, new RateLimiterMemory({ points: points * scale, duration: 60 })]),
  ) as Record<LimitedThing, RateLimiterMemory>
  return {
    limit: (thing) => async (c, next) => {
      await consume(c, limiters[thing])
      await next()
    },
  }
}

async function consume(c: Ctx, limiter: RateLimiterMemory) {
  try {
    // A whole town hall may share one address: whoever is signed in is counted alone.
    await limiter.consume(c.get('actor').accountId ?? (c.get('clientAddress') || 'unknown'))
  } catch (refused) {
    if (refused instanceof Error) throw refused
    c.header('Retry-After', String(Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000)))
    throw new AppError(429, 'too many requests')
  }
}
