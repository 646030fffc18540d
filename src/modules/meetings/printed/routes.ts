import { Hono } from 'hono'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { answerPaper } from '#platform/paper/answer.ts'
import type { PaperFormat } from '#platform/paper/paper.ts'
import { buildModel } from '../build-model.ts'
import { mayReadDraft, meetingAtSlug } from '../plan/stand.ts'
import { meetingBySlug } from '../published.queries.ts'
import { gone, readable, readableItem } from '../readable.ts'
import { meetingName } from '../titles.ts'
import { areMinutesOut } from '../transitions.ts'
import { draftFiles, fileName, itemEndings, meetingFiles } from './address.ts'
import { enclosedFiles } from './enclosed-files.ts'
import { itemPaper } from './item-paper.ts'
import { paperLocal } from './local.ts'
import { isForAll, type MeetingDocument, meetingPaper } from './meeting-paper.ts'
import { mayHavePack, packOf } from './pack.ts'

/** Meetings and items as files. Their addresses stand before those of the pages, which would take an ending for a part of the name. */
export const printedRoutes = () =>
  new Hono<AppEnv>()
    .get(`/moeder/:slug/:file{${meetingFiles}}`, allow('public'), meetingFile)
    .get(`/moeder/:slug/:file{${draftFiles}}`, allow('chair', 'secretary', 'administrator'), draftFile)
    .get('/moeder/:slug/mappe.pdf', allow('member', 'chair', 'substitute', 'secretary', 'administrator'), packFile)
    .get(`/punkt/:file{[a-z0-9]+${itemEndings}}`, allow('public'), itemFile)

const documents: Record<string, MeetingDocument> = { dagsorden: 'agenda', referat: 'minutes' }

/** "referat-arkiv.pdf" is the archive's form of "referat.pdf". */
function partsOf(file: string): { stem: string; format: PaperFormat } {
  const [name = '', ending = ''] = file.split('.')
  const isArchive = name.endsWith('-arkiv')
  return { stem: isArchive ? name.slice(0, -'-arkiv'.length) : name, format: isArchive ? 'archive' : (ending as PaperFormat) }
}

async function meetingFile(c: Ctx) {
  const slug = c.req.param('slug') ?? ''
  const file = c.req.param('file') ?? ''
  const { stem, format } = partsOf(file)
  const document = documents[stem]
  if (!document) throw new AppError(404, 'no such document')
  const { read, local } = await inTenant(c, async (tx) => {
    const read = await readable(tx, c, await meetingBySlug(tx, slug))
    if (!read) throw await gone(tx, c, `/moeder/${slug}`)
    return { read, local: await paperLocal(tx, c) }
  })
  if (read.found.slug !== slug) return c.redirect(localPath(c.get('lang'), `/moeder/${read.found.slug}/${file}`), 301)
  const paper = meetingPaper(local, read, document)
  if (!paper) throw new AppError(404, 'the meeting has no such document yet')
  const name = fileName(local.t.papers[document], meetingName(read.meeting), read.meeting)
  return answerPaper(c, { paper, format, name, isPublic: isForAll(read) })
}

/**
 * Minutes that are still written, from the tables as they stand: marked as a draft on every page, and kept by nobody on the way. Once they are
 * released the address leads to what was released.
 * @throws 404 for whoever may not read the draft itself, and before anybody has begun to write
 */
async function draftFile(c: Ctx) {
  const slug = c.req.param('slug') ?? ''
  const { stem, format } = partsOf(c.req.param('file') ?? '')
  const { at, found, meeting, local } = await inTenant(c, async (tx) => {
    const at = await meetingAtSlug(tx, slug)
    if (!mayReadDraft(c.get('actor'), at)) throw new AppError(404, 'no right to the draft')
    return { at, found: await meetingBySlug(tx, slug), meeting: await buildModel(tx, at.id), local: await paperLocal(tx, c) }
  })
  const path = (name: string) => localPath(c.get('lang'), `/moeder/${at.slug}/${name}.${format}`)
  if (areMinutesOut(at.stand)) return c.redirect(path('referat'), 302)
  if (!found || !meeting || at.stand.minutes !== 'draft') throw new AppError(404, 'nobody has begun to write minutes')
  if (at.slug !== slug) return c.redirect(path(stem), 301)
  const paper = meetingPaper(local, { found, meeting, publication: null }, 'draftMinutes')
  if (!paper) throw new AppError(404, 'a meeting without items')
  const name = fileName(local.t.papers.draftMinutes, meetingName(meeting), meeting)
  return answerPaper(c, { paper, format, name, isPublic: false })
}

/** @throws 404 for whoever has no part in the meeting, as if there were none */
async function packFile(c: Ctx) {
  const slug = c.req.param('slug') ?? ''
  const { read, pack, local } = await inTenant(c, async (tx) => {
    const read = await readable(tx, c, await meetingBySlug(tx, slug))
    if (!read) throw await gone(tx, c, `/moeder/${slug}`)
    if (!mayHavePack(c, read.meeting)) throw new AppError(404, 'no part in this meeting')
    const local = await paperLocal(tx, c)
    return { read, local, pack: await packOf(tx, local, read) }
  })
  if (read.found.slug !== slug) return c.redirect(localPath(c.get('lang'), `/moeder/${read.found.slug}/mappe.pdf`), 301)
  if (!pack) throw new AppError(404, 'the meeting has no agenda yet')
  const name = fileName(local.t.papers.pack, meetingName(read.meeting), read.meeting)
  const files = () => enclosedFiles(c, pack.enclosed)
  return answerPaper(c, { paper: pack.paper, format: 'pdf', name, isPublic: false, files })
}

async function itemFile(c: Ctx) {
  const { stem, format } = partsOf(c.req.param('file') ?? '')
  const { read, local } = await inTenant(c, async (tx) => {
    const read = await readableItem(tx, c, stem)
    if (!read) throw await gone(tx, c, `/punkt/${stem}`)
    return { read, local: await paperLocal(tx, c) }
  })
  const paper = itemPaper(local, read)
  return answerPaper(c, { paper, format, name: fileName(paper.title, '', read.meeting), isPublic: isForAll(read) })
}
