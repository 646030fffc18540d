import canonicalize from 'canonicalize'
import { caseByNumber, ensureCase, removeUnusedCases } from '#modules/cases/index.ts'
import { bodySummaries, createBody, findBodyByName, removeUnusedBody } from '#modules/council/index.ts'
import {
  type Acting,
  buildModel,
  createMeeting,
  fillMinutes,
  indexMeeting,
  type MeetingModel,
  meetingOfRun,
  meetingsOfDay,
  removeDraft,
  unfillMinutes,
} from '#modules/meetings/index.ts'
import { atLocal, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { languageOf } from '#platform/i18n/language-of.ts'
import { sha256 } from '#platform/ids.ts'
import { draftsOf, removeEntries, replaceEntries } from '#platform/search/search.ts'
import { type Applied, applyChanges } from './draft/apply.ts'
import type { Change } from './draft/changes.ts'
import type { Draft } from './draft/draft.ts'
import { editsOf, type RunRow, setRun } from './import.queries.ts'
import { type Made, madeOf } from './made.ts'
import { capitalised } from './parse/bodies.ts'
import type { ParsedDocument } from './parse/types.ts'
import { peopleOf } from './people.ts'
import { titleOf } from './title.ts'
import { bodyKindOf, meetingFrom } from './to-meeting.ts'

/** What a document still lacks to be a meeting. Nothing is guessed in its place. */
export type Lack = 'notMeeting' | 'noDate' | 'noBody' | 'noItems'

/** Null: it can be a meeting. */
export function lackOf(draft: Pick<Draft, 'kind' | 'date' | 'time' | 'body' | 'items'>, timeZone: string): Lack | null {
  if (draft.kind !== 'minutes' && draft.kind !== 'agenda') return 'notMeeting'
  if (!draft.date || atLocal(draft.date, draft.time ?? '12:00', timeZone) === null) return 'noDate'
  if (!draft.body) return 'noBody'
  return draft.items.length === 0 ? 'noItems' : null
}

/** A run with its draft as it stands after what people changed. */
export async function draftOfRun(
  tx: Tx,
  run: Pick<RunRow, 'id' | 'parsed'>,
): Promise<Applied & { edits: Awaited<ReturnType<typeof editsOf>> }> {
  const edits = await editsOf(tx, run.id)
  return {
    ...applyChanges(
      run.parsed as unknown as ParsedDocument,
      edits.map(({ change }) => change as Change),
    ),
    edits,
  }
}

/** The meeting that a run made, or was written into. */
export async function meetingForRun(tx: Tx, run: Pick<RunRow, 'id' | 'made'>): Promise<{ id: string; slug: string } | null> {
  const { filled } = madeOf(run.made)
  return (await meetingOfRun(tx, run.id)) ?? (filled && { id: filled.meetingId, slug: filled.slug })
}

/** How a meeting stands, but for how its bodies are called. */
const printOf = (model: MeetingModel | null) =>
  model ? sha256(canonicalize(JSON.parse(JSON.stringify({ ...model, bodies: null }))) ?? '').toString('hex') : null

export type Settled = { refusal: 'editedSince' | 'tooLate' | 'gone' } | { slug: string | null; isNewBody: string | null; sameDay: boolean }

/**
 * Makes the house say what the draft says: a meeting where it can be one, else a document that the secretariat finds. Written anew after each change,
 * in the same place. Refused when somebody has worked on the meeting itself since: then that is where it is changed.
 * @param into a meeting that is there already and that the minutes are to be written into
 */
export async function settle(tx: Tx, acting: Acting, timeZone: string, run: RunRow, into: string | null = null): Promise<Settled> {
  const made = madeOf(run.made)
  const { draft, said } = await draftOfRun(tx, run)
  const own = await meetingOfRun(tx, run.id)
  const before = own?.id ?? made.filled?.meetingId ?? null
  if (before && made.print && printOf(await buildModel(tx, before)) !== made.print) return { refusal: 'editedSince' }
  const now = toDate(acting.clock())
  if (own) await removeDraft(tx, own.id)
  if (made.filled) await unfillMinutes(tx, made.filled, now)
  const next: Made = { ...made, filled: null, print: null }
  const canBe = lackOf(draft, timeZone) === null
  const host = canBe ? await bodyFor(tx, acting.municipalityId, draft.body ?? '') : await findBodyByName(tx, draft.body ?? '')
  if (host && 'isNew' in host && host.isNew) next.bodies = [...made.bodies, host.id]
  const settled =
    canBe && host
      ? await toMeeting(tx, { acting, timeZone, run, draft, said, host, own, into, before: made.filled?.meetingId ?? null, next, now })
      : { slug: null, sameDay: false }
  if ('refusal' in settled) return settled
  const bodyId = host?.id ?? run.body_id
  await setRun(tx, run.id, { body_id: bodyId, made: JSON.stringify(next) })
  for (const id of next.bodies) if (id !== bodyId && (await removeUnusedBody(tx, id))) next.bodies = next.bodies.filter((one) => one !== id)
  await setRun(tx, run.id, { made: JSON.stringify(next) })
  if (settled.slug === null) await indexDraft(tx, acting.municipalityId, run, draft, bodyId)
  else await removeEntries(tx, `import/${run.id}`)
  return { ...settled, isNewBody: host && 'isNew' in host && host.isNew ? host.name : null }
}

type Into = {
  acting: Acting
  timeZone: string
  run: RunRow
  draft: Draft
  said: Applied['said']
  host: { id: string; name: string }
  own: { id: string; slug: string } | null
  /** The meeting that is to be filled, and the one that was. */
  into: string | null
  before: string | null
  next: Made
  now: Date
}

async function toMeeting(tx: Tx, given: Into): Promise<{ slug: string | null; sameDay: boolean } | { refusal: 'tooLate' | 'gone' }> {
  const { acting, timeZone, run, draft, said, host, own, into, before, next, now } = given
  const { municipalityId } = acting
  const others = await meetingsOfDay(tx, host.id, draft.date ?? '', timeZone)
  // Minutes fill a meeting of their own body and day, whatever id was sent, and only as long as both stand as they did.
  if (into !== null && !others.some(({ id }) => id === into)) return { refusal: 'gone' }
  const target = into ?? others.find(({ id }) => id === before)?.id ?? null
  if (others.length > 0 && target === null && !said.isApart) return { slug: null, sameDay: true }
  const caseIds = await casesFor(tx, municipalityId, draft, next)
  const people = await peopleOf(tx, draft, said, host.id)
  const provenance = run.source_id ? { sourceDocumentId: run.source_id, importRunId: run.id, sourceName: run.file_name } : null
  const meeting = meetingFrom(draft, { host, timeZone, provenance, caseIds, actor: acting.actor, people, papers: next.papers })
  if (target !== null) {
    next.filled = await fillMinutes(tx, municipalityId, target, meeting, now)
    if (!next.filled) return { refusal: 'tooLate' }
    next.print = printOf(await buildModel(tx, target))
    return { slug: next.filled.slug, sameDay: true }
  }
  const address = `${host.id} ${draft.date}`
  const items = draft.items.map(({ key }) => next.items[key])
  const written = await createMeeting(
    tx,
    municipalityId,
    meeting,
    now,
    own ? { id: own.id, slug: next.address === address ? own.slug : null, items } : null,
  )
  next.address = address
  next.items = Object.fromEntries(draft.items.map(({ key }, i) => [key, written.ids[i] ?? { id: '', shortId: '' }]))
  const model = await buildModel(tx, written.id)
  if (model) await indexMeeting(tx, municipalityId, model, null)
  next.print = printOf(model)
  return { slug: written.slug, sameDay: false }
}

async function bodyFor(tx: Tx, municipalityId: string, name: string) {
  const found = await findBodyByName(tx, name)
  if (found) return { id: found.id, name: found.name, isNew: false }
  // Printed in capitals it is still called as the others are.
  const called = name === name.toUpperCase() ? capitalised(name) : name
  const id = await createBody(tx, municipalityId, { name: called, kind: bodyKindOf(called) })
  const made = (await bodySummaries(tx, [id]))[0]
  return { id, name: made?.name ?? name, isNew: true }
}

async function casesFor(tx: Tx, municipalityId: string, draft: Draft, next: Made): Promise<Map<string, string>> {
  const numbers = [...new Set(draft.items.flatMap((item) => item.caseNumber ?? []))]
  const ids = new Map<string, string>()
  for (const number of numbers) {
    const known = await caseByNumber(tx, '', number)
    const id = known?.id ?? (await ensureCase(tx, municipalityId, { system: '', number }))
    if (!known) next.cases = [...next.cases, id]
    ids.set(number, id)
  }
  return ids
}

/** A document that is no meeting, or not yet, is found by the secretariat with all its words. */
const indexDraft = (tx: Tx, municipalityId: string, run: RunRow, draft: Draft, bodyId: string | null) =>
  replaceEntries(tx, municipalityId, `import/${run.id}`, [
    {
      ...{ audience: draftsOf(bodyId), kind: 'document', lang: languageOf(run.text ?? '') },
      ...{ title: titleOf(draft, run.file_name), body: run.text ?? '' },
      ...{ url: `/import/${run.id}`, source: run.file_name, itemNumber: null, bodyId, happenedOn: draft.date },
    },
  ])

/** What came with an import and nothing else has come to use goes. */
export async function takeAway(tx: Tx, made: Made): Promise<void> {
  await removeUnusedCases(tx, made.cases)
  for (const id of made.bodies) await removeUnusedBody(tx, id)
}
