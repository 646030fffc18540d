import { Hono } from 'hono'
import { AppError } from '#platform/errors.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, type Middleware, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import type { Holding } from '#platform/personal/holding.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { ErasePage } from './erase.views.tsx'
import { causes, type EraseRefusal, erasePerson, planErasure, planMark, refuseErasure } from './erase-person.ts'
import { onePerson } from './people.routes.tsx'
import { privacyTexts } from './privacy.text.ts'
import { erasing, personId, requirePrivacy, requireSubject } from './shared.ts'

/** First the question with all that would happen, then the deed. */
export const eraseRoutes = (holdings: readonly Holding[], prove: Middleware) =>
  new Hono<AppEnv>()
    .get(`${onePerson}/sletning`, allow('administrator'), office, prove, (c) => askPage(c, holdings))
    .post(`${onePerson}/sletning`, allow('administrator'), office, prove, (c) => erase(c, holdings))

type Shown = { cause: string; errors: FieldErrors; refusal: EraseRefusal | null }

async function askPage(
  c: Ctx,
  holdings: readonly Holding[],
  shown: Shown = { cause: c.get('kept')?.['grund'] ?? '', errors: {}, refusal: null },
) {
  requirePrivacy(c, 'end')
  const texts = officeText(c, privacyTexts)
  const subject = await requireSubject(c, holdings)
  const { plan, stands } = await inTenant(c, async (tx) => ({
    plan: await planErasure(tx, holdings, subject),
    stands: await refuseErasure(tx, subject, today(c)),
  }))
  const title = texts.erase.title(subject.name)
  const view = (
    <ErasePage
      t={c.get('t')}
      text={texts.erase}
      title={title}
      plan={plan}
      mark={planMark(plan)}
      once={onceKey()}
      insightHref={localPath(c.get('lang'), `/personer/${subject.personId}/indsigt`)}
      insight={texts.people.insight}
      cause={shown.cause}
      errors={shown.errors}
      refusal={shown.refusal ?? stands}
      isOpen={stands === null}
    />
  )
  const status = shown.refusal !== null || Object.keys(shown.errors).length > 0 ? 422 : 200
  const crumbs = [{ label: texts.people.title, href: localPath(c.get('lang'), '/personer') }, { label: title }]
  return officePage(c, { title, crumbs, help: texts.erase.help, status, hasErrors: status === 422 }, view)
}

async function erase(c: Ctx, holdings: readonly Holding[]) {
  requirePrivacy(c, 'end')
  const { values } = formOf(c)
  const words = officeText(c, privacyTexts).erase.missing
  const cause = causes.find((one) => one === values['grund'] && one !== 'schedule')
  const errors = { ...(!cause && { grund: words.cause }), ...(values['sikker'] !== 'ja' && { sikker: words.sure }) }
  if (!cause || Object.keys(errors).length > 0) return askPage(c, holdings, { cause: values['grund'] ?? '', errors, refusal: null })
  const result = await once<EraseRefusal>(c, async (tx) => {
    const done = await erasePerson(tx, erasing(c), holdings, { personId: personId(c), cause, mark: values['plan'] ?? '' })
    if (done === null) throw new AppError(404, 'no such person')
    return 'refusal' in done ? done : { location: `/sletning/${done.id}` }
  })
  return 'location' in result ? seeOther(c, result.location) : askPage(c, holdings, { cause, errors: {}, refusal: result.refusal })
}
