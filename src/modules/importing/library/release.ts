import type { Acting } from '#modules/meetings/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { readings } from '#platform/files/files.queries.ts'
import { languageOf } from '#platform/i18n/language-of.ts'
import { newId, slugify } from '#platform/ids.ts'
import type { Findable } from '#platform/search/catch-up.ts'
import { removeEntries, replaceEntries } from '#platform/search/search.ts'
import type { Draft } from '../draft/draft.ts'
import type { RunRow } from '../import.queries.ts'
import { madeOf } from '../made.ts'
import type { ParsedDocument, Span } from '../parse/types.ts'
import { draftOfRun } from '../settle.ts'
import { titleOf } from '../title.ts'
import {
  documentById,
  documentOfRun,
  insertDocument,
  lockedDocument,
  type ReleasedDocument,
  releasedDocuments,
  setDocument,
} from './library.queries.ts'
import { documentPath, publicPapers, type ReleasedPaper, releasedPaperPath } from './papers.ts'
import { closedLines } from './words.ts'

/** Words of a paper that are found. */
const longestPaper = 150_000

type Edits = Awaited<ReturnType<typeof draftOfRun>>['edits']

/** The lines of a document, and those (1-based) that do not go out with it: what somebody took out, and what is closed. */
export function linesToRelease(run: Pick<RunRow, 'text' | 'parsed' | 'spans' | 'format'>, draft: Draft, edits: Edits) {
  const taken = edits.flatMap(({ change }) => {
    const { op, line, to } = change as { op: string; line?: number; to?: string }
    return op === 'place' && to === 'nowhere' && line !== undefined ? [line] : []
  })
  const lines = (run.text ?? '').split('\n')
  const { items } = run.parsed as unknown as ParsedDocument
  const closed = closedLines(draft, { items, spans: run.spans as unknown as Span[], format: run.format }, lines)
  return { lines, out: new Set([...taken, ...closed]) }
}

/** Lets a document that is no meeting's out: its title, kind, date and text, without the lines that somebody took out and without what is closed. */
export async function releaseDocument(
  tx: Tx,
  acting: Acting,
  run: RunRow,
  fetched: { file?: boolean; papers?: boolean },
): Promise<{ slug: string }> {
  const { draft, edits } = await draftOfRun(tx, run)
  const { lines, out } = linesToRelease(run, draft, edits)
  const text = lines.filter((_, i) => !out.has(i + 1)).join('\n')
  const earlier = await documentOfRun(tx, run.id)
  const papers = fetched.papers ? await publicPapers(tx, draft, madeOf(run.made).papers) : []
  const facts = {
    ...{ title: titleOf(draft, run.file_name), kind: draft.kind, text, lang: languageOf(text), dated_on: draft.date, body_id: run.body_id },
    // The file has every line.
    with_file: (fetched.file ?? false) && out.size === 0,
    papers: JSON.stringify(papers),
    file_name: run.file_name,
    ...{
      state: 'released',
      reason: '',
      released_at: toDate(acting.clock()),
      released_by: acting.actor,
      withdrawn_at: null,
      withdrawn_by: null,
    },
  } as const
  const ids = { municipality_id: acting.municipalityId, import_run_id: run.id, source_document_id: run.source_id ?? '' }
  const id = earlier?.id ?? newId()
  const slug = earlier?.slug ?? (await newDocument(tx, { ...ids, id, ...facts }))
  if (earlier) await setDocument(tx, id, facts)
  await removeEntries(tx, `import/${run.id}`)
  await indexDocument(tx, acting.municipalityId, { id, slug, ...facts, papers })
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'document.release',
    thing: `document/${id}`,
    payload: { withFile: facts.with_file },
  })
  return { slug }
}

type Indexed = Omit<ReleasedDocument, 'papers'> & { papers: readonly ReleasedPaper[] }

/** A document and the papers that went out with it, each by itself: nothing of what stayed in the house. */
async function indexDocument(tx: Tx, municipalityId: string, document: Indexed): Promise<void> {
  const { id, slug, title, lang, text, papers } = document
  const common = {
    ...({ audience: 'public', kind: 'document', itemNumber: null, bodyId: document.body_id, happenedOn: document.dated_on } as const),
    source: document.file_name,
  }
  const read = await readings(
    tx,
    papers.map(({ sha256 }) => Buffer.from(sha256, 'hex')),
  )
  const words = new Map(read.map((file) => [file.sha256.toString('hex'), file.text ?? '']))
  await replaceEntries(tx, municipalityId, `document/${id}`, [
    { ...common, lang, title, body: text, url: documentPath(slug) },
    ...papers.map((paper, at) => {
      const body = (words.get(paper.sha256) ?? '').slice(0, longestPaper)
      return { ...common, lang: languageOf(body || paper.title), title: paper.title, body, url: releasedPaperPath(slug, at, paper) }
    }),
  ])
}

/** Every document that is out. */
export const findableDocuments: Findable = {
  kind: 'document',
  ids: releasedDocuments,
  index: async (tx, municipalityId, id) => {
    const document = await lockedDocument(tx, id)
    if (document) await indexDocument(tx, municipalityId, document)
  },
}

async function newDocument(tx: Tx, row: Omit<Parameters<typeof insertDocument>[1], 'slug'>): Promise<string> {
  const base = slugify(row.title)
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (await insertDocument(tx, { ...row, slug })) return slug
  }
}

/** Takes a document off every page, list and search at once. Its address answers that it is gone, with the reason. */
export async function withdrawDocument(
  tx: Tx,
  acting: Acting,
  id: string,
  reason: string,
): Promise<{ refusal: 'notReleased' } | { withdrawn: true }> {
  const found = await documentById(tx, id)
  if (found?.state !== 'released') return { refusal: 'notReleased' }
  await setDocument(tx, id, {
    state: 'withdrawn',
    reason,
    with_file: false,
    withdrawn_at: toDate(acting.clock()),
    withdrawn_by: acting.actor,
  })
  await removeEntries(tx, `document/${id}`)
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: 'document.withdraw',
    thing: `document/${id}`,
    payload: { reason },
  })
  return { withdrawn: true }
}
