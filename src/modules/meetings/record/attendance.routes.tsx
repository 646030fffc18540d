import { Hono } from 'hono'
import type { Tx } from '#platform/db/db.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { office, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { plainLine } from '#platform/text/plain.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import type { MeetingAt } from '../plan/stand.ts'
import { meetingName } from '../titles.ts'
import { actingOf, isRecording, meetingAtHand, nowOf } from './at-hand.ts'
import { eventsOf, standingApologies } from './attendance.queries.ts'
import { attendanceTexts } from './attendance.text.ts'
import {
  beginMeeting,
  moveEvent,
  type NewEvent,
  type RecordRefusal,
  recordApology,
  recordEvents,
  undoLast,
  withdrawApology,
} from './attendance.ts'
import { AttendancePage } from './attendance.views.tsx'
import { bodiesAt, type Person, peopleAt, quorums } from './people.ts'
import { type EventKind, keyOf, type PresenceEvent, theEnd } from './presence.ts'
import { recordItems } from './record.queries.ts'
import { eventTime, isBeforeDay, isToday } from './times-of-events.ts'

const staff = ['secretary', 'administrator'] as const

export const attendanceRoutes = () =>
  new Hono<AppEnv>()
    .get('/moeder/:slug/fremmoede', allow(...staff), office, (c) => attendancePage(c, {}))
    .post('/moeder/:slug/fremmoede', allow(...staff), office, change)

type Shown = { status?: 200 | 409 | 422; errors?: FieldErrors; values?: Record<string, string>; refusal?: RecordRefusal }

async function load(tx: Tx, c: Ctx) {
  const at = await meetingAtHand(tx, c)
  const bodies = await bodiesAt(tx, at.bodies, at.day)
  const events = await eventsOf(tx, at.id)
  return {
    at,
    bodies,
    events,
    people: peopleAt(bodies, events),
    apologies: await standingApologies(tx, at.id),
    items: await recordItems(tx, at.id, at.host.id),
  }
}

type Loaded = Awaited<ReturnType<typeof load>>

async function attendancePage(c: Ctx, { status = 200, errors = {}, values = c.get('kept') ?? {}, refusal }: Shown) {
  const loaded = await inTenant(c, (tx) => load(tx, c))
  const { at, bodies, events } = loaded
  const texts = officeText(c, attendanceTexts)
  const lang = c.get('lang')
  const name = meetingName({ title: at.row.title, bodies: at.bodies })
  return officePage(
    c,
    {
      title: `${texts.title}, ${name}`,
      status,
      hasErrors: Object.keys(errors).length > 0,
      help: texts.help,
      crumbs: [{ label: name, href: localPath(lang, `/moeder/${at.slug}/arbejde`), lang: 'da' }, { label: texts.title }],
    },
    <AttendancePage
      {...loaded}
      texts={texts}
      lang={lang}
      href={(path) => localPath(lang, path)}
      once={onceKey()}
      name={name}
      isOpen={isRecording(at)}
      isNow={isToday(at, nowOf(c))}
      isEarly={isBeforeDay(at, nowOf(c))}
      quorums={quorums(bodies, events, theEnd)}
      editing={c.req.query('ret') ?? values['event'] ?? null}
      errors={errors}
      values={values}
      refusal={refusal}
    />,
  )
}

type Change = (tx: Tx, loaded: Loaded) => Promise<{ refusal: RecordRefusal } | { done: true }>
type Asked = { change: Change; anchor?: string } | { errors: FieldErrors }

async function change(c: Ctx) {
  const { values } = formOf(c)
  const loaded = await inTenant(c, (tx) => load(tx, c))
  const asked = askedFor(c, loaded, values)
  if ('errors' in asked) return attendancePage(c, { status: 422, errors: asked.errors, values })
  const result = await once(c, async (tx): Promise<{ location: string } | { refusal: RecordRefusal }> => {
    const outcome = await asked.change(tx, loaded)
    return 'refusal' in outcome ? outcome : { location: `/moeder/${loaded.at.slug}/fremmoede${asked.anchor ?? ''}` }
  })
  return 'location' in result ? seeOther(c, result.location) : attendancePage(c, { status: 409, values, refusal: result.refusal })
}

/** What a form of the page wants done. Each button says it in `do`, or, for the one tap on a person, in `tap`. */
function askedFor(c: Ctx, loaded: Loaded, values: Record<string, string>): Asked {
  const acting = actingOf(c)
  const { id } = loaded.at
  switch (values['do']) {
    case 'begin':
      if (isBeforeDay(loaded.at, nowOf(c)) && values['foer'] !== 'ja')
        return { errors: { foer: officeText(c, attendanceTexts).errors.early } }
      return { change: (tx) => beginMeeting(tx, acting, id) }
    case 'undo':
      return { change: (tx) => undoLast(tx, acting, id, values['event'] ?? ''), anchor: '#skrevet-op' }
    case 'move':
      return move(c, loaded, values)
    case 'guest':
      return guest(c, loaded, values)
    case 'recuse':
      return recuse(c, loaded, values)
    case 'apology':
      return apology(c, loaded, values)
    case 'withdraw':
      return { change: (tx) => withdrawApology(tx, acting, loaded.at, values['apology'] ?? ''), anchor: '#afbud' }
    default:
      return tap(c, loaded, values)
  }
}

const events = (c: Ctx, at: MeetingAt, news: NewEvent[], anchor?: string): Asked => ({
  change: (tx) => recordEvents(tx, actingOf(c), at.id, news),
  ...(anchor !== undefined && { anchor }),
})

const longest = 200

function happening(
  c: Ctx,
  at: MeetingAt,
  values: Record<string, string>,
  field: string,
  kind: EventKind,
): { time: Date } | { errors: FieldErrors } {
  const time = eventTime(at, nowOf(c), values[field] ?? '', kind)
  return time instanceof Date ? { time } : { errors: { [field]: officeText(c, attendanceTexts).errors[time.problem] } }
}

const tapped: readonly string[] = ['arrived', 'remote', 'left', 'returned']

function tap(c: Ctx, loaded: Loaded, values: Record<string, string>): Asked {
  const [kind = '', ...rest] = (values['tap'] ?? '').split(':')
  const everyone = kind === 'all'
  const person = loaded.people.find(({ key }) => key === rest.join(':'))
  if (!everyone && (!tapped.includes(kind) || !person)) return { errors: { form: officeText(c, attendanceTexts).errors.unknownPerson } }
  const what = everyone ? 'arrived' : (kind as EventKind)
  const at = happening(c, loaded.at, values, 'time', what)
  if ('errors' in at) return at
  const who = everyone ? notYetHere(loaded) : person ? [person] : []
  const anchor = person ? `#person-${loaded.people.indexOf(person)}` : '#personer'
  return events(
    c,
    loaded.at,
    who.map((one) => ({ ...whoOf(one), kind: what, at: at.time })),
    anchor,
  )
}

const whoOf = ({ personId, name, role, party }: Person) => ({ personId, name, role, party })

/** Who sits, has sent no apology and has not been written down. */
export function notYetHere({
  people,
  events: known,
  apologies,
}: {
  people: Person[]
  events: PresenceEvent[]
  apologies: { personId: string | null }[]
}) {
  const seen = new Set([...known.filter(({ itemId }) => itemId === null).map(keyOf), ...apologies.map(({ personId }) => personId)])
  return people.filter(({ key, sits }) => sits && !seen.has(key))
}

function guest(c: Ctx, { at }: Loaded, values: Record<string, string>): Asked {
  const texts = officeText(c, attendanceTexts).errors
  const [name, role] = [plainLine(values['guest'] ?? ''), plainLine(values['role'] ?? '')]
  if (name === '') return { errors: { guest: texts.name } }
  if (name.length > longest) return { errors: { guest: texts.long } }
  if (role.length > longest) return { errors: { role: texts.long } }
  const when = happening(c, at, values, 'guest-time', 'arrived')
  if ('errors' in when) return when
  return events(c, at, [{ personId: null, name, role, party: '', kind: 'arrived', at: when.time }], '#personer')
}

function recuse(c: Ctx, { at, people, items }: Loaded, values: Record<string, string>): Asked {
  const texts = officeText(c, attendanceTexts).errors
  const person = people.find(({ key }) => key === values['recused'])
  const item = items.find((one) => one.shortId === values['item'])
  const reason = values['reason']?.trim() ?? ''
  const errors = {
    ...(!person && { recused: texts.unknownPerson }),
    ...(!item && { item: texts.unknownItem }),
    ...(reason.length > longest && { reason: texts.long }),
  }
  if (!person || !item || Object.keys(errors).length > 0) return { errors }
  const kind = values['back'] === 'ja' ? 'returned' : 'recused'
  const time = isToday(at, nowOf(c)) ? nowOf(c) : at.row.starts_at
  return events(c, at, [{ ...whoOf(person), kind, at: time, itemId: item.id, reason: kind === 'recused' ? reason : '' }], '#skrevet-op')
}

function apology(c: Ctx, { at, people }: Loaded, values: Record<string, string>): Asked {
  const texts = officeText(c, attendanceTexts).errors
  const person = people.find(({ key, personId }) => personId !== null && key === values['absent'])
  const reason = values['apology-reason']?.trim() ?? ''
  if (!person) return { errors: { absent: texts.unknownPerson } }
  if (reason.length > longest) return { errors: { 'apology-reason': texts.long } }
  return {
    change: (tx) => recordApology(tx, actingOf(c), at, { personId: person.personId, name: person.name, reason }),
    anchor: '#afbud',
  }
}

function move(c: Ctx, loaded: Loaded, values: Record<string, string>): Asked {
  const event = loaded.events.find(({ id }) => id === values['event'])
  const when = happening(c, loaded.at, values, 'new-time', 'left')
  if ('errors' in when) return when
  if ((values['new-time'] ?? '').trim() === '') return { errors: { 'new-time': officeText(c, attendanceTexts).errors.badTime } }
  return {
    change: async (tx) => (event ? moveEvent(tx, actingOf(c), loaded.at.id, event.id, when.time) : { refusal: 'changedMeanwhile' }),
    anchor: '#skrevet-op',
  }
}
