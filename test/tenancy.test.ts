import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { publish, releaseMinutes } from '#modules/meetings/index.ts'
import { type Database, openDatabase, tenantDb } from '#platform/db/db.ts'
import { migrate, refuseStrongAppRole } from '#platform/db/migrate.ts'
import { newId } from '#platform/ids.ts'
import { fromRoot } from '#platform/root.ts'
import { search } from '#platform/search/search.ts'
import { testApp } from './app.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { aCouncil, aDecision, anItem, aSection } from './make.ts'

const db = await testDatabase()
const ours = await aMunicipality(db, { code: '901', name: 'Fjordby Kommune' })
const theirs = await aMunicipality(db, { code: '902', name: 'Bakkeby Kommune' })

/** The code that the database refuses a statement with; null when it lets it pass. */
const refusal = async (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )
const noRight = '42501'

/** Runs SQL as requests do: as the app's role, in one transaction of one municipality. */
const asTenant = <R>(municipalityId: string, query: (tx: Kysely<Database>) => Promise<R>) =>
  tenantDb(db.app).in(municipalityId, (tx) => query(tx as unknown as Kysely<Database>))

describe('every table of a municipality', () => {
  type Guard = { name: string; enabled: boolean; forced: boolean; app: string | null; owner: string | null; checked: boolean }
  const guards = async () =>
    (
      await sql<Guard>`
        select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, app.qual as app, owner.qual as owner,
          app.with_check is not distinct from app.qual as checked
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
        left join pg_policies app on app.tablename = c.relname and app.roles = '{brobygger_app}' and app.cmd = 'ALL'
        left join pg_policies owner on owner.tablename = c.relname and owner.roles = array[pg_get_userbyid(c.relowner)] and owner.cmd = 'ALL'
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'municipality_host'`.execute(db.owner)
    ).rows

  test('has row security on and forced, for the app by the setting of the transaction and for the owner without bounds', async () => {
    const tables = await guards()
    expect(tables.length).toBeGreaterThan(30)
    for (const { name, app, ...rest } of tables) {
      expect(rest, name).toEqual({ enabled: true, forced: true, owner: 'true', checked: true })
      expect(app, name).toMatch(/^\(municipality_id = .*current_setting\('app\.municipality'::text, true\).*\)$/)
    }
  })

  test('has the municipality first in its primary key and in every key that points from it', async () => {
    const { rows } = await sql<{ name: string }>`
      select conrelid::regclass || ' ' || conname as name from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'municipality_id' and not a.attisdropped
      where contype in ('p', 'f') and connamespace = 'public'::regnamespace and conrelid <> 'municipality_host'::regclass
        and k.conkey[1] <> a.attnum`.execute(db.owner)
    expect(rows).toEqual([])
  })
})

describe('the app’s role', () => {
  const persons = (tx: Kysely<Database>) => tx.selectFrom('person').select('municipality_id').execute()
  const aPerson = (tx: Kysely<Database>, municipalityId: string) =>
    tx.insertInto('person').values({ municipality_id: municipalityId, id: newId(), name: 'Karla' }).execute()

  beforeAll(async () => {
    for (const { id } of [ours, theirs]) await asTenant(id, (tx) => aPerson(tx, id))
  })

  test('sees nothing outside a transaction of a municipality, and there that municipality’s rows alone', async () => {
    expect(await persons(db.app)).toEqual([])
    for (const { id } of [ours, theirs]) expect(await asTenant(id, persons)).toEqual([{ municipality_id: id }])
  })

  test('writes no row for another municipality, and neither changes nor deletes one of another', async () => {
    expect(await refusal(asTenant(ours.id, (tx) => aPerson(tx, theirs.id)))).toBe(noRight)
    expect(await refusal(asTenant(ours.id, (tx) => tx.updateTable('person').set({ municipality_id: theirs.id }).execute()))).toBe(noRight)
    const other = (tx: Kysely<Database>) =>
      tx.updateTable('person').set({ name: 'x' }).where('municipality_id', '=', theirs.id).executeTakeFirst()
    expect((await asTenant(ours.id, other)).numUpdatedRows).toBe(0n)
    expect(
      (await asTenant(ours.id, (tx) => tx.deleteFrom('person').where('municipality_id', '=', theirs.id).executeTakeFirst())).numDeletedRows,
    ).toBe(0n)
  })

  test('leaves no municipality behind on the connection that the next request gets', async () => {
    const one = openDatabase(db.connection('brobygger_app'), 1)
    const setting = async () =>
      (await sql<{ m: string }>`select coalesce(current_setting('app.municipality', true), '') as m`.execute(one)).rows[0]?.m
    await tenantDb(one).in(ours.id, async () => {})
    expect(await setting()).toBe('')
    await tenantDb(one)
      .in(ours.id, () => Promise.reject(new Error('rolled back')))
      .catch(() => {})
    expect([await setting(), await persons(one)]).toEqual(['', []])
    await one.destroy()
  })

  test.each([
    ['create a table', 'create table mine (id int)'],
    ['create a function', 'create function mine() returns int language sql as $$ select 1 $$'],
    ['switch row security off for a table', 'alter table person disable row level security'],
    ['empty a table', 'truncate person'],
    ['become the owner', 'set role brobygger_owner'],
    ['read what can be found past the search functions', 'select title from search_entry'],
    ['change what can be found', `update search_entry set title = ''`],
    ['change a snapshot', `update snapshot set model = '{}'`],
    ['change an entry of the change log', `update audit_entry set action = 'x'`],
    ['delete from the change log', 'delete from audit_entry'],
    ['change the municipality’s code', `update municipality set code = '999'`],
    ['make an address its own', 'delete from municipality_host'],
  ])('may not %s', async (_, statement) => {
    expect(await refusal(sql.raw(statement).execute(db.app))).toBe(noRight)
  })

  test('changes the name of its own municipality, and of no other', async () => {
    const rename = (tx: Kysely<Database>) => tx.updateTable('municipality').set({ name: 'Nyby Kommune' }).executeTakeFirst()
    expect((await rename(db.app)).numUpdatedRows).toBe(0n)
    expect((await asTenant(ours.id, rename)).numUpdatedRows).toBe(1n)
    const names = await db.owner.selectFrom('municipality').select(['id', 'name']).where('id', 'in', [ours.id, theirs.id]).execute()
    expect(names.filter((row) => row.name === 'Nyby Kommune').map((row) => row.id)).toEqual([ours.id])
  })

  test('with row security switched off gets an error and no rows', async () => {
    const reading = db.app.transaction().execute(async (tx) => {
      await sql`set local row_security = off`.execute(tx)
      return persons(tx)
    })
    expect(await refusal(reading)).toBe(noRight)
  })
})

test('the server starts only with a role that row security binds', async () => {
  const cluster = inject('cluster')
  const root = openDatabase({ ...cluster, database: db.name }, 1)
  const make = async (sentence: string, ...statements: string[]) => {
    const name = `role_${newId().slice(-12)}`
    for (const statement of [`create role ${name} login`, ...statements]) await sql.raw(statement.replaceAll('?', name)).execute(root)
    const asRole = openDatabase({ ...cluster, user: name, database: db.name }, 1)
    expect(await refuseStrongAppRole(asRole), statements.join('; ')).toContain(sentence)
    await asRole.destroy()
    await sql
      .raw(`reassign owned by ${name} to ${cluster.user}; drop owned by ${name}; drop role ${name}; drop role if exists strong_${name}`)
      .execute(root)
  }
  expect(await refuseStrongAppRole(db.app)).toBeNull()
  await make('superuser', 'alter role ? superuser')
  await make('bypass', 'alter role ? bypassrls')
  await make('owns', 'alter table term owner to ?')
  await make('create tables', 'grant create on schema public to ?')
  await make('create roles', 'alter role ? createrole')
  await make('owns', `grant ${cluster.user} to ?`)
  await make('become', 'create role strong_? bypassrls; grant strong_? to ?')
  await root.destroy()
})

describe('a database of one’s own, whose owner is no superuser', () => {
  const cluster = inject('cluster')
  const name = `own_${newId().replaceAll('-', '')}`
  const root = openDatabase({ ...cluster, database: 'postgres' }, 1)
  let owner: Kysely<Database>
  let app: Kysely<Database>
  const ids = [newId(), newId()]

  beforeAll(async () => {
    await sql.raw(`create role ${name} login createrole`).execute(root)
    await sql.raw(`create database ${name} owner ${name}`).execute(root)
    owner = openDatabase({ ...cluster, user: name, database: name }, 1)
    app = openDatabase({ ...cluster, user: 'brobygger_app', database: name }, 1)
    await migrate(owner, fromRoot('migrations/'))
    for (const [i, id] of ids.entries()) {
      await owner
        .insertInto('municipality')
        .values({ id, code: `90${i}`, name: `Kommune ${i}` })
        .execute()
      await tenantDb(app).in(id, (tx) => createBody(tx, id, { name: `Råd ${i}`, kind: 'council', isPublic: true }))
    }
  })
  afterAll(async () => {
    await owner.destroy()
    await app.destroy()
    await sql.raw(`drop database ${name} with (force)`).execute(root)
    await sql.raw(`drop role ${name}`).execute(root)
    await root.destroy()
  })

  test('takes every migration, and its app role is weak enough', async () => {
    expect(await migrate(owner, fromRoot('migrations/'))).toEqual([])
    expect(await refuseStrongAppRole(app)).toBeNull()
  })

  test('a data migration touches the rows of every municipality', async () => {
    const changed = await owner.updateTable('body').set({ description: 'ny' }).executeTakeFirst()
    expect(changed.numUpdatedRows).toBe(2n)
    expect((await owner.selectFrom('search_entry').select('municipality_id').execute()).map((row) => row.municipality_id).sort()).toEqual(
      [...ids].sort(),
    )
  })

  test('an export with row security off never leaves rows out: it gets all of them or an error', async () => {
    const counted = (as: Kysely<Database>, table: 'body' | 'stored_file') =>
      as.transaction().execute(async (tx) => {
        await sql`set local row_security = off`.execute(tx)
        return (
          await tx
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow()
        ).n
      })
    const superuser = openDatabase({ ...cluster, database: name }, 1)
    expect(await counted(superuser, 'body')).toBe(2)
    await superuser.destroy()
    expect(await refusal(counted(owner, 'body'))).toBe(noRight)
  })
})

describe('two municipalities', () => {
  const hidden = 'fjernthemmelighed'
  const plantIn = async (municipality: typeof ours) => {
    const { platform } = await testApp(db, { municipality })
    const { acting, hold } = await aCouncil(platform, municipality.id, `Råd ${hidden}`)
    const item = anItem({ title: hidden, sections: [aSection(hidden)], decision: aDecision(hidden) })
    const meeting = await hold({ title: hidden, place: hidden, items: [item] })
    await platform.db.in(municipality.id, (tx) => releaseMinutes(tx, acting, meeting.id))
    const coming = await hold({ title: hidden, state: 'planned', hasMinutes: false, startsAt: new Date('2026-06-01T16:00:00Z') })
    await platform.db.in(municipality.id, (tx) => publish(tx, acting, coming.id, 'announced'))
    const { short_id: shortId } = await db.owner
      .selectFrom('agenda_item')
      .select('short_id')
      .where('meeting_id', '=', meeting.id)
      .executeTakeFirstOrThrow()
    return [
      `/moeder/${meeting.slug}`,
      `/moeder/${coming.slug}`,
      `/punkt/${shortId}`,
      `/api/meetings/${meeting.slug}`,
      `/raadet/raad-${hidden}`,
    ]
  }
  const everywhere = [
    '/',
    '/raadet',
    ...['/moeder', '/sager', '/moeder.atom'],
    `/soeg?q=${hidden}`,
    `/soeg?q=${hidden.slice(0, -1)}`,
    ...['/api/meetings', '/api/bodies', '/api/cases'],
    ...['organizations', 'people', 'meetings', 'agendaitems', 'papers'].map((list) => `/api/oparl/v1.1/body/${theirs.id}/${list}`),
    '/sitemap.xml',
    '/robots.txt',
  ]

  test('nothing of one stands on any page, in the search or in the open data of the other, also by its addresses', async () => {
    const guessed = await plantIn(theirs)
    const [here, there] = [await testApp(db, { municipality: ours, as: 'administrator' }), await testApp(db, { municipality: theirs })]
    for (const path of guessed) {
      expect((await there.get(path)).status, path).toBe(200)
      expect((await here.get(path)).status, path).toBe(404)
    }
    const reading = async (app: typeof here, path: string) => ((await (await app.get(path)).text()).includes(hidden) ? [path] : [])
    const found = async (app: typeof here) =>
      (await Promise.all(everywhere.filter((path) => !path.includes('?')).map((path) => reading(app, path)))).flat()
    const oparl = ['organizations', 'meetings', 'agendaitems'].map((list) => `/api/oparl/v1.1/body/${theirs.id}/${list}`)
    expect(await found(there)).toEqual([
      '/',
      '/raadet',
      '/moeder',
      '/moeder.atom',
      '/api/meetings',
      '/api/bodies',
      ...oparl,
      '/sitemap.xml',
    ])
    expect(await found(here)).toEqual([])
    const hits = async (app: typeof here, path: string) =>
      (await (await app.get(path)).text()).match(/href="\/(moeder|punkt|raadet)\/[^"]/g)?.length ?? 0
    for (const path of everywhere.filter((one) => one.includes('?'))) {
      expect(await hits(there, path), path).toBeGreaterThan(0)
      expect(await hits(here, path), path).toBe(0)
    }
  })

  test('what one has raises no count of the other', async () => {
    const [third, fourth] = [await aMunicipality(db, { code: '903' }), await aMunicipality(db, { code: '904' })]
    const total = async () =>
      (await tenantDb(db.app).in(third.id, (tx) => search(tx, { query: hidden, audiences: ['public'], limit: 50, offset: 0 }))).total
    await plantIn(third)
    const alone = await total()
    await plantIn(fourth)
    expect([alone > 0, await total()]).toEqual([true, alone])
  })

  test('a session of one is nobody in the other', async () => {
    const { cookie } = await testApp(db, { municipality: theirs, as: 'administrator' })
    const here = await testApp(db, { municipality: ours })
    expect((await here.get('/skrivebord', { cookie: cookie ?? '' })).headers.get('location')).toBe('/log-ind?videre=%2Fskrivebord')
  })
})
