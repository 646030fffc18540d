import { Hono } from 'hono'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { removeUnused } from '#platform/files/keep.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, seeOther } from '#platform/http/context.ts'
import { fileDisposition } from '#platform/http/disposition.ts'
import { formOf } from '#platform/http/forms.ts'
import { office } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { storedBody } from '#platform/http/stored.ts'
import { uuid } from '#platform/ids.ts'
import { actingOf } from '../acting.ts'
import { runById } from '../import.queries.ts'
import { mayImportFor, mayReach } from '../reach.ts'
import { batchById, failedFile } from './batch.queries.ts'
import { keepUnread, tryAgain } from './failed.ts'

const staff = ['secretary', 'administrator'] as const
const path = `/import/hold/:id{${uuid}}/fil/:file{${uuid}}`

/** A file that the house failed to read can be fetched, read once more, or kept as it is; and so is the file behind an import fetched. */
export const failedRoutes = () =>
  new Hono<AppEnv>()
    .get(path, allow(...staff), office, download)
    .post(path, allow(...staff), office, press)
    .get(`/import/:id{${uuid}}/fil`, allow(...staff), office, downloadSource)

/** @throws 404 where there is no such file, or it is somebody else's who works for other bodies */
async function fileAt(tx: Tx, c: Ctx) {
  const batch = await batchById(tx, c.req.param('id') ?? '')
  const isOwn = batch?.actor === actingOf(c).actor
  if (!batch || !(isOwn || mayReach(c.get('actor'), batch))) throw new AppError(404, 'no such batch')
  const file = await failedFile(tx, batch.id, c.req.param('file') ?? '')
  if (!file) throw new AppError(404, 'no such file')
  return { batch, file }
}

async function press(c: Ctx) {
  const free: Buffer[] = []
  const { location } = await once(c, async (tx) => {
    const { batch, file } = await fileAt(tx, c)
    const back = { location: `/import/hold/${batch.id}` }
    const pressed = formOf(c).values['do']
    if (pressed === 'retry') await tryAgain(tx, actingOf(c), file.id)
    if (pressed !== 'keep') return back
    // What is whose nobody knows is kept by who works for all, or by who brought it.
    if (batch.body_id !== null && !mayImportFor(c.get('actor'), batch.body_id)) throw new AppError(404, 'no right to keep this')
    const kept = await keepUnread(tx, actingOf(c), c.get('municipality').timeZone, file.id)
    free.push(...(kept?.files ?? []))
    return kept ? { location: `/import/${kept.runId}` } : back
  })
  await removeUnused(c.get('platform'), c.get('municipality').id, free)
  return seeOther(c, location)
}

async function download(c: Ctx) {
  const { file } = await inTenant(c, (tx) => fileAt(tx, c))
  return sendUnseen(c, file)
}

/** The file that an import was read from, for those who read it through. */
async function downloadSource(c: Ctx) {
  const run = await inTenant(c, (tx) => runById(tx, c.req.param('id') ?? ''))
  if (!run || !mayReach(c.get('actor'), run)) throw new AppError(404, 'no such import')
  return sendUnseen(c, run)
}

/** Saved and never shown by the browser: nobody knows what is in it. */
async function sendUnseen(c: Ctx, { sha256, file_name }: { sha256: Buffer | null; file_name: string }) {
  if (!sha256) throw new AppError(404, 'the file is not kept any more')
  c.header('Content-Type', 'application/octet-stream')
  c.header('Content-Disposition', fileDisposition('attachment', file_name.split('/').at(-1) ?? file_name))
  c.header('Content-Security-Policy', "default-src 'none'; sandbox")
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('Cache-Control', 'private, no-store')
  if (c.req.method === 'HEAD') return c.body(null, 200)
  const stream = c.get('platform').files.read(c.get('municipality').id, sha256)
  return c.body(await storedBody(c, stream), 200)
}
