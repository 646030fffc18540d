import canonicalize from 'canonicalize'
import { type AuditAction, recordAudit } from '#platform/audit/audit.ts'
import type { Tx } from '#platform/db/db.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import type { Acting } from './council.ts'
import { putFollowing, putSetting, removeSettings, type SettingRow, settingRows } from './setting.queries.ts'
import { type SettingKind, type SettingValues, settingKinds, settingValues } from './setting-kinds.ts'

export type SettingsChange = {
  /** Null: for the whole municipality. */
  bodyId: string | null
  values: Partial<SettingValues>
  /** The first day on which they hold, YYYY-MM-DD. Writing history is left to the caller to refuse. */
  validFrom: string
}

const thingOf = (acting: Acting, bodyId: string | null) => (bodyId === null ? `municipality/${acting.municipalityId}` : `body/${bodyId}`)

/**
 * Writes those settings that differ from what would hold on that day, on record.
 * @returns the kinds that were written
 * @throws when a value is not of its kind
 */
export async function putSettings(tx: Tx, acting: Acting, { bodyId, values, validFrom }: SettingsChange): Promise<SettingKind[]> {
  const kinds = (Object.keys(values) as SettingKind[]).filter((kind) => values[kind] !== undefined)
  const held = await settingValues(tx, kinds, bodyId, validFrom)
  const checked = new Map(kinds.map((kind) => [kind, settingKinds[kind].parse(values[kind])]))
  const changed = kinds.filter((kind) => canonicalize(checked.get(kind)) !== canonicalize(held[kind]))
  for (const key of changed) await putSetting(tx, acting.municipalityId, { key, bodyId, value: checked.get(key), validFrom })
  if (changed.length > 0) await record(tx, acting, 'setting.put', bodyId, { kinds: changed, validFrom })
  const { municipalityId } = acting
  if (changed.includes('search_words')) await enqueue(tx, 'index', [{ municipalityId, id: municipalityId }])
  return changed
}

/**
 * Lets a body follow the municipality's setting again from a day on, on record; what it had of its own before stays as history.
 * Does nothing for a body that has nothing of its own then.
 */
export async function followSetting(
  tx: Tx,
  acting: Acting,
  given: { bodyId: string; kind: SettingKind; validFrom: string },
): Promise<void> {
  const { bodyId, kind, validFrom } = given
  if (!ownKinds(await settingRows(tx, [kind], bodyId), validFrom).has(kind)) return
  await putFollowing(tx, acting.municipalityId, { key: kind, bodyId, validFrom })
  await record(tx, acting, 'setting.follow', bodyId, { kinds: [kind], validFrom })
}

/** Which settings a body has of its own on a day. @param rows as `settingRows` gives them, the latest day first */
export function ownKinds(rows: readonly SettingRow[], day: string): ReadonlySet<string> {
  const begun = Map.groupBy(
    rows.filter((row) => row.validFrom <= day),
    (row) => row.key,
  )
  return new Set([...begun].filter(([, [newest]]) => newest?.follows === false).map(([key]) => key))
}

/** Takes back what was to hold from a day on that has not come yet; what came before goes on. */
export async function dropSettings(
  tx: Tx,
  acting: Acting,
  given: { bodyId: string | null; kinds: readonly SettingKind[]; validFrom: string },
): Promise<void> {
  const removed = await removeSettings(tx, given.kinds, given.bodyId, given.validFrom)
  if (removed > 0) await record(tx, acting, 'setting.drop', given.bodyId, { kinds: given.kinds, validFrom: given.validFrom })
}

async function record(tx: Tx, acting: Acting, action: AuditAction, bodyId: string | null, payload: Record<string, unknown>) {
  await recordAudit(tx, acting.municipalityId, acting.clock, { actor: acting.actor, action, thing: thingOf(acting, bodyId), payload })
}
