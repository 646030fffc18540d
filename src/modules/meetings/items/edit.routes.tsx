import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { formError } from '#ui/form/errors.ts'
import { markdownError } from '#ui/rich-field/rich-field.tsx'
import { isApproved } from '../plan/agenda.ts'
import { reopenAgenda } from '../plan/approval.ts'
import { lockMeeting } from '../records.queries.ts'
import { defaultText } from './default-text.ts'
import { discardStep, reopenStep } from './draft.views.tsx'
import { type Answer, editPage, isFromFindings, langChoices, noAnswer, ownCaption } from './edit-page.tsx'
import { fieldErrorsOf } from './field-errors.ts'
import { gonePage } from './gone-page.tsx'
import { itemById, sectionsOfItem, type WrittenItem } from './item.queries.ts'
import { saveCases } from './item-cases.ts'
import {
  holdsMore,
  type ItemField,
  isTouched,
  joined,
  most,
  namesOfSection,
  problemsOf,
  readSection,
  type SectionForm,
  sectionNames,
  shownSections,
  typedSections,
  valuesOf,
} from './item-form.ts'
import { type ItemTexts, itemTexts } from './items.text.ts'
import { actingOf, captionsFor, itemAndMeeting, loadItem, refuseWriting } from './load.ts'
import { discardOwnDraft, keepOwnDraft, keepUnsaved, ownDraft, writtenFields } from './own-draft.ts'
import { addSection, moveSection, type ReadSection, removeSection, saveFields, saveSections } from './save-item.ts'
import { conflictFields } from './settled.ts'
import { lockItem } from './text.queries.ts'

type Values = Readonly<Record<string, string>>
type Refusal = Partial<Answer> | 'over' | 'gone'

const shortIdOf = (c: Ctx) => c.req.param('shortId') ?? ''
const pathOf = (c: Ctx) => `/punkt/${shortIdOf(c)}/rediger`
const savedPath = (c: Ctx) => `${pathOf(c)}?gemt=1${isFromFindings(c) ? '&fra=fund' : ''}`

export async function showItem(c: Ctx) {
  const loaded = await inTenant(c, (tx) => loadItem(tx, c, shortIdOf(c)))
  if (loaded) return editPage(c, loaded, noAnswer)
  // Somebody who was writing when the item was deleted finds the text again.
  const draft = await inTenant(c, (tx) => ownDraft(tx, c, pathOf(c)))
  const typed = c.get('kept') ?? draft?.fields
  if (!typed) throw new AppError(404, 'no such item')
  return gonePage(c, typed)
}

export async function writeItem(c: Ctx) {
  const { values } = formOf(c)
  const [step = 'gem', id = ''] = (values['do'] ?? 'gem').split(':')
  const result = await once<Refusal>(c, (tx) => work(tx, c, values, step, id))
  if ('location' in result) return seeOther(c, result.location)
  await keepUnsaved(c, pathOf(c), values)
  if (result.refusal === 'gone') return gonePage(c, values)
  const loaded = await inTenant(c, (tx) => loadItem(tx, c, shortIdOf(c)))
  if (!loaded) return gonePage(c, values)
  const answer = result.refusal === 'over' ? {} : result.refusal
  const keptCases = values['sager.foer'] === undefined ? null : (formOf(c).lists['sager'] ?? [])
  return editPage(c, loaded, { ...noAnswer, status: 422, values, keptCases, ...answer })
}

type Work = { location: string } | { refusal: Refusal }

async function work(tx: Tx, c: Ctx, values: Values, step: string, id: string): Promise<Work> {
  const found = await itemAndMeeting(tx, c, shortIdOf(c))
  if (!found) return { refusal: 'gone' }
  // The meeting first, then the item, as every change of an agenda does; and then as they stand now.
  await lockMeeting(tx, found.at.id)
  if (!(await lockItem(tx, found.item.id))) return { refusal: 'gone' }
  const now = await itemAndMeeting(tx, c, shortIdOf(c))
  if (!now) return { refusal: 'gone' }
  const { item, at } = now
  if (step === discardStep) {
    await discardOwnDraft(tx, c, pathOf(c))
    return { location: pathOf(c) }
  }
  if (refuseWriting(at.stand)) return { refusal: 'over' }
  const acting = actingOf(c)
  const change = { tx, c, item, values, acting, captions: await captionsFor(tx, at) }
  if (step === reopenStep) return reopen(change, at.id)
  if (isApproved(at)) return { refusal: { errors: { [formError]: officeText(c, itemTexts).approved } } }
  if (step === 'gem') return id === '' ? saveAll(change) : saveOne(change, id)
  return shape(change, step, id)
}

type Change = {
  tx: Tx
  c: Ctx
  item: WrittenItem
  values: Values
  acting: ReturnType<typeof actingOf>
  captions: Awaited<ReturnType<typeof captionsFor>>
}

/** Reads the texts of the sections that were touched, or says what stands in the way. */
function readSections(c: Ctx, lang: string, sections: readonly SectionForm[]): { read: ReadSection[]; errors: FieldErrors } {
  const t = officeText(c, itemTexts)
  const errors: FieldErrors = {}
  const read: ReadSection[] = []
  for (const section of sections.filter(isTouched)) {
    const names = sectionNames(section.id)
    if (section.caption === '') errors[names.caption] = t.problems.captionMissing
    if (section.caption.length > most.overskrift)
      errors[names.caption] = t.problems.tooLong(t.caption, most.overskrift, section.caption.length)
    const result = readSection(section, lang)
    if ('problem' in result) errors[names.text] = markdownError(c.get('lang'), result)
    else read.push({ section, doc: result.doc })
  }
  return { read, errors }
}

function conflictErrors(t: ItemTexts, ids: Iterable<string>): FieldErrors {
  return Object.fromEntries([...ids].map((id) => [conflictFields(sectionNames(id).text).choice, t.problems.conflict]))
}

async function saveAll({ tx, c, item, values, acting }: Change): Promise<Work> {
  const t = officeText(c, itemTexts)
  const saved = valuesOf(item)
  const { read, errors } = readSections(c, item.lang, typedSections(values))
  const wanted = joined(values, saved).values
  const langs = langChoices().map((one) => one.value)
  const all = { ...fieldErrorsOf(t, problemsOf(wanted, saved, langs), wanted), ...errors }
  const conflicts = await saveSections(tx, acting, item, read)
  if (Object.keys(all).length > 0) return { refusal: { conflicts, errors: { ...all, ...conflictErrors(t, conflicts.keys()) } } }
  const clashes = await saveFields(tx, acting, item, values)
  const kept = values['sager.foer'] === undefined ? null : (formOf(c).lists['sager'] ?? [])
  const cases = await saveCases(tx, acting, item.id, kept, {
    words: (values['sag'] ?? '').trim(),
    title: (values['sag_titel'] ?? '').trim(),
  })
  if (clashes.length > 0 || conflicts.size > 0 || cases) {
    const clashErrors = Object.fromEntries(clashes.map(({ field, now, by }) => [field, t.clash(by, shownValue(t, field, now))]))
    const caseErrors = cases
      ? { sag: cases.refusal === 'caseMany' ? t.problems.caseMany(cases.numbers.join(', ')) : t.problems.caseUnknown }
      : {}
    return {
      refusal: {
        conflicts,
        clashing: clashes.map((clash) => clash.field),
        errors: { ...clashErrors, ...caseErrors, ...conflictErrors(t, conflicts.keys()) },
      },
    }
  }
  await discardOwnDraft(tx, c, pathOf(c))
  return { location: savedPath(c) }
}

const shownValue = (t: ItemTexts, field: ItemField, value: string) =>
  field === 'aabenhed' ? (value === 'open' ? t.open : t.closed) : value

/** What else was typed is kept as a draft and stands in its fields again. */
async function keepRest({ tx, c, item, values }: Change, without: readonly string[]): Promise<void> {
  const rest = Object.fromEntries(Object.entries(writtenFields(values)).filter(([name]) => !without.includes(name)))
  const now = (await itemById(tx, item.id)) ?? item
  if (holdsMore(now, await sectionsOfItem(tx, item.id), rest)) await keepOwnDraft(tx, c, pathOf(c), rest)
  else await discardOwnDraft(tx, c, pathOf(c))
}

/** Opens an approved agenda again; what was typed waits in its fields. Where somebody else has opened it already, that is all there is to do. */
async function reopen(change: Change, meetingId: string): Promise<Work> {
  await reopenAgenda(change.tx, change.acting, meetingId)
  await keepRest(change, [])
  return { location: pathOf(change.c) }
}

async function saveOne(change: Change, id: string): Promise<Work> {
  const { tx, c, item, values, acting } = change
  const t = officeText(c, itemTexts)
  const { read, errors } = readSections(
    c,
    item.lang,
    typedSections(values).filter((section) => section.id === id),
  )
  if (Object.keys(errors).length > 0) return { refusal: { errors } }
  const conflicts = await saveSections(tx, acting, item, read)
  if (conflicts.size > 0) return { refusal: { conflicts, errors: conflictErrors(t, conflicts.keys()) } }
  await keepRest(change, namesOfSection(id))
  return { location: `${savedPath(c)}#afsnit-${id}` }
}

/** Adds, moves or removes a section; what is being written stays. */
async function shape(change: Change, step: string, id: string): Promise<Work> {
  const { tx, c, item, values, acting } = change
  const rows = await sectionsOfItem(tx, item.id)
  const row = rows.find((one) => one.id === id)
  if (step === 'tilfoej') return add(change)
  if (!row) return { location: pathOf(c) }
  const text = shownSections([row], values)[0]?.text ?? ''
  if (step === 'fjern' && text !== '') return { refusal: { leaving: id, status: 200 } }
  if (step === 'fjern' || step === 'fjern-ja') await removeSection(tx, acting, item, row)
  if (step === 'op' || step === 'ned') await moveSection(tx, acting, item, id, step === 'op' ? -1 : 1)
  await keepRest(change, step.startsWith('fjern') ? namesOfSection(id) : [])
  return { location: `${pathOf(c)}#${step.startsWith('fjern') ? 'afsnit' : `afsnit-${id}`}` }
}

async function add(change: Change): Promise<Work> {
  const { tx, c, item, values, acting, captions } = change
  const t = officeText(c, itemTexts)
  const chosen = values['nyt_afsnit'] ?? ''
  const known = chosen === ownCaption ? null : captions[Number(chosen)]
  if (chosen !== ownCaption && !known) return { refusal: { errors: { nyt_afsnit: t.problems.section } } }
  const caption = known?.caption ?? (values['ny_overskrift'] ?? '').trim()
  if (caption === '') return { refusal: { errors: { ny_overskrift: t.problems.captionMissing } } }
  if (caption.length > most.overskrift)
    return { refusal: { errors: { ny_overskrift: t.problems.tooLong(t.caption, most.overskrift, caption.length) } } }
  const doc = defaultText(known?.text ?? '', item.lang)
  const id = await addSection(tx, acting, item, { kind: known?.kind ?? 'other', caption, doc, isClosed: false })
  await keepRest(change, ['nyt_afsnit', 'ny_overskrift'])
  return { location: `${pathOf(c)}#afsnit-${id}` }
}
