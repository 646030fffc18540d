import { type BodyChanges, type BodyRefusal, type BodySummary, updateBody } from '#modules/council/index.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf, visibleValues } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import type { Child } from '#ui/context.ts'
import { RadioGroup } from '#ui/form/choices.tsx'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { requireMunicipality } from '../municipality/may.ts'
import { fingerprint } from '../settings/handle.tsx'
import type { Fields } from '../settings/rows.ts'
import { actingOf } from '../settings/scope.ts'
import type { Line } from '../settings/screen.ts'
import { settingsTexts } from '../settings/settings.text.ts'
import { type BodiesText, bodiesTexts } from './bodies.text.ts'
import { describeFacts, factsOf, fieldsOfFacts, readFacts } from './facts.ts'
import { FactFields } from './facts.views.tsx'
import { bodyAsked, crumbsOf, pathOf } from './find.ts'
import { BodyFormPage } from './form.views.tsx'

type Changes = Partial<BodyChanges>

/** Part of what a body is, on a screen of its own. It holds from the moment in which it is saved. */
type BodyForm = {
  path: string
  words: (t: BodiesText) => { title: string; lead: string; help: readonly string[]; saved: string }
  part: (body: BodySummary) => Changes
  toFields: (body: BodySummary) => Fields
  read: (fields: Fields, t: BodiesText) => { changes: Changes } | { errors: FieldErrors }
  describe: (body: BodySummary, bodies: readonly BodySummary[], t: BodiesText) => Line[]
  Inside: (props: { t: BodiesText; fields: Fields; errors: FieldErrors; parents: readonly BodySummary[] }) => Child
}

export const factsForm: BodyForm = {
  path: 'oplysninger',
  words: (t) => t.facts,
  part: factsOf,
  toFields: (body) => fieldsOfFacts(factsOf(body)),
  read(fields, t) {
    const read = readFacts(fields, t)
    return 'errors' in read ? read : { changes: read.facts }
  },
  describe: (body, bodies, t) => describeFacts(factsOf(body), bodies, t),
  Inside: FactFields,
}

const rules = ['secretary', 'second_person', 'chair'] as const

export const releaseForm: BodyForm = {
  path: 'frigivelse',
  words: (t) => t.release,
  part: ({ releaseRule }) => ({ releaseRule }),
  toFields: ({ releaseRule }) => ({ regel: releaseRule }),
  // What was not answered is the safest of them.
  read: (fields) => ({ changes: { releaseRule: rules.find((rule) => rule === fields['regel']) ?? 'second_person' } }),
  describe: ({ releaseRule }, _bodies, t) => [{ term: t.release.question, value: [t.release.rules[releaseRule]] }],
  Inside: ({ t, fields }) => (
    <RadioGroup
      name="regel"
      label={t.release.question}
      value={fields['regel']}
      choices={rules.map((value) => ({ value, label: t.release.rules[value] }))}
    />
  ),
}

/** Where a refusal of the body itself belongs on the form. */
export const fieldOfRefusal: Record<BodyRefusal, string> = { nameTaken: 'navn', noSuchParent: 'hoererTil', parentIsPart: 'hoererTil' }

type Shown = { status: 200 | 422; fields: Fields | null; errors: FieldErrors; conflict: Changes | null }

/** GET and POST of such a screen. */
export const bodyFormScreen = (form: BodyForm) => ({
  get: (c: Ctx) => show(c, form, { status: 200, fields: c.get('kept'), errors: {}, conflict: null }),
  post: (c: Ctx) => save(c, form),
})

async function show(c: Ctx, form: BodyForm, { status, fields, errors, conflict }: Shown) {
  requireMunicipality(c)
  const t = officeText(c, bodiesTexts)
  const frame = officeText(c, settingsTexts)
  const words = form.words(t)
  const { body, bodies } = await inTenant(c, (tx) => bodyAsked(tx, c))
  return officePage(
    c,
    { title: words.title, crumbs: [...crumbsOf(c, body), { label: words.title }], help: words.help, status, hasErrors: status !== 200 },
    <BodyFormPage
      t={frame}
      title={words.title}
      lead={words.lead}
      kicker={body.name}
      once={onceKey()}
      action={localPath(c.get('lang'), `${pathOf(body)}/${form.path}`)}
      basis={conflict || fields === null ? fingerprint(form.part(body)) : (fields['grundlag'] ?? '')}
      errors={errors}
      saved={fields === null && c.req.query('gemt') === 'ja' ? words.saved : null}
      conflict={conflict && { now: form.describe(body, bodies, t), mine: form.describe({ ...body, ...conflict }, bodies, t) }}
      save={frame.save}
    >
      {form.Inside({ t, fields: fields ?? form.toFields(body), errors, parents: bodies.filter(({ id }) => id !== body.id) })}
    </BodyFormPage>,
  )
}

async function save(c: Ctx, form: BodyForm) {
  requireMunicipality(c)
  const t = officeText(c, bodiesTexts)
  const fields: Fields = visibleValues(formOf(c))
  const read = form.read(fields, t)
  if ('errors' in read) return show(c, form, { status: 422, fields, errors: read.errors, conflict: null })
  const { changes } = read
  const result = await once<BodyRefusal | 'changed'>(c, async (tx) => {
    await takeTurn(tx, c.get('municipality').id, `body ${c.req.param('slug')}`)
    const { body } = await bodyAsked(tx, c)
    if (fingerprint(form.part(body)) !== fields['grundlag']) return { refusal: 'changed' }
    const updated = await updateBody(tx, actingOf(c), body.id, changes)
    return 'refusal' in updated ? updated : { location: `${pathOf(body)}/${form.path}?gemt=ja` }
  })
  if ('location' in result) return seeOther(c, result.location)
  if (result.refusal === 'changed') return show(c, form, { status: 422, fields, errors: {}, conflict: changes })
  const errors = { [fieldOfRefusal[result.refusal]]: t.refusals[result.refusal] }
  return show(c, form, { status: 422, fields, errors, conflict: null })
}
