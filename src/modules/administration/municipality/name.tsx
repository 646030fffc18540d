import { recordAudit } from '#platform/audit/audit.ts'
import { forgetKnown } from '#platform/db/known.ts'
import { type Identity, identityOf, setIdentity } from '#platform/db/municipality.ts'
import { takeTurn } from '#platform/db/turns.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf, visibleValues } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { allLangs, type Lang, textsOf } from '#texts/index.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { fingerprint } from '../settings/handle.tsx'
import type { Fields } from '../settings/rows.ts'
import { actingOf } from '../settings/scope.ts'
import { type Line, trimmed } from '../settings/screen.ts'
import { settingsTexts } from '../settings/settings.text.ts'
import { setupCrumb } from '../setup-crumb.ts'
import { requireMunicipality } from './may.ts'
import { municipalityTexts } from './municipality.text.ts'
import { NamePage } from './name.views.tsx'

const path = '/opsaetning/kommune/navn'
const mostName = 100

/** Languages that are a choice: all but Danish. Each has a field of its own. */
const choosable = allLangs.filter((lang) => lang !== 'da')
const fieldOfLang = (lang: Lang) => `sprog-${lang}`

const toFields = ({ name, languages }: Identity): Fields => ({
  navn: name,
  ...Object.fromEntries(choosable.filter((lang) => languages.includes(lang)).map((lang) => [fieldOfLang(lang), 'ja'])),
})

const identityIn = (fields: Fields): Identity => ({
  name: trimmed(fields, 'navn').replace(/\s+/g, ' '),
  languages: ['da', ...choosable.filter((lang) => fields[fieldOfLang(lang)] === 'ja')],
})

/** In the order in which all languages are kept, so that the same choice always reads the same. */
const inOrder = ({ name, languages }: Identity): Identity => ({ name, languages: allLangs.filter((lang) => languages.includes(lang)) })

type Shown = { status: 200 | 422; fields: Fields | null; errors: FieldErrors; conflict: boolean }

export const showName = (c: Ctx) => show(c, { status: 200, fields: c.get('kept'), errors: {}, conflict: false })

async function show(c: Ctx, { status, fields, errors, conflict }: Shown) {
  requireMunicipality(c)
  const words = officeText(c, municipalityTexts.name)
  const now = inOrder(await inTenant(c, (tx) => identityOf(tx, c.get('municipality').id)))
  const hub = officeText(c, municipalityTexts.hub)
  const describe = ({ name, languages }: Identity): Line[] => [
    { term: words.name, value: [name] },
    { term: words.languages, value: languages.map((lang) => textsOf(lang).language.name) },
  ]
  return officePage(
    c,
    {
      title: words.title,
      crumbs: [setupCrumb(c), { label: hub.title, href: localPath(c.get('lang'), '/opsaetning/kommune') }, { label: words.title }],
      help: words.help,
      status,
      hasErrors: status !== 200,
    },
    <NamePage
      words={words}
      t={officeText(c, settingsTexts)}
      once={onceKey()}
      action={localPath(c.get('lang'), path)}
      basis={conflict || fields === null ? fingerprint(now) : (fields['grundlag'] ?? '')}
      fields={fields ?? toFields(now)}
      errors={errors}
      saved={fields === null && c.req.query('gemt') === 'ja'}
      conflict={conflict && fields ? { now: describe(now), mine: describe(identityIn(fields)) } : null}
      languages={choosable.map((lang) => ({ name: fieldOfLang(lang), lang, label: textsOf(lang).language.name }))}
    />,
  )
}

export async function saveName(c: Ctx) {
  requireMunicipality(c)
  const fields: Fields = visibleValues(formOf(c))
  const words = officeText(c, municipalityTexts.name)
  const identity = identityIn(fields)
  const problem = identity.name === '' ? words.missing : identity.name.length > mostName ? words.tooLong : null
  if (problem) return show(c, { status: 422, fields, errors: { navn: problem }, conflict: false })
  const { id } = c.get('municipality')
  const result = await once<'changed'>(c, async (tx) => {
    await takeTurn(tx, id, 'identity')
    if (fingerprint(inOrder(await identityOf(tx, id))) !== fields['grundlag']) return { refusal: 'changed' }
    await setIdentity(tx, id, identity)
    const { actor, clock } = actingOf(c)
    await recordAudit(tx, id, clock, { actor, action: 'municipality.update', thing: `municipality/${id}`, payload: { ...identity } })
    return { location: `${path}?gemt=ja` }
  })
  if ('refusal' in result) return show(c, { status: 422, fields, errors: {}, conflict: true })
  forgetKnown()
  // The page that was left may have stood in a language that is gone now.
  if (!identity.languages.includes(c.get('lang'))) c.set('lang', 'da')
  return seeOther(c, result.location)
}
