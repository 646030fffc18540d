import { toDate } from '#platform/clock.ts'
import { type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { isOfficeLang, officeText } from '#platform/http/office.ts'
import { textsOf } from '#texts/index.ts'
import { officePage } from '#ui/page/respond.tsx'
import type { Attempt } from '../attempts.ts'
import { may } from '../policy.ts'
import { rulesMet, valuesOf } from './claims.ts'
import { answerPage } from './leave.tsx'
import type { Told } from './openid.ts'
import { type ProviderRow, roleRulesOf, updateProvider } from './providers.queries.ts'
import { setupTexts } from './setup.text.ts'
import { TriedPage } from './setup.views.tsx'

/** What an administrator's own sign-in brought back. Nobody is signed in by it. */
export async function triedPage(c: Ctx, provider: ProviderRow, told: Told, attempt: Attempt) {
  const actor = c.get('actor')
  if (actor.accountId === null || actor.accountId !== attempt.accountId || !may(actor, 'edit', { kind: 'municipality' }))
    return answerPage(c, 'stale', provider.name)
  if (!isOfficeLang(c.get('lang'))) {
    c.set('lang', 'da')
    c.set('t', textsOf('da'))
  }
  const rules = await inTenant(c, async (tx) => {
    await updateProvider(tx, provider.id, { tried_at: toDate(c.get('platform').clock()) })
    return roleRulesOf(tx, provider.id)
  })
  const text = officeText(c, setupTexts)
  const href = (path: string) => localPath(c.get('lang'), path)
  const view = (
    <TriedPage
      t={c.get('t')}
      text={text}
      provider={provider}
      back={href(`/opsaetning/log-ind/${provider.id}`)}
      email={typeof told.claims['email'] === 'string' ? (told.claims['email_verified'] === true ? 'verified' : 'unverified') : 'none'}
      claimNames={Object.keys(told.claims).sort()}
      roleValues={provider.roleClaim === '' ? [] : valuesOf(told.claims[provider.roleClaim])}
      rules={rulesMet(rules, provider.roleClaim, told.claims)}
    />
  )
  const crumbs = [{ label: text.title, href: href('/opsaetning/log-ind') }, { label: text.tried.title }]
  return officePage(c, { title: text.tried.title, crumbs, help: text.tried.help }, view)
}
