import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fjordby } from '#demo/fjordby/index.ts'
import type { DemoItem } from '#demo/fjordby/types.ts'
import { layInPaper, type NewPaper } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { moveReferences } from '#platform/files/files.queries.ts'
import type { FileStore } from '#platform/files/files.ts'
import { plainPdf } from './plain-pdf.ts'

type DemoPaper = NonNullable<DemoItem['attachments']>[number]
export type PaperFiles = ReadonlyMap<string, NonNullable<NewPaper['file']>>

/** The demo's papers that have words, as files in the store, by title. They stay when something points at them: `letGo` gives up the loader's own hold. */
export async function layInPapers(
  tx: Tx,
  files: FileStore,
  municipalityId: string,
): Promise<{ laid: PaperFiles; letGo: () => Promise<void> }> {
  const folder = await files.scratch()
  const laid = new Map<string, NonNullable<NewPaper['file']>>()
  try {
    for (const paper of fjordby.meetings.flatMap(({ items }) => items.flatMap(({ attachments }) => attachments ?? [])))
      if (typeof paper !== 'string') laid.set(paper.title, await layIn(tx, files, municipalityId, folder, paper))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const letGo = () =>
    moveReferences(
      tx,
      [...laid.values()].map(({ sha256 }) => sha256),
      -1,
    )
  return { laid, letGo }
}

async function layIn(tx: Tx, files: FileStore, municipalityId: string, folder: string, paper: Exclude<DemoPaper, string>) {
  const place = path.join(folder, 'paper.pdf')
  await writeFile(place, plainPdf(paper.text))
  const upload = { path: place, fileName: `${paper.title.replaceAll(/[:,]/g, '')}.pdf`, mediaType: 'application/pdf' } as const
  const { sha256, size } = await layInPaper(tx, files, municipalityId, upload)
  return { fileName: upload.fileName, mediaType: upload.mediaType, size, sha256 }
}

/** A paper of an item, with its file where it has one. */
export function paperOf(laid: PaperFiles, paper: DemoPaper, openness: NewPaper['openness'], fill: (text: string) => string): NewPaper {
  const title = typeof paper === 'string' ? paper : paper.title
  const file = typeof paper === 'string' ? undefined : laid.get(title)
  return { title: fill(title), openness, ...(file && { file }) }
}
