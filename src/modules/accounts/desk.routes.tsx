import { Hono } from 'hono'
import { bodySummaries } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Actor, hasRole, type Role, roles } from '#platform/http/actor.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { dayInWords } from '#platform/i18n/dates.ts'
import { page } from '#ui/page/respond.tsx'
import { DeskPage, type DeskRole } from './desk.views.tsx'
import { deskPath } from './next-path.ts'
import { may } from './policy.ts'

/** Something that waits for the person at the desk. `title` is Danish content; `path` a Danish path; `at` what it is sorted by. */
export type DeskEntry = { kind: 'importToReview' | 'nextMeeting'; title: string; path: string; at: Date | null }
/** What a room of the house has lying for somebody; given in at the composition root. */
export type Desk = (tx: Tx, actor: Actor) => Promise<DeskEntry[]>

export function deskRoutes(deps: { desk: Desk | undefined }): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.get(deskPath, allow('signedIn'), (c) => deskPage(c, deps.desk))
  return app
}

async function deskPage(c: Ctx, desk: Desk | undefined) {
  const t = c.get('t')
  const actor = c.get('actor')
  const { entries, bodies } = await inTenant(c, async (tx) => ({
    entries: (await desk?.(tx, actor)) ?? [],
    bodies: await bodySummaries(tx),
  }))
  const href = (path: string) => localPath(c.get('lang'), path)
  const inOrder = entries.toSorted((a, b) => (a.at?.getTime() ?? Infinity) - (b.at?.getTime() ?? Infinity))
  const view = (
    <DeskPage
      t={t}
      name={actor.name}
      roles={rolesOf(actor, bodies)}
      entries={inOrder.map((entry) => ({
        ...entry,
        href: href(entry.path),
        when: entry.at && { datetime: entry.at.toISOString(), text: dayInWords(c.get('lang'), entry.at, c.get('municipality').timeZone) },
      }))}
      importHref={hasRole(actor, 'secretary', 'administrator') ? href('/import') : null}
      changesHref={may(actor, 'read', { kind: 'changeLog' }) ? href('/aendringer') : null}
      meetingsHref={href('/moeder')}
    />
  )
  return page(c, { title: t.accounts.desk.title, crumbs: [{ label: t.accounts.desk.title }], noindex: true }, view)
}

/** Each role once, with the names of the bodies that it reaches; none when it reaches the whole municipality. */
function rolesOf(actor: Actor, bodies: { id: string; name: string }[]): DeskRole[] {
  const inRole = (role: Role) => actor.grants.filter((grant) => grant.role === role)
  return roles
    .filter((role) => inRole(role).length > 0)
    .map((role) => {
      const everywhere = inRole(role).some((grant) => grant.bodyId === null)
      return {
        role,
        bodies: everywhere ? [] : bodies.filter((body) => inRole(role).some((grant) => grant.bodyId === body.id)).map((body) => body.name),
      }
    })
}
