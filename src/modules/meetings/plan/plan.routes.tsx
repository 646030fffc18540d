import { may } from '#modules/accounts/index.ts'
import { bodySummaries } from '#modules/council/index.ts'
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
import { type DayWarnings, warningsOn } from './day-warnings.ts'
import { meetingsInProgress } from './overview.queries.ts'
import { OverviewPage } from './overview.views.tsx'
import { planTexts } from './plan.text.ts'
import { planMeeting, planSeries } from './plan.ts'
import { type FormProps, PlanPage, type PreviewDay, SeriesPage, type SeriesProps } from './plan.views.tsx'
import { type FactsOfForm, onDay, readFacts, readMeeting, readRule, type Typed, tickedDays } from './plan-form.ts'
import { datesOf, mostDates, type SeriesRule } from './series.ts'
import type { MeetingAt } from './stand.ts'
import { comesTwice } from './times.ts'

const staff = ['secretary', 'administrator'] as const
const mostShown = 200

const mayPlan = (c: Ctx, bodyId: string) => {
  const scope = scopeOf(c.get('actor'), ...staff)
  return scope === null || scope.includes(bodyId)
}

/** What stands in a form that nobody has sent: what an ended session kept, or nothing. */
const typedBefore = (c: Ctx): Typed => {
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
        label: `${meeting.title || names.get(meeting.body_id)}, ${dayInWords(c.get('lang'), meeting.starts_at, meeting.time_zone)}`,
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

export async function planPage(c: Ctx, status: 200 | 422 = 200, typed = typedBefore(c), errors: FieldErrors = {}) {
  const words = officeText(c, planTexts)
  const choices = await choicesFor(c)
  const hasErrors = Object.keys(errors).length > 0
  return officePage(
    c,
    { title: words.title, crumbs: crumbsTo(c, words.crumb), help: words.help, status, hasErrors },
    <PlanPage {...shared(c, choices, typed, errors)} />,
  )
}

/** The host that the form names, when it is theirs to plan for. */
function hostOfForm(c: Ctx, typed: Typed, errors: FieldErrors): string | null {
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
  if (!facts || !bodyId) return planPage(c, 422, typed, errors)
  const result = await once(c, async (tx) => {
    const made = await planMeeting(tx, actingOf(c), { ...facts, bodyId, timeZone: zone })
    return { location: `/moeder/${made.slug}/arbejde` }
  })
  if ('refusal' in result) throw new AppError(409, 'planning refuses nothing')
  return seeOther(c, result.location)
}

export async function seriesPage(
  c: Ctx,
  status: 200 | 422 = 200,
  typed = typedBefore(c),
  errors: FieldErrors = {},
  preview: SeriesProps['preview'] = null,
) {
  const words = officeText(c, planTexts)
  const choices = await choicesFor(c)
  return officePage(
    c,
    {
      title: words.series.title,
      crumbs: crumbsTo(c, words.series.title),
      help: words.series.help,
      status,
      hasErrors: Object.keys(errors).length > 0,
    },
    <SeriesPage {...shared(c, choices, typed, errors)} preview={preview} />,
  )
}

export async function series(c: Ctx) {
  const typed = formOf(c)
  const words = officeText(c, planTexts)
  const { errors, facts } = readFacts(words, typed)
  const { errors: ruleErrors, rule } = readRule(words, typed)
  Object.assign(errors, ruleErrors)
  const bodyId = hostOfForm(c, typed, errors)
  if (!facts || !rule || !bodyId) return seriesPage(c, 422, typed, errors)
  const dates = datesOf(rule)
  if (dates.length === 0) return seriesPage(c, 422, typed, { til: words.series.errors.none })
  const preview = await previewOf(c, [bodyId, ...facts.otherBodyIds], facts, dates, typed)
  if (typed.values['do'] !== 'create') return seriesPage(c, 200, typed, {}, preview)
  const days = tickedDays(typed)
  if (days.length === 0) return seriesPage(c, 422, typed, { dag: words.series.errors.pick }, preview)
  return createSeries(c, { bodyId, facts, rule, days }, () => seriesPage(c, 422, typed, { dag: words.series.gap }, preview))
}

type Chosen = { bodyId: string; facts: FactsOfForm; rule: SeriesRule; days: string[] }

async function createSeries(c: Ctx, { bodyId, facts, rule, days }: Chosen, refused: () => Promise<Response>) {
  const zone = c.get('municipality').timeZone
  const plans = days.flatMap((day) => {
    const there = onDay(facts, day, zone)
    return there ? [{ ...there, bodyId, timeZone: zone }] : []
  })
  if (plans.length < days.length) return refused()
  const result = await once(c, async (tx) => {
    const made = await planSeries(tx, actingOf(c), { name: facts.title, rule }, plans)
    return { location: `/moeder/planlaeg/oversigt?oprettet=${made.length}` }
  })
  return 'refusal' in result ? refused() : seeOther(c, result.location)
}

async function previewOf(c: Ctx, bodyIds: string[], facts: FactsOfForm, dates: string[], typed: Typed): Promise<SeriesProps['preview']> {
  const zone = c.get('municipality').timeZone
  const warnings: Map<string, DayWarnings> = await inTenant(c, (tx) => warningsOn(tx, c.get('actor'), { bodyIds, days: dates, zone }))
  const chosen = typed.values['do'] === 'create' ? new Set(tickedDays(typed)) : null
  const days = dates.map((day): PreviewDay => {
    const there = onDay(facts, day, zone)
    return {
      day,
      startsAt: there?.startsAt ?? null,
      isTwice: there !== null && comesTwice(there.startsAt, zone),
      warnings: warnings.get(day),
      ticked: chosen ? chosen.has(day) : there !== null,
    }
  })
  return { days, zone, most: dates.length === mostDates ? mostDates : null }
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
        name: meetingName({ title: row.title, bodies: [names.get(row.body_id) ?? ''] }),
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
