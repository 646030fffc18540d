import type { Tx } from '#platform/db/db.ts'
import { isMediaType } from '#platform/documents/media-type.ts'
import { readings } from '#platform/files/files.queries.ts'
import { type Heading, type PaperBlock, pageSign } from '#platform/paper/paper.ts'
import { fromPlainText } from '#platform/richtext/richtext.ts'
import type { AttachmentModel, ItemModel } from '../model.ts'
import { paperPath } from '../papers/address.ts'
import { heading, sentLater } from './item-blocks.ts'
import type { PaperLocal } from './local.ts'
import { richBlocks } from './rich.ts'

type File = Required<AttachmentModel>

/** More than this is not laid into one file: what comes after is told of and linked to. */
const mostEnclosed = 60_000_000

/** A file that a document shows the pages of: its name there, and what it is stored under. */
export type EnclosedFile = { name: string; sha256: string }

/**
 * Lays the papers of these items into a document, in the order in which they are asked for. Papers are shown as their pages where that can be
 * done, else as the words that were read out of them with a link, and a paper that has been shown before is named alone.
 */
export async function encloser(tx: Tx, local: PaperLocal, items: readonly ItemModel[]): Promise<(item: ItemModel) => PaperBlock[]> {
  const texts = await textsOf(
    tx,
    items.flatMap((item) => item.attachments.filter(hasFile)),
  )
  const state: State = { left: mostEnclosed, shown: new Set() }
  return (item) => item.attachments.flatMap((attachment, i) => enclosed(local, item, { attachment, number: i + 1 }, texts, state))
}

/** The files that these blocks show pages of. */
export const filesIn = (blocks: readonly PaperBlock[]): EnclosedFile[] =>
  blocks.flatMap((block) => (block.type === 'enclosure' ? [{ name: block.file, sha256: block.file.split('.')[0] ?? '' }] : []))

type State = { left: number; shown: Set<string> }

const hasFile = (attachment: AttachmentModel): attachment is File => attachment.sha256 !== undefined

async function textsOf(tx: Tx, files: File[]): Promise<Map<string, string>> {
  const known = await readings(
    tx,
    files.map((file) => Buffer.from(file.sha256, 'hex')),
  )
  return new Map(known.map((row) => [Buffer.from(row.sha256).toString('hex'), row.text ?? '']))
}

const endings: Record<string, { ending: string; kind: 'pdf' | 'picture' }> = {
  'application/pdf': { ending: 'pdf', kind: 'pdf' },
  'image/png': { ending: 'png', kind: 'picture' },
  'image/jpeg': { ending: 'jpg', kind: 'picture' },
}

/** What is said of a paper that did not come with the agenda. */
function cameWith(local: PaperLocal, { supplement }: ItemModel, { lateOn }: AttachmentModel): string {
  if (lateOn !== undefined) return sentLater(local, lateOn)
  return supplement === null ? '' : local.t.meetings.supplement(supplement)
}

type Numbered = { attachment: AttachmentModel; number: number }

/** A paper as its pages where those can be shown, else as the words that were read out of it, and where to fetch it. */
function enclosed(
  local: PaperLocal,
  item: ItemModel,
  { attachment, number }: Numbered,
  texts: Map<string, string>,
  state: State,
): PaperBlock[] {
  const { t } = local
  const title = t.papers.paper(number, attachment.title)
  const came = cameWith(local, item, attachment)
  const head: Heading = { ...heading(3, [{ text: came ? `${title} (${came})` : title }]), isListed: true }
  if (!hasFile(attachment)) return [head]
  if (state.shown.has(attachment.sha256)) return [head, note(t.papers.shownBefore)]
  state.shown.add(attachment.sha256)
  const link = { text: t.papers.toFile, href: local.href(paperPath(attachment)) }
  const otherwise = [head, ...wordsOf(local, texts.get(attachment.sha256) ?? ''), { type: 'paragraph' as const, inline: [link] }]
  const shown = isMediaType(attachment.mediaType) ? endings[attachment.mediaType] : undefined
  if (!shown || attachment.size > state.left) return otherwise
  state.left -= attachment.size
  const alt = shown.kind === 'pdf' ? t.papers.pageOf(plainAlt(attachment.title)) : t.papers.picture(attachment.title)
  return [
    {
      type: 'enclosure',
      file: `${attachment.sha256}.${shown.ending}`,
      kind: shown.kind,
      head: head.inline,
      link: [link],
      alt,
      otherwise,
    },
  ]
}

/** A title may hold the sign that stands for the page's number. */
const plainAlt = (title: string) => title.replaceAll(pageSign, ' ')

function wordsOf(local: PaperLocal, text: string): PaperBlock[] {
  if (text.trim() === '') return [note(local.t.papers.noText)]
  return [note(local.t.papers.textOnly), ...richBlocks(local, fromPlainText(text), 4, 'da')]
}

const note = (words: string): PaperBlock => ({ type: 'paragraph', look: 'small', inline: [{ text: words }] })
