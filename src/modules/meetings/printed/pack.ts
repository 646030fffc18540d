import { may } from '#modules/accounts/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { isMediaType } from '#platform/documents/media-type.ts'
import { readings } from '#platform/files/files.queries.ts'
import type { Ctx } from '#platform/http/context.ts'
import { type Heading, type Paper, type PaperBlock, pageSign } from '#platform/paper/paper.ts'
import { fromPlainText } from '#platform/richtext/richtext.ts'
import type { AttachmentModel, ItemModel, MeetingModel } from '../model.ts'
import { paperPath } from '../papers/address.ts'
import type { Readable } from '../readable.ts'
import { heading, itemBlocks, sentLater } from './item-blocks.ts'
import type { PaperLocal } from './local.ts'
import { frame, openingBlocks } from './meeting-paper.ts'
import { richBlocks } from './rich.ts'

type File = Required<AttachmentModel>

/** The pack is for those who meet and those who prepare it. */
export const mayHavePack = (c: Ctx, meeting: MeetingModel): boolean =>
  may(c.get('actor'), 'takePart', { kind: 'meeting', bodyIds: meeting.bodies.map((body) => body.id), isPublic: false })

/** More than this is not laid into one file: what comes after is told of and linked to. */
const mostEnclosed = 60_000_000

export type Pack = { paper: Paper; enclosed: { name: string; sha256: string }[] }

/** The agenda with every paper that this reader may read, each after its item. */
export async function packOf(tx: Tx, local: PaperLocal, read: Readable): Promise<Pack | null> {
  const { meeting } = read
  if (meeting.items.length === 0) return null
  const files = meeting.items.flatMap((item) => item.attachments.filter(hasFile))
  const texts = await textsOf(tx, files)
  const room = { left: mostEnclosed }
  const kind = local.t.papers.pack
  const parts = { level: 2, decisions: meeting.minutes !== 'none', attachments: false }
  const blocks = [
    ...openingBlocks(local, read, kind, parts.decisions),
    { type: 'contents' as const, title: local.t.papers.contents },
    ...meeting.items.flatMap((item) => [
      ...itemBlocks(local, item, parts),
      ...item.attachments.flatMap((attachment, i) => enclosed(local, item, { attachment, number: i + 1 }, texts, room)),
    ]),
  ]
  return {
    paper: { ...frame(local, read, kind), blocks },
    enclosed: blocks.flatMap((block) => (block.type === 'enclosure' ? [{ name: block.file, sha256: block.file.split('.')[0] ?? '' }] : [])),
  }
}

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
  room: { left: number },
): PaperBlock[] {
  const { t } = local
  const title = t.papers.paper(number, attachment.title)
  const came = cameWith(local, item, attachment)
  const head: Heading = { ...heading(3, [{ text: came ? `${title} (${came})` : title }]), isListed: true }
  if (!hasFile(attachment)) return [head]
  const link = { text: t.papers.toFile, href: local.href(paperPath(attachment)) }
  const otherwise = [head, ...wordsOf(local, texts.get(attachment.sha256) ?? ''), { type: 'paragraph' as const, inline: [link] }]
  const shown = isMediaType(attachment.mediaType) ? endings[attachment.mediaType] : undefined
  if (!shown || attachment.size > room.left) return otherwise
  room.left -= attachment.size
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
  const note = (words: string): PaperBlock => ({ type: 'paragraph', look: 'small', inline: [{ text: words }] })
  if (text.trim() === '') return [note(local.t.papers.noText)]
  return [note(local.t.papers.textOnly), ...richBlocks(local, fromPlainText(text), 4, 'da')]
}
