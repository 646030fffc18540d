import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'

const from = (tx: Tx) => pick<'setting'>(tx)

/**
 * What holds on a day: the newest value that has begun. A body's own value goes before the municipality's.
 * @returns the values by key; a key that was never set is absent
 */
export async function settingsOf(tx: Tx, keys: readonly string[], bodyId: string | null, day: string): Promise<Map<string, unknown>> {
  const rows = await from(tx)
    .selectFrom('setting')
    .distinctOn('key')
    .select(['key', 'value'])
    .where('key', 'in', keys)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('body_id', 'is', null), ...(bodyId === null ? [] : [eb('body_id', '=', bodyId)])]))
    .orderBy('key')
    .orderBy(sql`body_id is null`)
    .orderBy('valid_from', 'desc')
    .execute()
  return new Map(rows.map(({ key, value }) => [key, value]))
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
