/**
 * What the same page costs at least with the same tools: Hono, pg, Kysely and hono/jsx, the same queries in the same kind of transaction,
 * the same elements. No languages, no components, no sessions, no headers, no log.
 * Usage: minimal.js SOCKET_FOLDER MUNICIPALITY_ID
 */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { DB } from '#platform/db/schema.gen.ts'
import { MinimalPage, type PageModel } from './minimal-page.tsx'

const [host = '', municipalityId = ''] = process.argv.slice(2)
const pool = new pg.Pool({ host, user: 'brobygger_app', database: 'brobygger', max: 10 })
const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })

const meetingBySlug = (slug: string) =>
  db.transaction().execute(async (tx) => {
    await sql`select set_config('app.municipality', ${municipalityId}, true)`.execute(tx)
    return tx
      .selectFrom('meeting')
      .innerJoin('snapshot', (join) =>
        join.onRef('snapshot.municipality_id', '=', 'meeting.municipality_id').onRef('snapshot.id', '=', 'meeting.current_snapshot_id'),
      )
      .select(['meeting.slug', 'snapshot.model', 'snapshot.created_at'])
      .where('meeting.id', '=', (eb) => eb.selectFrom('meeting_slug').select('meeting_id').where('meeting_slug.slug', '=', slug))
      .executeTakeFirst()
  })

const app = new Hono()
app.get('/moeder/:slug', async (c) => {
  const found = await meetingBySlug(c.req.param('slug'))
  if (!found) return c.notFound()
  const page = <MinimalPage meeting={found.model as unknown as PageModel} slug={found.slug} changedAt={found.created_at} />
  return c.html(`<!doctype html>${page}`)
})

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => process.stdout.write(`http://localhost:${info.port}\n`))
