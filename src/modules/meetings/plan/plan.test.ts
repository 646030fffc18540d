import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aMeeting } from '#test/make.ts'
import { createMeeting } from '../create.ts'
import { releaseMinutes } from '../publish.ts'
import { agendaRows } from './agenda.queries.ts'
import { callMeeting } from './call.ts'
import { nextStep, stagesOf } from './next-step.ts'
import { aBody, at, somebody } from './plan.fixtures.ts'
import { planTexts } from './plan.text.ts'
import { changeFacts, planSeries } from './plan.ts'
import { readFacts, readMeeting } from './plan-form.ts'
import { datesOf } from './series.ts'
import { meetingAt } from './stand.ts'
import { comesTwice, readDay, readTime, wallTime } from './times.ts'
import { withClock } from './workspace.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform, get } = await testApp(db, { municipality })
let bodies = 0
const council = () => aBody(platform, municipality.id, `Nævn ${++bodies}`)
const zone = 'Europe/Copenhagen'

describe('times of the clock', () => {
  test('inside the hour that summer time skips do not exist, and the form says so in a sentence', () => {
    expect(wallTime('2026-03-29', '02:30', zone)).toBeNull()
    const typed = { values: { slags: 'ordinary', dato: '2026-03-29', start: '02:30' }, lists: {} }
    const { errors, facts } = readMeeting(planTexts.da, typed, zone)
    expect(facts).toBeNull()
    expect(errors['start']).toContain('02:30 findes ikke den dag')
    expect(
      readMeeting(planTexts.da, { ...typed, values: { ...typed.values, start: '01:30', slut: '02:30' } }, zone).errors['slut'],
    ).toContain('02:30')
  })

  test('that come twice mean the first, and that can be told', () => {
    const first = wallTime('2026-10-25', '02:30', zone)
    expect(first).toEqual(at('2026-10-25T00:30:00Z'))
    expect(comesTwice(first as Date, zone)).toBe(true)
    expect(comesTwice(at('2026-10-25T16:00:00Z'), zone)).toBe(false)
  })

  test.each([
    ['17', '17:00'],
    ['9.30', '09:30'],
    ['09:05', '09:05'],
    ['24:00', null],
    ['12:60', null],
    ['middag', null],
  ])('are read as they are written: %s', (text, expected) => expect(readTime(text)).toBe(expected))

  test.each([
    ['2026-02-28', '2026-02-28'],
    ['7.3.2026', '2026-03-07'],
    ['07-03-2026', '2026-03-07'],
    ['2026-02-30', null],
    ['1999-01-01', null],
    ['9999-01-01', null],
  ])('and so are days: %s', (text, expected) => expect(readDay(text)).toBe(expected))
})

test('a meeting’s title and place are one line each, so that they cannot add lines to the mails that tell of it', () => {
  const values = { slags: 'ordinary', start: '17:00', titel: 'Møde\r\n\r\nLog ind her', sted: ' Salen\nIndgang B ' }
  expect(readFacts(planTexts.da, { values, lists: {} }).facts).toMatchObject({ title: 'Møde Log ind her', place: 'Salen Indgang B' })
})

test('a joint meeting names somebody else than its host, and a meeting ends later than it starts', () => {
  const form = (values: Record<string, string>, andre: string[] = []) =>
    Object.keys(readFacts(planTexts.da, { values: { slags: 'ordinary', start: '17:00', ...values }, lists: { andre } }).errors)
  const body = '00000000-0000-7000-8000-000000000000'
  expect(form({ slags: 'joint' })).toEqual(['andre'])
  expect(form({ slags: 'joint', raad: body }, [body])).toEqual(['andre'])
  expect(form({ slags: 'joint' }, [body])).toEqual([])
  const kindOf = (slags: string, raad = '') =>
    readFacts(planTexts.da, { values: { slags, start: '17:00', raad }, lists: { andre: [body] } }).facts?.kind
  expect([kindOf('ordinary'), kindOf('ordinary', body), kindOf('theme')]).toEqual(['joint', 'ordinary', 'theme'])
  expect(form({ slut: '17:00' })).toEqual(['slut'])
  expect(form({ titel: 'x'.repeat(2_001) })).toEqual(['titel'])
  expect(form({ titel: 'ا'.repeat(2_000) })).toEqual([])
})

describe('the days of a series', () => {
  test('are the first Mondays of a year but for July', () => {
    const rule = { pattern: 'monthly', nth: 1, weekday: 1, exceptMonths: [7], from: '2026-01-01', to: '2026-12-31' } as const
    const days = datesOf({ ...rule, exceptMonths: [7] })
    expect(days).toHaveLength(11)
    expect(days.slice(0, 2)).toEqual(['2026-01-05', '2026-02-02'])
    expect(days.some((day) => day.startsWith('2026-07'))).toBe(false)
  })

  test('are the last Thursdays, within the period alone', () => {
    const rule = { pattern: 'monthly', nth: -1, weekday: 4, exceptMonths: [], from: '2026-02-27', to: '2026-04-29' } as const
    expect(datesOf({ ...rule, exceptMonths: [] })).toEqual(['2026-03-26'])
  })

  test('are every third week from the first such weekday, and never more than sixty', () => {
    expect(datesOf({ pattern: 'weekly', weeks: 3, weekday: 3, from: '2026-01-01', to: '2026-03-01' })).toEqual([
      '2026-01-07',
      '2026-01-28',
      '2026-02-18',
    ])
    expect(datesOf({ pattern: 'weekly', weeks: 1, weekday: 1, from: '2026-01-01', to: '2099-01-01' })).toHaveLength(60)
  })
})

describe('planning a meeting', () => {
  test('brings the items that stand on every agenda, with their sections and their words', async () => {
    const of = await council()
    await of.set('standing_items', [
      { title: 'Eventuelt', standing: 'any_other_business', place: 'last', text: '' },
      { title: 'Godkendelse af dagsorden', standing: 'approve_agenda', place: 'first', text: 'Rådet ser dagsordenen igennem.' },
    ])
    await of.set('captions', [
      { kind: 'background', caption: 'Sagen kort', text: '', always: true },
      { kind: 'economy', caption: 'Økonomi', text: 'Ingen udgift.', always: true },
      { kind: 'legal', caption: 'Jura', text: '', always: false },
    ])
    const { id } = await of.plan()
    expect((await of.act((tx) => agendaRows(tx, id))).map(({ title, openness, standing }) => [title, openness, standing])).toEqual([
      ['Godkendelse af dagsorden', 'open', 'approve_agenda'],
      ['Eventuelt', 'open', 'any_other_business'],
    ])
    const sections = await db.owner
      .selectFrom('item_section')
      .innerJoin('agenda_item', 'agenda_item.id', 'item_section.item_id')
      .select(['caption', 'plain'])
      .where('agenda_item.meeting_id', '=', id)
      .orderBy('agenda_item.position')
      .orderBy('item_section.position')
      .execute()
    expect(sections).toEqual([
      { caption: 'Sagen kort', plain: 'Rådet ser dagsordenen igennem.' },
      { caption: 'Økonomi', plain: 'Ingen udgift.' },
      { caption: 'Sagen kort', plain: '' },
      { caption: 'Økonomi', plain: 'Ingen udgift.' },
    ])
  })

  test('ties "minutes of last meeting" to the latest that wait for approval, and again when it is called', async () => {
    const of = await council()
    await of.set('standing_items', [{ title: 'Referat', standing: 'last_minutes', place: 'first', text: '' }])
    const host = { id: of.bodyId, name: of.name }
    const held = (day: string) =>
      of.act(async (tx) => {
        const made = await createMeeting(tx, municipality.id, aMeeting(host, { startsAt: at(`${day}T16:00:00Z`) }), at(`${day}T20:00:00Z`))
        await releaseMinutes(tx, of.secretary, made.id)
        return made.id
      })
    const tied = async (id: string) => (await of.act((tx) => agendaRows(tx, id))).map((item) => item.approves_meeting_id)
    const none = await of.plan()
    expect(await tied(none.id)).toEqual([null])
    const january = await held('2026-01-05')
    const meeting = await of.plan()
    expect(await tied(meeting.id)).toEqual([january])
    const february = await held('2026-02-02')
    expect(await tied(meeting.id)).toEqual([january])
    await of.act((tx) => callMeeting(tx, of.secretary, meeting.id))
    expect(await tied(meeting.id)).toEqual([february])
  })

  test('is for those who work for the host, and names no body that they may not know', async () => {
    const of = await council()
    const other = await council()
    for (const by of [other.secretary, of.chair, of.acting(somebody('member', of.bodyId))])
      await expect(of.plan({}, by)).rejects.toMatchObject({ status: 404 })
    await expect(of.plan({ otherBodyIds: [other.bodyId] })).rejects.toMatchObject({ status: 404 })
    const theirs = await other.plan()
    await expect(of.plan({ preMeetingOfId: theirs.id })).rejects.toMatchObject({ status: 404 })
    const whole = of.acting(somebody('secretary', null))
    expect(await of.plan({ otherBodyIds: [other.bodyId], kind: 'joint', preMeetingOfId: theirs.id }, whole)).toHaveProperty('slug')
  })

  test('shows it to the public at once where the body’s settings say so, and else to nobody', async () => {
    const of = await council()
    const draft = await of.plan()
    expect((await get(`/moeder/${draft.slug}`)).status).toBe(404)
    await of.set('publicity', { planned: true, agenda: true })
    const shown = await of.plan({ startsAt: at('2026-05-11T15:00:00Z'), endsAt: null })
    await of.add(shown.id, 'Hemmeligt udkast')
    const page = await get(`/moeder/${shown.slug}`)
    expect(page.status).toBe(200)
    expect(await page.text()).not.toContain('Hemmeligt udkast')
  })

  test('as a series makes all of them or none', async () => {
    const of = await council()
    const plans = ['2026-05-04', '2026-06-01'].map((day) => ({ ...of.base, startsAt: at(`${day}T15:00:00Z`), endsAt: null }))
    const made = await of.act((tx) => planSeries(tx, of.secretary, { name: 'Råd', rule: {} }, plans))
    expect(made.map(({ slug }) => slug.slice(0, 10))).toEqual(['2026-05-04', '2026-06-01'])
    const count = () =>
      db.owner
        .selectFrom('meeting_body')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('body_id', '=', of.bodyId)
        .executeTakeFirst()
    const broken = [...plans, { ...of.base, otherBodyIds: ['00000000-0000-7000-8000-000000000000'] }]
    await expect(of.act((tx) => planSeries(tx, of.secretary, { name: '', rule: {} }, broken))).rejects.toMatchObject({ status: 404 })
    expect((await count())?.n).toBe(2)
  })
})

describe('changing a meeting', () => {
  const change = (of: Awaited<ReturnType<typeof council>>, id: string, startsAt: string, revision?: number) =>
    of.act(async (tx) => {
      const seen = revision ?? (await meetingAt(tx, id)).row.revision
      return changeFacts(tx, of.secretary, id, seen, { ...of.base, startsAt: at(startsAt), endsAt: null })
    })

  test('moves its address with its day until it is called; every old one leads on', async () => {
    const of = await council()
    await of.set('publicity', { planned: true, agenda: true })
    const { id, slug } = await of.plan()
    const moved = await change(of, id, '2026-04-20T15:00:00Z')
    expect(moved).toEqual({ slug: slug.replace('2026-04-13', '2026-04-20'), told: 0 })
    const old = await get(`/moeder/${slug}`)
    expect([old.status, old.headers.get('location')]).toEqual([301, `/moeder/${slug.replace('2026-04-13', '2026-04-20')}`])
    expect(await change(of, id, '2026-04-13T15:00:00Z')).toEqual({ slug, told: 0 })
    await of.act((tx) => callMeeting(tx, of.secretary, id))
    expect(await change(of, id, '2026-04-27T15:00:00Z')).toMatchObject({ slug })
    expect(await (await get(`/moeder/${slug}`)).text()).toContain('27. april 2026')
  })

  test('on top of an older version changes nothing and tells of the newer one', async () => {
    const of = await council()
    const { id } = await of.plan()
    await change(of, id, '2026-04-20T15:00:00Z', 1)
    expect(await change(of, id, '2026-04-27T15:00:00Z', 1)).toMatchObject({ conflict: { day: '2026-04-20' } })
    expect((await of.act((tx) => meetingAt(tx, id))).day).toBe('2026-04-20')
  })

  test('does not move a called meeting into the past', async () => {
    const of = await council()
    const { id } = await of.plan()
    await of.act((tx) => callMeeting(tx, of.secretary, id))
    expect(await change(of, id, '2026-03-01T15:00:00Z')).toEqual({ refusal: 'past' })
  })
})

describe('what is next', () => {
  const now = at('2026-03-02T12:00:00Z')
  const rules = { agendaIsApproved: true, minutesAreSigned: true, releaseRule: 'secretary' } as const
  const stand = { meeting: 'planned', agenda: 'draft', minutes: 'none', isPublic: false } as const
  const called = { ...stand, meeting: 'called', agenda: 'published', isPublic: true } as const
  const held = { ...called, meeting: 'held' } as const
  const progress = {
    ...{ ownItems: 1, unsent: 1, undecided: 1, isAsked: false, isReady: false },
    ...{ startsAt: at('2026-04-01T12:00:00Z'), dayHasCome: false },
  }
  test.each([
    ['buildAgenda', stand, rules, { ...progress, ownItems: 0 }],
    ['askApproval', stand, rules, progress],
    ['awaitApproval', stand, rules, { ...progress, isAsked: true }],
    ['call', stand, { ...rules, agendaIsApproved: false }, progress],
    ['call', { ...stand, agenda: 'approved' }, rules, progress],
    ['uncalled', stand, rules, { ...progress, startsAt: now }],
    ['supplement', called, rules, progress],
    ['awaitMeeting', called, rules, { ...progress, unsent: 0 }],
    ['hold', called, rules, { ...progress, dayHasCome: true }],
    ['writeMinutes', { ...held, minutes: 'draft' }, rules, progress],
    ['release', { ...held, minutes: 'draft' }, rules, { ...progress, undecided: 0 }],
    ['release', { ...held, minutes: 'draft' }, rules, { ...progress, isReady: true }],
    ['awaitNextMeeting', { ...held, minutes: 'released' }, rules, progress],
    ['awaitSignature', { ...held, minutes: 'approved' }, rules, progress],
    ['done', { ...held, minutes: 'approved' }, { ...rules, minutesAreSigned: false }, progress],
    ['done', { ...held, minutes: 'signed' }, rules, progress],
    ['cancelled', { ...stand, meeting: 'cancelled' }, rules, progress],
    ['withdrawn', { ...called, isPublic: false }, rules, progress],
    ['withdrawn', { ...held, minutes: 'released', isPublic: false }, rules, progress],
  ] as const)('is %s', (expected, where, given, how) => expect(nextStep(where, given, how, now)).toBe(expected))

  test('stands on the line at the last stage that it has reached', () => {
    expect(stagesOf(stand, rules).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'planned current',
      ...['agendaApproved', 'called', 'held', 'released', 'approved', 'signed'].map((name) => `${name} todo`),
    ])
    expect(stagesOf(stand, { ...rules, agendaIsApproved: false, minutesAreSigned: false })).toHaveLength(5)
  })
})

test('the clock runs from item to item as long as each has its minutes', async () => {
  const of = await council()
  const { id } = await of.plan()
  for (const title of ['Et', 'To', 'Tre', 'Fire']) await of.add(id, title)
  for (const [title, minutes] of [
    ['Et', 15],
    ['To', 30],
  ] as const)
    await db.owner
      .updateTable('agenda_item')
      .set({ minutes_allotted: minutes })
      .where('meeting_id', '=', id)
      .where('title', '=', title)
      .execute()
  const rows = await of.act((tx) => agendaRows(tx, id))
  const { items, endsAt, minutes } = withClock(rows, at('2026-04-13T15:00:00Z'))
  expect(items.map((item) => item.startsAt?.toISOString().slice(11, 16) ?? null)).toEqual(['15:00', '15:15', '15:45', null])
  expect([endsAt, minutes]).toEqual([null, 45])
})
