import { type Insertable, sql } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'follow' | 'follow_run'>(tx)

const columns = ['id', 'address', 'about', 'lang', 'asked_at', 'confirmed_at'] as const
export type FollowRow = NonNullable<Awaited<ReturnType<typeof followById>>>

export const followById = (tx: Tx, id: string) => from(tx).selectFrom('follow').select(columns).where('id', '=', id).executeTakeFirst()

/** What an address follows or is to confirm, oldest first. */
export const followsOf = (tx: Tx, address: string): Promise<FollowRow[]> =>
  from(tx).selectFrom('follow').select(columns).where('address', '=', address).orderBy('id').execute()

/** Everything that the next addresses after one follow, by address: all of an address, and of so many addresses. */
export const confirmedFollows = (tx: Tx, after: string, addresses: number) =>
  from(tx)
    .selectFrom('follow')
    .select([...columns, 'told'])
    .where('confirmed_at', 'is not', null)
    .where('address', 'in', (inner) =>
      inner
        .selectFrom('follow')
        .select('address')
        .distinct()
        .where('confirmed_at', 'is not', null)
        .where('address', '>', after)
        .orderBy('address')
        .limit(addresses),
    )
    .orderBy('address')
    .orderBy('id')
    .execute()
export type ConfirmedRow = Awaited<ReturnType<typeof confirmedFollows>>[number]

/** Lays down that an address is to be asked; what waits already is asked anew, and what is confirmed stays as it is. @returns its id */
export async function putAsked(tx: Tx, row: Insertable<Database['follow']> & { asked_at: Date }): Promise<string> {
  const { id } = await from(tx)
    .insertInto('follow')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'address', 'about']).doUpdateSet({
        asked_at: sql`case when follow.confirmed_at is null then excluded.asked_at end`,
        lang: sql`case when follow.confirmed_at is null then excluded.lang else follow.lang end`,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** @returns whether it waited for this until now */
export async function setConfirmed(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await from(tx)
    .updateTable('follow')
    .set({ confirmed_at: at, asked_at: null })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** What these addresses follow has to be confirmed once more before anything is sent. @returns the ids */
export async function askAnew(tx: Tx, addresses: readonly string[], at: Date): Promise<string[]> {
  const rows = await from(tx)
    .updateTable('follow')
    .set({ confirmed_at: null, asked_at: at })
    .where('address', 'in', addresses)
    .where('confirmed_at', 'is not', null)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Ends what an address follows, all of it or one. @returns the ids */
export async function deleteFollows(tx: Tx, address: string, id: string | null): Promise<string[]> {
  const rows = await from(tx)
    .deleteFrom('follow')
    .where('address', '=', address)
    .$if(id !== null, (narrowed) => narrowed.where('id', '=', id ?? ''))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Notes what has been told of searches, by the row: one statement, however many follow them. */
export async function addTold(tx: Tx, told: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const pairs = [...told].flatMap(([id, paths]) => paths.map((path) => ({ id, path })))
  if (pairs.length === 0) return
  await sql`
    update follow set told = follow.told || fresh.paths
    from (
      select id, array_agg(path) as paths
      from unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ path }) => path)}::text[]) as pair(id, path)
      group by id
    ) fresh
    where follow.id = fresh.id`.execute(from(tx))
}

/** Up to when the municipality's followers have been told; undefined: there have been none. */
export const toldUntil = async (tx: Tx): Promise<Date | undefined> =>
  (await from(tx).selectFrom('follow_run').select('told_until').executeTakeFirst())?.told_until

/** From this moment on there is somebody to tell. */
export const beginTelling = (tx: Tx, municipalityId: string, at: Date) =>
  from(tx)
    .insertInto('follow_run')
    .values({ municipality_id: municipalityId, told_until: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const setToldUntil = (tx: Tx, at: Date) => from(tx).updateTable('follow_run').set({ told_until: at }).execute()
