import { Hono } from 'hono'
import { absoluteMinutes } from '#modules/accounts/index.ts'
import { settingValues } from '#modules/council/index.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { page } from '#ui/page/respond.tsx'
import { PolicyPage } from './policy.views.tsx'
import { retentionKinds } from './retention.ts'

/** What is kept about people, for everybody to read; the numbers are those by which the schedule erases. */
export const policyRoutes = () => new Hono<AppEnv>().get('/privatliv', allow('public'), policyPage)

async function policyPage(c: Ctx) {
  const t = c.get('t')
  const kinds = ['retention', 'erasure', 'dpo', 'contact', 'contact_email', 'contact_phone'] as const
  const settings = await inTenant(c, (tx) => settingValues(tx, kinds, null, today(c)))
  const days = { ...settings.retention, apologyReasons: settings.erasure.apologyReasons }
  const view = (
    <PolicyPage
      t={t}
      municipality={c.get('municipality').name}
      contact={{ lines: settings.contact, email: settings.contact_email, phone: settings.contact_phone }}
      dpo={{ lines: settings.dpo.name ? [settings.dpo.name] : [], email: settings.dpo.email, phone: settings.dpo.phone }}
      kinds={retentionKinds.map((kind) => ({ text: t.privacy.kinds[kind], time: t.privacy.days(days[kind]) }))}
      sessionHours={absoluteMinutes / 60}
      ownHref={localPath(c.get('lang'), '/mine-oplysninger')}
    />
  )
  const { title, lead } = t.privacy.page
  return page(c, { title, description: lead(c.get('municipality').name), crumbs: [{ label: title }] }, view)
}
