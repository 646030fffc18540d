import type { Tx } from '#platform/db/db.ts'
import { isUnreadReason } from '#platform/documents/reading.ts'
import { AppError } from '#platform/errors.ts'
import { readings } from '#platform/files/files.queries.ts'
import type { FileStore } from '#platform/files/files.ts'
import { removeUnused } from '#platform/files/keep.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import type { UploadedFile } from '#platform/http/form-input.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { formError } from '#ui/form/errors.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { reopenStep } from '../items/draft.views.tsx'
import { discardOwnDraft, keepUnsaved, ownDraft } from '../items/own-draft.ts'
import { actingOf } from '../plan/acting.ts'
import { isApproved } from '../plan/agenda.ts'
import { reopenAgenda } from '../plan/approval.ts'
import { beginEdit, type MeetingAt, mayEdit, meetingAt } from '../plan/stand.ts'
import { meetingName } from '../titles.ts'
import { areMinutesOut } from '../transitions.ts'
import { correctPath } from '../versions/correct-form.ts'
import { accept, type Upload, type UploadRefusal } from './accept.ts'
import { itemByShortId, papersOf, sentFilesOf } from './papers.queries.ts'
import { papersTexts } from './papers.text.ts'
import { addPapers, changePaper, type Item, longestTitle, movePaper, removePaper, replaceFile, type Unused } from './papers.ts'
import { fieldOf, filesField, PapersPage, type SendingStep, type ShownPaper } from './papers.views.tsx'
import { readPapers } from './read.ts'

type Shown = { errors?: FieldErrors; values?: Record<string, string>; refused?: Refused; someSaved?: boolean }
type Refused = { name: string; refusal: UploadRefusal }[]

const pathOf = (item: { short_id: string }) => `/punkt/${item.short_id}/bilag`

async function load(tx: Tx, c: Ctx) {
  const item = await itemByShortId(tx, c.req.param('shortId') ?? '')
  const at = item && (await meetingAt(tx, item.meeting_id))
  if (!item || !at || !mayEdit(c.get('actor'), at)) throw new AppError(404, 'no right to this item')
  return { item, at, papers: await shownPapers(tx, item), draft: await ownDraft(tx, c, pathOf(item)) }
}

async function shownPapers(tx: Tx, item: Item & { sent_out_at: Date | null }): Promise<ShownPaper[]> {
  const rows = await papersOf(tx, item.id)
  const sent = Map.groupBy(await sentFilesOf(tx, item), (one) => one.paper)
  const read = await readings(
    tx,
    rows.flatMap((row) => row.sha256 ?? []),
  )
  return rows.map((row) => {
    const known = read.find((one) => row.sha256?.equals(one.sha256))
    const why = known?.unread_reason ?? null
    const reading = known?.wholly_read ? 'whole' : !known?.read_at ? 'unread' : isUnreadReason(why) ? why : 'pages'
    return {
      id: row.id,
      title: row.title,
      openness: row.openness === 'open' ? 'open' : 'closed',
      waits: item.sent_out_at !== null && row.sent_out_at === null,
      earlier: (sent.get(row.id) ?? []).filter((one) => one.sha256 !== row.sha256?.toString('hex')),
      file: row.sha256 === null ? null : { name: row.file_name, mediaType: row.media_type, size: row.size ?? 0, reading },
    }
  })
}

/** The step that sends out what waits, as the meeting stands; null: there is none. */
function sendingStep({ stand, slug, row }: MeetingAt, shortId: string): SendingStep | null {
  if (stand.meeting === 'cancelled') return null
  if (stand.meeting === 'called') return { way: 'supplement', href: `/moeder/${slug}/arbejde/tillaeg`, number: row.last_supplement + 1 }
  if (!areMinutesOut(stand)) return { way: 'minutes', href: `/moeder/${slug}/frigiv` }
  return stand.isPublic ? { way: 'correction', href: correctPath(shortId) } : { way: 'again', href: `/moeder/${slug}/traek-tilbage` }
}

export async function papersPage(c: Ctx, { errors = {}, values, refused = [], someSaved = false }: Shown = {}) {
  const { item, at, papers, draft } = await inTenant(c, (tx) => load(tx, c))
  const words = officeText(c, papersTexts)
  const lang = c.get('lang')
  const href = (path: string) => localPath(lang, path)
  const hasErrors = Object.keys(errors).length > 0 || refused.length > 0
  return officePage(
    c,
    {
      title: words.titleOf(item.title),
      status: hasErrors ? 422 : 200,
      hasErrors,
      help: words.help,
      crumbs: [
        { label: meetingName({ title: at.row.title, bodies: at.bodies }), href: href(`/moeder/${at.slug}/arbejde`), lang: 'da' },
        { label: item.title, href: href(`/punkt/${item.short_id}/rediger`), lang: item.lang },
        { label: words.title },
      ],
    },
    <PapersPage
      t={c.get('t')}
      words={words}
      lang={lang}
      href={href}
      once={onceKey}
      item={{ shortId: item.short_id, title: item.title, lang: item.lang, isClosed: item.openness !== 'open' }}
      slug={at.slug}
      isPublic={at.stand.isPublic}
      sending={sendingStep(at, item.short_id)}
      isApproved={isApproved(at)}
      papers={papers}
      errors={errors}
      values={values ?? c.get('kept') ?? draft?.fields ?? {}}
      refused={refused}
      someSaved={someSaved}
    />,
  )
}

type Loaded = Awaited<ReturnType<typeof load>>
/** What a form wants done to the papers, with the files that it brings. */
type Asked =
  | { files: UploadedFile[]; change: (tx: Tx, files: FileStore, uploads: Upload[]) => Promise<Unused>; at: string }
  | { errors: FieldErrors }

/** Each file is judged for itself: a bad one is named and left out, and the good ones beside it are kept. */
export async function changePapers(c: Ctx) {
  const { values } = formOf(c)
  const loaded = await inTenant(c, (tx) => load(tx, c))
  if (values['do'] === reopenStep) return reopen(c, loaded)
  const asked = askedFor(c, loaded, values)
  if ('errors' in asked) return papersPage(c, { errors: asked.errors, values })
  const { uploads, refused } = await judged(asked.files)
  if (asked.files.length > 0 && uploads.length === 0) return papersPage(c, { values, refused })
  const result = await carriedOut(c, loaded, (tx, store) => asked.change(tx, store, uploads), asked.at)
  if (result === 'approved') {
    await keepUnsaved(c, pathOf(loaded.item), values)
    return papersPage(c, { errors: { [formError]: officeText(c, papersTexts).approved }, values })
  }
  await readPapers(c.get('platform'), c.get('municipality').id, loaded.at.id)
  return refused.length > 0 ? papersPage(c, { refused, someSaved: true }) : result
}

/** Opens an approved agenda again; what was typed waits in its fields. */
async function reopen(c: Ctx, { item, at }: Loaded) {
  const { location } = await once(c, async (tx) => {
    await reopenAgenda(tx, actingOf(c), at.id)
    return { location: pathOf(item) }
  })
  return seeOther(c, location)
}

/** The store, with a list of what is laid into it. */
const remembering = (files: FileStore, laid: Buffer[]): FileStore => ({
  ...files,
  put: async (municipalityId, source, maxBytes) => {
    const kept = await files.put(municipalityId, source, maxBytes)
    if (kept) laid.push(kept.sha256)
    return kept
  },
})

/** The change in one transaction; whatever it leaves without use, or a failure leaves behind, goes afterwards. */
async function carriedOut(c: Ctx, { item, draft }: Loaded, change: (tx: Tx, files: FileStore) => Promise<Unused>, at: string) {
  const unused: Buffer[] = []
  const tidy = () => removeUnused(c.get('platform'), c.get('municipality').id, unused)
  const files = remembering(c.get('platform').files, unused)
  try {
    const result = await once<'approved'>(c, async (tx) => {
      if (isApproved(await beginEdit(tx, actingOf(c), item.meeting_id))) return { refusal: 'approved' }
      unused.push(...((await change(tx, files)) ?? []))
      if (draft?.fields['bilag'] === formOf(c).values['bilag']) await discardOwnDraft(tx, c, pathOf(item))
      return { location: `${pathOf(item)}${at}` }
    })
    await tidy()
    return 'location' in result ? seeOther(c, result.location) : result.refusal
  } catch (error) {
    // The failure itself says more than that its traces could not be cleared away.
    await tidy().catch(() => {})
    throw error
  }
}

async function judged(files: UploadedFile[]): Promise<{ uploads: Upload[]; refused: Refused }> {
  const uploads: Upload[] = []
  const refused: Refused = []
  for (const file of files) {
    const upload = await accept(file)
    if ('refusal' in upload) refused.push({ name: file.name, refusal: upload.refusal })
    else uploads.push(upload)
  }
  return { uploads, refused }
}

function askedFor(c: Ctx, loaded: Loaded, values: Record<string, string>): Asked {
  const words = officeText(c, papersTexts).errors
  if (values['do'] === 'tilfoej') return adding(c, loaded)
  const id = values['bilag'] ?? ''
  if (!loaded.papers.some((paper) => paper.id === id)) return { errors: { form: words.gone } }
  const at = `#bilag-${id}`
  const { item } = loaded
  const nothing = (work: Promise<void>) => work.then((): Unused => [])
  switch (values['do']) {
    case 'op':
      return { files: [], change: (tx) => nothing(movePaper(tx, actingOf(c), item, id, -1)), at }
    case 'ned':
      return { files: [], change: (tx) => nothing(movePaper(tx, actingOf(c), item, id, 1)), at }
    case 'fjern':
      return { files: [], change: (tx) => removePaper(tx, actingOf(c), item, id), at: '' }
    case 'skift':
      return replacing(c, loaded, id)
    default:
      return changing(c, loaded, values, id)
  }
}

const filesIn = (c: Ctx, field: string) => formOf(c).files.filter((file) => file.field === field)

function adding(c: Ctx, { item }: Loaded): Asked {
  const files = filesIn(c, filesField)
  if (files.length === 0) return { errors: { [filesField]: officeText(c, papersTexts).errors.noFiles } }
  return {
    files,
    change: (tx, store, uploads) => addPapers(tx, store, actingOf(c), item, uploads).then(() => []),
    at: '',
  }
}

function replacing(c: Ctx, { item }: Loaded, id: string): Asked {
  const files = filesIn(c, fieldOf('fil', id)).slice(0, 1)
  if (files.length === 0) return { errors: { [fieldOf('fil', id)]: officeText(c, papersTexts).errors.oneFile } }
  return {
    files,
    change: async (tx, store, [upload]) => (upload ? replaceFile(tx, store, actingOf(c), item, id, upload) : []),
    at: `#bilag-${id}`,
  }
}

function changing(c: Ctx, { item }: Loaded, values: Record<string, string>, id: string): Asked {
  const words = officeText(c, papersTexts).errors
  const title = (values[fieldOf('titel', id)] ?? '').trim()
  const openness = values[fieldOf('adgang', id)] ?? ''
  const errors = {
    ...(title === '' && { [fieldOf('titel', id)]: words.title }),
    ...(title.length > longestTitle && { [fieldOf('titel', id)]: words.titleLong }),
    ...(openness !== 'open' && openness !== 'closed' && { [fieldOf('adgang', id)]: words.openness }),
  }
  if (Object.keys(errors).length > 0 || (openness !== 'open' && openness !== 'closed')) return { errors }
  return { files: [], change: (tx) => changePaper(tx, actingOf(c), item, id, { title, openness }).then(() => []), at: `#bilag-${id}` }
}
