import { Hono } from 'hono'
import { bodySummaries } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Role, roles } from '#platform/http/actor.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther, today } from '#platform/http/context.ts'
import { formOf } from '#platform/http/forms.ts'
import { page } from '#ui/page/respond.tsx'
import { accountsByRole, exampleOf } from './accounts.ts'
import { DemoPage } from './demo.views.tsx'
import { requireDemoDoor } from './demo-door.ts'
import { deskPath, nextPath } from './next-path.ts'
import { giveCookie, signIn } from './sessions.ts'

export function demoRoutes(deps: { demoSignIn: boolean }): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get('/demo', allow('public'), (c) => {
    requireDemoDoor(c, deps.demoSignIn)
    return demoPage(c, 200)
  })
  app.post('/demo', allow('public'), async (c) => {
    requireDemoDoor(c, deps.demoSignIn)
    const asked = formOf(c).values['role']
    const role = roles.find((known) => known === asked)
    const token = role && (await inTenant(c, (tx) => enter(c, tx, role)))
    if (!token) return demoPage(c, 422)
    giveCookie(c, token)
    return seeOther(c, nextPath(formOf(c).values['videre']) ?? deskPath)
  })
  return app
}

async function enter(c: Ctx, tx: Tx, role: Role) {
  const person = exampleOf(role, (await accountsByRole(tx, today(c)))[role])
  return person && signIn(c, tx, person.accountId, { purpose: 'demo door' })
}

async function demoPage(c: Ctx, status: 200 | 422) {
  const t = c.get('t')
  const { holders, bodies } = await inTenant(c, async (tx) => ({
    holders: await accountsByRole(tx, today(c)),
    bodies: await bodySummaries(tx),
  }))
  const people = roles.flatMap((role) => {
    const person = exampleOf(role, holders[role])
    return person ? [{ role, name: person.name, bodies: bodyNames(person.grants, role, bodies) }] : []
  })
  const next = nextPath(c.req.query('videre') ?? c.get('form')?.values['videre'])
  const view = <DemoPage t={t} action={localPath(c.get('lang'), '/demo')} next={next} people={people} />
  return page(c, { title: t.accounts.demo.title, crumbs: [{ label: t.accounts.demo.title }], status, noindex: true }, view)
}

const bodyNames = (grants: { role: Role; bodyId: string | null }[], role: Role, bodies: { id: string; name: string }[]) =>
  bodies.filter((body) => grants.some((grant) => grant.role === role && grant.bodyId === body.id)).map((body) => body.name)
