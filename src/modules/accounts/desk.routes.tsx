import { Hono } from 'hono'
import { bodySummaries } from '#modules/council/index.ts'
import { type Actor, hasRole, type Role, roles } from '#platform/http/actor.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath } from '#platform/http/context.ts'
import { dayInWords, timeOfDay } from '#platform/i18n/dates.ts'
import { page } from '#ui/page/respond.tsx'
import { type Desk, type DeskFact, inGroups, type OrderedEntry } from './desk.ts'
import { DeskPage, type DeskRole, type ShownEntry } from './desk.views.tsx'
import { deskPath } from './next-path.ts'
import { may } from './policy.ts'

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
  const groups = inGroups(entries, c.get('platform').clock(), c.get('municipality').timeZone)
  const view = (
    <DeskPage
      t={t}
      name={actor.name}
      roles={rolesOf(actor, bodies)}
      groups={groups.map(({ group, entries }) => ({ title: t.accounts.desk.groups[group], entries: entries.map((one) => shown(c, one)) }))}
      links={linksOf(c)}
    />
  )
  return page(c, { title: t.accounts.desk.title, crumbs: [{ label: t.accounts.desk.title }], noindex: true }, view)
}

function shown(c: Ctx, entry: OrderedEntry): ShownEntry {
  const texts = c.get('t').accounts.desk
  const lang = c.get('lang')
  const { timeZone } = c.get('municipality')
  const { kind, title, path, at, isDue = false, isLate, facts = [] } = entry
  const kindText = texts.kinds[kind]
  const day = at && dayInWords(lang, at, timeZone)
  return {
    href: localPath(lang, path),
    title: title ?? kindText,
    kicker: title === null ? null : kindText,
    isLate,
    when: at && day ? { datetime: at.toISOString(), text: isDue ? texts.by(day) : day } : null,
    facts: facts.map((fact) => ({ text: factText(c, fact), isWarning: fact.fact === 'quorumAtRisk', isNew: fact.fact === 'news' })),
  }
}

function factText(c: Ctx, fact: DeskFact): string {
  const t = c.get('t')
  const texts = t.accounts.desk.facts
  const lang = c.get('lang')
  const { timeZone } = c.get('municipality')
  switch (fact.fact) {
    case 'meetingAt':
      return texts.meetingAt(`${dayInWords(lang, fact.at, timeZone)} ${t.meetings.at} ${timeOfDay(lang, fact.at, timeZone)}`)
    case 'coming':
      return texts.coming(fact.coming, fact.of)
    case 'standIn':
      return texts.standIn(fact.name, fact.insteadOf)
    case 'news':
      return fact.of.news === 'supplement' ? t.participation.news.supplement(fact.of.number) : t.participation.news.kinds[fact.of.news]
    case 'proposedBy':
      return texts.proposedBy(fact.name)
    case 'answer':
      return texts.answers[fact.answer]
    default:
      return texts[fact.fact]
  }
}

/** The pages that somebody's roles lead to. */
function linksOf(c: Ctx) {
  const texts = c.get('t').accounts.desk.links
  const actor = c.get('actor')
  const staff = hasRole(actor, 'secretary', 'administrator')
  const sits = hasRole(actor, 'chair', 'member', 'substitute')
  const links: [boolean, string, string][] = [
    [sits, '/mine-moeder', texts.mine],
    [staff, '/moeder/planlaeg', texts.plan],
    [staff, '/forslag', texts.proposals],
    [staff, '/beskeder', texts.messages],
    [staff, '/import', texts.toImport],
    [staff, '/opsaetning', texts.setup],
    [may(actor, 'read', { kind: 'changeLog' }), '/aendringer', texts.toChanges],
    [true, '/moeder', texts.toMeetings],
    [true, '/mine-oplysninger', c.get('t').privacy.mine.title],
  ]
  return links.filter(([isOpen]) => isOpen).map(([, path, label]) => ({ href: localPath(c.get('lang'), path), label }))
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
