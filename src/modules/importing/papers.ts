import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { acceptPaper, layInPaper, longestPaperTitle, type NewPaper, type PaperRefusal, type PaperUpload } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { FileStore } from '#platform/files/files.ts'
import { shownName } from '#platform/files/names.ts'
import { maxFileBytes } from '#platform/http/forms.ts'
import type { DraftItem } from './draft/draft.ts'
import type { Span } from './parse/types.ts'
import type { NamedFile } from './read/cases-systems/to-parsed.ts'
import type { Attached } from './read/open-upload.ts'

/**
 * A paper that an archive was to bring along with a document; `item` is the key that its item was read under. `file`: as it lies in the store;
 * null: it was left out.
 */
export type RunPaper = {
  item: string
  title: string
  open: boolean
  file: { fileName: string; mediaType: string; size: number; sha256: string } | null
}

export type LeftOutReason = PaperRefusal | 'missing' | 'tooLarge' | 'locked'
/** A paper that a document names and whose file does not come into the house: it stays a title. */
export type LeftOut = { item: number; title: string; open: boolean; reason: LeftOutReason }

type Brought = { item: number; title: string; open: boolean; upload: PaperUpload }
export type BroughtPapers = { papers: Brought[]; leftOut: LeftOut[]; discard: () => Promise<void> }

/**
 * Looks at the files that a document names, each as if somebody had sent it by hand. One that is not taken stops nothing.
 * @returns those that may be kept, lying aside until `discard`
 */
export async function bringPapers(files: FileStore, named: readonly NamedFile[], attached: Attached): Promise<BroughtPapers> {
  const found: Omit<BroughtPapers, 'discard'> = { papers: [], leftOut: [] }
  if (named.length === 0) return { ...found, discard: async () => {} }
  const folder = await files.scratch()
  const discard = () => rm(folder, { recursive: true, force: true })
  try {
    for (const [i, file] of named.entries()) {
      const title = shownName(file.name).slice(0, longestPaperTitle)
      const paper = { item: file.item, title, open: file.open }
      const upload = await bring(file, path.join(folder, String(i)), attached)
      if (typeof upload === 'string') found.leftOut.push({ ...paper, reason: upload })
      else found.papers.push({ ...paper, upload })
    }
  } catch (error) {
    await discard()
    throw error
  }
  return { ...found, discard }
}

/** The place is of our own making: what a name leads to never decides where anything is written. */
async function bring(file: NamedFile, place: string, attached: Attached): Promise<PaperUpload | LeftOutReason> {
  const bytes = file.path === null ? { refusal: 'missing' as const } : await attached(file.path)
  if ('refusal' in bytes) return bytes.refusal
  if (bytes.length > maxFileBytes) return 'tooLarge'
  await writeFile(place, bytes, { mode: 0o600 })
  const upload = await acceptPaper({ path: place, name: file.path ?? '', size: bytes.length })
  return 'refusal' in upload ? upload.refusal : upload
}

/**
 * Keeps what was brought, each file counted once for the import.
 * @param onDisk gets the hash of each file as soon as it lies there
 */
export async function keepPapers(
  tx: Tx,
  files: FileStore,
  municipalityId: string,
  { papers, leftOut }: BroughtPapers,
  onDisk: Buffer[],
): Promise<RunPaper[]> {
  const kept: RunPaper[] = []
  for (const { item, title, open, upload } of papers) {
    const { sha256, size } = await layInPaper(tx, files, municipalityId, upload)
    onDisk.push(sha256)
    const { fileName, mediaType } = upload
    kept.push({ item: `p${item}`, title, open, file: { fileName, mediaType, size, sha256: sha256.toString('hex') } })
  }
  return [...kept, ...leftOut.map(({ item, title, open }) => ({ item: `p${item}`, title, open, file: null }))]
}

export const filesOfPapers = (papers: readonly RunPaper[]): Buffer[] =>
  papers.flatMap(({ file }) => (file ? Buffer.from(file.sha256, 'hex') : []))

/**
 * What an item's list of papers becomes. One that was to come along is open only when its source said so and its item is open too, also when it is
 * left out and stays a title. A file that the list does not name, because the source keeps it closed, comes last.
 */
export function papersFrom(item: Pick<DraftItem, 'of' | 'closed' | 'attachments'>, papers: readonly RunPaper[]): NewPaper[] {
  const left = papers.filter((paper) => item.of.includes(paper.item))
  const asPaper = ({ title, open, file }: RunPaper): NewPaper => ({
    title,
    openness: open && !item.closed ? 'open' : 'closed',
    ...(file && { file: { ...file, sha256: Buffer.from(file.sha256, 'hex') } }),
  })
  const listed = item.attachments.map((title): NewPaper => {
    const same = left.filter((paper) => paper.title === shownName(title).slice(0, longestPaperTitle))
    // Of several with one name the list of an open item tells the open one.
    const paper = same.find(({ open }) => open) ?? same[0]
    if (!paper) return { title, openness: item.closed ? 'closed' : 'open' }
    left.splice(left.indexOf(paper), 1)
    return asPaper(paper)
  })
  return [...listed, ...left.filter(({ file }) => file !== null).map(asPaper)]
}

/** What the house did not take in, at the item that it belongs to. */
export const leftOutDoubts = (leftOut: readonly LeftOut[], spans: readonly Span[]) =>
  leftOut.map(({ item, title, reason }) => ({
    code: 'paperLeftOut' as const,
    line: spans.find((span) => span.path === `items[${item}].number` || span.path === `items[${item}].title`)?.from ?? null,
    path: `items[${item}].attachments`,
    params: { name: title, reason },
  }))
