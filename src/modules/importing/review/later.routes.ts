import { type MeetingOfDay, meetingsOfDay, prepareCorrection } from '#modules/meetings/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Ctx } from '#platform/http/context.ts'
import { actingOf } from '../acting.ts'
import type { Draft } from '../draft/draft.ts'
import { runById } from '../import.queries.ts'
import { draftOfRun } from '../settle.ts'
import { deleteLeft, insertLeft, leftOf } from './later.queries.ts'
import { type LaterPart, laterThan, printOf, wordingOf } from './later.ts'

type Values = Record<string, string>

/** The meeting that a later version of its minutes is held against, as somebody chose it. */
async function chosen(tx: Tx, c: Ctx, values: Values, runId: string): Promise<{ meeting: MeetingOfDay; draft: Draft } | null> {
  const run = await runById(tx, runId)
  if (run?.state !== 'draft' || !run.body_id) return null
  const { draft } = await draftOfRun(tx, run)
  const meetings = await meetingsOfDay(tx, run.body_id, draft.date ?? '', c.get('municipality').timeZone)
  const meeting = meetings.find(({ id }) => id === values['moede'])
  return meeting ? { meeting, draft } : null
}

/** What somebody chose of a later version waits in the form of the correction; they read it there, say why, and publish it. */
export async function correct(tx: Tx, c: Ctx, values: Values, runId: string) {
  const at = await chosen(tx, c, values, runId)
  const item = at && laterThan(at.meeting, at.draft).items.find(({ shortId }) => shortId === values['punkt'])
  if (!item) return { refusal: 'gone' as const }
  const wording = wordingOf(item, (name) => values[name] === 'ja')
  if (!wording) return { refusal: 'noParts' as const }
  const prepared = await prepareCorrection(tx, { ...actingOf(c), by: c.get('actor') }, item.shortId, wording)
  return 'refusal' in prepared ? prepared : { location: prepared.path }
}

type At = { runId: string; home: string }

/** The item stays as it is, and the very same words are not asked about when they come again. */
export const leaveItem = (tx: Tx, c: Ctx, values: Values, at: At) =>
  remember(tx, c, values, at, async (itemId, { parts }) => {
    const { municipalityId, actor, clock } = actingOf(c)
    const row = { municipality_id: municipalityId, item_id: itemId, actor, at: toDate(clock()) }
    if (parts.length > 0)
      await insertLeft(
        tx,
        parts.map((part) => ({ ...row, print: bytesOf(part) })),
      )
  })

/** What was left is asked about once more. */
export const askAgain = (tx: Tx, c: Ctx, values: Values, at: At) =>
  remember(tx, c, values, at, async (itemId, { left }) => {
    if (left.length > 0) await deleteLeft(tx, itemId, left.map(bytesOf))
  })

const bytesOf = (part: LaterPart) => Buffer.from(printOf(part), 'hex')

async function remember(
  tx: Tx,
  c: Ctx,
  values: Values,
  { runId, home }: At,
  change: (itemId: string, item: { parts: LaterPart[]; left: LaterPart[] }) => Promise<void>,
) {
  const at = await chosen(tx, c, values, runId)
  if (!at) return { refusal: 'gone' as const }
  const left = await leftOf(
    tx,
    at.meeting.items.map(({ id }) => id),
  )
  const item = laterThan(at.meeting, at.draft, left).items.find(({ shortId }) => shortId === values['punkt'])
  if (!item) return { refusal: 'gone' as const }
  await change(item.id, item)
  const { municipalityId, actor, clock } = actingOf(c)
  const [thing, payload] = [`import/${runId}` as const, { [values['do'] ?? '']: item.shortId }]
  await recordAudit(tx, municipalityId, clock, { actor, action: 'import.edit', thing, payload })
  return { location: `${home}#samme-dag` }
}
