import { Hono } from 'hono'
import { bodySummaries } from '#modules/council/index.ts'
import { reasonInWords } from '#modules/meetings/index.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { fileDisposition } from '#platform/http/disposition.ts'
import { isHeld } from '#platform/http/held.ts'
import { storedBody } from '#platform/http/stored.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { page } from '#ui/page/respond.tsx'
import { countDocuments, documentBySlug, fileOfDocument, listDocuments, papersOfDocument } from './library.queries.ts'
import { DocumentPage, DocumentsPage } from './library.views.tsx'
import { documentPath, releasedPaperPath } from './papers.ts'

/** The documents that are no meeting's, as the public reads them. */
export const documentRoutes = () =>
  new Hono<AppEnv>()
    .get('/dokumenter', allow('public'), list)
    .get('/dokumenter/:slug', allow('public'), one)
    .get('/dokumenter/:slug/:name', allow('public'), download)
    .get('/dokumenter/:slug/bilag/:n{[0-9]{1,4}}/:name', allow('public'), downloadPaper)

const pageSize = 25

async function list(c: Ctx) {
  const t = c.get('t')
  const lang = c.get('lang')
  const asked = Number(/^\d{1,5}$/.exec(c.req.query('side') ?? '')?.[0] ?? 1)
  const found = await inTenant(c, async (tx) => {
    const pages = Math.max(1, Math.ceil((await countDocuments(tx)) / pageSize))
    const current = Math.min(Math.max(1, asked), pages)
    return { pages, current, rows: await listDocuments(tx, pageSize, (current - 1) * pageSize), bodies: await bodySummaries(tx) }
  })
  const names = new Map(found.bodies.filter(({ isPublic }) => isPublic).map((body) => [body.id, body.name]))
  return page(
    c,
    { title: t.documents.title, description: t.documents.lead, crumbs: [{ label: t.documents.title }] },
    <DocumentsPage
      {...{
        t,
        lang,
        timeZone: c.get('municipality').timeZone,
        href: (path: string) => localPath(lang, path),
        current: found.current,
        pages: found.pages,
      }}
      documents={found.rows.map((row) => ({ ...row, body: names.get(row.body_id ?? '') ?? null }))}
    />,
  )
}

/** @throws 410 with the reason where it was withdrawn, 404 where there is none */
async function documentAt(c: Ctx) {
  const { document, papers, body } = await inTenant(c, async (tx) => {
    const found = await documentBySlug(tx, c.req.param('slug') ?? '')
    const papers = found ? await papersOfDocument(tx, found.id) : []
    return { document: found, papers, body: found?.body_id ? (await bodySummaries(tx, [found.body_id]))[0] : undefined }
  })
  if (!document) throw new AppError(404, 'no such document')
  if (document.state !== 'released') {
    const t = c.get('t')
    throw new AppError(
      410,
      'withdrawn',
      t.meetings.withdrawn(reasonInWords(t, document.reason), dateInWords(c.get('lang'), document.withdrawn_at ?? document.released_at)),
    )
  }
  return { document, papers, body: body?.isPublic ? { name: body.name, href: localPath(c.get('lang'), `/raadet/${body.slug}`) } : null }
}

async function one(c: Ctx) {
  const t = c.get('t')
  const lang = c.get('lang')
  const { document, papers, body } = await documentAt(c)
  return page(
    c,
    {
      title: document.title,
      crumbs: [
        { label: t.documents.title, href: localPath(lang, '/dokumenter') },
        { label: document.title, lang: document.lang },
      ],
      lastChanged: document.released_at,
    },
    <DocumentPage
      {...{ t, lang, timeZone: c.get('municipality').timeZone, document, body }}
      papers={papers.map((paper, at) => ({ title: paper.title, href: localPath(lang, releasedPaperPath(document.slug, at, paper)) }))}
      fileHref={document.with_file ? localPath(lang, filePath(document)) : null}
    />,
  )
}

const filePath = ({ slug, file_name }: { slug: string; file_name: string | null }) =>
  `${documentPath(slug)}/${encodeURIComponent(file_name ?? '')}`

/** What browsers show by themselves without running anything of it; all else is saved. */
const shownAs: Record<string, string> = { pdf: 'application/pdf', text: 'text/plain; charset=utf-8' }

async function download(c: Ctx) {
  const { document } = await documentAt(c)
  const { file_name } = document
  const file = c.req.param('name') === file_name ? await inTenant(c, (tx) => fileOfDocument(tx, document.id)) : undefined
  if (!file) throw new AppError(404, 'no such file')
  const { sha256, format, encoding } = file
  return send(c, sha256, file_name ?? '', format === 'text' && encoding !== 'utf-8' ? undefined : shownAs[format])
}

async function downloadPaper(c: Ctx) {
  const { papers } = await documentAt(c)
  const paper = papers[Number(c.req.param('n')) - 1]
  if (!paper || paper.fileName !== c.req.param('name')) throw new AppError(404, 'no such paper')
  const type = paper.mediaType === 'application/pdf' ? paper.mediaType : undefined
  return send(c, Buffer.from(paper.sha256, 'hex'), paper.fileName, type)
}

/** @param type what it is where browsers may show it; undefined: it is saved */
async function send(c: Ctx, sha256: Buffer, name: string, type: string | undefined) {
  const mark = `"${sha256.toString('hex')}"`
  c.header('Content-Type', type ?? 'application/octet-stream')
  c.header('Content-Disposition', fileDisposition(type ? 'inline' : 'attachment', name))
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; sandbox")
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Cache-Control', 'no-cache')
  c.header('ETag', mark)
  if (isHeld(c.req.header('if-none-match'), mark)) return c.body(null, 304)
  if (c.req.method === 'HEAD') return c.body(null, 200)
  const stream = c.get('platform').files.read(c.get('municipality').id, sha256)
  return c.body(await storedBody(c, stream), 200)
}
