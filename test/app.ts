import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { createApp } from '#app'
import { createAccount, grantRole, openSession } from '#modules/accounts/index.ts'
import { createPerson } from '#modules/council/index.ts'
import { tenantDb } from '#platform/db/db.ts'
import { hostDirectory } from '#platform/db/hosts.ts'
import { municipalityDirectory } from '#platform/db/municipalities.ts'
import { type FileStore, openFileStore } from '#platform/files/files.ts'
import type { Role } from '#platform/http/actor.ts'
import type { Keeping } from '#platform/http/keeping.ts'
import { createLimits } from '#platform/http/limits.ts'
import { createMetrics } from '#platform/http/observe.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log.ts'
import type { Mail } from '#platform/mail.ts'
import { deliverMail } from '#platform/outbox/deliver.ts'
import { secretsWith } from '#platform/secrets.ts'
import { mailDeps } from '../src/workers.ts'
import type { TestDatabase } from './database.ts'

export type TestOptions = {
  municipality: { id: string; host: string; origin: string }
  /** Who sends the requests: nobody, or a person with this role in a body or (null) the whole municipality. */
  as?: Role | null
  bodyId?: string | null
  now?: string
  limits?: number
  demoSignIn?: boolean
  trustedProxies?: string[]
  /** Whether a mail server is set; it is unless told otherwise. */
  hasMail?: boolean
  /** Identity providers that may be asked though they are on this machine. */
  privateHosts?: string[]
  /** Where files lie, when several people are to see the same ones. */
  files?: FileStore
  /** Where pages are kept, when they are to be. */
  keeping?: Keeping
}

/** The real app on a real database. Only the clock, the sender and the outgoing mail are the test's own choice. */
export async function testApp(db: TestDatabase, options: TestOptions) {
  const mails: Mail[] = []
  const logLines: string[] = []
  const log = createLog('debug', { write: (line) => void logLines.push(line) })
  let now = Temporal.Instant.from(options.now ?? '2026-03-02T12:00:00Z')
  const clock = () => now
  const files = options.files ?? (await openFileStore(mkdtempSync(path.join(tmpdir(), 'brobygger-test-'))))
  const platform = { db: tenantDb(db.app), clock, log, files, secrets: secretsWith(new Uint8Array(32)) }
  const app = createApp({
    platform,
    hosts: hostDirectory(db.app),
    trustedProxies: options.trustedProxies ?? [],
    demoSignIn: options.demoSignIn ?? false,
    hasMail: options.hasMail ?? true,
    privateHosts: options.privateHosts ?? [],
    metrics: createMetrics(),
    limits: createLimits(options.limits ?? 1_000),
    checks: {},
    keeping: options.keeping ?? null,
  })
  const { municipality } = options
  const post = { send: async (mail: Mail) => ({ state: 'sent' as const, mail: mails.push(mail) }), problem: async () => null }
  const outbox = mailDeps(platform, municipalityDirectory(db.app, municipality.origin), post)
  const cookie = options.as ? await signedIn() : null

  async function signedIn() {
    return platform.db.in(municipality.id, async (tx) => {
      const personId = await createPerson(tx, municipality.id, { name: `Test ${options.as}` })
      const accountId = await createAccount(tx, municipality.id, { personId, email: `${newId()}@example.org` })
      await grantRole(tx, municipality.id, { accountId, role: options.as as Role, bodyId: options.bodyId ?? null, from: '2000-01-01' })
      return `${await openSession(tx, municipality, accountId, clock)}`
    })
  }

  const request = (method: string, target: string, init: RequestInit = {}) =>
    app.request(`${municipality.origin}${target}`, {
      method,
      redirect: 'manual',
      ...init,
      headers: {
        host: municipality.host,
        ...(cookie ? { cookie } : {}),
        ...(method === 'POST' ? { origin: municipality.origin } : {}),
        ...(init.headers as Record<string, string>),
      },
    })

  /** Does the work of the mail queue: what lies ready in the municipality's outbox is sent, into `mails`. */
  async function deliver() {
    const ready = await db.owner
      .selectFrom('outgoing_mail')
      .select('id')
      .where('municipality_id', '=', municipality.id)
      .where('state', '=', 'queued')
      .orderBy('id')
      .execute()
    for (const { id } of ready) await deliverMail(outbox, { municipalityId: municipality.id, id })
  }

  return {
    app,
    platform,
    deliver,
    mails,
    logLines,
    cookie,
    travel: (duration: Temporal.DurationLike) => {
      now = now.add(duration)
    },
    request,
    get: (target: string, headers: Record<string, string> = {}) => request('GET', target, { headers }),
    post: (target: string, fields: Record<string, string | string[]> = {}, headers: Record<string, string> = {}) => {
      const body = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])))
      return request('POST', target, { body, headers })
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof testApp>>
