import { Temporal } from 'temporal-polyfill'
import type { DemoCalendar } from '#demo/fjordby/calendar.ts'
import { fjordby } from '#demo/fjordby/index.ts'
import type { DemoItem, DemoMeeting, Prose } from '#demo/fjordby/types.ts'
import { ensureCase } from '#modules/cases/index.ts'
import { membersOn } from '#modules/council/index.ts'
import {
  type Acting,
  approveMinutes,
  createMeeting,
  type NewItem,
  type NewMeeting,
  publish,
  publishAgenda,
  releaseMinutes,
  tieLastMinutes,
} from '#modules/meetings/index.ts'
import { atLocal, homeZone, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { FileStore } from '#platform/files/files.ts'
import type { Block, RichText } from '#platform/richtext/richtext.ts'
import { correct } from './correct.ts'
import { type LoadedCouncil, need } from './council.ts'
import { noonOf } from './days.ts'
import { layInPapers, type PaperFiles, paperOf } from './papers.ts'

type Demo = {
  tx: Tx
  municipalityId: string
  council: LoadedCouncil
  calendar: DemoCalendar
  today: Temporal.PlainDate
  cases: Map<string, string>
  numbers: Map<string, number>
  /** The files of papers that have one, by title. */
  papers: PaperFiles
}

/** A meeting of the demo apart from how its day is found. */
type Meeting = Omit<DemoMeeting, 'when'>

type Loaded = { id: string; itemIds: Map<string, string> }

export async function loadMeetings(
  tx: Tx,
  files: FileStore,
  municipalityId: string,
  council: LoadedCouncil,
  calendar: DemoCalendar,
  today: Temporal.PlainDate,
) {
  const { laid, letGo } = await layInPapers(tx, files, municipalityId)
  const demo: Demo = {
    tx,
    municipalityId,
    council,
    calendar,
    today,
    cases: await loadCases(tx, municipalityId, calendar),
    numbers: new Map(),
    papers: laid,
  }
  const loaded = new Map<string, Loaded>()
  for (const meeting of fjordby.meetings) {
    const day = calendar.meetingDay(meeting.when)
    loaded.set(meeting.key, await loadMeeting(demo, meeting, { day, at: acting(demo, meeting, -14).clock(), loaded }))
    await settle(demo, meeting, need(loaded, meeting.key))
    for (const item of meeting.items)
      for (const key of item.approves ?? [])
        await approveMinutes(tx, acting(demo, meeting, 0), need(loaded, key).id, need(need(loaded, meeting.key).itemIds, item.key))
  }
  await letGo()
  await loadUnderWay(demo)
}

/** The meetings that the secretariat is in the middle of: one called, one held whose minutes are being written. */
async function loadUnderWay(demo: Demo) {
  const sentOut = noonOf(demo.today.subtract({ days: 4 }))
  for (const { inDays, ...meeting } of fjordby.underWay) {
    const day = workingDay(demo.today, inDays)
    const loaded = await loadMeeting(demo, meeting, { day, at: sentOut, loaded: new Map() })
    const before = { municipalityId: demo.municipalityId, actor: 'system' as const, clock: () => sentOut }
    if (meeting.state === 'called') await publishAgenda(demo.tx, before, loaded.id)
    else await publish(demo.tx, before, loaded.id, 'agenda')
  }
}

/** A day so far from another one; a weekend moves it on, away from that day. */
function workingDay(from: Temporal.PlainDate, days: number): Temporal.PlainDate {
  const day = from.add({ days })
  return day.dayOfWeek <= 5 ? day : workingDay(from, days + Math.sign(days))
}

async function loadCases(tx: Tx, municipalityId: string, calendar: DemoCalendar) {
  const ids = new Map<string, string>()
  for (const file of fjordby.cases) {
    const year = calendar.meetingDay({ month: file.number.month }).year
    const number = `${year}-${String(file.number.serial).padStart(6, '0')}`
    ids.set(file.key, await ensureCase(tx, municipalityId, { system: '', number, title: file.title }))
  }
  return ids
}

/** What happened some days after a meeting happened at noon of that day, and never after the day of loading. */
function acting(demo: Demo, meeting: DemoMeeting, daysAfter: number): Acting {
  const day = demo.calendar.meetingDay(meeting.when).add({ days: daysAfter })
  const earliest = Temporal.PlainDate.compare(day, demo.today) > 0 ? demo.today : day
  const at = noonOf(earliest)
  return { municipalityId: demo.municipalityId, actor: 'system', clock: () => at }
}

/** Brings a meeting as far as its day has come. */
async function settle(demo: Demo, meeting: DemoMeeting, loaded: Loaded) {
  const { tx } = demo
  if (meeting.kind === 'pre_meeting') return
  const startsAt = wallTime(demo.calendar.meetingDay(meeting.when), meeting.start)
  if (meeting.state !== 'held') await tieLastMinutes(tx, loaded.id, need(demo.council.bodies, meeting.host).id, startsAt)
  if (meeting.state === 'planned') await publish(tx, acting(demo, meeting, -60), loaded.id, 'announced')
  if (meeting.state === 'called') await publishAgenda(tx, acting(demo, meeting, -7), loaded.id)
  if (meeting.state === 'cancelled') await publish(tx, acting(demo, meeting, -1), loaded.id, 'cancelled')
  if (!meeting.minutes) return
  const released = await releaseMinutes(tx, acting(demo, meeting, meeting.minutes.releasedAfterDays), loaded.id)
  if ('refusal' in released) throw new Error(`${meeting.key}: ${released.refusal}`)
  const day = demo.calendar.meetingDay(meeting.when)
  for (const { key, correction } of meeting.items)
    if (correction)
      await correct(tx, acting(demo, meeting, correction.afterDays), {
        meetingId: loaded.id,
        itemId: need(loaded.itemIds, key),
        hostId: need(demo.council.bodies, meeting.host).id,
        doc: richText(demo, day, correction.corrected),
        reason: demo.calendar.fill(correction.reason, day),
      })
}

/** On which day it is held, when it was written down, and the meetings that it may name. */
type Place = { day: Temporal.PlainDate; at: Temporal.Instant; loaded: Map<string, Loaded> }

async function loadMeeting(demo: Demo, meeting: Meeting, { day, at: written, loaded }: Place): Promise<Loaded> {
  const fill = (text: string) => demo.calendar.fill(text, day)
  const at = (time: string) => wallTime(day, time)
  const host = need(demo.council.bodies, meeting.host)
  const people = await attendance(demo, meeting, day)
  const draft: NewMeeting = {
    kind: meeting.kind,
    title: fill(meeting.title ?? ''),
    startsAt: at(meeting.start),
    endsAt: meeting.end ? at(meeting.end) : null,
    timeZone: homeZone,
    timeKnown: true,
    place: meeting.virtual ? '' : fill(meeting.place),
    isVirtual: meeting.virtual ?? false,
    state: meeting.state,
    cancelledReason: meeting.cancelled ? fill(meeting.cancelled.note) : null,
    host,
    otherBodyIds: (meeting.with ?? []).map((key) => need(demo.council.bodies, key).id),
    preMeetingOfId: meeting.prepares ? (loaded.get(meeting.prepares)?.id ?? null) : null,
    agenda: meeting.state === 'held' || meeting.state === 'cancelled' ? 'published' : 'draft',
    // Of what was held without released minutes, somebody is writing them.
    hasMinutes: meeting.state === 'held',
    provenance: null,
    present: people.present.map((person) => ({
      ...person,
      arrivedAt: person.arrivedAt === null ? null : at(person.arrivedAt),
      leftAt: person.leftAt === null ? null : at(person.leftAt),
    })),
    apologies: people.apologies,
    items: meeting.items.map((item) => newItem(demo, meeting, item, day)),
    recordedBy: 'system',
  }
  const made = await createMeeting(demo.tx, demo.municipalityId, draft, toDate(written))
  return { id: made.id, itemIds: new Map(meeting.items.map((item, i) => [item.key, made.itemIds[i] ?? ''])) }
}

function wallTime(day: Temporal.PlainDate, time: string): Date {
  const at = atLocal(day.toString(), time)
  if (!at) throw new Error(`there is no ${time} on ${day}`)
  return toDate(at)
}

/** Members of the host on that day are there unless they sent an apology or stayed away; then those who came besides. */
async function attendance(demo: Demo, meeting: Meeting, day: Temporal.PlainDate) {
  const { council } = demo
  if (meeting.state !== 'held') return { present: [], apologies: apologiesOf(demo, meeting) }
  const away = new Set([...meeting.apologies, ...(meeting.absent ?? [])].map((key) => need(council.people, key).id))
  const seated = (await membersOn(demo.tx, need(council.bodies, meeting.host).id, day.toString())).filter(
    (member) => member.function !== 'substitute',
  )
  const left = new Map((meeting.leftEarly ?? []).map((one) => [need(council.people, one.person).id, one.at]))
  const late = new Map((meeting.arrivedLate ?? []).map((one) => [need(council.people, one.person).id, one.at]))
  const person = (id: string | null, name: string, role: string) => ({
    personId: id,
    name,
    role,
    party: '',
    remote: meeting.virtual ?? false,
    arrivedAt: (id && late.get(id)) || null,
    leftAt: (id && left.get(id)) || null,
  })
  const members = seated
    .filter((member) => !away.has(member.personId))
    .map((member) => person(member.personId, member.name, officeOf(meeting.host, member.function)))
  const besides = (meeting.alsoPresent ?? [])
    .map((key) => need(council.people, key))
    .filter((one) => !members.some((m) => m.personId === one.id))
  const secretary = need(council.people, meeting.secretary)
  return {
    present: [
      ...members,
      ...besides.map((one) => person(one.id, one.name, one.title)),
      ...(members.some((m) => m.personId === secretary.id) || besides.includes(secretary)
        ? []
        : [person(secretary.id, secretary.name, 'sekretær')]),
      ...(meeting.guests ?? []).map((guest) => person(null, guest.split(', ')[0] ?? guest, guest.split(', ').slice(1).join(', '))),
    ],
    apologies: apologiesOf(demo, meeting),
  }
}

/** What a body calls somebody's office, in the middle of a line. */
function officeOf(host: string, role: string): string {
  const { chair = '', deputyChair = '' } = fjordby.bodies.find(({ key }) => key === host)?.offices ?? {}
  return (role === 'chair' ? chair : role === 'deputy_chair' ? deputyChair : '').toLowerCase()
}

const apologiesOf = (demo: Demo, meeting: Meeting) =>
  meeting.apologies.map((key) => ({ personId: need(demo.council.people, key).id, name: need(demo.council.people, key).name, reason: '' }))

function newItem(demo: Demo, meeting: Meeting, item: DemoItem, day: Temporal.PlainDate): NewItem {
  const openness = item.closed ? ('closed' as const) : ('open' as const)
  const fill = (text: string) => demo.calendar.fill(text, day)
  const section = (kind: NewItem['sections'][number]['kind'], caption: string, prose: Prose[] | undefined) =>
    prose && prose.length > 0 ? [{ kind, caption, content: richText(demo, day, prose), openness, lang: 'da' }] : []
  const number = (demo.numbers.get(meeting.host) ?? 0) + 1
  const numbered = meeting.state !== 'planned' && meeting.kind !== 'pre_meeting'
  if (numbered) demo.numbers.set(meeting.host, number)
  const { recommendation } = item
  return {
    numberText: numbered ? String(number) : null,
    title: fill(item.title),
    publicTitle: item.closed ? fill(item.closed.publicTitle) : null,
    openness,
    standing: item.standing
      ? ({ agenda: 'approve_agenda', minutes: 'last_minutes', any_other_business: 'any_other_business' } as const)[item.standing]
      : null,
    supplement: null,
    presenter: item.presenter
      ? 'person' in item.presenter
        ? need(demo.council.people, item.presenter.person).name
        : item.presenter.guest
      : '',
    summary: fill(item.summary),
    lang: 'da',
    caseIds: item.case ? [need(demo.cases, item.case)] : [],
    sections: [
      ...section(
        'recommendation',
        'Indstilling',
        recommendation && [
          `${need(demo.council.bodies, recommendation.by).name} indstiller til ${need(demo.council.bodies, recommendation.to).name}, ${recommendation.text}`,
        ],
      ),
      ...section('background', 'Baggrund og vurdering', item.background),
      ...section('communication', 'Kommunikation', item.communication ? [item.communication] : undefined),
      ...section('economy', 'Økonomi', item.economy ? [item.economy] : undefined),
    ],
    decision: item.decision
      ? {
          caption: 'Beslutning',
          content: richText(demo, day, item.decision.text),
          outcome: item.decision.outcome,
          postponedTo: null,
          referredToBodyId: item.decision.referredTo ? need(demo.council.bodies, item.decision.referredTo).id : null,
          openness,
        }
      : null,
    history: (item.history ?? []).map((entry) => ({
      body: need(demo.council.bodies, entry.body).name,
      date: demo.calendar.meetingDay(entry.when).toString(),
      text: entry.text,
      repeatsDecision: false,
    })),
    attachments: (item.attachments ?? []).map((paper) => paperOf(demo.papers, paper, openness, fill)),
  }
}

function richText(demo: Demo, day: Temporal.PlainDate, prose: Prose[]): RichText {
  const inline = (text: string) => [{ text: demo.calendar.fill(text, day) }]
  const blocks = prose.map((one): Block => {
    if (typeof one === 'string') return { type: 'paragraph', inline: inline(one) }
    if ('list' in one) return { type: 'list', ordered: false, items: one.list.map((text) => ({ inline: inline(text) })) }
    return { type: 'paragraph', lang: one.lang, inline: inline(one.text) }
  })
  return { version: 1, blocks }
}
