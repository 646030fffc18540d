import { seatCount, settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/context.ts'
import { ownDraft } from '../items/own-draft.ts'
import { meetingsToFill } from '../plan/agenda.queries.ts'
import { mayEdit, meetingAtSlug } from '../plan/stand.ts'
import { bodiesToName } from './at-hand.ts'
import { eventsOf } from './attendance.queries.ts'
import { decisionOf, recordItems, slugOfItem } from './record.queries.ts'

/** The form's address, under which its draft is kept. */
export const decisionPath = (shortId: string) => `/punkt/${shortId}/beslutning`

/** Coming meetings to choose from. */
const mostMeetings = 12

/** An item with its decision as it stands, for those who write it; a constant number of queries. @throws 404 for everybody else */
export async function loadDecisionPage(tx: Tx, c: Ctx) {
  const shortId = c.req.param('shortId') ?? ''
  const at = await meetingAtSlug(tx, (await slugOfItem(tx, shortId)) ?? '')
  if (!mayEdit(c.get('actor'), at)) throw new AppError(404, 'no right to decide on this item')
  const items = await recordItems(tx, at.id, at.host.id)
  const index = items.findIndex((item) => item.shortId === shortId)
  const item = items[index]
  if (!item) throw new AppError(404, 'no such item')
  const { decision_templates: templates } = await settingValues(tx, ['decision_templates'], at.host.id, at.day)
  const stored = await decisionOf(tx, item.id, at.host.id)
  return {
    at,
    item,
    items,
    index,
    stored,
    draft: await ownDraft(tx, c, decisionPath(shortId)),
    templates,
    bodies: await bodiesToName(tx, c, stored?.referredToBodyId ?? null),
    events: await eventsOf(tx, at.id),
    seats: await seatCount(tx, at.host.id, at.day),
    targets: await meetingsToFill(tx, at.host.id, at.id, mostMeetings),
  }
}

export type DecisionPageData = Awaited<ReturnType<typeof loadDecisionPage>>
