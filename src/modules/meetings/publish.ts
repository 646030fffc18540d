import { randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { showItems } from '#modules/cases/index.ts'
import { markBodyPublic } from '#modules/council/index.ts'
import { type AuditActor, recordAudit } from '#platform/audit/audit.ts'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { moveReferences } from '#platform/files/files.queries.ts'
import { newId, sha256 } from '#platform/ids.ts'
import { removeEntries } from '#platform/search/search.ts'
import { buildModel } from './build-model.ts'
import { indexCases } from './index-cases.ts'
import { indexMeeting } from './index-meeting.ts'
import { listedRows } from './listed.ts'
import type { MeetingModel } from './model.ts'
import { heldFiles } from './papers/papers.queries.ts'
import { publicModel, sentOut } from './public-model.ts'
import {
  addressOf,
  insertSnapshot,
  insertTombstones,
  itemIdsOf,
  latestVersion,
  publishedAddresses,
  removeTombstones,
  replacePublished,
  versionAddresses,
} from './published.queries.ts'
import { deleteMeeting, lockMeeting, lowerCounter, minutesState, setAgenda, setMeeting, setMinutes } from './records.queries.ts'

/** Who acts, where and when: what every change of state needs. */
export type Acting = { municipalityId: string; actor: AuditActor; clock: Clock }

export type Stage = 'announced' | 'agenda' | 'minutes' | 'approved' | 'signed' | 'corrected' | 'cancelled'

/**
 * Makes what the tables say now the public version: an immutable snapshot, the list rows and the search entries, in the caller's transaction.
 * Each item's hash covers its whole content with a salt of its own, so that a closed item can be shown to be unchanged without being shown.
 */
export async function publish(tx: Tx, acting: Acting, meetingId: string, stage: Stage, reason = ''): Promise<{ version: number }> {
  await locked(tx, meetingId)
  const all = await buildModel(tx, meetingId)
  if (!all) throw new AppError(404, 'no such meeting')
  const full = sentOut(all)
  return publishVersion(tx, acting, { full, model: publicModel(full), hashes: itemHashes(full) }, stage, reason)
}

/**
 * Writes a version of a meeting and shows it: `model` to the public, what is closed of `full` to those who may read it.
 * The caller holds the meeting's lock.
 */
export async function publishVersion(
  tx: Tx,
  acting: Acting,
  { full, model, hashes }: { full: MeetingModel; model: MeetingModel; hashes: ItemHash[] },
  stage: Stage,
  reason = '',
): Promise<{ version: number }> {
  const meetingId = full.id
  const now = toDate(acting.clock())
  const id = newId()
  const version = (await latestVersion(tx, meetingId)) + 1
  await insertSnapshot(tx, {
    municipality_id: acting.municipalityId,
    id,
    meeting_id: meetingId,
    version,
    stage,
    reason,
    model: canonicalize(model) ?? '',
    item_hashes: JSON.stringify(hashes),
    root_hash: rootHash(full, hashes),
    created_at: now,
    created_by: acting.actor,
  })
  await setMeeting(tx, meetingId, { current_snapshot_id: id, modified_at: now })
  const { slug } = await addressOf(tx, meetingId)
  const listed = listedRows({ municipality_id: acting.municipalityId, meeting_id: meetingId, snapshot_id: id }, slug, model, now)
  await replacePublished(tx, meetingId, listed)
  const shown = listed.items.map((item) => item.item_id)
  await showItems(tx, await itemIdsOf(tx, meetingId), { itemIds: shown, at: new Date(model.startsAt) })
  await removeTombstones(tx, await publishedAddresses(tx, meetingId))
  await indexMeeting(tx, acting.municipalityId, full, model)
  await indexCases(
    tx,
    acting.municipalityId,
    full.items.map((item) => item.id),
  )
  for (const body of model.bodies) await markBodyPublic(tx, body.id)
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: `meeting.publish_${stage}`,
    thing: `meeting/${meetingId}`,
    payload: { version, reason },
  })
  return { version }
}

export type ItemHash = { id: string; salt: string; sha256: string }

const itemHashes = (model: MeetingModel): ItemHash[] =>
  model.items.map((item) => {
    const salt = randomBytes(16)
    return { id: item.id, salt: salt.toString('hex'), sha256: hashOf(salt, item) }
  })

/** The salted SHA-256 of an item in canonical JSON (RFC 8785). */
export const hashOf = (salt: Uint8Array, item: MeetingModel['items'][number]) =>
  sha256(Buffer.concat([salt, Buffer.from(canonicalize(item) ?? '')])).toString('hex')

/** Covers the meeting's own facts and every item's hash, in their order. */
export const rootHash = (model: MeetingModel, hashes: ItemHash[]) =>
  sha256(canonicalize({ meeting: { ...model, items: null }, items: hashes.map((hash) => hash.sha256) }) ?? '')

async function locked(tx: Tx, meetingId: string) {
  const meeting = await lockMeeting(tx, meetingId)
  if (!meeting) throw new AppError(404, 'no such meeting')
  return meeting
}

/** Minutes go out as "not yet approved". Refused when there are none to release, or they are out already. */
export async function releaseMinutes(
  tx: Tx,
  acting: Acting,
  meetingId: string,
): Promise<{ refusal: 'noMinutes' | 'alreadyReleased' } | { version: number }> {
  await locked(tx, meetingId)
  const minutes = await minutesState(tx, meetingId)
  if (!minutes) return { refusal: 'noMinutes' }
  if (minutes.state !== 'draft') return { refusal: 'alreadyReleased' }
  const now = toDate(acting.clock())
  await setMeeting(tx, meetingId, { state: 'held', slug_frozen_at: now, modified_at: now })
  await setAgenda(tx, meetingId, 'published', now, acting.actor)
  await setMinutes(tx, meetingId, { state: 'released', released_at: now, released_by: acting.actor })
  return publish(tx, acting, meetingId, 'minutes')
}

/**
 * Takes a meeting with all its items and versions off every page, list and search at once. The addresses answer 410 with the reason; nothing is
 * deleted. Withdrawing is not correcting: a correction is a new version.
 */
export async function withdraw(
  tx: Tx,
  acting: Acting,
  meetingId: string,
  reason: string,
): Promise<{ refusal: 'notPublished' } | { paths: string[] }> {
  const meeting = await locked(tx, meetingId)
  if (!meeting.current_snapshot_id) return { refusal: 'notPublished' }
  const now = toDate(acting.clock())
  // Its versions stay away when the meeting is published again, unless somebody says that they may come back.
  const paths = [...(await publishedAddresses(tx, meetingId)), ...(await versionAddresses(tx, meetingId))]
  await insertTombstones(tx, acting.municipalityId, paths, reason, now)
  await replacePublished(tx, meetingId, null)
  await showItems(tx, await itemIdsOf(tx, meetingId), null)
  await removeEntries(tx, `meeting/${meetingId}`)
  await indexCases(tx, acting.municipalityId, await itemIdsOf(tx, meetingId))
  await setMeeting(tx, meetingId, { current_snapshot_id: null, modified_at: now })
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'meeting.withdraw',
    thing: `meeting/${meetingId}`,
    payload: { reason, paths },
  })
  return { paths }
}

/** The agenda goes out: the meeting is called, and its items can be read. */
export async function publishAgenda(tx: Tx, acting: Acting, meetingId: string): Promise<{ version: number }> {
  await locked(tx, meetingId)
  const now = toDate(acting.clock())
  await setMeeting(tx, meetingId, { state: 'called', slug_frozen_at: now, modified_at: now })
  await setAgenda(tx, meetingId, 'published', now, acting.actor)
  return publish(tx, acting, meetingId, 'agenda')
}

/**
 * Deletes a draft that nobody outside has seen.
 * @returns the files of its papers, for `removeUnused`
 */
export async function removeDraft(tx: Tx, meetingId: string): Promise<Buffer[]> {
  const files = await heldFiles(tx, meetingId)
  await removeEntries(tx, `meeting/${meetingId}`)
  await lowerCounter(tx, meetingId)
  await deleteMeeting(tx, meetingId)
  await moveReferences(tx, files, -1)
  return files
}
