import { dayOf } from '#platform/clock.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { dateInWords, timeOfDay } from '#platform/i18n/dates.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { actingOf } from './acting.ts'
import { type Difference, FactsPage } from './facts.views.tsx'
import { choicesFor } from './plan.routes.tsx'
import { planTexts } from './plan.text.ts'
import { changeFacts, type FactsRefusal } from './plan.ts'
import { isDoubtful, readMeeting, type Typed } from './plan-form.ts'
import type { MeetingAt } from './stand.ts'
import { stepsTexts } from './steps.text.ts'
import { timeIn } from './times.ts'
import { crumbsUnder, editable, movedOn, workspacePage, workspacePath } from './workspace.routes.tsx'

/** The form as the meeting stands in the tables. */
function typedOf({ row, day, bodies }: MeetingAt): Typed {
  return {
    values: {
      dato: day,
      start: timeIn(row.starts_at, row.time_zone),
      slut: row.ends_at ? timeIn(row.ends_at, row.time_zone) : '',
      sted: row.place,
      virtuelt: row.is_virtual ? 'ja' : '',
      slags: row.kind,
      titel: row.title,
      formoede: row.pre_meeting_of_id ?? '',
    },
    lists: { andre: bodies.slice(1).map((body) => body.id) },
  }
}

type Shown = { typed?: Typed; errors?: FieldErrors; isConflict?: boolean }

export async function factsPage(c: Ctx, { typed, errors = {}, isConflict = false }: Shown = {}) {
  const at = await inTenant(c, (tx) => editable(tx, c))
  const elsewhere = movedOn(c, at)
  if (elsewhere) return elsewhere
  // What has been held or cancelled is corrected in other ways; the workspace says how it stands.
  if (at.stand.meeting !== 'planned' && at.stand.meeting !== 'called') return workspacePage(c, 'over')
  const choices = await choicesFor(c, at)
  const steps = officeText(c, stepsTexts)
  const words = officeText(c, planTexts)
  const kept = c.get('kept')
  const saved = typedOf(at)
  const shown = typed ?? (kept ? { values: kept, lists: saved.lists } : saved)
  const hasErrors = Object.keys(errors).length > 0
  // A failed check must not make an older page look new: the revision goes on as it came, until both texts have been seen.
  const revision = typed && !isConflict ? Number(typed.values['revision']) : at.row.revision
  return officePage(
    c,
    {
      title: steps.facts.title,
      crumbs: crumbsUnder(c, at, steps.facts.crumb),
      help: steps.facts.help,
      status: hasErrors || isConflict ? 422 : 200,
      hasErrors,
    },
    <FactsPage
      t={c.get('t')}
      words={words}
      steps={steps}
      lang={c.get('lang')}
      href={(path) => localPath(c.get('lang'), path)}
      at={at}
      choices={{ ...choices, others: choices.others.filter((body) => body.value !== at.host.id) }}
      typed={shown}
      errors={errors}
      once={onceKey()}
      revision={revision}
      conflict={isConflict ? { when: momentOf(c, at), differences: differencesOf(c, saved, shown, choices) } : null}
    />,
  )
}

const momentOf = (c: Ctx, { row }: MeetingAt) =>
  `${dateInWords(c.get('lang'), row.modified_at, row.time_zone)} ${c.get('t').meetings.at} ${timeOfDay(c.get('lang'), row.modified_at, row.time_zone)}`

/** What the two of them wrote differently, field by field, in the words of the form. */
function differencesOf(c: Ctx, saved: Typed, typed: Typed, choices: Awaited<ReturnType<typeof choicesFor>>): Difference[] {
  const { fields } = officeText(c, planTexts)
  const { yes, no } = officeText(c, stepsTexts).facts
  const kinds: Record<string, string> = c.get('t').meetings.kinds
  const prepares = new Map(choices.prepares.map(({ value, label }) => [value, label]))
  const shown: [name: string, label: string, show: (value: string) => string][] = [
    ['dato', fields.day, (value) => value],
    ['start', fields.start, (value) => value],
    ['slut', fields.end, (value) => value],
    ['sted', fields.place, (value) => value],
    ['virtuelt', fields.virtual, (value) => (value === 'ja' ? yes : no)],
    ['formoede', fields.prepares, (value) => prepares.get(value) ?? ''],
    ['slags', fields.kind, (value) => kinds[value] ?? ''],
    ['titel', fields.title, (value) => value],
  ]
  const names = (form: Typed) => (form.lists['andre'] ?? []).map((id) => choices.names.get(id) ?? '').sort()
  const bodies = { field: fields.others, theirs: names(saved).join(', '), yours: names(typed).join(', ') }
  return [
    ...shown.map(([name, field, show]) => ({
      field,
      theirs: show(saved.values[name] ?? ''),
      yours: show((typed.values[name] ?? '').trim()),
    })),
    bodies,
  ].filter((row) => row.theirs !== row.yours)
}

/** A called meeting is never moved into the past: its people would be told of it. */
const asksAboutDay = (c: Ctx, at: MeetingAt, typed: Typed, startsAt: Date) =>
  at.stand.meeting === 'planned' &&
  isDoubtful(typed, dayOf(startsAt, at.row.time_zone), dayOf(c.get('platform').clock(), at.row.time_zone), at.day)

const isConflict = (refused: FactsRefusal | 'conflict') => refused === 'conflict'

export async function saveFacts(c: Ctx) {
  const typed = formOf(c)
  const at = await inTenant(c, (tx) => editable(tx, c))
  const { errors, facts } = readMeeting(
    officeText(c, planTexts),
    { ...typed, values: { ...typed.values, raad: at.host.id } },
    at.row.time_zone,
  )
  if (!facts) return factsPage(c, { typed, errors })
  if (asksAboutDay(c, at, typed, facts.startsAt)) return factsPage(c, { typed, errors: { gaaet: officeText(c, planTexts).errors.past } })
  const revision = Number(typed.values['revision'])
  if (!Number.isInteger(revision)) throw new AppError(400, 'no revision')
  const result = await once<FactsRefusal | 'conflict'>(c, async (tx) => {
    const changed = await changeFacts(tx, actingOf(c), at.id, revision, facts, typed.values['navngiv'] === 'ja')
    if ('conflict' in changed) return { refusal: 'conflict' }
    return 'refusal' in changed ? changed : { location: workspacePath(changed.slug) }
  })
  if ('location' in result) return seeOther(c, result.location)
  if (isConflict(result.refusal)) return factsPage(c, { typed, isConflict: true })
  if (result.refusal === 'findings') return factsPage(c, { typed, errors: { navngiv: officeText(c, stepsTexts).facts.personal } })
  if (result.refusal === 'past') return factsPage(c, { typed, errors: { dato: officeText(c, stepsTexts).facts.past } })
  return workspacePage(c, 'wrongState')
}
