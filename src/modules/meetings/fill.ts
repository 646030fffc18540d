import { linkCases } from '#modules/cases/index.ts'
import { atLocal, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { moveReferences } from '#platform/files/files.queries.ts'
import { newId, newShortId } from '#platform/ids.ts'
import { toPlainText } from '#platform/richtext/richtext.ts'
import { buildModel } from './build-model.ts'
import { apologyRows, attendanceRows, itemRows, type NewItem, type NewMeeting, paperRow } from './create.ts'
import {
  addMinutes,
  deleteFilled,
  insertFilled,
  itemsToFill,
  meetingsBetween,
  papersOfMeeting,
  sectionsOfMeeting,
  stateOf,
} from './fill.queries.ts'
import { heldFiles } from './papers/papers.queries.ts'
import { printedBeside } from './printed/beside.ts'
import { liftCounter, setMeeting } from './records.queries.ts'

/** A meeting that a body holds on a day. */
export type MeetingOfDay = {
  id: string
  slug: string
  isPublic: boolean
  /** Null: nobody has begun them. */
  minutes: 'draft' | 'released' | 'approved' | 'signed' | null
  importRunId: string | null
  items: ItemOfDay[]
}

/** An item as it stands there, without formatting. */
export type ItemOfDay = {
  id: string
  shortId: string
  number: string | null
  title: string
  decision: string | null
  sections: { id: string; caption: string; text: string }[]
  /** What its printed minutes say beside that, see `printedBeside`. */
  printed: string[]
}

/** The meetings that a body hosts on a day (YYYY-MM-DD), but for those that were cancelled. */
export async function meetingsOfDay(tx: Tx, hostId: string, day: string, timeZone: string): Promise<MeetingOfDay[]> {
  const begin = atLocal(day, '00:00', timeZone)
  if (!begin) return []
  const rows = await meetingsBetween(tx, hostId, toDate(begin), toDate(begin.add({ hours: 24 })))
  const meetings: MeetingOfDay[] = []
  // A body meets once a day; twice is rare.
  for (const row of rows.slice(0, 5)) {
    const items = await itemsToFill(tx, row.id)
    const sections = Map.groupBy(await sectionsOfMeeting(tx, row.id), ({ item_id }) => item_id)
    const model = row.minutes === null ? null : await buildModel(tx, row.id)
    const printed = new Map(model?.items.map((item) => [item.id, printedBeside(item)]))
    meetings.push({
      ...{ id: row.id, slug: row.slug, isPublic: row.current_snapshot_id !== null, importRunId: row.import_run_id },
      minutes: row.minutes as MeetingOfDay['minutes'],
      items: items.map((item) => ({
        ...{ id: item.id, shortId: item.short_id, number: item.number_text, title: item.title, decision: item.decision },
        sections: (sections.get(item.id) ?? []).map(({ id, caption, plain }) => ({ id, caption, text: plain })),
        printed: printed.get(item.id) ?? [],
      })),
    })
  }
  return meetings
}

/** What was written into a meeting that was there before, so that it can be taken out again. */
export type Filled = {
  meetingId: string
  slug: string
  items: string[]
  decisions: string[]
  attendance: string[]
  apologies: string[]
  /** Papers that were laid beside items that were there. */
  papers?: string[]
  minutes: boolean
  stateBefore: string
}

const bare = (title: string) =>
  title
    .toLocaleLowerCase('da')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The item on the agenda that an item of the minutes is: by title, else by number; each is taken once. */
export function matchItems(
  agenda: readonly { id: string; number: string | null; title: string }[],
  items: readonly { numberText: string | null; title: string }[],
): (string | undefined)[] {
  const free = new Set(agenda.map(({ id }) => id))
  const matched: (string | undefined)[] = items.map(() => undefined)
  const tests = [
    (a: { number: string | null; title: string }, b: { numberText: string | null; title: string }) =>
      bare(a.title) === bare(b.title) && a.number === b.numberText,
    (a: { title: string }, b: { title: string }) => bare(a.title) === bare(b.title),
    (a: { number: string | null }, b: { numberText: string | null }) => a.number !== null && a.number === b.numberText,
  ]
  for (const test of tests)
    for (const [i, item] of items.entries()) {
      const found = matched[i] === undefined ? agenda.find((one) => free.has(one.id) && test(one, item)) : undefined
      if (!found) continue
      matched[i] = found.id
      free.delete(found.id)
    }
  return matched
}

/**
 * Writes minutes into a meeting whose agenda is there: decisions at its items, attendance where nobody has written any, and items that came up at the
 * meeting itself at the end. What stands there already stays. Nothing is public by it.
 * @returns null when the minutes are out already, or there is no such meeting
 */
export async function fillMinutes(
  tx: Tx,
  municipalityId: string,
  meetingId: string,
  meeting: NewMeeting,
  now: Date,
): Promise<Filled | null> {
  const stand = await stateOf(tx, meetingId)
  if (!stand || (stand.minutes !== null && stand.minutes !== 'draft')) return null
  const agenda = await itemsToFill(tx, meetingId)
  const matched = matchItems(
    agenda.map((item) => ({ id: item.id, number: item.number_text, title: item.title })),
    meeting.items,
  )
  const byId = new Map(agenda.map((item) => [item.id, item]))
  const added = meeting.items.filter((_, i) => matched[i] === undefined)
  const ids = added.map(() => ({ id: newId(), shortId: newShortId() }))
  const last = agenda.at(-1)?.position ?? -1
  const own = itemRows(municipalityId, meetingId, { ...meeting, items: added }, ids, now, last + 1)
  const decided = meeting.items.flatMap((item, i) => {
    const there = byId.get(matched[i] ?? '')
    return there && there.decision_id === null && item.decision
      ? [decisionRow(municipalityId, meetingId, meeting.host.id, there, item.decision, now)]
      : []
  })
  const attendance = stand.has_events ? [] : attendanceRows(municipalityId, meetingId, meeting)
  const apologies = stand.has_apologies ? [] : apologyRows(municipalityId, meetingId, meeting, now)
  const beside = await papersBeside(tx, municipalityId, { meetingId, meeting, matched, byId }, now)
  const attachments = [...own.attachments, ...beside]
  await insertFilled(tx, { ...own, attachments, decisions: [...own.decisions, ...decided], attendance, apologies })
  await moveReferences(
    tx,
    attachments.flatMap(({ sha256 }) => sha256 ?? []),
    1,
  )
  await linkCases(
    tx,
    municipalityId,
    added.flatMap((item, i) => item.caseIds.map((caseId) => ({ caseId, itemId: ids[i]?.id ?? '' }))),
  )
  if (stand.minutes === null) await addMinutes(tx, municipalityId, meetingId)
  await setMeeting(tx, meetingId, { state: 'held', modified_at: now })
  const highest = Math.max(0, ...own.items.map(({ number }) => Number(number ?? 0)))
  if (highest > 0) await liftCounter(tx, municipalityId, meeting.host.id, 'ever', highest)
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  return {
    ...{
      meetingId,
      slug: stand.slug,
      items: idsOf(own.items),
      decisions: idsOf(decided),
      attendance: idsOf(attendance),
      apologies: idsOf(apologies),
      papers: idsOf(beside),
    },
    ...{ minutes: stand.minutes === null, stateBefore: stand.state },
  }
}

/** A part is never more open than what it is part of. */
const decisionRow = (
  municipality_id: string,
  meeting_id: string,
  body_id: string,
  item: { id: string; openness: string },
  { caption, content, outcome, openness }: NonNullable<NewItem['decision']>,
  modified_at: Date,
) => ({
  ...{ municipality_id, id: newId(), item_id: item.id, meeting_id, body_id, caption, outcome, lang: 'da', modified_at },
  ...{ content: JSON.stringify(content), plain: toPlainText(content), openness: item.openness === 'open' ? openness : 'closed' },
})

type Beside = { meetingId: string; meeting: NewMeeting; matched: (string | undefined)[]; byId: ReadonlyMap<string, { openness: string }> }

/** Files that came with the minutes, after the papers that the items have; one that lies there already is not laid there again. */
async function papersBeside(tx: Tx, municipalityId: string, { meetingId, meeting, matched, byId }: Beside, now: Date) {
  const there = Map.groupBy(await papersOfMeeting(tx, meetingId), (row) => row.item_id)
  return meeting.items.flatMap((item, i) => {
    const id = matched[i]
    if (id === undefined) return []
    const papers = there.get(id) ?? []
    const first = Math.max(-1, ...papers.map(({ position }) => position)) + 1
    return item.attachments
      .filter(({ file }) => file && !papers.some(({ sha256, removed_at }) => removed_at === null && sha256?.equals(file.sha256)))
      .map((paper, n) => ({
        ...paperRow(municipalityId, id, paper, now),
        position: first + n,
        openness: byId.get(id)?.openness === 'open' ? paper.openness : 'closed',
      }))
  })
}

/**
 * Takes out again what `fillMinutes` wrote.
 * @returns the files of the papers that went, for `removeUnused`
 */
export async function unfillMinutes(tx: Tx, filled: Filled, now: Date): Promise<Buffer[]> {
  const papers = filled.papers ?? []
  const files = await heldFiles(tx, filled.meetingId, { items: filled.items, papers })
  await deleteFilled(tx, filled.meetingId, { ...filled, papers })
  await moveReferences(tx, files, -1)
  await setMeeting(tx, filled.meetingId, { state: filled.stateBefore, modified_at: now })
  return files
}
