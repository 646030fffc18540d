import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'

const from = (tx: Tx) => pick<'setting'>(tx)

/**
 * What holds on a day: the newest value that has begun. A body's own value goes before the municipality's, unless the newest of its own says that it
 * follows that again.
 * @returns the values by key; a key that was never set is absent
 */
export async function settingsOf(tx: Tx, keys: readonly string[], bodyId: string | null, day: string): Promise<Map<string, unknown>> {
  const newest = from(tx)
    .selectFrom('setting')
    .distinctOn(['key', 'body_id'])
    .select(['key', 'body_id', 'value'])
    .where('key', 'in', keys)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('body_id', 'is', null), ...(bodyId === null ? [] : [eb('body_id', '=', bodyId)])]))
    .orderBy('key')
    .orderBy('body_id')
    .orderBy('valid_from', 'desc')
    .as('newest')
  const rows = await from(tx)
    .selectFrom(newest)
    .distinctOn('newest.key')
    .select(['newest.key', 'newest.value'])
    .where('newest.value', 'is not', null)
    .orderBy('newest.key')
    .orderBy(sql`newest.body_id is null`)
    .execute()
  return new Map(rows.map(({ key, value }) => [key, value]))
}

/** `settingsOf` for several bodies in one query. @returns the values by body and key; what was never set is absent */
export async function settingsOfBodies(
  tx: Tx,
  keys: readonly string[],
  bodyIds: readonly string[],
  day: string,
): Promise<Map<string, Map<string, unknown>>> {
  const { rows } = await sql<{ body_id: string; key: string; value: unknown }>`
    select distinct on (newest.wanted_id, newest.key) newest.wanted_id as body_id, newest.key, newest.value
    from (
      select distinct on (wanted.id, s.key, s.body_id) wanted.id as wanted_id, s.key, s.body_id, s.value
      from unnest(${bodyIds}::uuid[]) as wanted (id) join setting s on s.body_id is null or s.body_id = wanted.id
      where s.key = any(${keys}::text[]) and s.valid_from <= ${day}
      order by wanted.id, s.key, s.body_id, s.valid_from desc
    ) newest
    where newest.value is not null
    order by newest.wanted_id, newest.key, newest.body_id is null`.execute(from(tx))
  const found = new Map(bodyIds.map((id) => [id, new Map<string, unknown>()]))
  for (const { body_id, key, value } of rows) found.get(body_id)?.set(key, value)
  return found
}

/** One setting as it stands on a day, undefined when it was never set. */
export const settingOf = async (tx: Tx, key: string, bodyId: string | null, day: string): Promise<unknown> =>
  (await settingsOf(tx, [key], bodyId, day)).get(key)

export type NewSetting = { key: string; bodyId: string | null; value: unknown; validFrom: string }

/** Writes what holds from a day on. A value for that same day is replaced; earlier ones stay as history. */
export async function putSetting(tx: Tx, municipalityId: string, { key, bodyId, value, validFrom }: NewSetting): Promise<void> {
  const json = JSON.stringify(value)
  await from(tx)
    .insertInto('setting')
    .values({ municipality_id: municipalityId, id: newId(), body_id: bodyId, key, value: json, valid_from: validFrom })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'body_id', 'key', 'valid_from']).doUpdateSet({ value: json }))
    .execute()
}

/** Says that a body follows the municipality from a day on. What it had of its own before stays as history. */
export async function putFollowing(
  tx: Tx,
  municipalityId: string,
  given: { key: string; bodyId: string; validFrom: string },
): Promise<void> {
  await from(tx)
    .insertInto('setting')
    .values({
      municipality_id: municipalityId,
      id: newId(),
      body_id: given.bodyId,
      key: given.key,
      value: null,
      valid_from: given.validFrom,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'body_id', 'key', 'valid_from']).doUpdateSet({ value: null }))
    .execute()
}

/** `follows`: nothing of its own from that day on. */
export type SettingRow = { key: string; value: unknown; validFrom: string; follows: boolean }

/** Every value that these settings have had or will have for a body itself (null: for the municipality), the latest day first. */
export const settingRows = (tx: Tx, keys: readonly string[], bodyId: string | null): Promise<SettingRow[]> =>
  from(tx)
    .selectFrom('setting')
    .select(['key', 'value', 'valid_from as validFrom', sql<boolean>`value is null`.as('follows')])
    .where('key', 'in', keys)
    .where('body_id', bodyId === null ? 'is' : '=', bodyId)
    .orderBy('valid_from', 'desc')
    .orderBy('key')
    .execute()

/** @returns how many values went that would have held from this day on */
export async function removeSettings(tx: Tx, keys: readonly string[], bodyId: string | null, validFrom: string): Promise<number> {
  const gone = await from(tx)
    .deleteFrom('setting')
    .where('key', 'in', keys)
    .where('body_id', bodyId === null ? 'is' : '=', bodyId)
    .where('valid_from', '=', validFrom)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
