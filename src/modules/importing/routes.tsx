import { Hono } from 'hono'
import { may } from '#modules/accounts/index.ts'
import { meetingOfRun } from '#modules/meetings/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { shownName } from '#platform/files/names.ts'
import { scopeOf } from '#platform/http/actor.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { uuid } from '#platform/ids.ts'
import type { Texts } from '#texts/index.ts'
import { onceKey, page } from '#ui/page/respond.tsx'
import { answerDoubts, doubtsOf, listRuns, runById } from './import.queries.ts'
import { type ConfirmRefusal, confirmImport, type ImportDoubt, type ImportResult, importDocument, undoImport } from './import.ts'
import { ImportsPage, type RunRow, type UploadResult } from './list.views.tsx'
import { sentenceOf } from './parse/sentence.ts'
import type { ParsedDocument } from './parse/types.ts'
import { doubtField, ReviewPage } from './review.views.tsx'

const staff = ['secretary', 'administrator'] as const

export const importRoutes = () =>
  new Hono<AppEnv>()
    .get('/import', allow(...staff), (c) => importsPage(c, 200))
    .post('/import', allow(...staff), upload)
    .get(`/import/:id{${uuid}}`, allow(...staff), (c) => reviewPage(c, 200))
    .post(`/import/:id{${uuid}}`, allow(...staff), review)

const actingOf = (c: Ctx) => ({
  municipalityId: c.get('municipality').id,
  actor: `account/${c.get('actor').accountId}` as const,
  clock: c.get('platform').clock,
})

/** A doubt as a sentence in the reader's language. */
export const doubtText = (t: Texts, doubt: ImportDoubt) =>
  doubt.code === 'newBody' ? t.importing.newBody(doubt.params) : sentenceOf(t, { ...doubt, code: doubt.code })

async function importsPage(c: Ctx, status: 200 | 422, results: UploadResult[] = [], errors: FieldErrors = {}) {
  const rows = await inTenant(c, (tx) => listRuns(tx, scopeOf(c.get('actor'), ...staff), 100, 0))
  const runs = rows.map(
    (row): RunRow => ({
      href: localPath(c.get('lang'), `/import/${row.id}`),
      fileName: row.file_name,
      state: row.state as RunRow['state'],
      createdAt: row.created_at,
      openDoubts: row.open_doubts ?? 0,
    }),
  )
  const t = c.get('t')
  return page(
    c,
    {
      title: t.importing.title,
      status,
      hasErrors: Object.keys(errors).length > 0,
      crumbs: [{ label: t.importing.title }],
      noindex: true,
      width: 'wide',
    },
    <ImportsPage t={t} lang={c.get('lang')} once={onceKey()} runs={runs} results={results} errors={errors} />,
  )
}

/** Each file for itself: a bad one never stops the others, and sending the same ones again finds them known. */
async function upload(c: Ctx) {
  const t = c.get('t')
  const files = formOf(c).files.filter((file) => file.field === 'filer')
  if (files.length === 0) return importsPage(c, 422, [], { filer: t.importing.upload.none })
  const results: UploadResult[] = []
  for (const file of files) {
    const result = await importDocument(c.get('platform'), actingOf(c), c.get('municipality').timeZone, {
      file,
      bodyName: null,
      mayImport: (bodyId) =>
        may(c.get('actor'), 'import', { kind: 'import', bodyIds: bodyId === null ? [] : [bodyId] }) &&
        (bodyId !== null || scopeOf(c.get('actor'), ...staff) === null),
      confirm: false,
    })
    results.push(asUploadResult(c, shownName(file.name), result))
  }
  const only = results[0]
  if (results.length === 1 && only?.href) return c.redirect(only.href, 303)
  return importsPage(c, results.some((result) => result.kind === 'refused') ? 422 : 200, results)
}

function asUploadResult(c: Ctx, fileName: string, result: ImportResult): UploadResult {
  const t = c.get('t').importing
  if (result.status === 'refused') return { fileName, kind: 'refused', text: t.refusals[result.refusal], href: null }
  const text = `${t.status[result.status]}: ${t.review.doubts(result.doubts.length)}`
  return { fileName, kind: result.status, text, href: localPath(c.get('lang'), `/import/${result.runId}`) }
}

async function load(tx: Tx, c: Ctx, id: string) {
  const run = await runById(tx, id)
  if (!run || !may(c.get('actor'), 'read', { kind: 'import', bodyIds: [run.body_id] })) throw new AppError(404, 'no such import')
  return { run, rows: await doubtsOf(tx, id), meeting: await meetingOfRun(tx, id) }
}

/** The doubts that a form says were looked at. */
const tickedOf = (rows: { id: string }[], values: Record<string, string>) =>
  rows.filter((row) => values[doubtField(row.id)] === 'ja').map((row) => row.id)

async function reviewPage(c: Ctx, status: 200 | 422, checked: string[] | null = null, errors: FieldErrors = {}, hasFindings = false) {
  const t = c.get('t')
  const lang = c.get('lang')
  const { run, rows, meeting } = await inTenant(c, (tx) => load(tx, c, c.req.param('id') ?? ''))
  const doubts = rows.map((row) => {
    const doubt: ImportDoubt = {
      code: row.code as ImportDoubt['code'],
      line: row.line,
      path: row.path,
      params: row.params as Record<string, string>,
    }
    return { id: row.id, line: row.line, path: row.path, answered: row.answer !== null, text: doubtText(t, { ...doubt, line: null }) }
  })
  const title = t.importing.review.title(run.file_name)
  return page(
    c,
    {
      title,
      status,
      hasErrors: Object.keys(errors).length > 0,
      crumbs: [{ label: t.importing.title, href: localPath(lang, '/import') }, { label: run.file_name }],
      noindex: true,
      width: 'wide',
    },
    <ReviewPage
      t={t}
      lang={lang}
      once={onceKey()}
      fileName={run.file_name}
      state={run.state as 'draft'}
      document={run.parsed as unknown as ParsedDocument}
      lines={run.text.split('\n')}
      doubts={doubts}
      findingsHref={hasFindings && meeting ? localPath(lang, `/moeder/${meeting.slug}/frigiv`) : null}
      meetingHref={meeting ? localPath(lang, `/moeder/${meeting.slug}`) : null}
      checked={checked ?? tickedOf(rows, c.get('kept') ?? {})}
      errors={errors}
    />,
  )
}

async function review(c: Ctx) {
  const { values } = formOf(c)
  const id = c.req.param('id') ?? ''
  const t = c.get('t')
  const { rows } = await inTenant(c, (tx) => load(tx, c, id))
  const checked = tickedOf(rows, values)
  const result = await once(c, async (tx): Promise<{ location: string } | { refusal: ConfirmRefusal }> => {
    if (values['do'] === 'undo') {
      const undone = await undoImport(tx, actingOf(c), id)
      return 'refusal' in undone ? undone : { location: `/import/${id}` }
    }
    if (checked.length > 0) await answerDoubts(tx, id, checked, actingOf(c).actor, toDate(c.get('platform').clock()))
    if (values['do'] !== 'release') return { location: `/import/${id}` }
    const confirmed = await confirmImport(tx, actingOf(c), id)
    return 'refusal' in confirmed ? confirmed : { location: `/moeder/${confirmed.slug}` }
  })
  if ('location' in result) return seeOther(c, result.location)
  if (result.refusal === 'notDraft') return reviewPage(c, 422, checked, { form: t.importing.review.notDraft })
  if (result.refusal === 'findings') return reviewPage(c, 422, checked, { form: t.importing.review.findings }, true)
  const left = rows.filter((row) => row.answer === null && !checked.includes(row.id))
  return reviewPage(c, 422, checked, Object.fromEntries(left.map((row) => [doubtField(row.id), t.importing.review.doubtsLeft])))
}
