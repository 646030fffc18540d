import { Hono } from 'hono'
import type { Tx } from '#platform/db/db.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { hostOf } from '../plan/stand.ts'
import { actingOf, meetingAtHand } from '../record/at-hand.ts'
import { recordItems } from '../record/record.queries.ts'
import { findPersonalData } from '../release/scan.ts'
import { meetingName } from '../titles.ts'
import { refuseTransition } from '../transitions.ts'
import { personsIn } from './breach.ts'
import { keptReason, reasonCodes } from './reason.ts'
import { modelsOf, versionsOf, withdrawalOf } from './versions.queries.ts'
import { withdrawTexts } from './withdraw.text.ts'
import { publishAgain, withdrawMeeting } from './withdraw.ts'
import { WithdrawPage, type WithdrawRefused } from './withdraw.views.tsx'

const staff = ['secretary', 'administrator'] as const
const longest = 300

export const withdrawRoutes = () =>
  new Hono<AppEnv>()
    .get('/moeder/:slug/traek-tilbage', allow(...staff), office, (c) => withdrawPage(c, {}))
    .post('/moeder/:slug/traek-tilbage', allow(...staff), office, change)

async function load(tx: Tx, c: Ctx) {
  const at = await meetingAtHand(tx, c)
  const versions = await versionsOf(tx, at.id)
  const gone = at.stand.isPublic ? undefined : await withdrawalOf(tx, at.slug)
  const withdrawal = gone && {
    ...gone,
    persons: personsIn([
      ...(
        await modelsOf(
          tx,
          at.id,
          versions.map(({ version }) => version),
        )
      ).values(),
    ]),
  }
  return { at, versions, withdrawal: withdrawal ?? null, items: await recordItems(tx, at.id, at.host.id) }
}

type Shown = { status?: 200 | 409 | 422; values?: Record<string, string>; errors?: FieldErrors; refusal?: WithdrawRefused }

async function withdrawPage(c: Ctx, { status = 200, values = c.get('kept') ?? {}, errors = {}, refusal }: Shown) {
  const loaded = await inTenant(c, (tx) => load(tx, c))
  const { at, withdrawal } = loaded
  const texts = officeText(c, withdrawTexts)
  const lang = c.get('lang')
  const name = meetingName({ title: at.row.title, bodies: at.bodies })
  return officePage(
    c,
    {
      title: `${withdrawal ? texts.done.title : texts.title}, ${name}`,
      status,
      hasErrors: Object.keys(errors).length > 0,
      help: texts.help,
      crumbs: [{ label: name, href: localPath(lang, `/moeder/${at.slug}/arbejde`), lang: 'da' }, { label: texts.title }],
    },
    <WithdrawPage
      {...loaded}
      t={c.get('t')}
      texts={texts}
      lang={lang}
      href={(path) => localPath(lang, path)}
      origin={c.get('municipality').origin}
      once={onceKey()}
      name={name}
      mayPublishAgain={refuseTransition(c.get('actor'), 'publishAgain', { bodyIds: hostOf(at), stand: at.stand, rules: at.rules }) === null}
      values={values}
      errors={errors}
      refusal={refusal}
    />,
  )
}

async function change(c: Ctx) {
  const { values } = formOf(c)
  const { at } = await inTenant(c, (tx) => load(tx, c))
  const home = `/moeder/${at.slug}/traek-tilbage`
  if (values['do'] === 'again') {
    const result = await once<'again' | 'findings'>(c, async (tx) => {
      const published = await publishAgain(tx, actingOf(c), at.id, { withVersions: values['versions'] === 'back' })
      if ('refusal' in published) return { refusal: published.refusal === 'findings' ? 'findings' : 'again' }
      return { location: `/moeder/${at.slug}/arbejde` }
    })
    return 'location' in result ? seeOther(c, result.location) : withdrawPage(c, { status: 409, values, refusal: result.refusal })
  }
  const asked = reasonAsked(c, values)
  if ('errors' in asked) return withdrawPage(c, { status: 422, values, errors: asked.errors })
  const result = await once<'withdraw'>(c, async (tx) => {
    const withdrawn = await withdrawMeeting(tx, actingOf(c), at.id, asked.reason)
    return 'refusal' in withdrawn ? { refusal: 'withdraw' } : { location: home }
  })
  return 'location' in result ? seeOther(c, result.location) : withdrawPage(c, { status: 409, values, refusal: 'withdraw' })
}

/** The reason for the public: a safe sentence, and what was added as long as it tells nothing of anybody. */
function reasonAsked(c: Ctx, values: Record<string, string>): { reason: string } | { errors: FieldErrors } {
  const texts = officeText(c, withdrawTexts).errors
  const code = reasonCodes.find((one) => one === values['reason'])
  const own = values['own']?.trim() ?? ''
  if (!code) return { errors: { reason: texts.reason } }
  if (own.length > longest) return { errors: { own: texts.long } }
  const [found] = findPersonalData(own)
  return found ? { errors: { own: texts.personal(found.match) } } : { reason: keptReason(code, own) }
}
