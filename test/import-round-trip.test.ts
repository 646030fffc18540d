import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseDocument, readSource } from '#modules/importing/index.ts'
import { type MeetingModel, meetingsOfDay } from '#modules/meetings/index.ts'
import { loadDemo } from '../src/demo/load.ts'
import { draftOf } from '../src/modules/importing/draft/draft.ts'
import { laterThan } from '../src/modules/importing/review/later.ts'
import { type TestApp, testApp } from './app.ts'
import { aDemoHouse } from './demo-house.ts'

describe('the minutes that the house itself prints', async () => {
  const { db, house, files, platform } = await aDemoHouse()
  let app: TestApp
  let meetings: { id: string; slug: string }[] = []
  beforeAll(async () => {
    const { id } = await loadDemo(house, Temporal.PlainDate.from('2026-11-22'))
    app = await testApp(db, { municipality: { id, host: 'localhost', origin: 'http://localhost' }, files })
    meetings = await db.owner
      .selectFrom('published_meeting')
      .innerJoin('meeting', 'meeting.id', 'published_meeting.meeting_id')
      .select(['meeting.id', 'published_meeting.slug'])
      .where('published_meeting.minutes', '!=', 'none')
      .orderBy('item_count', 'desc')
      .orderBy('published_meeting.slug')
      .limit(3)
      .execute()
  })

  /** Items and decisions as they stand in the house: what the reader of its papers must find again. */
  const written = (meetingId: string) =>
    db.owner
      .selectFrom('agenda_item')
      .leftJoin('decision', 'decision.item_id', 'agenda_item.id')
      .select(['agenda_item.number', 'agenda_item.title', 'decision.plain'])
      .where('agenda_item.meeting_id', '=', meetingId)
      .where('agenda_item.openness', '=', 'open')
      .orderBy('agenda_item.position')
      .execute()

  /** The meeting as the house published it. */
  const published = async (meetingId: string) => {
    const { model } = await db.owner
      .selectFrom('snapshot')
      .select('model')
      .where('meeting_id', '=', meetingId)
      .orderBy('version', 'desc')
      .executeTakeFirstOrThrow()
    return model as unknown as MeetingModel
  }

  const readBefore = new Map<string, ReturnType<typeof parseDocument>>()
  /** The paper fetched and read, each once. */
  const readBack = async (slug: string, file: string) => {
    const known = readBefore.get(`${slug} ${file}`)
    if (known) return known
    const source = await readSource(Buffer.from(await (await app.get(`/moeder/${slug}/${file}`)).arrayBuffer()), file)
    if ('refusal' in source) throw new Error(source.refusal)
    const document = parseDocument(source.text)
    readBefore.set(`${slug} ${file}`, document)
    return document
  }

  const squeezed = (text: string | null) => (text ?? '').replace(/[\s\u00ad]+/g, ' ').trim()

  test.each(['referat.pdf', 'referat-arkiv.pdf', 'referat.docx'])('come back from %s with the same items and decisions', async (file) => {
    expect(meetings).toHaveLength(3)
    for (const { id, slug } of meetings) {
      const { kind, items } = await readBack(slug, file)
      const rows = await written(id)
      expect(kind).toBe('minutes')
      expect(items.map(({ number, title }) => [number, title])).toEqual(rows.map(({ number, title }) => [String(number), title]))
      for (const [i, row] of rows.entries()) {
        const decision = squeezed(items[i]?.decision ?? null)
        // The paper adds how it ended ("Vedtaget") below the words of the decision, and at its own end by whom it was approved.
        expect(decision.slice(0, squeezed(row.plain).length)).toBe(squeezed(row.plain))
        expect(decision.slice(squeezed(row.plain).length).replace(/ Godkendelse .*$/, '')).toMatch(/^.{0,60}$/)
      }
    }
  })

  test.each(['referat.pdf', 'referat.docx'])('say nothing new of the meeting when they come in again as %s', async (file) => {
    const closed = await db.owner
      .selectFrom('published_meeting')
      .innerJoin('agenda_item', 'agenda_item.meeting_id', 'published_meeting.meeting_id')
      .select(['published_meeting.meeting_id as id', 'published_meeting.slug'])
      .where('agenda_item.openness', '=', 'closed')
      .where('published_meeting.minutes', '!=', 'none')
      .executeTakeFirstOrThrow()
    for (const { id, slug } of [...meetings, closed]) {
      const { municipality_id, body_id } = await db.owner
        .selectFrom('meeting_body')
        .select(['municipality_id', 'body_id'])
        .where('meeting_id', '=', id)
        .where('is_host', '=', true)
        .executeTakeFirstOrThrow()
      const document = await readBack(slug, file)
      const there = await platform.db.in(municipality_id, (tx) => meetingsOfDay(tx, body_id, document.date ?? '', 'Europe/Copenhagen'))
      const own = there.find((meeting) => meeting.id === id)
      expect(own && laterThan(own, draftOf(document))).toEqual({ items: [], missing: [] })
    }
  })

  test.each(['referat.pdf', 'referat-arkiv.pdf', 'referat.docx', 'referat.html'])(
    'come back from %s with the body, the hours, the place, and who came and who did not',
    async (file) => {
      for (const { id, slug } of meetings) {
        const { body, date, time, endTime, place, attendees, absent } = await readBack(slug, file)
        const model = await published(id)
        const clock = (instant: string | null) =>
          instant && Temporal.Instant.from(instant).toZonedDateTimeISO(model.timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
        expect({ body, date, time, endTime, place }).toEqual({
          body: model.bodies[0]?.name,
          date: Temporal.Instant.from(model.startsAt).toZonedDateTimeISO(model.timeZone).toPlainDate().toString(),
          ...{ time: clock(model.startsAt), endTime: clock(model.endsAt), place: model.place },
        })
        expect(attendees.map((one) => [one.name, one.role ?? '', one.party ?? ''])).toEqual(
          model.present.map(({ name, role, party }) => [name, role, party]),
        )
        expect(absent.map(({ name }) => name)).toEqual(model.apologies.map(({ name }) => name))
      }
    },
  )
})
