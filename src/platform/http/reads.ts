import { routePath } from 'hono/route'
import { type ReadPurpose, recordRead } from '#platform/audit/audit.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, type Middleware } from './context.ts'

/** What is read at a route: a list by its name, or `kind/:param` with what stands in the address. */
export type Reading = { thing: string; purpose: ReadPurpose }

/** What an address names by other means than the id of whom it is about, such as a meeting by its slug. Null: there is none. */
export type Resolve = Readonly<Record<string, (tx: Tx, value: string) => Promise<string | null>>>

async function thingOf(tx: Tx, c: Ctx, thing: string, resolve: Resolve): Promise<string> {
  const [kind = '', param] = thing.split('/:')
  if (param === undefined) return thing
  const value = c.req.param(param) ?? ''
  return (await resolve[kind]?.(tx, value)) ?? `${kind}/${value}`
}

/**
 * Notes who has read personal data that are not public, for each route that shows some. It is noted before the answer leaves: when it cannot be, the
 * reader is told that something went wrong and sees nothing.
 */
export const noteReads =
  (table: Readonly<Record<string, Reading>>, resolve: Resolve): Middleware =>
  async (c, next) => {
    await next()
    const { accountId } = c.get('actor') ?? {}
    if (c.req.method !== 'GET' || c.res.status !== 200 || !accountId) return
    const reading = table[routePath(c, -1)]
    if (!reading) return
    await inTenant(c, async (tx) =>
      recordRead(tx, c.get('municipality').id, `account/${accountId}`, await thingOf(tx, c, reading.thing, resolve), reading.purpose),
    )
  }
