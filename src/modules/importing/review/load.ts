import { accountNames, accountsByRole, may } from '#modules/accounts/index.ts'
import { bodySummaries, settingValues } from '#modules/council/index.ts'
import { begunCorrections, buildModel, type MeetingModel, meetingsOfDay, outgoing, paperPath } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, today } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import { batchOfRun } from '../batch/batch.queries.ts'
import { type Change, placeOfChange } from '../draft/changes.ts'
import { type Draft, isText, placeOf } from '../draft/draft.ts'
import { doubtsOf, type RunRow, runById } from '../import.queries.ts'
import type { ImportDoubt } from '../import.ts'
import { linesToRelease } from '../library/release.ts'
import { madeOf } from '../made.ts'
import { papersOf, type RunPaper } from '../papers.ts'
import { captionKey } from '../parse/caption-table.ts'
import type { ParsedDocument, Span } from '../parse/types.ts'
import { peopleOf } from '../people.ts'
import { mayImportFor, mayReach } from '../reach.ts'
import { graveKind } from '../release.ts'
import { keyOfDoubt } from '../same-doubt.ts'
import { draftOfRun, lackOf, meetingForRun } from '../settle.ts'
import { doubtText } from '../words.ts'
import { leftOf } from './later.queries.ts'
import { lineOf, savedOf } from './notice.ts'
import { anchorOf, type ReviewDoubt, type ShownPaper } from './props.ts'
import { reviewTexts } from './review.text.ts'

/** @throws 404 when there is none for this person */
export async function runAt(tx: Tx, c: Ctx): Promise<RunRow> {
  const run = await runById(tx, c.req.param('id') ?? '')
  if (!run || !mayReach(c.get('actor'), run)) throw new AppError(404, 'no such import')
  return run
}

/** All that the review shows of a run, in a constant number of queries. */
export async function loadReview(tx: Tx, c: Ctx) {
  const run = await runAt(tx, c)
  const { timeZone } = c.get('municipality')
  const base = { run, fileName: run.file_name, id: run.id, batchId: await batchOfRun(tx, run.id) }
  if (run.state === 'undone') return { ...base, isUndone: true as const }
  const { draft, said, edits } = await draftOfRun(tx, run)
  const parsed = run.parsed as unknown as ParsedDocument
  const meeting = await meetingForRun(tx, run)
  const sameDay =
    run.state === 'draft' && !meeting && run.body_id && draft.date && lackOf(draft, timeZone) === null
      ? await meetingsOfDay(tx, run.body_id, draft.date, timeZone)
      : []
  const shortIds = sameDay.flatMap(({ items }) => items.map(({ shortId }) => shortId))
  const begun = await begunCorrections(tx, c.get('platform').clock, c.get('actor').accountId ?? '', shortIds)
  const names = await accountNames(tx, [...new Set(edits.flatMap(({ actor }) => (actor.startsWith('account/') ? [actor.slice(8)] : [])))])
  const spans = run.spans as unknown as Span[]
  const made = madeOf(run.made)
  const model = meeting && run.state === 'draft' ? await buildModel(tx, meeting.id) : null
  const papers = shownPapers(draft, made.papers, model)
  const places = { anchors: anchorsOf(draft, papers), spans }
  const saved = savedOf(c.req.query('gemt'), places.anchors)
  const at = c.req.query('ret') ?? saved?.place
  const rows = await doubtsOf(tx, run.id)
  const { import_captions } = await settingValues(tx, ['import_captions'], null, today(c))
  const known = new Set(import_captions.map(({ caption }) => captionKey(caption)))
  return {
    ...base,
    isUndone: false as const,
    left: await leftOf(
      tx,
      sameDay.flatMap(({ items }) => items.map(({ id }) => id)),
    ),
    ...{ draft, said, parsed, meeting, sameDay, begun },
    doubts: numbered(rows).map(({ row, n }) => asReviewDoubt(c, row, n, { ...places, known })),
    teaching: await teachingOf(tx, c, rows),
    edits: edits.map((edit) => ({
      ...{ id: edit.id, kind: (edit.change as Change).op, what: whatOf(edit.change as Change, draft, parsed), at: edit.at },
      by: names.get(edit.actor.slice(8)) ?? '',
    })),
    seq: edits.at(-1)?.seq ?? 0,
    spans,
    people: await peopleOf(tx, draft, said, run.body_id),
    bodies: (await bodySummaries(tx)).filter(({ id }) => mayImportFor(c.get('actor'), id)).map(({ name }) => name),
    lack: meeting || run.document_state === 'released' ? null : lackOf(draft, timeZone),
    outgoing: model && outgoing(model),
    wording: wordingOf(linesToRelease(run, draft, edits)),
    ...{ saved, atLine: at ? lineOf(at, spans) : null },
    isFilled: made.filled !== null,
    offered: made.offered.map(({ title, item }) => ({ title, item: draft.items.find(({ of }) => of.includes(item))?.title ?? '' })),
    papers,
  }
}

const wordingOf = ({ lines, out }: ReturnType<typeof linesToRelease>) => {
  const full = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i + 1]))
  const kept = full.filter((line) => out.has(line)).length
  return { out: full.length - kept, kept }
}

type ShownPapers = Map<string, ShownPaper[]>

/** The papers of each item; a file can be fetched once it lies beside an item of a meeting. */
function shownPapers(draft: Draft, papers: readonly RunPaper[], model: MeetingModel | null): ShownPapers {
  const beside = (model?.items ?? []).flatMap(({ attachments }) => attachments)
  const hrefOf = (title: string, sha256: string) => {
    const same = beside.filter((one) => one.sha256 === sha256)
    const { id, fileName } = same.find((one) => one.title === title) ?? same[0] ?? {}
    return id && fileName ? `${paperPath({ id, fileName })}?udkast=ja` : null
  }
  const read = new Map(draft.items.flatMap(({ attachments }) => attachments.map((paper) => [paper.key, paper.read])))
  return new Map(
    [...papersOf(draft, papers)].map(([item, list]) => [
      item,
      list.map(({ key, title, openness, file }) => ({
        ...{ key, title, read: read.get(key) ?? null, isClosed: openness === 'closed', hasFile: file !== undefined },
        path: file ? hrefOf(title, file.sha256.toString('hex')) : null,
      })),
    ]),
  )
}

/** Every place that the page shows, by its anchor. */
function anchorsOf(draft: Draft, papers: ShownPapers): Set<string> {
  const places = [
    ...['kind', 'title', 'body', 'date', 'time', 'endTime', 'place', 'attendees', 'absent', 'items', 'unplaced'],
    ...draft.attendees.map(({ key }) => `attendees.${key}`),
    ...draft.absent.map(({ key }) => `absent.${key}`),
    ...draft.unplaced.map(({ line }) => `unplaced.${line}`),
    ...draft.items.flatMap((item) => [
      `items.${item.key}`,
      `items.${item.key}.decision`,
      ...(papers.get(item.key)?.length ? [`items.${item.key}.attachments`] : []),
      ...item.earlierDecisions.map(({ key }) => `items.${item.key}.earlierDecisions.${key}`),
      ...item.sections.filter(isText).map(({ key }) => `items.${item.key}.sections.${key}`),
    ]),
  ]
  return new Set(places.map(anchorOf))
}

/** Who may teach the import captions; the names are read only where somebody needs them. */
async function teachingOf(tx: Tx, c: Ctx, doubts: readonly DoubtRow[]) {
  const isMet = may(c.get('actor'), 'edit', { kind: 'municipality' })
  if (isMet || !doubts.some(isAboutCaption)) return { may: isMet, ask: [] }
  const { administrator } = await accountsByRole(tx, today(c))
  return { may: false, ask: administrator.map(({ name }) => name).slice(0, 3) }
}

const isAboutCaption = ({ code, answer }: Pick<DoubtRow, 'code' | 'answer'>) => code === 'unknownCaption' && answer === null

type DoubtRow = Awaited<ReturnType<typeof doubtsOf>>[number]

/** Those that are one have one number. */
function numbered(rows: readonly DoubtRow[]): { row: DoubtRow; n: number }[] {
  const keys = rows.map((row) => `${row.answer} ${keyOfDoubt(row)}`)
  const numbers = new Map([...new Set(keys)].map((key, i) => [key, i + 1]))
  return rows.map((row, i) => ({ row, n: numbers.get(keys[i] ?? '') ?? 0 }))
}

function asReviewDoubt(c: Ctx, row: DoubtRow, n: number, places: Places & { known: ReadonlySet<string> }): ReviewDoubt {
  const [texts, grave] = [officeText(c, reviewTexts), graveKind(row)]
  const doubt = { code: row.code as ImportDoubt['code'], line: null, path: row.path, params: row.params as Record<string, string> }
  return {
    ...{
      id: row.id,
      n,
      line: row.line,
      answer: row.answer as ReviewDoubt['answer'],
      grave: grave && texts.grave[grave],
      isQuestion: row.code === 'sameDay',
    },
    hint: texts.ticked[row.code]?.(doubt.params),
    ...{ text: doubtText(c.get('t'), doubt), anchor: nearest(row, places), caption: captionOf(row, places.known) },
  }
}

function captionOf(row: DoubtRow, known: ReadonlySet<string>): ReviewDoubt['caption'] {
  const words = (row.params as Record<string, string>)['text'] ?? ''
  return isAboutCaption(row) && words !== '' ? { words, isKnown: known.has(captionKey(words)) } : null
}

type Places = { anchors: ReadonlySet<string>; spans: readonly Span[] }

/** The place itself; else the narrowest that was read from the line; else the nearest around it that the page shows. */
function nearest({ path, line }: Pick<DoubtRow, 'path' | 'line'>, { anchors, spans }: Places): string {
  const own = anchorOf(path === 'unplaced' && line !== null ? `unplaced.${line}` : placeOf(path))
  if (anchors.has(own)) return own
  const around = spans
    .filter((span) => line !== null && span.from <= line && line <= span.to)
    .sort((a, b) => a.to - a.from - (b.to - b.from))
  const near = path.includes('[') ? [path] : [...around.map((span) => span.path), path]
  const exact = near.map((at) => anchorOf(placeOf(at))).find((anchor) => anchors.has(anchor))
  if (exact) return exact
  for (const at of near) {
    const parts = placeOf(at).split('.')
    for (let length = parts.length; length > 0; length--) {
      const anchor = anchorOf(parts.slice(0, length).join('.'))
      if (anchors.has(anchor)) return anchor
    }
  }
  return 'resultat'
}

const longestWhat = 120

/** What a change is about, in a few of its own words. */
function whatOf(change: Change, draft: Draft, parsed: ParsedDocument): string {
  const words =
    'name' in change
      ? change.name
      : 'title' in change
        ? change.title
        : 'text' in change
          ? change.text
          : 'value' in change
            ? change.value
            : null
  if (words) return words.slice(0, longestWhat)
  const key = 'item' in change ? change.item : null
  const at = key === null ? null : /^p(\d+)$/.exec(key)?.[1]
  return (draft.items.find((item) => item.key === key)?.title ?? parsed.items[Number(at ?? -1)]?.title ?? placeOfChange(change)).slice(
    0,
    longestWhat,
  )
}
