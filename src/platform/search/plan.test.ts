import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { tenantDb } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { type Audience, replaceEntries, search } from './search.ts'

describe('search, as requests do it', async () => {
  const db = await testDatabase()
  const tenants = tenantDb(db.app)
  const [ours, theirs] = [await aMunicipality(db), await aMunicipality(db, { code: '998' })]
  const entry = (audience: Audience, title: string, body = '') =>
    ({
      audience,
      kind: 'item',
      lang: 'da',
      title,
      body,
      url: `/punkt/${newId()}`,
      source: null,
      itemNumber: null,
      bodyId: null,
      happenedOn: null,
    }) as const
  const find = (municipality: { id: string }, query: string, audiences: Audience[] = ['public']) =>
    tenants.in(municipality.id, (tx) => search(tx, { query, audiences, limit: 20, offset: 0 }))

  beforeAll(async () => {
    await tenants.in(ours.id, (tx) =>
      replaceEntries(tx, ours.id, 'thing/1', [entry('public', 'Integrationsprisen uddeles', 'Prisgruppen mødes')]),
    )
    await tenants.in(theirs.id, (tx) => replaceEntries(tx, theirs.id, 'thing/2', [entry('public', 'Perlemorsuglen i nabokommunen')]))
    for (const { id } of [ours, theirs])
      await db.owner.executeQuery(
        sql`insert into search_entry (municipality_id, id, audience, kind, thing, title, body, url, tsv)
        select ${id}, gen_random_uuid(), 'public', 'item', 'thing/' || n, 'Punkt ' || n, 'Budget og sprog nummer ' || n, '/punkt/' || n,
          to_tsvector('simple', 'punkt budget og sprog nummer ' || n) from generate_series(1, 3000) n`.compile(db.owner),
      )
    await sql`analyze search_entry`.execute(db.owner)
  })

  it('goes through an index that begins with the municipality, and reads no table from end to end', async () => {
    const counts = async () => {
      const { rows } = await sql<{ idx: number; seq: number }>`
        select (select sum(idx_scan) from pg_stat_user_indexes where relname = 'search_entry') as idx,
          (select seq_scan from pg_stat_user_tables where relname = 'search_entry') as seq`.execute(db.owner)
      return { idx: Number(rows[0]?.idx), seq: Number(rows[0]?.seq) }
    }
    const before = await counts()
    await db.app.transaction().execute(async (tx) => {
      await sql`select set_config('app.municipality', ${ours.id}, true), pg_stat_force_next_flush()`.execute(tx)
      const { rows } =
        await sql`select id from search_entries('{"audiences": ["public"], "query": "''pris''"}', false, 10, 0, true)`.execute(tx)
      expect(rows).toHaveLength(1)
    })
    await expect.poll(async () => (await counts()).idx, { timeout: 30_000 }).toBeGreaterThan(before.idx)
    expect((await counts()).seq).toBe(before.seq)
  })

  it('finds nothing of another municipality, whatever is asked', async () => {
    expect((await find(theirs, 'perlemorsuglen')).total).toBe(1)
    expect(await find(ours, 'perlemorsuglen')).toMatchObject({ total: 0, hits: [] })
    expect((await find(ours, 'budget')).total).toBe(3000)
  })

  it('finds nothing at all outside a municipality, and the table itself cannot be read', async () => {
    const outside = await sql<{
      id: string
    }>`select id from search_entries('{"audiences": ["public"], "query": "''budget''"}', false, 10, 0, true)`.execute(db.app)
    expect(outside.rows).toEqual([{ id: null }])
    await expect(sql`select title from search_entry`.execute(db.app)).rejects.toThrow(/permission denied/)
  })
})
