import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { acceptPaper, layInPaper, longestPaperTitle, type NewPaper, type PaperRefusal, type PaperUpload } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { FileStore } from '#platform/files/files.ts'
import { shownName } from '#platform/files/names.ts'
import { maxFileBytes } from '#platform/http/forms.ts'
import type { Draft, DraftItem, DraftPaper } from './draft/draft.ts'
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

/** `key`: as the draft names it, so that it can be changed by hand. */
export type DraftedPaper = NewPaper & { key: string }

/**
 * What the lists of papers become, by the key of their item. One that was to come along is open only when its source or somebody by hand said so and its
 * item is open too, also when it is left out and stays a title. A file that no list names, because the source keeps it closed, comes last.
 */
export function papersOf(
  { items, papersOut }: Pick<Draft, 'items' | 'papersOut'>,
  papers: readonly RunPaper[],
): Map<string, DraftedPaper[]> {
  const left = new Map(papers.map((paper, i) => [`f${i}`, paper]))
  const listed = new Map(items.map((item) => [item.key, item.attachments.map((paper) => drafted(item, paper, claim(left, paper)))]))
  for (const paper of papersOut) claim(left, paper)
  for (const item of items) {
    for (const [key, paper] of left) {
      if (paper.file === null || !item.of.includes(paper.item)) continue
      listed.get(item.key)?.push(drafted(item, { key, title: paper.title, closed: null }, paper))
    }
  }
  return listed
}

/** What was to come along for a paper; of several with one name the list of an item tells the open one. */
function claim(left: Map<string, RunPaper>, { key, read, of }: DraftPaper): RunPaper | undefined {
  const name = read === null ? null : shownName(read).slice(0, longestPaperTitle)
  const same = [...left].filter(([at, paper]) => at === key || (paper.item === of && paper.title === name))
  const [at, paper] = same.find(([, { open }]) => open) ?? same[0] ?? []
  if (at !== undefined) left.delete(at)
  return paper
}

function drafted(
  item: DraftItem,
  { key, title, closed }: Pick<DraftPaper, 'key' | 'title' | 'closed'>,
  came: RunPaper | undefined,
): DraftedPaper {
  const isOpen = closed === null ? (came?.open ?? true) : !closed
  const file = came?.file && { ...came.file, sha256: Buffer.from(came.file.sha256, 'hex') }
  return { key, title, openness: isOpen && !item.closed ? 'open' : 'closed', ...(file && { file }) }
}

/** What the house did not take in, at the item that it belongs to. */
export const leftOutDoubts = (leftOut: readonly LeftOut[], spans: readonly Span[]) =>
  leftOut.map(({ item, title, reason }) => ({
    code: 'paperLeftOut' as const,
    line: spans.find((span) => span.path === `items[${item}].number` || span.path === `items[${item}].title`)?.from ?? null,
    path: `items[${item}].attachments`,
    params: { name: title, reason },
  }))
