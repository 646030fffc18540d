import { load } from 'cheerio'
import ICAL from 'ical.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { callMeeting } from '../plan/call.ts'
import { cancelMeeting } from '../plan/cancel.ts'
import { aBody, at } from '../plan/plan.fixtures.ts'
import { changeFacts } from '../plan/plan.ts'
import { withdraw } from '../publish.ts'

const db = await testDatabase()
const ours = await aMunicipality(db)
const theirs = await aMunicipality(db, { code: '902', name: 'Bakkeby Kommune' })
const app = await testApp(db, { municipality: ours })

const entriesIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const property = (name: string) => String(component.getFirstPropertyValue(name) ?? '')
    return {
      id: event.uid,
      sequence: event.sequence,
      title: event.summary,
      startsAt: event.startDate.toJSDate().toISOString(),
      place: event.location ?? '',
      status: property('status'),
      url: property('url'),
      text,
    }
  })
const read = async (path: string, from: TestApp = app) => {
  const answer = await from.get(path)
  expect(answer.status, path).toBe(200)
  return entriesIn(await answer.text())
}

let names = 0
/** A public body with its secretary, and its calendar's address. */
async function council(name = `Råd ${++names}`) {
  const of = await aBody(app.platform, ours.id, name, true)
  const { slug } = await db.owner.selectFrom('body').select('slug').where('id', '=', of.bodyId).executeTakeFirstOrThrow()
  const call = async (given: Parameters<typeof of.plan>[0] = {}) => {
    const meeting = await of.plan(given)
    await of.add(meeting.id, 'Hemmeligt punkt')
    const called = await of.act((tx) => callMeeting(tx, of.secretary, meeting.id))
    if ('refusal' in called) throw new Error(called.refusal)
    return { ...meeting, slug: called.slug }
  }
  return { ...of, slug, call, feed: `/raadet/${slug}/kalender.ics` }
}

describe('the calendar of a body', () => {
  test('holds its public meetings under their public addresses, and neither drafts nor items', async () => {
    const of = await council('Integrationsrådet')
    const meeting = await of.call({ title: 'Møde om <b>boliger</b>; عمر' })
    await of.plan({ title: 'Udkast', startsAt: at('2026-05-04T15:00:00Z'), endsAt: null })
    const entries = await read(of.feed)
    expect(entries).toMatchObject([
      {
        id: meeting.id,
        title: 'Møde om <b>boliger</b>; عمر',
        startsAt: '2026-04-13T15:00:00.000Z',
        place: 'Rådhuset',
        status: 'CONFIRMED',
        url: `${ours.origin}/moeder/${meeting.slug}`,
      },
    ])
    expect(entries[0]?.text).not.toMatch(/Udkast|Hemmeligt punkt/)
    expect((await read(`/en${of.feed}`))[0]?.url).toBe(`${ours.origin}/en/moeder/${meeting.slug}`)
  })

  test('a meeting that is moved or cancelled keeps its entry, with a higher number each time', async () => {
    const of = await council()
    const meeting = await of.call()
    const [before] = await read(of.feed)
    const facts = { ...of.base, startsAt: at('2026-04-20T15:00:00Z'), endsAt: null, place: 'Kulturhuset' }
    await of.act((tx) => changeFacts(tx, of.secretary, meeting.id, 1, facts))
    const [moved] = await read(of.feed)
    expect(moved).toMatchObject({ id: meeting.id, startsAt: '2026-04-20T15:00:00.000Z', place: 'Kulturhuset', status: 'CONFIRMED' })
    await of.act((tx) => cancelMeeting(tx, of.secretary, meeting.id, 'For mange afbud'))
    const [cancelled] = await read(of.feed)
    expect(cancelled).toMatchObject({ id: meeting.id, status: 'CANCELLED' })
    expect(cancelled?.title).toMatch(/^Aflyst: /)
    expect([before?.sequence ?? 0, moved?.sequence ?? 0].every((one, i) => one < ([moved, cancelled][i]?.sequence ?? 0))).toBe(true)
  })

  test('tells the rules of summer time, and another program reads the same hour on the wall on both sides of the night it ends', async () => {
    const of = await council()
    const moments = ['2026-10-19T15:00:00.000Z', '2026-10-26T16:00:00.000Z']
    for (const iso of moments) await of.call({ startsAt: at(iso), endsAt: null })
    const entries = await read(of.feed)
    expect(entries.map(({ startsAt }) => startsAt).sort()).toEqual(moments)
    const text = entries[0]?.text ?? ''
    expect(text).toContain('BEGIN:VTIMEZONE')
    for (const day of ['20261019', '20261026']) expect(text).toContain(`DTSTART;TZID=Europe/Copenhagen:${day}T170000`)
  })

  test('a withdrawn meeting is out of it at once', async () => {
    const of = await council()
    const meeting = await of.call()
    expect(await read(of.feed)).toHaveLength(1)
    await of.act((tx) => withdraw(tx, of.secretary, meeting.id, 'Trukket tilbage'))
    expect(await read(of.feed)).toEqual([])
    expect((await app.get(`/moeder/${meeting.slug}/kalender.ics`)).status).toBe(410)
  })

  test('who comes again is told that nothing has changed, until something has', async () => {
    const of = await council()
    await of.call()
    const first = await app.get(of.feed)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const mark = first.headers.get('etag') ?? ''
    expect((await app.get(of.feed, { 'if-none-match': `W/${mark}` })).status).toBe(304)
    expect((await app.request('HEAD', of.feed)).headers.get('etag')).toBe(mark)
    app.travel({ hours: 5 })
    expect((await app.get(of.feed, { 'if-none-match': mark })).status).toBe(304)
    await of.call({ startsAt: at('2026-05-11T15:00:00Z'), endsAt: null })
    expect((await app.get(of.feed, { 'if-none-match': mark })).status).toBe(200)
  })

  test('a body that is not public has none, and no other municipality reads it', async () => {
    const hidden = await aBody(app.platform, ours.id, 'Arbejdsgruppen')
    const { slug } = await db.owner.selectFrom('body').select('slug').where('id', '=', hidden.bodyId).executeTakeFirstOrThrow()
    expect((await app.get(`/raadet/${slug}/kalender.ics`)).status).toBe(404)
    const of = await council()
    expect((await (await testApp(db, { municipality: theirs })).get(of.feed)).status).toBe(404)
  })

  test('the mail that calls to a meeting holds the same entry', async () => {
    const of = await council()
    await of.member('Anna Ask', 'anna@example.org')
    const meeting = await of.call()
    await app.deliver()
    const mail = app.mails.find(({ to }) => to === 'anna@example.org')
    const [sent] = entriesIn(mail?.files[0]?.content ?? '')
    const [shown] = await read(of.feed)
    const bare = (one: typeof sent) => ({ ...one, text: '' })
    expect(bare(sent)).toEqual(bare(shown))
    expect(bare((await read(`/moeder/${meeting.slug}/kalender.ics`))[0])).toEqual(bare(shown))
  })

  test('its page and the pages of its meetings say how to subscribe', async () => {
    const of = await council()
    const meeting = await of.call()
    for (const path of [`/raadet/${of.slug}`, `/moeder/${meeting.slug}`]) {
      const html = await (await app.get(path)).text()
      expect(html).toContain(`href="${ours.origin.replace('https:', 'webcal:')}${of.feed}"`)
      expect(html).toContain(`${ours.origin}${of.feed}`)
    }
  })
})

describe('one’s own calendar', () => {
  let of: Awaited<ReturnType<typeof council>>
  let elsewhere: Awaited<ReturnType<typeof council>>
  let member: TestApp
  const page = '/mine-moeder/kalender'
  const addressOf = async (answer: Response) => (load(await answer.text())('.checksum').text() || 'no address').replace(ours.origin, '')
  const make = async () => addressOf(await member.post(page, { do: 'make' }))

  beforeAll(async () => {
    of = await council('Mit råd')
    elsewhere = await council('Et andet råd')
    member = await testApp(db, { municipality: ours, as: 'member', bodyId: of.bodyId })
  })

  test('holds the meetings of one’s bodies, of a planned one no more than when it is and who meets', async () => {
    const called = await of.call()
    const planned = await of.plan({
      title: 'Fyring af lederen',
      place: 'Hemmeligt sted',
      startsAt: at('2026-06-01T15:00:00Z'),
      endsAt: null,
    })
    const foreign = await elsewhere.call()
    const entries = await read(await make())
    const byId = new Map(entries.map((entry) => [entry.id, entry]))
    expect(byId.get(called.id)).toMatchObject({ status: 'CONFIRMED', place: 'Rådhuset' })
    expect(byId.get(planned.id)).toMatchObject({
      title: 'Mit råd',
      place: '',
      status: 'TENTATIVE',
      url: '',
      startsAt: '2026-06-01T15:00:00.000Z',
    })
    expect(byId.has(foreign.id)).toBe(false)
    expect(entries[0]?.text).not.toMatch(/Fyring|Hemmeligt/)
  })

  test('needs no sign-in, ends with its renewal, and shows nothing when it is closed', async () => {
    const first = await make()
    expect(first).toMatch(/^\/kalender\/[\w-]{43}\.ics$/)
    expect((await app.get(first)).status).toBe(200)
    const second = await make()
    expect([(await app.get(first)).status, (await app.get(second)).status]).toEqual([404, 200])
    expect(await (await member.get(page)).text()).not.toContain(second.slice(10, 30))
    await member.post(page, { do: 'end' })
    const ended = await app.get(second)
    expect([ended.status, await ended.text()]).toEqual([404, '404'])
    expect(await addressOf(await member.get(page))).toBe('no address')
  })

  test('follows the rights of the day: who no longer sits reads no more', async () => {
    const leaving = await testApp(db, { municipality: ours, as: 'member', bodyId: of.bodyId })
    const address = await addressOf(await leaving.post(page, { do: 'make' }))
    expect((await read(address)).length).toBeGreaterThan(0)
    const feeds = db.owner.selectFrom('calendar_feed').select('account_id').orderBy('created_at', 'desc').orderBy('id', 'desc')
    const { account_id } = await feeds.executeTakeFirstOrThrow()
    await db.owner.updateTable('role_grant').set({ valid_to: '2001-01-01' }).where('account_id', '=', account_id).execute()
    expect(await read(address)).toEqual([])
    await db.owner
      .updateTable('account')
      .set({ ended_at: new Date('2026-03-02') })
      .where('id', '=', account_id)
      .execute()
    expect((await app.get(address)).status).toBe(404)
  })

  test('its secret is kept as a hash alone, and no log line, no change log and no other municipality holds it', async () => {
    const address = await make()
    const secret = address.slice('/kalender/'.length, -'.ics'.length)
    await app.get(address)
    await app.get(`/kalender/${'A'.repeat(43)}.ics`)
    const rows = await db.owner.selectFrom('calendar_feed').selectAll().execute()
    const changes = await db.owner
      .selectFrom('audit_entry')
      .select(['action', 'thing', 'payload'])
      .where('action', 'like', 'calendar.%')
      .execute()
    expect(changes.map(({ action }) => action)).toEqual(expect.arrayContaining(['calendar.make', 'calendar.renew', 'calendar.end']))
    const kept = JSON.stringify([rows.map(({ token_hash, ...row }) => ({ ...row, hash: token_hash.toString('base64url') })), changes])
    const logged = [...app.logLines, ...member.logLines].join('\n')
    expect(logged).toContain('/kalender/:address')
    for (const text of [kept, logged]) expect(text).not.toContain(secret)
    expect((await (await testApp(db, { municipality: theirs })).get(address)).status).toBe(404)
  })

  test('of two that are made at the same moment one serves', async () => {
    const made = await Promise.all([make(), make()])
    const statuses = await Promise.all(made.map(async (address) => (await app.get(address)).status))
    expect(statuses.sort()).toEqual([200, 404])
  })
})
