import type { CaseFile } from '#modules/cases/index.ts'
import { findCases } from '#modules/cases/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { fromMarkdown } from '#platform/richtext/markdown.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { markdownError } from '#ui/rich-field/rich-field.tsx'
import { isApproved } from '../plan/agenda.ts'
import { reopenAgenda } from '../plan/approval.ts'
import { type MeetingAt, mayEdit, meetingAtSlug } from '../plan/stand.ts'
import { meetingName } from '../titles.ts'
import { reopenStep } from './draft.views.tsx'
import type { Draft } from './drafts.ts'
import { crumbsOf, langChoices } from './edit-page.tsx'
import { fieldErrorsOf } from './field-errors.ts'
import { emptyItem, type ItemValues, itemFields, problemsOf } from './item-form.ts'
import { itemTexts } from './items.text.ts'
import { actingOf } from './load.ts'
import { NewPage } from './new.views.tsx'
import { createItem } from './new-item.ts'
import { answerWritten, discardOwnDraft, keepOwnDraft, ownDraft } from './own-draft.ts'
import { type Taken, takenFrom, takenNames } from './taken.ts'
import { whenInWords } from './when.ts'
import { writingTexts } from './writing.text.ts'

type Values = Readonly<Record<string, string>>
const pathOf = (at: Pick<MeetingAt, 'slug'>) => `/moeder/${at.slug}/punkter/nyt`

/** @throws 404 for whoever may not edit the meeting */
export async function editableMeeting(tx: Tx, c: Ctx, slug: string): Promise<MeetingAt> {
  const at = await meetingAtSlug(tx, slug)
  if (!mayEdit(c.get('actor'), at)) throw new AppError(404, 'no right to edit')
  return at
}

export async function showNew(c: Ctx) {
  const { at, known, draft } = await inTenant(c, async (tx) => {
    const meeting = await editableMeeting(tx, c, c.req.param('slug') ?? '')
    const kept = await ownDraft(tx, c, pathOf(meeting))
    return { at: meeting, known: await findCases(tx, '', 100), draft: kept }
  })
  return newPage(c, at, known, { values: c.get('kept') ?? draft?.fields ?? {}, errors: {}, draft: c.get('kept') ? null : draft })
}

export async function createNew(c: Ctx) {
  const { values } = formOf(c)
  const { at, known } = await inTenant(c, async (tx) => ({
    at: await editableMeeting(tx, c, c.req.param('slug') ?? ''),
    known: await findCases(tx, '', 100),
  }))
  if (values['do'] === reopenStep) return reopen(c, at, values)
  return answerWritten(c, pathOf(at), values, () => create(c, at, known, values))
}

async function create(c: Ctx, at: MeetingAt, known: CaseFile[], values: Values) {
  const t = officeText(c, itemTexts)
  const { texts, errors } = readTaken(c, takenFrom(values))
  const item = itemValues(values)
  const langs = langChoices().map((one) => one.value)
  const all = { ...fieldErrorsOf(t, problemsOf(item, emptyItem('da'), langs), item), ...errors }
  const refused = (errors: FieldErrors) => newPage(c, at, known, { values, errors, draft: null })
  if (Object.keys(all).length > 0) return refused(all)
  const caseWords = { words: (values['sag'] ?? '').trim(), title: (values['sag_titel'] ?? '').trim() }
  const result = await once<FieldErrors>(c, async (tx) => {
    const created = await createItem(tx, actingOf(c), at.id, { values: item, texts, caseWords })
    if ('shortId' in created) {
      await discardOwnDraft(tx, c, pathOf(at))
      return { location: `/punkt/${created.shortId}/rediger` }
    }
    if (created.refusal === 'caseMany') return { refusal: { sag: t.problems.caseMany(created.numbers.join(', ')) } }
    if (created.refusal === 'caseUnknown') return { refusal: { sag: t.problems.caseUnknown } }
    return { refusal: { form: t.newRefused[created.refusal] } }
  })
  return 'location' in result ? seeOther(c, result.location) : refused(result.refusal)
}

/** Opens an approved agenda again; what was typed waits in its fields. */
async function reopen(c: Ctx, at: MeetingAt, values: Values) {
  const { location } = await once(c, async (tx) => {
    await reopenAgenda(tx, actingOf(c), at.id)
    await keepOwnDraft(tx, c, pathOf(at), values)
    return { location: pathOf(at) }
  })
  return seeOther(c, location)
}

const itemValues = (values: Values): ItemValues => {
  const empty = emptyItem('da')
  for (const name of itemFields) empty[name] = (values[name] ?? empty[name]).replace(/\r\n?/g, '\n').trim()
  return empty
}

function readTaken(c: Ctx, taken: readonly Taken[]) {
  const t = officeText(c, itemTexts)
  const errors: FieldErrors = {}
  const texts = taken.flatMap((one, index) => {
    const read = fromMarkdown(one.text)
    if (one.caption === '') errors[takenNames(index).caption] = t.problems.captionMissing
    if (!('problem' in read)) return [{ caption: one.caption, doc: read.doc }]
    errors[takenNames(index).text] = markdownError(c.get('lang'), read)
    return []
  })
  return { texts, errors }
}

type Shown = { values: Values; errors: FieldErrors; draft: Draft | null; deleted?: readonly Taken[] }

/** @param shown `deleted`: the texts of an item that was deleted while somebody wrote in it */
export function newPage(c: Ctx, at: MeetingAt, known: CaseFile[], { values, errors, draft, deleted }: Shown) {
  const t = officeText(c, itemTexts)
  const to = (path: string) => localPath(c.get('lang'), path)
  const hasErrors = Object.keys(errors).length > 0
  const isDraft = draft !== null && ['titel', 'resume', 'oplaeg'].some((name) => (values[name] ?? '') !== '')
  return officePage(
    c,
    {
      title: deleted ? t.goneTitle : t.newTitle,
      status: hasErrors ? 422 : deleted ? 410 : 200,
      hasErrors,
      crumbs: [...crumbsOf(c, { at }), { label: t.newTitle }],
      help: t.newHelp,
    },
    <NewPage
      t={t}
      writing={officeText(c, writingTexts)}
      once={onceKey()}
      path={pathOf(at)}
      action={to(pathOf(at))}
      kicker={meetingName({ title: at.row.title, bodies: at.bodies })}
      values={itemValues(values)}
      errors={errors}
      langs={langChoices()}
      cases={{ linked: [], kept: [], known, words: values['sag'] ?? '', title: values['sag_titel'] ?? '' }}
      taken={deleted ?? takenFrom(values)}
      isApproved={isApproved(at)}
      wasDeleted={deleted !== undefined}
      draft={isDraft ? whenInWords(c, draft.savedAt) : null}
      back={to(`/moeder/${at.slug}/arbejde`)}
    />,
  )
}
