import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { createAccount, mailTo } from '#modules/accounts/index.ts'
import { createPerson } from '#modules/council/index.ts'
import type { Clock } from '#platform/clock.ts'
import { tenantDb } from '#platform/db/db.ts'
import { municipalityDirectory } from '#platform/db/municipalities.ts'
import { newId } from '#platform/ids.ts'
import { createLog } from '#platform/log.ts'
import { createPost, type Post } from '#platform/mail.ts'
import { aMunicipality, type TestDatabase } from '#test/database.ts'
import { mailDeps } from '../../workers.ts'
import type { MailDeps } from './deliver.ts'
import type { MailKinds } from './kinds.ts'

/** The address that a test's own mail leads to. */
export const linkOf = (n: number) => `https://kommune.example/beskeder/${n}`

/** Kinds of the tests' own beside those of the house: one with words, one that there is no reason to send. */
const kinds: MailKinds = {
  news: {
    render: async (_tx, { params, actorName }) => ({
      subject: `Nyt ${params['n']}`,
      text: `Kære ${actorName}: ${linkOf(Number(params['n']))}`,
    }),
  },
  over: { render: async () => null },
}

export const postTo = (url: string) => createPost(url, 'Brobygger <no-reply@kommune.example>')

/** An outbox with a clock of its own, two municipalities, and what it takes to lay mails in it and look behind. */
export async function anOutbox(db: TestDatabase) {
  const municipality = await aMunicipality(db)
  const demo = await aMunicipality(db, { code: '998', isDemo: true })
  let now = Temporal.Instant.from('2026-03-02T12:00:00Z')
  const clock: Clock = () => now
  const logLines: string[] = []
  const log = createLog('debug', { write: (line) => void logLines.push(line) })
  const platform = { db: tenantDb(db.app), clock, log, files: {} as never, secrets: {} as never }

  const depsWith = (post: Post | null): MailDeps => {
    const deps = mailDeps(platform, municipalityDirectory(db.app, 'http://localhost:3000'), post)
    return { ...deps, kinds: { ...deps.kinds, ...kinds } }
  }

  async function account(tenant = municipality) {
    const email = `${newId()}@example.org`
    const id = await platform.db.in(tenant.id, async (tx) =>
      createAccount(tx, tenant.id, { personId: await createPerson(tx, tenant.id, { name: 'Karla Test' }), email }),
    )
    return { id, email }
  }

  type Given = { to?: { id: string; email: string }; kind?: string; n?: number; canWait?: boolean; tenant?: typeof municipality }
  async function mail({ kind = 'news', n = 1, canWait = false, tenant = municipality, to }: Given = {}) {
    const whom = to ?? (await account(tenant))
    const given = { accountIds: [whom.id], kind, params: { n }, about: 'meeting/1', canWait }
    await platform.db.in(tenant.id, (tx) => mailTo(tx, tenant.id, clock, given))
    const { id } = await db.owner
      .selectFrom('outgoing_mail')
      .select('id')
      .where('account_id', '=', whom.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return { id, to: whom, job: { municipalityId: tenant.id, id } }
  }

  type Row = { name: string; data: { municipalityId: string; id: string } }
  const jobs = async () => (await sql<Row>`select name, data from pgboss.job where state < 'completed'`.execute(db.owner)).rows

  return {
    municipality,
    demo,
    platform,
    log,
    logLines,
    travel: (duration: Temporal.DurationLike) => {
      now = now.add(duration)
    },
    depsWith,
    account,
    mail,
    jobs,
    jobsFor: async (id: string) => (await jobs()).filter((job) => job.data.id === id).map((job) => job.name),
    rowOf: (id: string) => db.owner.selectFrom('outgoing_mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    dropJobs: () => sql`delete from pgboss.job`.execute(db.owner),
    empty: async () => {
      await sql`delete from pgboss.job`.execute(db.owner)
      await sql`delete from outgoing_mail`.execute(db.owner)
    },
  }
}
