import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseDocument, readSource } from '#modules/importing/index.ts'
import { loadDemo } from '../src/demo/load.ts'
import { type TestApp, testApp } from './app.ts'
import { aDemoHouse } from './demo-house.ts'

describe('the minutes that the house itself prints', async () => {
  const { db, house, files } = await aDemoHouse()
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
  }, 60_000)

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

  const squeezed = (text: string | null) => (text ?? '').replace(/[\s\u00ad]+/g, ' ').trim()

  test.each(['referat.pdf', 'referat-arkiv.pdf', 'referat.docx'])('come back from %s with the same items and decisions', async (file) => {
    expect(meetings).toHaveLength(3)
    for (const { id, slug } of meetings) {
      const bytes = Buffer.from(await (await app.get(`/moeder/${slug}/${file}`)).arrayBuffer())
      const source = await readSource(bytes, file)
      if ('refusal' in source) throw new Error(source.refusal)
      const { kind, items } = parseDocument(source.text)
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
})
