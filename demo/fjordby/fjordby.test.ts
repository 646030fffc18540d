import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { demoCalendar } from './calendar.ts'
import { fjordby } from './index.ts'
import { stringsIn, textsOf } from './texts.ts'
import type { DemoMeeting } from './types.ts'

const { meetings, memberships, people, cases, bodies, seats } = fjordby
const items = meetings.flatMap((meeting) => meeting.items)
const keys = (list: readonly { key: string }[]) => new Set(list.map(({ key }) => key))

/** One day of loading per eleven days over three years: every weekday, both sides of every first Monday, July included. */
const daysOfLoading = Array.from({ length: 100 }, (_, n) => Temporal.PlainDate.from('2025-01-03').add({ days: n * 11 }))
const someDay = Temporal.PlainDate.from('2026-05-20')
const calendar = demoCalendar(someDay, meetings)

function membersOn(body: string, day: Temporal.PlainDate) {
  return memberships.filter(
    (membership) =>
      membership.body === body &&
      membership.function !== 'substitute' &&
      Temporal.PlainDate.compare(calendar.day(membership.from), day) <= 0 &&
      (!membership.until || Temporal.PlainDate.compare(day, calendar.day(membership.until)) < 0),
  )
}

function presentAt(meeting: DemoMeeting): string[] {
  const away = new Set([...meeting.apologies, ...(meeting.absent ?? [])])
  const members = membersOn(meeting.host, calendar.meetingDay(meeting.when)).map(({ person }) => person)
  return members.filter((person) => !away.has(person))
}

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

describe('how much Fjordby holds', () => {
  test('two years of meetings with their items', () => {
    expect(meetings.length).toBeGreaterThanOrEqual(24)
    expect(items.length).toBeGreaterThanOrEqual(130)
    expect(cases.length).toBeGreaterThanOrEqual(14)
  })

  test('every kind of meeting occurs', () => {
    const kinds = new Set(meetings.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['ordinary', 'extraordinary', 'pre_meeting', 'joint', 'theme', 'dialogue', 'study_trip']))
    expect(meetings.filter(({ virtual }) => virtual)).toHaveLength(1)
  })

  test('three items postponed, two referred, one withdrawn, two closed, one corrected', () => {
    const outcome = (wanted: string) => items.filter(({ decision }) => decision?.outcome === wanted)
    expect(outcome('postponed')).toHaveLength(3)
    expect(outcome('referred').map(({ decision }) => decision?.referredTo)).toEqual(['udvalget', 'udvalget'])
    expect(outcome('withdrawn')).toHaveLength(1)
    expect(items.filter(({ closed }) => closed)).toHaveLength(2)
    const corrected = items.filter(({ correction }) => correction)
    expect(corrected).toHaveLength(1)
    expect(corrected[0]?.correction?.corrected).not.toEqual(corrected[0]?.decision?.text)
  })

  test('three cases went over the council and its committee, two of them over two years and before a meeting to come', () => {
    const hostsOf = (key: string) =>
      new Set(meetings.filter(({ items: own }) => own.some((item) => item.case === key)).map(({ host }) => host))
    expect(cases.filter(({ key }) => hostsOf(key).size > 1).map(({ key }) => key)).toEqual(['bydelsmodre', 'kvinder-job', 'charter'])
    for (const key of ['bydelsmodre', 'kvinder-job']) {
      const own = meetings.filter((meeting) => meeting.items.some((item) => item.case === key))
      expect(own.at(-1)?.state).toBe('called')
      expect((own.at(-1)?.when.month ?? 0) - (own[0]?.when.month ?? 0)).toBeGreaterThanOrEqual(21)
      expect(own.flatMap((meeting) => meeting.items.filter((item) => item.case === key && item.history))).toHaveLength(1)
    }
  })

  test('several cases return in three or more meetings, and every case is used', () => {
    const returns = cases.map(({ key }) => meetings.filter((meeting) => meeting.items.some((item) => item.case === key)).length)
    expect(returns.filter((count) => count >= 3).length).toBeGreaterThanOrEqual(8)
    expect(Math.min(...returns)).toBeGreaterThanOrEqual(1)
  })
})

describe('everything that is named exists', () => {
  test('no key is given twice', () => {
    for (const list of [meetings, items, people, cases, bodies, seats, fjordby.terms])
      expect(repeated(list.map(({ key }) => key))).toEqual([])
  })

  test('people', () => {
    const named = [
      ...memberships.map(({ person }) => person),
      ...fjordby.roles.map(({ person }) => person),
      ...meetings.flatMap((m) => [m.secretary, ...m.apologies, ...(m.absent ?? []), ...(m.alsoPresent ?? [])]),
      ...meetings.flatMap((m) => [...(m.leftEarly ?? []), ...(m.arrivedLate ?? [])].map(({ person }) => person)),
      ...items.flatMap(({ presenter }) => (presenter && 'person' in presenter ? [presenter.person] : [])),
    ]
    expect(named.filter((key) => !keys(people).has(key))).toEqual([])
    expect(people.filter(({ key }) => !named.includes(key))).toEqual([])
  })

  test('bodies, seats, terms and cases', () => {
    const namedBodies = [
      ...memberships.flatMap(({ body, appointed }) => [body, appointed.by]),
      ...meetings.flatMap((meeting) => [meeting.host, ...(meeting.with ?? [])]),
      ...items.flatMap(({ recommendation }) => (recommendation ? [recommendation.by, recommendation.to] : [])),
      ...bodies.flatMap(({ parent }) => parent ?? []),
      ...fjordby.roles.map(({ body }) => body),
      ...items.flatMap(({ decision, history }) => [decision?.referredTo ?? [], (history ?? []).map(({ body }) => body)].flat()),
    ]
    expect(namedBodies.filter((key) => !keys(bodies).has(key))).toEqual([])
    expect(memberships.filter(({ seat }) => seat && !keys(seats).has(seat))).toEqual([])
    expect(seats.filter(({ term, group }) => !keys(fjordby.terms).has(term) || !keys(fjordby.seatGroups).has(group))).toEqual([])
    expect(items.filter((item) => item.case && !keys(cases).has(item.case))).toEqual([])
  })

  test('a case is numbered by the year of the meeting that first treats it', () => {
    for (const { key, number } of cases) {
      const first = meetings.find((meeting) => meeting.items.some((item) => item.case === key))
      expect([key, number.month]).toEqual([key, first?.when.month])
    }
  })

  test('an early departure names a later item of the same meeting; a pre-meeting names a later meeting', () => {
    for (const meeting of meetings) {
      for (const { before } of meeting.leftEarly ?? []) expect(keys(meeting.items)).toContain(before)
      if (meeting.prepares) expect(keys(meetings.slice(meetings.indexOf(meeting) + 1))).toContain(meeting.prepares)
    }
  })
})

describe('the council', () => {
  test('has fourteen seats in each term, divided as its groups say', () => {
    for (const { key } of fjordby.terms)
      for (const group of fjordby.seatGroups)
        expect(seats.filter((seat) => seat.term === key && seat.group === group.key)).toHaveLength(group.seats)
    expect(fjordby.seatGroups.reduce((sum, group) => sum + group.seats, 0)).toBe(14)
  })

  test.each(['m01', 'm04', 'm11', 'm12', 'm20', 'm23'])('no seat is held by two people at %s', (key) => {
    const meeting = meetings.find((candidate) => candidate.key === key)
    const held = membersOn('raad', calendar.meetingDay(meeting?.when ?? { month: 0 })).flatMap(({ seat }) => seat ?? [])
    expect(repeated(held)).toEqual([])
    expect(held).toHaveLength(key === 'm20' || key === 'm23' ? 13 : 14)
  })

  test('a stand-in follows on the day the former member left', () => {
    const standIn = memberships.find((membership) => membership.function === 'stand_in')
    const former = memberships.find(({ seat, person }) => seat === standIn?.seat && person !== standIn?.person)
    expect(former?.endReason).toBeTruthy()
    expect(standIn?.from).toEqual(former?.until)
  })
})

describe('attendance', () => {
  const held = meetings.filter(({ state }) => state === 'held')

  test('only members of that day send apologies, stay away, arrive late or leave early', () => {
    for (const meeting of meetings) {
      const members = membersOn(meeting.host, calendar.meetingDay(meeting.when)).map(({ person }) => person)
      const away = [...meeting.apologies, ...(meeting.absent ?? [])]
      const moved = [...(meeting.leftEarly ?? []), ...(meeting.arrivedLate ?? [])].map(({ person }) => person)
      expect([meeting.key, [...away, ...moved].filter((person) => !members.includes(person))]).toEqual([meeting.key, []])
      expect([meeting.key, moved.filter((person) => away.includes(person))]).toEqual([meeting.key, []])
      expect([meeting.key, (meeting.alsoPresent ?? []).filter((person) => members.includes(person))]).toEqual([meeting.key, []])
    }
  })

  test('every meeting held had more than half of the occupied seats', () => {
    for (const meeting of held) {
      const members = membersOn(meeting.host, calendar.meetingDay(meeting.when)).length
      expect([meeting.key, presentAt(meeting).length > members / 2]).toEqual([meeting.key, true])
    }
  })

  test('one meeting was cancelled because its apologies broke the quorum', () => {
    const cancelled = meetings.filter(({ state }) => state === 'cancelled')
    expect(cancelled).toHaveLength(1)
    const [meeting] = cancelled
    expect(meeting?.cancelled?.apologies).toBe(meeting?.apologies.length)
    expect(14 - (meeting?.apologies.length ?? 0)).toBeLessThanOrEqual(14 / 2)
    expect(meeting?.items).toEqual([])
  })

  test('who presents an item is in the room', () => {
    for (const meeting of held) {
      const room = new Set([...presentAt(meeting), meeting.secretary, ...(meeting.alsoPresent ?? []), ...(meeting.guests ?? [])])
      for (const { key, presenter } of meeting.items) {
        if (presenter) expect([key, room.has('person' in presenter ? presenter.person : presenter.guest)]).toEqual([key, true])
      }
    }
  })
})

describe('minutes', () => {
  const lastHeld = (of: string) => meetings.findLast(({ state, host }) => state === 'held' && host === of)

  test('each is approved by exactly one later meeting, only the latest of its body still waits', () => {
    for (const meeting of meetings.filter(({ minutes }) => minutes?.approval === 'next_meeting')) {
      const approving = meetings.filter((later) => later.items.some(({ approves }) => approves?.includes(meeting.key)))
      expect([meeting.key, approving.length]).toEqual([meeting.key, meeting === lastHeld(meeting.host) ? 0 : 1])
      for (const later of approving) expect(meetings.indexOf(later)).toBeGreaterThan(meetings.indexOf(meeting))
    }
  })

  test('a meeting held has minutes and a decision under every item; one to come has neither', () => {
    for (const meeting of meetings) {
      const wasHeld = meeting.state === 'held'
      expect([meeting.key, meeting.minutes !== undefined, meeting.end !== undefined]).toEqual([meeting.key, wasHeld, wasHeld])
      expect(meeting.items.every(({ decision }) => (decision !== undefined) === wasHeld)).toBe(true)
    }
  })

  test('every ordinary meeting with an agenda has the three standing items', () => {
    for (const meeting of meetings.filter(({ kind, items: agenda }) => kind === 'ordinary' && agenda.length > 0)) {
      const standing = meeting.items.flatMap((item) => item.standing ?? [])
      expect([meeting.key, standing.toSorted()]).toEqual([meeting.key, ['agenda', 'any_other_business', 'minutes']])
    }
  })
})

describe('dates stay true whatever the day of loading', () => {
  test('meetings are in order, never in July, past when held and to come when planned', () => {
    for (const today of daysOfLoading) {
      const days = meetings.map(({ when }) => demoCalendar(today, meetings).meetingDay(when))
      for (const [index, day] of days.entries()) {
        const meeting = meetings[index]
        const before = days[index - 1]
        if (before) expect(Temporal.PlainDate.compare(before, day)).toBeLessThan(0)
        expect(day.month).not.toBe(7)
        const past = Temporal.PlainDate.compare(day, today) < 0
        expect([today.toString(), meeting?.key, past]).toEqual([
          today.toString(),
          meeting?.key,
          meeting?.state === 'held' || meeting?.state === 'cancelled',
        ])
      }
    }
  })

  test('the ordinary meeting is on the first Monday of its month', () => {
    const day = calendar.meetingDay({ month: 0 })
    expect(day.toString()).toBe('2026-05-04')
    expect(calendar.meetingDay({ month: 2 }).toString()).toBe('2026-08-03')
    expect(calendar.meetingDay({ month: 1, weekday: 4, nth: 3 }).toString()).toBe('2026-06-18')
    expect(demoCalendar(Temporal.PlainDate.from('2026-07-15'), []).meetingDay({ month: 0 }).toString()).toBe('2026-06-01')
    expect(demoCalendar(Temporal.PlainDate.from('2026-05-04'), []).meetingDay({ month: 1 }).toString()).toBe('2026-05-04')
  })

  test('placeholders are filled from the day of the meeting', () => {
    const base = Temporal.PlainDate.from('2026-12-07')
    expect(calendar.fill('{date:+14}, {month:+1}, {year}, {year:+1}', base)).toBe('21. december 2026, januar 2027, 2026, 2027')
    expect(calendar.fill('{meeting:m23}', base)).toBe('4. maj 2026')
    expect(() => calendar.fill('{meeting:m99}', base)).toThrow(RangeError)
  })

  test('no text names a year, and every brace is a well-formed placeholder', () => {
    // The sentences for decisions have placeholders of their own, which the program fills in.
    for (const text of stringsIn({ ...fjordby, settings: [] })) {
      expect(text).not.toMatch(/\b(19|20)\d\d\b/)
      expect(text.replace(/\{(date:[+-]\d+|date:0|month:[+-]\d+|month|year|year:[+-]\d+|meeting:[a-z]\d+)\}/g, '')).not.toMatch(/[{}]/)
      expect(calendar.fill(text, someDay)).not.toMatch(/[{}]|NaN/)
    }
  })

  test('nothing happens on a weekend that an office has to do', () => {
    const weekendIsMeant = new Set(['m12.4'])
    for (const meeting of meetings.filter(({ when }) => when.weekday === undefined)) {
      for (const item of meeting.items.filter(({ key }) => !weekendIsMeant.has(key))) {
        const offsets = [
          ...textsOf(item)
            .join(' ')
            .matchAll(/\{date:([+-]?\d+)\}/g),
        ].map(([, days]) => Number(days))
        expect([item.key, offsets.filter((days) => days % 7 === 5 || days % 7 === 6)]).toEqual([item.key, []])
      }
    }
  })
})
