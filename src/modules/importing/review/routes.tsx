import { Hono } from 'hono'
import { keptReason, reasonCodes } from '#modules/meetings/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { removeUnused } from '#platform/files/keep.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf, visibleValues } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { languageOf } from '#platform/i18n/language-of.ts'
import { uuid } from '#platform/ids.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { actingOf } from '../acting.ts'
import { draftOf } from '../draft/draft.ts'
import { type Edited, type EditRefusal, editImport, joinMeeting, undoEdit } from '../edit.ts'
import { answerDoubts, doubtsOf, type RunRow, runById, setRun } from '../import.queries.ts'
import { withdrawDocument } from '../library/release.ts'
import { leaveOffered } from '../offer.ts'
import type { ParsedDocument } from '../parse/types.ts'
import { mayImportFor } from '../reach.ts'
import { type ConfirmRefusal, confirmImport, isGrave } from '../release.ts'
import { readAgain, rereadImport } from '../reread.ts'
import { keyOfDoubt } from '../same-doubt.ts'
import { draftOfRun, settle } from '../settle.ts'
import { layBesideReleased, takeOffered } from '../take-offered.ts'
import { readChange } from './form.ts'
import { askAgain, correct, leaveItem } from './later.routes.ts'
import { loadReview, runAt } from './load.ts'
import { knownOf, savedPath } from './notice.ts'
import { ReviewPage } from './page.views.tsx'
import { hrefsOf, onPage, pagingOf } from './paging.ts'
import { doubtField, type ReviewProps, toldOnce } from './props.ts'
import { type ReviewTexts, reviewTexts } from './review.text.ts'
import { undo, undoPage } from './undo.routes.tsx'
import { emptyRun, nothingRead } from './undone.ts'

const staff = ['secretary', 'administrator'] as const
const path = `/import/:id{${uuid}}`

export const reviewRoutes = () =>
  new Hono<AppEnv>()
    .get(path, allow(...staff), office, (c) => reviewPage(c, {}))
    .post(path, allow(...staff), office, review)
    .get(`${path}/fortryd`, allow(...staff), office, (c) => undoPage(c, 200))
    .post(`${path}/fortryd`, allow(...staff), office, undo)

type Shown = { status?: 200 | 409 | 422; values?: Record<string, string>; errors?: FieldErrors; hasFindings?: boolean }

async function reviewPage(c: Ctx, { status = 200, values = c.get('kept') ?? {}, errors = {}, hasFindings = false }: Shown) {
  const texts = officeText(c, reviewTexts)
  const lang = c.get('lang')
  const loaded = await inTenant(c, (tx) => loadReview(tx, c))
  const { run } = loaded
  const href = (to: string) => localPath(lang, to)
  const parsed = (loaded.isUndone ? emptyRun : loaded.parsed) as ParsedDocument
  const lines = loaded.isUndone ? [] : (run.text ?? '').split('\n')
  const { items } = loaded.isUndone ? emptyRun : loaded.draft
  const paging = pagingOf(items, loaded.isUndone ? [] : loaded.spans, lines.length, {
    ...c.req.query(),
    ret: c.req.query('ret') ?? c.req.query('gemt'),
  })
  const props: ReviewProps = {
    ...{ t: c.get('t'), texts, lang, timeZone: c.get('municipality').timeZone, href, once: onceKey, id: run.id, fileName: run.file_name },
    ...{
      state: run.state as ReviewProps['state'],
      parsed,
      draft: draftOf(parsed),
      said: { same: new Map(), others: new Map(), isApart: false },
    },
    ...nothingRead,
    ...(loaded.isUndone ? {} : loaded),
    ...{
      lines,
      sourceLang: languageOf(loaded.isUndone ? '' : (run.text ?? '')),
      paging,
      ...hrefsOf(items, paging, href(`/import/${run.id}`)),
    },
    meetingHref: !loaded.isUndone && loaded.meeting ? href(`/moeder/${loaded.meeting.slug}`) : null,
    documentHref: run.document_state === 'released' ? href(`/dokumenter/${run.slug}`) : null,
    withdrawnAt: run.document_state === 'withdrawn' ? run.withdrawn_at : null,
    batchHref: loaded.batchId ? href(`/import/hold/${loaded.batchId}`) : null,
    known: knownOf(c, run),
    editing: run.state === 'draft' ? (c.req.query('ret') ?? null) : null,
    ...{ values, errors, hasFindings },
  }
  return officePage(
    c,
    {
      title: texts.title(run.file_name),
      status,
      hasErrors: Object.keys(errors).length > 0,
      help: texts.help,
      crumbs: [{ label: texts.imports, href: href('/import') }, { label: run.file_name }],
    },
    <ReviewPage {...props} errors={errorsHere(props, texts)} />,
  )
}

/** Each doubt that is left is named once. One on another page has no field here: then the release itself says so. */
function errorsHere({ errors, doubts, isHere }: ReviewProps, { refusals }: ReviewTexts): FieldErrors {
  const fields = new Set(doubts.map(({ id }) => doubtField(id)))
  const others = Object.entries(errors).filter(([field]) => !fields.has(field))
  const told = toldOnce(doubts.filter(isHere)).filter(({ id }) => errors[doubtField(id)] !== undefined)
  const here = [...others, ...told.map(({ id, n }) => [doubtField(id), refusals.doubtLeft(n)] as const)]
  return here.length === 0 && Object.keys(errors).length > 0 ? { frigiv: refusals.doubtsLeft } : Object.fromEntries(here)
}

type Refusal = EditRefusal | ConfirmRefusal | 'notReleased' | 'noParts' | 'begun' | 'wrongState'
type Done = { location: string } | { refusal: Refusal }

/** What the small form of a place does. */
const edits: ReadonlySet<string> = new Set(['edit', 'remove', 'merge', 'move'])

async function review(c: Ctx) {
  const { values } = formOf(c)
  const texts = officeText(c, reviewTexts)
  const run = await inTenant(c, (tx) => runAt(tx, c))
  const home = `/import/${run.id}${onPage(Number(c.req.query('side')))}`
  if (edits.has(values['do'] ?? '')) return edit(c, values)
  if (values['do'] === 'reread') return reread(c, run, values, home)
  if (values['do'] === 'leave-papers') return leavePapers(c, run.id, home)
  const result = await once<Refusal>(c, (tx) => act(tx, c, values, run.id, home))
  if ('location' in result) return seeOther(c, result.location)
  const { refusal } = result
  const typed = visibleValues(formOf(c))
  if (refusal === 'doubtsLeft') return reviewPage(c, { status: 422, values: typed, errors: await leftOpen(c, run.id, values) })
  const sentence = refusal === 'notReleased' ? texts.refusals.notDraft : texts.refusals[refusal]
  const item = refusal === 'noParts' || refusal === 'begun' || refusal === 'wrongState' ? `punkt-${values['punkt']}` : 'form'
  const field = refusal === 'sameDay' || refusal === 'offered' ? 'frigiv' : item
  return reviewPage(c, { status: 422, values: typed, errors: { [field]: sentence }, hasFindings: refusal === 'findings' })
}

/** Reads the file again with what the municipality has taught since; what was ticked is kept. */
async function reread(c: Ctx, run: RunRow, values: Record<string, string>, home: string) {
  const texts = officeText(c, reviewTexts)
  const { id: municipalityId, timeZone } = c.get('municipality')
  const read = await readAgain(c.get('platform'), { municipalityId, timeZone }, run)
  const result = await once<EditRefusal | 'unreadable'>(c, async (tx) => {
    if (!read) return { refusal: 'unreadable' }
    const answered = await answer(tx, c, run.id, values, home)
    const done = 'refusal' in answered ? { refusal: 'notDraft' as const } : await rereadImport(tx, editingOf(c, run.id), read)
    return 'refusal' in done ? done : { location: `${home}#tvivl` }
  })
  if ('location' in result) return seeOther(c, result.location)
  return reviewPage(c, { status: 422, values: visibleValues(formOf(c)), errors: { form: texts.refusals[result.refusal] } })
}

/** Papers that came with the same document later are not kept. */
async function leavePapers(c: Ctx, runId: string, home: string) {
  const files: Buffer[] = []
  const result = await once<'notDraft'>(c, async (tx) => {
    const left = await leaveOffered(tx, runId)
    if ('refusal' in left) return left
    files.push(...left.files)
    return { location: home }
  })
  if ('refusal' in result) return reviewPage(c, { status: 422, errors: { form: officeText(c, reviewTexts).refusals[result.refusal] } })
  await removeUnused(c.get('platform'), c.get('municipality').id, files)
  return seeOther(c, result.location)
}

/** The doubts that nobody has answered yet, each at its own place. */
async function leftOpen(c: Ctx, runId: string, values: Record<string, string>): Promise<FieldErrors> {
  const { doubtsLeft } = officeText(c, reviewTexts).refusals
  const rows = await inTenant(c, (tx) => doubtsOf(tx, runId))
  const ticked = tickedOf(rows, values)
  const left = rows.filter((row) => row.answer === null && !ticked.has(keyOfDoubt(row)))
  return Object.fromEntries(left.map((row) => [doubtField(row.id), doubtsLeft]))
}

const editingOf = (c: Ctx, runId: string) => ({
  acting: actingOf(c),
  timeZone: c.get('municipality').timeZone,
  runId,
  mayImport: (bodyId: string | null) => mayImportFor(c.get('actor'), bodyId),
})

async function act(tx: Tx, c: Ctx, values: Record<string, string>, runId: string, home: string): Promise<Done> {
  const acting = actingOf(c)
  const editing = editingOf(c, runId)
  const asDone = (result: { refusal: EditRefusal } | { done: true }, anchor: string): Done =>
    'refusal' in result ? result : { location: `${home}${anchor}` }
  switch (values['do'] ?? '') {
    case 'undo-edit':
      return asDone(await undoEdit(tx, editing, values['rettelse'] ?? ''), '#rettelser')
    case 'apart':
      return asDone(await editImport(tx, editing, { op: 'apart' }, Number(values['set'] ?? 0)), '')
    case 'fill':
      return asDone(await joinMeeting(tx, editing, values['moede'] ?? ''), '')
    case 'release': {
      await answer(tx, c, runId, values, home)
      return confirmImport(tx, acting, runId, { file: values['fil'] === 'ja', papers: values['bilag'] === 'ja' })
    }
    case 'take-papers':
      return takePapers(tx, c, runId, asDone)
    case 'correct':
      return correct(tx, c, values, runId)
    case 'leave-item':
      return leaveItem(tx, c, values, { runId, home })
    case 'ask-again':
      return askAgain(tx, c, values, { runId, home })
    case 'withdraw':
      return withdraw(tx, c, values, runId, home)
    default:
      return answer(tx, c, runId, values, home)
  }
}

/** Papers that came later become the draft's; of a meeting that is out they wait beside its items until they are sent. */
async function takePapers(tx: Tx, c: Ctx, runId: string, asDone: (result: Edited, anchor: string) => Done): Promise<Done> {
  const run = await runById(tx, runId)
  if (run?.state !== 'confirmed') return asDone(await takeOffered(tx, editingOf(c, runId)), '#tilbudte-bilag')
  return layBesideReleased(tx, { ...actingOf(c), by: c.get('actor') }, run)
}

/** One tick answers a doubt in all of its places. */
const tickedOf = (doubts: readonly { id: string; code: string; params: unknown }[], values: Record<string, string>) =>
  new Set(doubts.filter(({ id }) => values[doubtField(id)] === 'ja').map(keyOfDoubt))

/** Doubts are answered by saying that they are right as they stand; all that are left at once, but for personal numbers. */
async function answer(tx: Tx, c: Ctx, runId: string, values: Record<string, string>, home: string): Promise<Done> {
  const run = await runById(tx, runId)
  if (run?.state !== 'draft') return { refusal: 'notDraft' }
  const open = (await doubtsOf(tx, runId)).filter((doubt) => doubt.answer === null && doubt.code !== 'sameDay')
  const ticked = tickedOf(open, values)
  const answered = open.filter((doubt) => ticked.has(keyOfDoubt(doubt)) || (values['rigtig'] === 'alle' && !isGrave(doubt)))
  if (answered.length > 0) {
    const { actor, clock } = actingOf(c)
    await answerDoubts(
      tx,
      runId,
      answered.map((doubt) => doubt.id),
      'accepted',
      actor,
      toDate(clock()),
    )
  }
  return { location: `${home}#tvivl` }
}

async function withdraw(tx: Tx, c: Ctx, values: Record<string, string>, runId: string, home: string): Promise<Done> {
  const run = await runById(tx, runId)
  const code = reasonCodes.find((one) => one === values['hvorfor']) ?? 'mistake'
  if (!run?.document_id) return { refusal: 'notReleased' }
  const result = await withdrawDocument(tx, actingOf(c), run.document_id, keptReason(code, ''))
  if ('refusal' in result) return result
  await setRun(tx, runId, { state: 'draft' })
  const again = await runById(tx, runId)
  if (again) await settle(tx, actingOf(c), c.get('municipality').timeZone, again)
  return { location: home }
}

async function edit(c: Ctx, values: Record<string, string>) {
  const texts = officeText(c, reviewTexts)
  const place = values['ret'] ?? ''
  const runId = c.req.param('id') ?? ''
  const draft = await inTenant(c, async (tx) => {
    const run = await runById(tx, runId)
    return run && run.state !== 'undone' ? (await draftOfRun(tx, run)).draft : null
  })
  if (!draft) return reviewPage(c, { status: 422, errors: { form: texts.refusals.notDraft } })
  const read = readChange(place, values, draft, texts)
  const typed = visibleValues(formOf(c))
  if ('errors' in read) return reviewPage(c, { status: 422, values: typed, errors: read.errors })
  const result = await once<EditRefusal>(c, async (tx) => {
    const edited = await editImport(tx, editingOf(c, runId), read.change, Number(values['set'] ?? 0))
    return 'refusal' in edited ? edited : { location: savedPath(runId, place) }
  })
  if ('location' in result) return seeOther(c, result.location)
  return reviewPage(c, { status: 422, values: typed, errors: { form: texts.refusals[result.refusal] } })
}
