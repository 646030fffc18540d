import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { dropReference } from '#platform/files/files.queries.ts'
import type { FileStore } from '#platform/files/files.ts'
import { type KeptFile, keepFile } from '#platform/files/keep.ts'
import { titleOfFile } from '#platform/files/names.ts'
import { maxFileBytes } from '#platform/http/forms.ts'
import { newId } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { beginEdit, type StepActing } from '../plan/stand.ts'
import type { Upload } from './accept.ts'
import {
  deletePaper,
  insertPaper,
  isInSomeVersion,
  nextPosition,
  type PaperRow,
  papersOf,
  setPaper,
  swapPapers,
  touchItem,
} from './papers.queries.ts'

export type Item = { id: string; meeting_id: string }

/** The longest title that a list of papers can bear. */
export const longestTitle = 300

/** Lays papers beside an item, after those that are there. They are closed until somebody opens them. @returns their ids */
export async function addPapers(tx: Tx, files: FileStore, acting: StepActing, item: Item, uploads: Upload[]): Promise<string[]> {
  await beginEdit(tx, acting, item.meeting_id)
  const first = await nextPosition(tx, item.id)
  const ids: string[] = []
  for (const [i, upload] of uploads.entries()) {
    const kept = await layIn(tx, files, acting.municipalityId, upload)
    const id = newId()
    await insertPaper(tx, {
      municipality_id: acting.municipalityId,
      id,
      item_id: item.id,
      position: first + i,
      title: titleOfFile(upload.fileName).slice(0, longestTitle),
      file_name: upload.fileName,
      media_type: upload.mediaType,
      size: kept.size,
      sha256: kept.sha256,
      openness: 'closed',
      created_at: toDate(acting.clock()),
    })
    await written(tx, acting, item, 'add', id, { sha256: kept.sha256.toString('hex'), size: kept.size })
    ids.push(id)
  }
  return ids
}

/** A file that lies in the store and is counted there already, and what it is to be called. */
export type StoredPaper = { title: string; openness: 'open' | 'closed'; fileName: string; mediaType: string; size: number; sha256: Buffer }

/**
 * Lays files of the store beside an item, each in the place of its title where the item has that and no file to it. On an item that is out they wait
 * until they are sent, as every late paper does (decision 025).
 */
export async function layStoredPapers(tx: Tx, acting: StepActing, item: Item, stored: readonly StoredPaper[]): Promise<void> {
  await beginEdit(tx, acting, item.meeting_id)
  const titles = (await papersOf(tx, item.id)).filter(({ sha256 }) => sha256 === null)
  const end = await nextPosition(tx, item.id)
  for (const [i, { title, openness, fileName, mediaType, size, sha256 }] of stored.entries()) {
    const named = titles.find((one) => one.title === title)
    if (named) await deletePaper(tx, named.id)
    const id = newId()
    await insertPaper(tx, {
      ...{ municipality_id: acting.municipalityId, id, item_id: item.id, position: named?.position ?? end + i, title, openness },
      ...{ file_name: fileName, media_type: mediaType, size, sha256, created_at: toDate(acting.clock()) },
    })
    await written(tx, acting, item, 'add', id, { sha256: sha256.toString('hex'), size })
  }
}

/** Keeps a file. Its words are read as soon as a worker has time, also when the one who brought it has gone. */
export async function layIn(tx: Tx, files: FileStore, municipalityId: string, upload: Upload): Promise<KeptFile> {
  const kept = await keepFile(tx, files, municipalityId, upload, maxFileBytes)
  await enqueue(tx, 'read', [{ municipalityId, id: kept.sha256.toString('hex') }])
  return kept
}

/** What a paper is called, and whether the public may read it once the item is public. */
export async function changePaper(
  tx: Tx,
  acting: StepActing,
  item: Item,
  id: string,
  set: { title: string; openness: 'open' | 'closed' },
): Promise<void> {
  await held(tx, acting, item, id)
  await setPaper(tx, id, set)
  await written(tx, acting, item, set.openness === 'open' ? 'open' : 'close', id)
}

/** Another file in the place of a paper's own. The earlier one stays as long as a version that people have seen names it. */
export async function replaceFile(tx: Tx, files: FileStore, acting: StepActing, item: Item, id: string, upload: Upload): Promise<Unused> {
  const { paper } = await held(tx, acting, item, id)
  const kept = await layIn(tx, files, acting.municipalityId, upload)
  const unused = await letGo(tx, item, paper)
  await setPaper(tx, id, { file_name: upload.fileName, media_type: upload.mediaType, size: kept.size, sha256: kept.sha256 })
  await written(tx, acting, item, 'replace', id, { sha256: kept.sha256.toString('hex'), size: kept.size })
  return unused
}

/** One place up or down among the item's papers; at the end of the list nothing happens. */
export async function movePaper(tx: Tx, acting: StepActing, item: Item, id: string, by: 1 | -1): Promise<void> {
  const { paper, papers } = await held(tx, acting, item, id)
  const neighbour = papers[papers.indexOf(paper) + by]
  if (!neighbour) return
  await swapPapers(tx, paper, neighbour)
  await written(tx, acting, item, 'move', id)
}

/** Takes a paper off the item. What people have already been given keeps its file until a new version leaves it out. */
export async function removePaper(tx: Tx, acting: StepActing, item: Item, id: string): Promise<Unused> {
  const { paper } = await held(tx, acting, item, id)
  const unused = await letGo(tx, item, paper)
  if (unused.length === 0 && paper.sha256) await setPaper(tx, id, { removed_at: toDate(acting.clock()) })
  else await deletePaper(tx, id)
  await written(tx, acting, item, 'remove', id)
  return unused
}

/** Files to which one thing less points: `removeUnused` looks whether it was the last. None: the file is still needed. */
export type Unused = Buffer[]

async function letGo(tx: Tx, item: Item, paper: PaperRow): Promise<Unused> {
  if (!paper.sha256) return []
  if (await isInSomeVersion(tx, item.meeting_id, { id: paper.id, sha256: paper.sha256.toString('hex') })) return []
  await dropReference(tx, paper.sha256)
  return [paper.sha256]
}

/** @throws 404 for whoever may not edit the item, and when it has no such paper (any more) */
async function held(tx: Tx, acting: StepActing, item: Item, id: string): Promise<{ paper: PaperRow; papers: PaperRow[] }> {
  await beginEdit(tx, acting, item.meeting_id)
  const papers = await papersOf(tx, item.id)
  const paper = papers.find((one) => one.id === id)
  if (!paper) throw new AppError(404, 'no such paper')
  return { paper, papers }
}

type Verb = 'add' | 'open' | 'close' | 'replace' | 'move' | 'remove'

async function written(tx: Tx, acting: StepActing, item: Item, verb: Verb, id: string, payload: Record<string, unknown> = {}) {
  await touchItem(tx, item.id, toDate(acting.clock()))
  await recordAudit(tx, acting.municipalityId, acting.clock, {
    actor: acting.actor,
    action: `paper.${verb}`,
    thing: `paper/${id}`,
    payload: { item: item.id, ...payload },
  })
}
