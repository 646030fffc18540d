import { Hono } from 'hono'
import { type MailDeps, may, noMailText } from '#modules/accounts/index.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, today } from '#platform/http/context.ts'
import { office, officeText } from '#platform/http/office.ts'
import { officePage } from '#ui/page/respond.tsx'
import { bodyRoutes } from './bodies/routes.tsx'
import { municipalityRoutes } from './municipality/routes.tsx'
import { setupTexts } from './setup.text.ts'
import { missingSteps, type Step } from './setup.ts'
import { SetupPage } from './setup.views.tsx'
import { termRoutes } from './terms/routes.tsx'

const base = '/opsaetning'

/** The screens with which an administrator sets everything up. */
export const administrationRoutes = (deps: MailDeps) =>
  new Hono<AppEnv>()
    .get(base, allow('secretary', 'administrator'), office, (c) => setup(c, deps))
    .route('/', municipalityRoutes())
    .route('/', bodyRoutes())
    .route('/', termRoutes(deps))

const stepPaths: Record<Step, string> = {
  council: `${base}/raad/nyt`,
  front: `${base}/kommune/forside`,
  contact: `${base}/kommune/kontakt`,
  sender: `${base}/kommune/afsender`,
  users: '/brugere',
}

async function setup(c: Ctx, deps: MailDeps) {
  const t = officeText(c, setupTexts)
  const all = may(c.get('actor'), 'edit', { kind: 'municipality' })
  const missing = all ? await inTenant(c, (tx) => missingSteps(tx, today(c))) : []
  const href = (path: string) => localPath(c.get('lang'), path)
  const note = (...steps: Step[]) => (missing.some((step) => steps.includes(step)) ? t.missing : undefined)
  const bodies = { href: href(`${base}/raad`), ...t.bodies, note: note('council') }
  const cards = [
    bodies,
    { href: href(`${base}/kommune`), ...t.municipality, note: note('front', 'contact', 'sender') },
    { href: href('/brugere'), ...t.users, note: note('users') },
    { href: href('/adgang'), ...t.access },
    { href: href('/beskeder'), ...t.messages },
    { href: href('/aendringer'), ...t.changes },
  ]
  return officePage(
    c,
    { title: t.title, crumbs: [{ label: t.title }], help: t.help },
    <SetupPage
      t={t}
      noMail={noMailText(c, deps)}
      lead={all ? t.lead : t.leadSecretary}
      todo={missing.map((step) => ({ href: href(stepPaths[step]), ...t.steps[step] }))}
      cards={all ? cards : [bodies]}
    />,
  )
}
