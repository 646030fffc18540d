import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import type { Span } from '#platform/files/files.ts'
import { type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { fileDisposition } from '#platform/http/disposition.ts'
import { isHeld } from '#platform/http/held.ts'
import { askedSpan } from '#platform/http/span.ts'
import { storedBody } from '#platform/http/stored.ts'
import { buildModel } from '../build-model.ts'
import type { AttachmentModel, MeetingModel } from '../model.ts'
import { mayReadDraft, meetingAt } from '../plan/stand.ts'
import { type FoundMeeting, meetingOfPaper } from '../published.queries.ts'
import { gone, readable } from '../readable.ts'
import { readableVersions } from '../versions/earlier.ts'
import { versionPath, withdrawnVersions } from '../versions/versions.queries.ts'
import { paperPath } from './address.ts'

type File = Required<AttachmentModel>
/** `isEarlier`: as a version of the meeting names it that may not be the one that holds now. */
type Found = { paper: File; isPublic: boolean; isEarlier?: boolean }

/** What browsers show by themselves without running anything of it; all else is saved. */
const shownInline = ['application/pdf', 'image/png', 'image/jpeg']

const papersIn = (model: MeetingModel | null | undefined) => (model?.items ?? []).flatMap((item) => item.attachments)
const withFile = (paper: AttachmentModel | undefined): paper is File => paper?.sha256 !== undefined

/**
 * A paper's file, streamed. The public gets what the meeting's public version names, and not before; those who may read closed parts or drafts get
 * theirs by right. `?udkast=ja` asks for the file as the secretariat has it now, `?udgave=2` for the one that a version of the meeting names.
 */
export async function download(c: Ctx) {
  const found = await find(c, c.req.param('id') ?? '')
  const { paper } = found
  if (c.req.param('name') !== paper.fileName) return c.redirect(localPath(c.get('lang'), paperPath(paper)) + new URL(c.req.url).search, 302)
  return send(c, found, headersOf(paper, found.isPublic))
}

/**
 * A paper's file as the public has it, to be looked at or to be saved.
 * @throws 410 where the meeting was withdrawn, 404 where the public version of the meeting names no such file
 */
export async function sendPublicPaper(c: Ctx, id: string, way: 'access' | 'download') {
  const paper = await inTenant(c, async (tx) => {
    const meeting = await meetingOfPaper(tx, id)
    if (meeting && !meeting.model) throw await gone(tx, c, `/moeder/${meeting.slug}`)
    return papersIn(meeting?.model).find((one) => one.id === id)
  })
  if (!withFile(paper)) throw new AppError(404, 'no such public paper')
  const { 'Content-Disposition': _usual, ...headers } = headersOf(paper, true)
  const disposition = way === 'download' ? fileDisposition('attachment', paper.fileName) : fileDisposition('inline', paper.fileName)
  return send(c, { paper, isPublic: true }, { ...headers, 'Content-Disposition': disposition })
}

async function send(c: Ctx, { paper, isPublic, isEarlier = false }: Found, headers: Record<string, string>) {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  if (isEarlier) c.header('X-Robots-Tag', 'noindex')
  if (isPublic && isHeld(c.req.header('if-none-match'), etag(paper))) return c.body(null, 304)
  const span = askedSpan(c, paper.size, etag(paper))
  if (span === 'none') {
    c.header('Content-Length', undefined)
    return c.body(null, 416, { 'Content-Range': `bytes */${paper.size}` })
  }
  for (const [name, value] of Object.entries(span ? partHeaders(span, paper, isPublic) : {})) c.header(name, value)
  if (c.req.method === 'HEAD') return c.body(null, span ? 206 : 200)
  const stream = c.get('platform').files.read(c.get('municipality').id, Buffer.from(paper.sha256, 'hex'), span ?? undefined)
  return c.body(await storedBody(c, stream), span ? 206 : 200)
}

/** Compressed on the way a part would no longer be the part that was asked for. */
const partHeaders = ({ start, end }: Span, { size }: File, isPublic: boolean) => ({
  'Content-Range': `bytes ${start}-${end}/${size}`,
  'Content-Length': String(end - start + 1),
  'Cache-Control': `${isPublic ? 'no-cache' : 'no-store'}, no-transform`,
})

const etag = (paper: File) => `"${paper.sha256}"`

function headersOf(paper: File, isPublic: boolean): Record<string, string> {
  const way = shownInline.includes(paper.mediaType) ? 'inline' : 'attachment'
  return {
    'Content-Type': paper.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : paper.mediaType,
    'Content-Length': String(paper.size),
    'Content-Disposition': fileDisposition(way, paper.fileName),
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    ...(isPublic ? { 'Cache-Control': 'no-cache', ETag: etag(paper) } : { 'Cache-Control': 'no-store' }),
  }
}

/** @throws 410 where the meeting was withdrawn, 404 for everything that is not for this reader */
const find = (c: Ctx, id: string): Promise<Found> =>
  inTenant(c, async (tx) => {
    const meeting = await meetingOfPaper(tx, id)
    if (!meeting) throw new AppError(404, 'no such paper')
    if (c.req.query('udkast') === 'ja' && mayReadDraft(c.get('actor'), await meetingAt(tx, meeting.id))) {
      const paper = papersIn(await buildModel(tx, meeting.id)).find((one) => one.id === id)
      if (withFile(paper)) return { paper, isPublic: false }
    }
    const version = c.req.query('udgave')
    if (version !== undefined) return { paper: await paperOfVersion(tx, c, meeting, Number(version), id), isPublic: true, isEarlier: true }
    const read = await readable(tx, c, meeting)
    if (!read) throw await gone(tx, c, `/moeder/${meeting.slug}`)
    const paper = papersIn(read.meeting).find((one) => one.id === id)
    if (!withFile(paper)) throw new AppError(404, 'no such paper for this reader')
    return { paper, isPublic: papersIn(meeting.model).some((one) => one.id === id && one.sha256 === paper.sha256) }
  })

/** A paper as a version names it: what was replaced or taken off since stays with the version, what was withdrawn or closed since does not. */
async function paperOfVersion(tx: Tx, c: Ctx, meeting: FoundMeeting, n: number, id: string): Promise<File> {
  if (!meeting.model) throw await gone(tx, c, `/moeder/${meeting.slug}`)
  if ((await withdrawnVersions(tx, meeting.slug)).has(n)) throw await gone(tx, c, versionPath(meeting.slug, n))
  const model = Number.isInteger(n) && n < 1_000_000 ? (await readableVersions(tx, meeting.id, [n])).get(n) : undefined
  const paper = papersIn(model).find((one) => one.id === id)
  if (!withFile(paper)) throw new AppError(404, 'no such paper in that version')
  return paper
}
