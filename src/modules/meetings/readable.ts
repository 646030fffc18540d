import type { Child } from 'hono/jsx'
import { may } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/context.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { buildModel } from './build-model.ts'
import type { Publication } from './meeting.views.tsx'
import type { ItemModel, MeetingModel } from './model.ts'
import { publicModel, withClosedParts } from './public-model.ts'
import { type FoundMeeting, meetingOfItem, tombstoneAt } from './published.queries.ts'
import { reasonInWords } from './versions/reason.ts'

export type Readable = { found: FoundMeeting; meeting: MeetingModel; publication: Publication }

/**
 * What this reader may see of a meeting: the secretariat and the chair the tables as they stand as long as nothing is published, somebody who
 * sits in one of the bodies the published version with its closed parts, a substitute also an agenda that went to the members alone (without
 * its closed parts), everybody else the published version. Nothing published and no right: as if it were not there.
 */
export async function readable(tx: Tx, c: Ctx, found: FoundMeeting | null): Promise<Readable | null> {
  if (!found) return null
  const actor = c.get('actor')
  const publication =
    found.version === null
      ? null
      : { version: found.version, stage: found.stage ?? '', reason: found.reason ?? '', at: found.publishedAt ?? found.modifiedAt }
  const full = actor.accountId === null ? null : await buildModel(tx, found.id)
  const bodyIds = full?.bodies.map((body) => body.id) ?? []
  if (!found.model) {
    const drafts = full !== null && may(actor, 'readDraft', { kind: 'meeting', bodyIds, isPublic: false })
    return drafts ? { found, meeting: full, publication } : null
  }
  if (full === null) return { found, meeting: found.model, publication }
  if (may(actor, 'read', { kind: 'item', bodyIds, isPublic: true, openness: 'closed' }))
    return { found, meeting: withClosedParts(found.model, full), publication }
  const invited = found.model.agenda === 'members' && may(actor, 'read', { kind: 'item', bodyIds, isPublic: false, openness: 'open' })
  return { found, meeting: invited ? withOpenParts(found.model, full) : found.model, publication }
}

/** An agenda that went to the members alone, as those of them read it who may not read what is closed. */
const withOpenParts = (published: MeetingModel, full: MeetingModel): MeetingModel => ({
  ...published,
  items: publicModel({ ...full, agenda: 'published', minutes: published.minutes }).items,
})

/** An item that this reader may read, with its meeting; null: there is none, or nothing of it is for them. */
export async function readableItem(tx: Tx, c: Ctx, shortId: string): Promise<(Readable & { item: ItemModel }) | null> {
  const result = await readable(tx, c, await meetingOfItem(tx, shortId))
  const item = result?.meeting.items.find((one) => one.shortId === shortId)
  if (!result || !item || (item.isClosed && item.title === null)) return null
  return { ...result, item }
}

/** 410 with the reason where something was withdrawn, else 404. @param path the page's own address */
export async function gone(tx: Tx, c: Ctx, path = c.req.path): Promise<AppError> {
  const tombstone = await tombstoneAt(tx, path)
  if (!tombstone) return new AppError(404, 'no such meeting or item')
  return new AppError(
    410,
    'withdrawn',
    c.get('t').meetings.withdrawn(reasonInWords(c.get('t'), tombstone.reason), dateInWords(c.get('lang'), tombstone.withdrawn_at)),
  )
}

export type BesideMeeting = { id: string; slug: string; version: number | null; bodyIds: string[]; meeting: MeetingModel }
export type BesideItem = { id: string; shortId: string; bodyIds: string[] }

/** What other rooms of the house show on the pages of a meeting and an item, to those whom it concerns; given in at the composition root. */
export type Beside = {
  meeting?: (tx: Tx, c: Ctx, meeting: BesideMeeting) => Promise<Child>
  item?: (tx: Tx, c: Ctx, item: BesideItem) => Promise<Child>
}
