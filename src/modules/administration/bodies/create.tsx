import { type Acting, type BodyRefusal, bodySummaries, foundBody, putSettings } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, localPath, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf, visibleValues } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { Checkbox } from '#ui/form/choices.tsx'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { requireMunicipality } from '../municipality/may.ts'
import type { Fields } from '../settings/rows.ts'
import { actingOf } from '../settings/scope.ts'
import { settingsTexts } from '../settings/settings.text.ts'
import { setupCrumb } from '../setup-crumb.ts'
import { bodiesTexts } from './bodies.text.ts'
import { fieldOfRefusal } from './body-form.tsx'
import { readFacts } from './facts.ts'
import { FactFields } from './facts.views.tsx'
import { bodiesPath, pathOf } from './find.ts'
import { BodyFormPage } from './form.views.tsx'
import { suggested } from './screens.text.ts'

/** Gives a body the standing items, sections and sentences that most Danish councils use, from a day on. */
export const useSuggested = (tx: Tx, acting: Acting, bodyId: string, validFrom: string) =>
  putSettings(tx, acting, { bodyId, values: suggested, validFrom })

/** A council that everybody can see is what most begin with. */
const first: Fields = { slags: 'council', side: 'ja', aabne: 'ja', forslag: 'ja' }
const later: Fields = { slags: 'working_group', forslag: 'ja' }

export const showCreate = (c: Ctx) => show(c, 200, c.get('kept'), {})

async function show(c: Ctx, status: 200 | 422, typed: Fields | null, errors: FieldErrors) {
  requireMunicipality(c)
  const t = officeText(c, bodiesTexts)
  const bodies = await inTenant(c, (tx) => bodySummaries(tx))
  const fields = typed ?? (bodies.some(({ kind }) => kind === 'council') ? later : first)
  return officePage(
    c,
    {
      title: t.create.title,
      crumbs: [setupCrumb(c), { label: t.list.title, href: localPath(c.get('lang'), bodiesPath) }, { label: t.create.title }],
      help: t.create.help,
      status,
      hasErrors: status !== 200,
    },
    <BodyFormPage
      t={officeText(c, settingsTexts)}
      title={t.create.title}
      lead={t.create.lead}
      once={onceKey()}
      action={localPath(c.get('lang'), `${bodiesPath}/nyt`)}
      basis={null}
      errors={errors}
      saved={null}
      conflict={null}
      save={t.create.save}
    >
      <FactFields t={t} fields={fields} errors={errors} parents={bodies} />
      <Checkbox name="forslag" label={t.create.usual} hint={t.create.usualHint} value="ja" checked={fields['forslag'] === 'ja'} />
    </BodyFormPage>,
  )
}

export async function create(c: Ctx) {
  requireMunicipality(c)
  const t = officeText(c, bodiesTexts)
  const fields: Fields = visibleValues(formOf(c))
  const read = readFacts(fields, t)
  if ('errors' in read) return show(c, 422, fields, read.errors)
  const result = await once<BodyRefusal>(c, async (tx) => {
    const founded = await foundBody(tx, actingOf(c), read.facts)
    if ('refusal' in founded) return founded
    if (fields['forslag'] === 'ja') await useSuggested(tx, actingOf(c), founded.id, today(c))
    return { location: `${pathOf(founded)}?oprettet=ja` }
  })
  if ('location' in result) return seeOther(c, result.location)
  return show(c, 422, fields, { [fieldOfRefusal[result.refusal]]: t.refusals[result.refusal] })
}
