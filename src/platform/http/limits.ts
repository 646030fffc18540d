import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '#platform/errors.ts'
import { newToken, shortHash } from '#platform/ids.ts'
import type { Ctx, Middleware } from './context.ts'

/**
 * How often one address, or one person who is signed in, may do a thing within a minute.
 * `provider` is what an identity provider says of people who have signed out there, of many at once when it ends a day's sign-ins.
 * `writing` is what a page sends by itself while somebody works on it: a draft at most every 2.5 seconds from each window, or one press after another.
 */
const perMinute = { signIn: 10, form: 60, provider: 300, writing: 600, search: 60 } as const

export type LimitedThing = keyof typeof perMinute
export type Limits = { limit(thing: LimitedThing): Middleware }

/** What is counted together with the other processes. The rest only saves this one's own time. */
const together: readonly LimitedThing[] = ['signIn', 'form']

/** The channel on which processes tell each other what they have counted. */
export const countedChannel = 'counted'

/** Limits that hear what other processes have counted; without `tell` nobody is told. */
export type SharedLimits = Limits & { heard(text: string): void }

/** @param tell passes a text on to every process, this one too */
export function createLimits(scale = 1, tell?: (channel: string, text: string) => void): SharedLimits {
  const limiters = Object.fromEntries(
    Object.entries(perMinute).map(([thing, points]) => [thing, new RateLimiterMemory({ points: points * scale, duration: 60 })]),
  ) as Record<LimitedThing, RateLimiterMemory>
  const self = newToken().slice(0, 8)
  return {
    limit: (thing) => async (c, next) => {
      const key = countedAs(c)
      await consume(c, limiters[thing], key)
      if (together.includes(thing)) tell?.(countedChannel, `${self} ${thing} ${key}`)
      await next()
    },
    heard: (text) => {
      const [who, thing, key] = text.split(' ')
      const counted = together.find((one) => one === thing)
      // What goes beyond the limit is refused here when it comes here.
      if (who !== self && counted && key) limiters[counted].consume(key).catch(() => {})
    },
  }
}

/** Who is counted. A whole town hall may share one address: whoever is signed in is counted alone. Hashed, because it is told to others. */
export const countedAs = (c: Ctx) => shortHash(c.get('actor').accountId ?? (c.get('clientAddress') || 'unknown'))

async function consume(c: Ctx, limiter: RateLimiterMemory, key: string) {
  try {
    await limiter.consume(key)
  } catch (refused) {
    if (refused instanceof Error) throw refused
    c.header('Retry-After', String(Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000)))
    throw new AppError(429, 'too many requests')
  }
}
