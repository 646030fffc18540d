import { may } from '#modules/accounts/index.ts'
import { bodySummaries, settingValuesOfBodies } from '#modules/council/index.ts'
import { dayOf } from '#platform/clock.ts'
import { AppError } from '#platform/errors.ts'
import { scopeOf } from '#platform/http/actor.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { dayInWords } from '#platform/i18n/dates.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { meetingName } from '../titles.ts'
import { actingOf } from './acting.ts'
import { meetingsInProgress } from './overview.queries.ts'
import { OverviewPage } from './overview.views.tsx'
import { planTexts } from './plan.text.ts'
import { planMeeting } from './plan.ts'
import { type FormProps, PlanPage, type PlanProps } from './plan.views.tsx'
import { inOrder, isDoubtful, readMeeting, type Typed } from './plan-form.ts'
import type { MeetingAt } from './stand.ts'

const staff = ['secretary', 'administrator'] as const
const mostShown = 200

const mayPlan = (c: Ctx, bodyId: string) => {
  const scope = scopeOf(c.get('actor'), ...staff)
  return scope === null || scope.includes(bodyId)
}

/** What stands in a form that nobody has sent: what an ended session kept, or nothing. */
export const typedBefore = (c: Ctx): Typed => {
  const kept = c.get('kept')
  return { values: kept ?? {}, lists: kept ? Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, [value]])) : {} }
}

/** Everything that the two forms offer to choose from. */
export async function choicesFor(c: Ctx, of: MeetingAt | null = null): Promise<FormProps['choices'] & { names: Map<string, string> }> {
  const scope = scopeOf(c.get('actor'), ...staff)
  const { bodies, ahead } = await inTenant(c, async (tx) => ({
    bodies: await bodySummaries(tx),
    ahead: await meetingsInProgress(tx, scope, mostShown),
  }))
  const names = new Map(bodies.map((body) => [body.id, body.name]))
  const isKnown = (body: { id: string; isPublic: boolean }) =>
    may(c.get('actor'), 'read', { kind: 'body', bodyIds: [body.id], isPublic: body.isPublic })
  const asChoice = (body: { id: string; name: string }) => ({ value: body.id, label: body.name, lang: 'da' })
  return {
    names,
    bodies: bodies.filter((body) => scope === null || scope.includes(body.id)).map(asChoice),
    others: bodies.filter((body) => isKnown(body) || of?.bodies.some(({ id }) => id === body.id)).map(asChoice),
    prepares: ahead
      .filter((meeting) => meeting.state !== 'held' && meeting.id !== of?.id)
      .map((meeting) => ({
        value: meeting.id,
        label: `${nameOf(meeting, names)}, ${dayInWords(c.get('lang'), meeting.starts_at, meeting.time_zone)}`,
      })),
  }
}

const shared = (c: Ctx, choices: FormProps['choices'], typed: Typed, errors: FieldErrors): FormProps => ({
  t: c.get('t'),
  words: officeText(c, planTexts),
  lang: c.get('lang'),
  href: (path) => localPath(c.get('lang'), path),
  choices,
  typed,
  errors,
  once: onceKey(),
})

export const crumbsTo = (c: Ctx, label: string) => [
  { label: officeText(c, planTexts).overview.title, href: localPath(c.get('lang'), '/moeder/planlaeg/oversigt') },
  { label },
]

const nameOf = ({ title, body_ids }: { title: string; body_ids: string[] }, names: ReadonlyMap<string, string>) =>
  meetingName({ title, bodies: body_ids.map((id) => names.get(id) ?? '') })

/** What is said of what the public will see, by the settings of those whose meetings they plan. */
async function shownOf(c: Ctx, { bodies }: FormProps['choices']): Promise<string> {
  const words = officeText(c, planTexts).shown
  const ids = bodies.map((body) => body.value)
  const today = dayOf(c.get('platform').clock(), c.get('municipality').timeZone)
  const settings = await inTenant(c, (tx) => settingValuesOfBodies(tx, ['publicity'], ids, today))
  const isShown = (body: (typeof bodies)[number]) => Boolean(settings.get(body.value)?.publicity.planned)
  const atOnce = bodies.filter(isShown)
  const later = bodies.filter((body) => !isShown(body))
  if (atOnce.length === 0) return words.none
  if (later.length === 0) return words.all
  const named = (those: typeof bodies) => those.map((body) => body.label).join(', ')
  return later.length < atOnce.length ? words.allBut(named(later)) : words.some(named(atOnce))
}

export async function planProps(c: Ctx, typed: Typed, errors: FieldErrors): Promise<PlanProps> {
  const choices = await choicesFor(c)
  const mayAddBody = may(c.get('actor'), 'edit', { kind: 'municipality' })
  return { ...shared(c, choices, typed, inOrder(errors)), shown: await shownOf(c, choices), mayAddBody }
}

export async function planPage(c: Ctx, status: 200 | 422 = 200, typed = typedBefore(c), errors: FieldErrors = {}) {
  const words = officeText(c, planTexts)
  const hasErrors = Object.keys(errors).length > 0
  return officePage(
    c,
    { title: words.title, crumbs: crumbsTo(c, words.crumb), help: words.help, status, hasErrors },
    <PlanPage {...(await planProps(c, typed, errors))} />,
  )
}

/** The host that the form names, when it is theirs to plan for. */
export function hostOfForm(c: Ctx, typed: Typed, errors: FieldErrors): string | null {
  const bodyId = typed.values['raad'] ?? ''
  if (bodyId !== '' && mayPlan(c, bodyId)) return bodyId
  errors['raad'] = officeText(c, planTexts).errors.body
  return null
}

export async function plan(c: Ctx) {
  const typed = formOf(c)
  const words = officeText(c, planTexts)
  const zone = c.get('municipality').timeZone
  const { errors, facts } = readMeeting(words, typed, zone)
  const bodyId = hostOfForm(c, typed, errors)
  const today = dayOf(c.get('platform').clock(), zone)
  if (facts && isDoubtful(typed, dayOf(facts.startsAt, zone), today)) errors['gaaet'] = words.errors.past
  if (!facts || !bodyId || errors['gaaet']) return planPage(c, 422, typed, errors)
  const result = await once(c, async (tx) => {
    const made = await planMeeting(tx, actingOf(c), { ...facts, bodyId, timeZone: zone })
    return { location: `/moeder/${made.slug}/arbejde` }
  })
  if ('refusal' in result) throw new AppError(409, 'planning refuses nothing')
  return seeOther(c, result.location)
}

export async function overviewPage(c: Ctx) {
  const words = officeText(c, planTexts)
  const { rows, names } = await inTenant(c, async (tx) => ({
    rows: await meetingsInProgress(tx, scopeOf(c.get('actor'), ...staff), mostShown + 1),
    names: new Map((await bodySummaries(tx)).map((body) => [body.id, body.name])),
  }))
  const made = /^\d{1,2}$/.test(c.req.query('oprettet') ?? '') ? Number(c.req.query('oprettet')) : null
  return officePage(
    c,
    { title: words.overview.title, crumbs: [{ label: words.overview.title }], help: words.overview.help },
    <OverviewPage
      words={words}
      lang={c.get('lang')}
      href={(path) => localPath(c.get('lang'), path)}
      made={made}
      shown={rows.length > mostShown ? mostShown : null}
      rows={rows.slice(0, mostShown).map((row) => ({
        path: `/moeder/${row.slug}/arbejde`,
        name: nameOf(row, names),
        kind: row.kind,
        startsAt: row.starts_at,
        zone: row.time_zone,
        state:
          row.state === 'planned'
            ? row.agenda_state === 'approved'
              ? 'approved'
              : row.current_snapshot_id
                ? 'announced'
                : 'planned'
            : (row.state as 'called'),
        items: row.items ?? 0,
      }))}
    />,
  )
}
