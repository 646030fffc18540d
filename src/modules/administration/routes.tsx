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
import type { TermDeps } from './terms/term.routes.tsx'

const base = '/opsaetning'

/** The screens with which an administrator sets everything up. */
export const administrationRoutes = (deps: MailDeps & TermDeps) =>
  new Hono<AppEnv>()
    .get(base, allow('secretary', 'administrator'), office, (c) => setup(c, deps))
    .route('/', municipalityRoutes())
    .route('/', bodyRoutes())
    .route('/', termRoutes(deps))

/** Where each step is taken; members are appointed once there is a council. */
const stepPath = (step: Step, council: string | null): string | null =>
  step === 'members' ? council && `${base}/raad/${council}/perioder` : stepPaths[step]

const stepPaths: Record<Exclude<Step, 'members'>, string> = {
  council: `${base}/raad/nyt`,
  front: `${base}/kommune/forside`,
  contact: `${base}/kommune/kontakt`,
  sender: `${base}/kommune/afsender`,
  users: '/brugere',
}

async function setup(c: Ctx, deps: MailDeps) {
  const t = officeText(c, setupTexts)
  const all = may(c.get('actor'), 'edit', { kind: 'municipality' })
  const { missing, council } = all ? await inTenant(c, (tx) => missingSteps(tx, today(c))) : { missing: [], council: null }
  const href = (path: string) => localPath(c.get('lang'), path)
  const toStep = (step: Step) => {
    const path = stepPath(step, council)
    return path === null ? null : href(path)
  }
  const note = (...steps: Step[]) => (steps.some((step) => missing.includes(step)) ? t.missing : undefined)
  const bodies = { href: href(`${base}/raad`), ...t.bodies, note: note('council', 'members') }
  const cards = [
    bodies,
    { href: href(`${base}/kommune`), ...t.municipality, note: note('front', 'contact', 'sender') },
    { href: href('/brugere'), ...t.users, note: note('users') },
    { href: href('/adgang'), ...t.access },
    { href: href('/opsaetning/log-ind'), ...t.signIns },
    { href: href('/beskeder'), ...t.messages },
    { href: href('/aendringer'), ...t.changes },
    { href: href('/laeselog'), ...t.reads },
    { href: href('/personer'), ...t.people },
    { href: href('/sletning'), ...t.erasing },
  ]
  return officePage(
    c,
    { title: t.title, crumbs: [{ label: t.title }], help: t.help },
    <SetupPage
      t={t}
      noMail={noMailText(c, deps)}
      lead={all ? t.lead : t.leadSecretary}
      todo={missing.map((step) => ({ href: toStep(step), ...t.steps[step] }))}
      cards={all ? cards : [bodies]}
    />,
  )
}
