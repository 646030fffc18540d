import { Hono } from 'hono'
import { bodySummaries } from '#modules/council/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { removeUnused } from '#platform/files/keep.ts'
import { scopeOf } from '#platform/http/actor.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, type FormRoom, formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { dateInWords } from '#platform/i18n/dates.ts'
import { newId, uuid } from '#platform/ids.ts'
import { enqueue } from '#platform/jobs/jobs.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { actingOf } from '../acting.ts'
import { bodiesOfDrafts, countRuns, listRuns } from '../import.queries.ts'
import { mayImportFor, mayReach, reachOf } from '../reach.ts'
import { knownPath } from '../review/notice.ts'
import { undoImport } from '../undo.ts'
import { type BatchFile, batchById, filesOf, fileToRead, insertBatch, latestBatches, setFile } from './batch.queries.ts'
import { batchTexts, type Counted } from './batch.text.ts'
import { takeIn, workOnFile } from './batch.ts'
import { MAX_UPLOAD_BYTES } from './open.ts'
import { BatchPage, type FileLine, type FileState, ImportsPage, type RunLine, UndoBatchPage } from './views.tsx'

const staff = ['secretary', 'administrator'] as const
const batchPath = `/import/hold/:id{${uuid}}`

/** One import may bring a whole archive. What is too large for itself is left out and told of; the others come in. */
const room: FormRoom = { files: 1_000, fileBytes: MAX_UPLOAD_BYTES, isPatient: true }
export const uploadRoom = (c: Ctx): FormRoom | null =>
  c.req.path === '/import' && scopeOf(c.get('actor'), ...staff)?.length !== 0 ? room : null

export const batchRoutes = () =>
  new Hono<AppEnv>()
    .get('/import', allow(...staff), office, (c) => importsPage(c, 200))
    .post('/import', allow(...staff), office, upload)
    .get(batchPath, allow(...staff), office, batchPage)
    .post(batchPath, allow(...staff), office, releaseAll)
    .get(`${batchPath}/fortryd`, allow(...staff), office, undoPage)
    .post(`${batchPath}/fortryd`, allow(...staff), office, undoAll)

const pageSize = 50
/** How long one file is waited for before its sender is shown how far it is. */
const patienceMs = 4_000

async function importsPage(c: Ctx, status: 200 | 422, values: Record<string, string> = c.get('kept') ?? {}, errors: FieldErrors = {}) {
  const texts = officeText(c, batchTexts)
  const lang = c.get('lang')
  const reach = reachOf(c.get('actor'))
  const asked = Number(/^\d{1,4}$/.exec(c.req.query('side') ?? '')?.[0] ?? 1)
  const found = await inTenant(c, async (tx) => {
    const pages = Math.max(1, Math.ceil((await countRuns(tx, reach)) / pageSize))
    const page = Math.min(Math.max(1, asked), pages)
    const rows = await listRuns(tx, reach, pageSize, (page - 1) * pageSize)
    const batches = await latestBatches(tx, reach.bodyIds === null ? null : reach.actor, 5)
    return { page, pages, rows, batches, bodies: await bodiesToChoose(tx, c) }
  })
  const runs = found.rows.map(
    (row): RunLine => ({
      ...{ href: localPath(lang, `/import/${row.id}`), fileName: row.file_name, kind: row.kind, state: row.state as RunLine['state'] },
      ...{ createdAt: row.created_at, openDoubts: row.open_doubts ?? 0 },
    }),
  )
  const batches = found.batches.map((batch) => ({
    ...{
      href: localPath(lang, `/import/hold/${batch.id}`),
      at: batch.created_at,
      files: Number(batch.files),
      waiting: Number(batch.waiting),
      refused: Number(batch.refused),
    },
  }))
  return officePage(
    c,
    { title: texts.title, status, hasErrors: Object.keys(errors).length > 0, help: texts.help, crumbs: [{ label: texts.title }] },
    <ImportsPage
      {...{ t: c.get('t'), texts, lang, timeZone: c.get('municipality').timeZone, once: onceKey(), runs, batches, values, errors }}
      {...{ bodies: found.bodies, page: found.page, pages: found.pages }}
      hrefOf={(page) => localPath(lang, page === 1 ? '/import' : `/import?side=${page}`)}
    />,
  )
}

/** What a draft calls a body is none until somebody has released it. */
async function bodiesToChoose(tx: Tx, c: Ctx) {
  const drafts = await bodiesOfDrafts(tx)
  return (await bodySummaries(tx)).filter(({ id, isPublic }) => mayImportFor(c.get('actor'), id) && (isPublic || !drafts.has(id)))
}

/** Whose a document is that does not say: what was chosen, else the only body that its sender works for. */
function ownBody(c: Ctx, chosen: string | undefined): string | null {
  const scope = scopeOf(c.get('actor'), ...staff)
  const may = chosen && new RegExp(`^${uuid}$`).test(chosen) && mayImportFor(c.get('actor'), chosen) ? chosen : null
  return may ?? (scope?.length === 1 ? (scope[0] ?? null) : null)
}

/** The files are kept at once; a second arrival of the same form finds the first one's batch. One file alone is read while its sender waits a moment. */
async function upload(c: Ctx) {
  const form = formOf(c)
  const files = form.files.filter((file) => file.field === 'filer')
  if (files.length === 0) return importsPage(c, 422, { raad: form.values['raad'] ?? '' }, { filer: officeText(c, batchTexts).upload.none })
  const id = newId()
  let isFirst = false
  const acting = actingOf(c)
  const { location } = await once(c, async (tx) => {
    isFirst = true
    const reach = scopeOf(c.get('actor'), ...staff)
    const own = ownBody(c, form.values['raad'])
    const row = { municipality_id: acting.municipalityId, id, actor: acting.actor, created_at: toDate(acting.clock()) }
    const known = own !== null && (await bodySummaries(tx, [own])).length > 0
    await insertBatch(tx, { ...row, reach, body_id: known ? own : null })
    return { location: `/import/hold/${id}` }
  })
  if (!isFirst) return seeOther(c, location)
  const [only, ...others] = await takeIn(c.get('platform'), acting, id, files)
  const path = only && others.length === 0 ? await readAtOnce(c, only) : null
  return seeOther(c, path ?? location)
}

/** Where the reading of one file led, if it is done by now. */
async function readAtOnce(c: Ctx, fileId: string): Promise<string | null> {
  const platform = c.get('platform')
  const { id: municipalityId, timeZone } = c.get('municipality')
  // What fails here is done by its job.
  const work = workOnFile(platform, { municipalityId, timeZone }, fileId).catch((error: unknown) =>
    platform.log.warn({ err: error }, 'a file is read later'),
  )
  let timer: NodeJS.Timeout | undefined
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)))])
  clearTimeout(timer)
  const file = await inTenant(c, (tx) => fileToRead(tx, fileId))
  if (!file?.import_run_id) return null
  return file.state === 'known' ? knownPath(file.import_run_id) : `/import/${file.import_run_id}`
}

/** @throws 404 when there is none, or somebody else brought it who works for other bodies */
async function batchAt(tx: Tx, c: Ctx) {
  const batch = await batchById(tx, c.req.param('id') ?? '')
  const { actor } = reachOf(c.get('actor'))
  if (!batch || (batch.actor !== actor && !mayReach(c.get('actor'), batch))) throw new AppError(404, 'no such batch')
  return { batch, files: await filesOf(tx, batch.id) }
}

const isSeen = (c: Ctx, file: BatchFile) =>
  file.run_id !== null && file.actor !== null && mayReach(c.get('actor'), { body_id: file.body_id, actor: file.actor })
const isDraft = (file: BatchFile) => file.state === 'read' && file.run_state === 'draft' && file.released_by === null
const isReady = (file: BatchFile) => isDraft(file) && Number(file.open_doubts ?? 0) === 0

async function batchPage(c: Ctx) {
  const texts = officeText(c, batchTexts)
  const lang = c.get('lang')
  const { batch, files } = await inTenant(c, (tx) => batchAt(tx, c))
  const { timeZone } = c.get('municipality')
  const isWaiting = files.some((file) => file.state === 'waiting' || file.released_by !== null)
  // Without a script: the browser asks again by itself as long as something is under way.
  if (isWaiting) c.header('Refresh', '4')
  const title = texts.one.title(dateInWords(lang, batch.created_at, timeZone))
  return officePage(
    c,
    { title, help: texts.one.help, crumbs: [{ label: texts.title, href: localPath(lang, '/import') }, { label: title }] },
    <BatchPage
      {...{ t: c.get('t'), texts, lang, timeZone, once: onceKey, at: batch.created_at }}
      files={files.map((file) => asLine(c, batch.id, file))}
      counted={countedOf(files)}
      ready={files.filter((file) => isReady(file) && isSeen(c, file)).length}
      drafts={files.filter((file) => isDraft(file) && isSeen(c, file)).length}
      backHref={localPath(lang, '/import')}
      undoHref={localPath(lang, `/import/hold/${batch.id}/fortryd`)}
    />,
  )
}

/** What the house itself failed at, the file is not refused for. */
const isFailed = ({ state, refusal }: BatchFile) => state === 'refused' && refusal === 'failed'

const countedOf = (files: readonly BatchFile[]): Counted => {
  const count = (is: (file: BatchFile) => boolean) => files.filter(is).length
  return {
    ...{ read: count(({ state }) => state === 'read'), known: count(({ state }) => state === 'known') },
    ...{ refused: count((file) => file.state === 'refused' && !isFailed(file)), failed: count(isFailed) },
    waiting: count(({ state }) => state === 'waiting'),
  }
}

function asLine(c: Ctx, batchId: string, file: BatchFile): FileLine {
  const seen = isSeen(c, file)
  return {
    ...{ name: file.file_name, href: seen ? localPath(c.get('lang'), `/import/${file.run_id}`) : null, kind: seen ? file.kind : null },
    ...{
      state: stateOf(file),
      note: noteOf(c, file),
      failedHref: file.state === 'refused' && file.sha256 ? localPath(c.get('lang'), `/import/hold/${batchId}/fil/${file.id}`) : null,
      openDoubts: seen && file.run_state === 'draft' ? Number(file.open_doubts ?? 0) : null,
    },
  }
}

function stateOf(file: BatchFile): FileState {
  if (file.released_by !== null) return 'releasing'
  if (isFailed(file)) return 'failed'
  if (file.state === 'read' && (file.run_state === 'confirmed' || file.run_state === 'undone')) return file.run_state
  return file.state as 'waiting'
}

function noteOf(c: Ctx, file: BatchFile): string {
  const { refusal, state } = file
  if (isSeen(c, file) && (file.offered ?? 0) > 0) return officeText(c, batchTexts).one.offered
  const { refusals } = c.get('t').importing
  if (state === 'known') return knownNote(c, file)
  if (refusal === null) return ''
  if (state !== 'refused') return officeText(c, batchTexts).one.held
  return Object.hasOwn(refusals, refusal) ? refusals[refusal as keyof typeof refusals] : officeText(c, batchTexts).one.failed
}

/** What became of the document when it came before. */
function knownNote(c: Ctx, { run_state, confirmed_at }: BatchFile): string {
  const { released, waits } = officeText(c, batchTexts).one.known
  if (run_state === 'confirmed' && confirmed_at) return released(dateInWords(c.get('lang'), confirmed_at, c.get('municipality').timeZone))
  return run_state === 'draft' ? waits : ''
}

/** One press for all that are without doubt; each goes out by a job of its own. */
async function releaseAll(c: Ctx) {
  const { municipalityId, actor } = actingOf(c)
  const { location } = await once(c, async (tx) => {
    const { batch, files } = await batchAt(tx, c)
    const ready = files.filter((file) => isReady(file) && isSeen(c, file))
    for (const { id } of ready) await setFile(tx, id, { released_by: actor, refusal: null })
    await enqueue(
      tx,
      'import',
      ready.map(({ id }) => ({ municipalityId, id })),
    )
    return { location: `/import/hold/${batch.id}` }
  })
  return seeOther(c, location)
}

async function undoPage(c: Ctx) {
  const texts = officeText(c, batchTexts)
  const lang = c.get('lang')
  const { batch, files } = await inTenant(c, (tx) => batchAt(tx, c))
  const back = localPath(lang, `/import/hold/${batch.id}`)
  return officePage(
    c,
    {
      title: texts.undo.title,
      help: texts.undo.help,
      crumbs: [{ label: texts.title, href: localPath(lang, '/import') }, { label: texts.batches, href: back }, { label: texts.undo.title }],
    },
    <UndoBatchPage
      {...{ texts, once: onceKey(), back }}
      drafts={files.filter((file) => isDraft(file) && isSeen(c, file)).map((file) => file.file_name)}
      released={files.filter((file) => file.run_state === 'confirmed' && file.state === 'read').length}
    />,
  )
}

/** Each for itself: what cannot be undone any more does not keep the others. */
async function undoAll(c: Ctx) {
  const { batch, files } = await inTenant(c, (tx) => batchAt(tx, c))
  const free: Buffer[] = []
  for (const file of files.filter((one) => isDraft(one) && isSeen(c, one))) {
    const result = await inTenant(c, (tx) => undoImport(tx, actingOf(c), file.run_id ?? ''))
    if ('files' in result) free.push(...result.files)
  }
  await removeUnused(c.get('platform'), c.get('municipality').id, free)
  return seeOther(c, `/import/hold/${batch.id}`)
}
