import { load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { actorOf } from '#modules/accounts/index.ts'
import { publish, publishAgenda, releaseMinutes } from '#modules/meetings/index.ts'
import { toDate } from '#platform/clock.ts'
import { tenantDb } from '#platform/db/db.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { aCouncil, anItem } from '#test/make.ts'
import { participationAtDesk } from './index.ts'
import { type Somebody, somebody } from './participation.testing.ts'

const db = await testDatabase()
const ours = await aMunicipality(db)
const app = await testApp(db, { municipality: ours })
const { acting, host, hold } = await aCouncil(app.platform, ours.id)
const other = await aCouncil(app.platform, ours.id, 'Kulturudvalget')
const third = await aCouncil(app.platform, ours.id, 'Ungeudvalget')
const administrator = await testApp(db, { municipality: ours, as: 'administrator' })

let anna: Somebody
const as = ({ cookie }: Somebody) => ({ cookie })
const mainOf = async (path: string, who = anna) => load(await (await app.get(path, as(who))).text())('main')
const textOf = async (path: string, who = anna) => (await mainOf(path, who)).text().replace(/\s+/g, ' ')
const inTenant = app.platform.db.in.bind(app.platform.db, ours.id) as <R>(work: Parameters<typeof app.platform.db.in<R>>[1]) => Promise<R>
const planned = (day: string) => ({
  state: 'planned' as const,
  hasMinutes: false,
  startsAt: new Date(`${day}T16:00:00Z`),
  items: [anItem()],
})

beforeAll(async () => {
  anna = await somebody(app, ours, { name: 'Anna Ask', bodyId: host.id })
})

test('an administrator is told that the council is missing as long as nobody sits in one, and nobody else is', async () => {
  const text = async () => load(await (await administrator.get('/skrivebord')).text())('main').text()
  expect(await text()).not.toContain('Opret rådet og dets medlemmer')
  await db.owner.updateTable('membership').set({ valid_to: '2026-02-01' }).execute()
  expect(await text()).toContain('Opret rådet og dets medlemmer')
  expect(await textOf('/skrivebord')).not.toContain('Opret rådet og dets medlemmer')
  await db.owner.updateTable('membership').set({ valid_to: null }).execute()
})

test('a desk with nothing on it says what will be there', async () => {
  expect(await textOf('/skrivebord')).toContain('Her kommer det, du skal tage stilling til')
  expect((await mainOf('/skrivebord')).find('a[href="/mine-moeder"]')).toHaveLength(1)
  expect((await mainOf('/skrivebord')).find('a[href="/forslag"]')).toHaveLength(0)
})

test('what is new about a meeting stands on the desk and among one’s own meetings until one has looked', async () => {
  const meeting = await hold(planned('2026-03-20'))
  await inTenant((tx) => publishAgenda(tx, acting, meeting.id))
  for (const path of ['/skrivebord', '/mine-moeder']) expect(await textOf(path), path).toContain('Dagsordenen er ude')
  await app.get(`/moeder/${meeting.slug}`, as(anna))
  for (const path of ['/skrivebord', '/mine-moeder']) expect(await textOf(path), path).not.toContain('Dagsordenen er ude')
  app.travel({ hours: 1 })
  await db.owner
    .updateTable('agenda_item')
    .set({ supplement: 1, sent_out_at: toDate(app.platform.clock()) })
    .where('meeting_id', '=', meeting.id)
    .execute()
  await inTenant((tx) => publishAgenda(tx, acting, meeting.id))
  await db.owner
    .updateTable('agenda')
    .set({ published_at: toDate(app.platform.clock().subtract({ hours: 1 })) })
    .where('meeting_id', '=', meeting.id)
    .execute()
  for (const path of ['/skrivebord', '/mine-moeder']) expect(await textOf(path), path).toContain('Tillæg 1 til dagsordenen')
  await app.get(`/moeder/${meeting.slug}`, as(anna))
  await inTenant((tx) => db && releaseMinutesOf(tx, meeting.id))
  for (const path of ['/skrivebord', '/mine-moeder']) {
    expect(await textOf(path), path).toContain('Referatet er frigivet')
    expect(await textOf(path), path).not.toContain('Tillæg 1')
  }
})

async function releaseMinutesOf(tx: Parameters<typeof releaseMinutes>[0], meetingId: string) {
  await db.owner.insertInto('minutes').values({ municipality_id: ours.id, meeting_id: meetingId, state: 'draft' }).execute()
  await db.owner
    .updateTable('meeting')
    .set({ starts_at: new Date('2026-03-01T16:00:00Z') })
    .where('id', '=', meetingId)
    .execute()
  return releaseMinutes(tx, acting, meetingId)
}

test('of a year of meetings that were planned at once, the next three stand on the desk', async () => {
  const year = await somebody(app, ours, { name: 'Yrsa År', bodyId: third.host.id })
  for (const month of ['05', '06', '08', '09', '10']) {
    const { id } = await third.hold({ ...planned(`2026-${month}-04`), title: `Møde ${month}` })
    await inTenant((tx) => publish(tx, third.acting, id, 'announced'))
  }
  expect((await textOf('/skrivebord', year)).match(/Møde \d\d/g)).toEqual(['Møde 05', 'Møde 06', 'Møde 08'])
  expect((await textOf('/mine-moeder', year)).match(/Møde \d\d/g)).toHaveLength(5)
})

test('only meetings of one’s own bodies are shown', async () => {
  const elsewhere = await other.hold({ ...planned('2026-03-21'), title: 'Fremmed møde' })
  await inTenant((tx) => publishAgenda(tx, acting, elsewhere.id))
  for (const path of ['/skrivebord', '/mine-moeder']) expect(await textOf(path), path).not.toContain('Fremmed møde')
  const both = await hold({ ...planned('2026-03-22'), title: 'Fælles møde', otherBodyIds: [other.host.id] })
  await inTenant((tx) => publishAgenda(tx, acting, both.id))
  const guest = await somebody(app, ours, { name: 'Gitte Gæst', bodyId: other.host.id })
  for (const who of [anna, guest]) expect(await textOf('/mine-moeder', who)).toContain('Fælles møde')
})

test('deadlines, the own apology and what can be done stand with each meeting', async () => {
  const meeting = await hold({ ...planned('2026-04-20'), title: 'April' })
  await inTenant((tx) => publishAgenda(tx, acting, meeting.id))
  const text = await textOf('/mine-moeder')
  expect(text).toContain('Meld afbud senest søndag 19. april 2026')
  expect(text).toContain('Foreslå et punkt senest mandag 6. april 2026')
  await app.post(`/moeder/${meeting.slug}/afbud`, { do: 'send', reason: '' }, as(anna))
  for (const path of ['/skrivebord', '/mine-moeder']) expect(await textOf(path), path).toContain('Du har meldt afbud')
})

test('the number of queries is the same for one meeting and for forty', async () => {
  const counting = countingDatabase(db)
  const actor = await inTenant((tx) => actorOf(tx, anna.accountId, '2026-03-02'))
  if (!actor) throw new Error('nobody')
  const count = async () =>
    (
      await counting.count(() =>
        tenantDb(counting.db.app).in(ours.id, (tx) => participationAtDesk(tx, actor, toDate(app.platform.clock()))),
      )
    ).queries
  const few = await count()
  for (let n = 0; n < 12; n++) {
    const { id } = await hold(planned('2026-03-24'))
    await inTenant((tx) => publishAgenda(tx, acting, id))
  }
  expect(await count()).toBe(few)
})

test('nobody who sits in no body is told whose meetings there are', async () => {
  const page = load(await (await administrator.get('/mine-moeder')).text())('main').text()
  expect(page).toContain('Du sidder ikke i et råd eller udvalg')
})
