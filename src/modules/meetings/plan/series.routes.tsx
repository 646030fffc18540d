import { dayOf } from '#platform/clock.ts'
import { type Ctx, inTenant, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { officePage } from '#ui/page/respond.tsx'
import { actingOf } from './acting.ts'
import { warningsOn } from './day-warnings.ts'
import { crumbsTo, hostOfForm, planProps, typedBefore } from './plan.routes.tsx'
import { planTexts } from './plan.text.ts'
import { planSeries } from './plan.ts'
import { type FactsOfForm, onDay, readFacts, readRule, shownDays, type Typed, tickedDays } from './plan-form.ts'
import { datesOf, mostDates, type SeriesRule } from './series.ts'
import { type PreviewDay, SeriesPage, type SeriesProps } from './series.views.tsx'
import { comesTwice } from './times.ts'

/** Whose meetings they are, and when: what the preview is made of. */
type Pattern = { bodyId: string; facts: FactsOfForm; rule: SeriesRule; dates: string[] }

function patternOf(c: Ctx, typed: Typed): { errors: FieldErrors } | Pattern {
  const words = officeText(c, planTexts)
  // What the meetings share beside their time is asked for with the dates, and read there.
  const { errors, facts } = readFacts(words, { ...typed, values: { ...typed.values, titel: '', sted: '' } })
  const { errors: ruleErrors, rule } = readRule(words, typed)
  Object.assign(errors, ruleErrors)
  const bodyId = hostOfForm(c, typed, errors)
  if (!facts || !rule || !bodyId) return { errors }
  const dates = datesOf(rule)
  return dates.length === 0 ? { errors: { til: words.series.errors.none } } : { bodyId, facts, rule, dates }
}

/** The pattern in the address, so that going back and forth asks nothing twice; else what an ended session kept. */
function asked(c: Ctx): Typed {
  const lists = c.req.queries()
  if (lists['moenster'] === undefined) return typedBefore(c)
  return { values: Object.fromEntries(Object.entries(lists).map(([name, [first = '']]) => [name, first])), lists }
}

export async function seriesPage(c: Ctx) {
  const typed = asked(c)
  if (typed.values['moenster'] === undefined) return show(c, 200, typed)
  const pattern = patternOf(c, typed)
  if ('errors' in pattern) return show(c, 422, typed, pattern.errors)
  return show(c, 200, typed, {}, await previewOf(c, pattern, typed))
}

async function show(c: Ctx, status: 200 | 422, typed: Typed, errors: FieldErrors = {}, preview: SeriesProps['preview'] = null) {
  const { series: words } = officeText(c, planTexts)
  const hasErrors = Object.keys(errors).length > 0
  return officePage(
    c,
    { title: words.title, crumbs: crumbsTo(c, words.title), help: words.help, status, hasErrors },
    <SeriesPage {...(await planProps(c, typed, errors))} preview={preview} />,
  )
}

/** The dates of another pattern are looked at before anything is created of them; all that was typed beside them stays. */
export async function series(c: Ctx) {
  const form = formOf(c)
  // One meeting cannot be prepared by a whole series.
  const typed: Typed = { ...form, values: { ...form.values, formoede: '' } }
  const words = officeText(c, planTexts)
  const pattern = patternOf(c, typed)
  if ('errors' in pattern) return show(c, 422, typed, pattern.errors)
  const days = tickedDays(typed)
  if (typed.values['do'] === 'vis') return show(c, 200, typed, {}, await previewOf(c, pattern, typed))
  const again = async (errors: FieldErrors) => show(c, 422, typed, errors, await previewOf(c, pattern, typed))
  if (shownDays(typed).join() !== pattern.dates.join()) return again({ dag: words.series.errors.changed })
  const { errors, facts } = readFacts(words, typed)
  if (days.length === 0) errors['dag'] = words.series.errors.pick
  if (!facts || errors['dag']) return again(errors)
  const made = await create(c, pattern, facts, days)
  return made ? seeOther(c, made) : again({ dag: words.series.gap })
}

/** Null when the clock skips the meetings' time on one of the days. */
async function create(c: Ctx, { bodyId, rule }: Pattern, facts: FactsOfForm, days: string[]): Promise<string | null> {
  const zone = c.get('municipality').timeZone
  const plans = days.flatMap((day) => {
    const there = onDay(facts, day, zone)
    return there ? [{ ...there, bodyId, timeZone: zone }] : []
  })
  if (plans.length < days.length) return null
  const { location } = await once(c, async (tx) => {
    const made = await planSeries(tx, actingOf(c), { name: facts.title, rule }, plans)
    return { location: `/moeder/planlaeg/oversigt?oprettet=${made.length}` }
  })
  return location
}

/** Of a day that was on the screen before, what was chosen stands; of a new one, days that have passed or lack the hour are left out. */
async function previewOf(c: Ctx, { bodyId, facts, dates }: Pattern, typed: Typed): Promise<SeriesProps['preview']> {
  const zone = c.get('municipality').timeZone
  const [shown, ticked] = [new Set(shownDays(typed)), new Set(tickedDays(typed))]
  const today = dayOf(c.get('platform').clock(), zone)
  const bodyIds = [bodyId, ...facts.otherBodyIds]
  const warnings = await inTenant(c, (tx) => warningsOn(tx, c.get('actor'), { bodyIds, days: dates, zone }))
  const days = dates.map((day): PreviewDay => {
    const there = onDay(facts, day, zone)
    const isPast = day < today
    return {
      day,
      startsAt: there?.startsAt ?? null,
      isTwice: there !== null && comesTwice(there.startsAt, zone),
      isPast,
      warnings: warnings.get(day),
      ticked: shown.has(day) ? ticked.has(day) : there !== null && !isPast,
    }
  })
  return { days, zone, most: dates.length === mostDates ? mostDates : null }
}
