import { Hono } from 'hono'
import type { Tx } from '#platform/db/db.ts'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { conflictTexts } from '../items/conflict.text.ts'
import type { Draft } from '../items/drafts.ts'
import { answerWritten, differs, discardOwnDraft, ownDraft } from '../items/own-draft.ts'
import { whenInWords } from '../items/when.ts'
import { writingTexts } from '../items/writing.text.ts'
import { type MeetingAt, mayEdit, meetingAt } from '../plan/stand.ts'
import { actingOf, bodiesToName } from '../record/at-hand.ts'
import { factsOf } from '../record/decision.ts'
import type { Fields } from '../record/decision-form.ts'
import { decisionOf } from '../record/record.queries.ts'
import { meetingName } from '../titles.ts'
import { steps } from '../transitions.ts'
import { correctable, sectionsToCorrect } from './correct.queries.ts'
import { correctTexts } from './correct.text.ts'
import { type CorrectConflict, type CorrectRefusal, correctItem } from './correct.ts'
import { CorrectPage } from './correct.views.tsx'
import {
  answeredCorrection,
  basesFor,
  type Correctable,
  correctErrors,
  correctPath,
  openingFields,
  readCorrection,
  shownCorrectConflict,
} from './correct-form.ts'

const staff = ['secretary', 'administrator'] as const

const shortIdOf = (c: Ctx) => c.req.param('shortId') ?? ''

export const correctRoutes = () =>
  new Hono<AppEnv>()
    .get('/punkt/:shortId/ret', allow(...staff), office, (c) => correctPage(c, {}))
    .post('/punkt/:shortId/ret', allow(...staff), office, correct)

async function load(tx: Tx, c: Ctx): Promise<Correctable & { at: MeetingAt; draft: Draft | null }> {
  const item = await correctable(tx, shortIdOf(c))
  if (!item) throw new AppError(404, 'no such item')
  const at = await meetingAt(tx, item.meetingId)
  if (!mayEdit(c.get('actor'), at)) throw new AppError(404, 'no right to correct this item')
  const stored = await decisionOf(tx, item.id, at.host.id)
  return {
    at,
    item,
    sections: await sectionsToCorrect(tx, item.id),
    stored,
    deciding: at.bodies,
    draft: await ownDraft(tx, c, correctPath(shortIdOf(c))),
    facts: factsOf(stored, item),
    bodies: await bodiesToName(tx, c, stored?.referredToBodyId ?? null),
  }
}

type Refusal = Exclude<CorrectRefusal, 'needsApproval'>
type Shown = {
  status?: 200 | 409 | 422
  values?: Fields
  errors?: FieldErrors
  conflict?: CorrectConflict
  refusal?: Refusal
}

/** What this writer kept, where it differs from what holds now. */
function unsavedDraft(loaded: Awaited<ReturnType<typeof load>>): Draft | null {
  const { draft } = loaded
  return draft && differs(answeredCorrection(draft.fields, loaded), openingFields(loaded)) ? draft : null
}

async function correctPage(c: Ctx, shown: Shown) {
  const { status = 200, errors = {}, conflict, refusal } = shown
  const kept = shown.values ? null : c.get('kept')
  const loaded = await inTenant(c, (tx) => load(tx, c))
  const draft = shown.values || kept ? null : unsavedDraft(loaded)
  const sent = shown.values ?? kept ?? draft?.fields
  const values = sent && answeredCorrection(sent, loaded)
  const { at, item } = loaded
  const isOpen = steps.correct.from(at.stand, at.rules)
  const texts = officeText(c, correctTexts)
  const lang = c.get('lang')
  const name = meetingName({ title: at.row.title, bodies: at.bodies })
  return officePage(
    c,
    {
      title: `${texts.title}: ${item.title}`,
      status,
      hasErrors: Object.keys(errors).length > 0,
      help: texts.help,
      crumbs: [
        { label: name, href: localPath(lang, `/moeder/${at.slug}/arbejde`), lang: 'da' },
        { label: texts.minutesCrumb, href: localPath(lang, `/moeder/${at.slug}/referat`) },
        { label: texts.title },
      ],
    },
    <CorrectPage
      {...loaded}
      texts={texts}
      href={(path) => localPath(lang, path)}
      once={onceKey()}
      shortId={shortIdOf(c)}
      isOpen={isOpen}
      values={{ ...openingFields(loaded), ...values }}
      bases={basesFor(loaded, values, conflict)}
      errors={errors}
      conflict={conflict && sent && values && shownCorrectConflict(c, sent, values, conflict)}
      conflictText={officeText(c, conflictTexts)}
      writing={officeText(c, writingTexts)}
      draftKept={draft && whenInWords(c, draft.savedAt)}
      refusal={refusal ?? ((kept || draft) && !isOpen ? 'wrongState' : undefined)}
    />,
  )
}

type Refused = Refusal | { conflict: CorrectConflict }

async function correct(c: Ctx) {
  const sent = formOf(c).values
  const loaded = await inTenant(c, (tx) => load(tx, c))
  return answerWritten(c, correctPath(shortIdOf(c)), sent, () => answerTo(c, loaded, sent))
}

async function answerTo(c: Ctx, loaded: Awaited<ReturnType<typeof load>>, sent: Fields) {
  const values = answeredCorrection(sent, loaded)
  const read = readCorrection(values, loaded, { texts: officeText(c, correctTexts), lang: c.get('lang') })
  if ('errors' in read) return correctPage(c, { status: 422, values: sent, errors: read.errors })
  const result = await once<Refused>(c, async (tx) => {
    const corrected = await correctItem(tx, actingOf(c), loaded.at.id, shortIdOf(c), read)
    if ('refusal' in corrected) return { refusal: corrected.refusal === 'needsApproval' ? 'wrongState' : corrected.refusal }
    if ('conflict' in corrected) return { refusal: corrected }
    await discardOwnDraft(tx, c, correctPath(shortIdOf(c)))
    return { location: `/moeder/${loaded.at.slug}/versioner/${corrected.version}` }
  })
  if ('location' in result) return seeOther(c, result.location)
  if (typeof result.refusal === 'string')
    return correctPage(c, { status: result.refusal === 'wrongState' ? 409 : 422, values: sent, refusal: result.refusal })
  const { conflict } = result.refusal
  return correctPage(c, { status: 409, values: sent, conflict, errors: correctErrors(c, conflict) })
}
