import type { Kysely } from 'kysely'
import { createApp } from '#app'
import { type Database, tenantDb } from '#platform/db/db.ts'
import { hostDirectory } from '#platform/db/hosts.ts'
import { createLimits } from '#platform/http/limits.ts'
import { createMetrics } from '#platform/http/observe.ts'
import type { Bench } from './database.ts'

/** The whole program in this process, asking this database. */
export const appInProcess = ({ platform }: Bench, db: Kysely<Database>) =>
  createApp({
    platform: { ...platform, db: tenantDb(db) },
    hosts: hostDirectory(db),
    trustedProxies: [],
    demoSignIn: false,
    hasMail: false,
    privateHosts: [],
    metrics: createMetrics(),
    limits: createLimits(1_000),
    checks: {},
  })

/** Gives a municipality the one address that it answers to. @returns what asks a path of it, and throws unless it is answered */
export async function hostOf({ owner }: Bench, municipalityId: string, host: string) {
  const origin = `http://${host}`
  await owner.insertInto('municipality_host').values({ host, municipality_id: municipalityId, origin, is_canonical: true }).execute()
  return async (app: ReturnType<typeof appInProcess>, path: string, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await app.request(`${origin}${path}`, { headers: { host, ...headers } })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return answer.text()
  }
}
