import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aBody } from './plan/plan.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform } = await testApp(db, { municipality })
const statuses = async (times: number, send: (n: number) => Promise<Response> | Response) => {
  const seen = new Map<number, number>()
  for (let n = 0; n < times; n++) {
    const { status } = await send(n)
    seen.set(status, (seen.get(status) ?? 0) + 1)
  }
  return Object.fromEntries(seen)
}

test('a minute of fast work in several windows is not stopped: drafts, a paste now and then, and an item moved press by press', async () => {
  const of = await aBody(platform, municipality.id, 'Kollegiet')
  const meeting = await of.plan()
  const item = await of.add(meeting.id, 'A')
  await of.add(meeting.id, 'B')
  const app = await testApp(db, { municipality, as: 'secretary', bodyId: of.bodyId, limits: 1 })
  const draft = { sti: `/punkt/${item.shortId}/rediger`, titel: 'A' }
  // A window sends a draft at most every 2.5 seconds: five windows, a minute long.
  expect(await statuses(5 * 24, () => app.post('/kladde', draft))).toEqual({ 200: 120 })
  const paste = () => app.request('POST', '/rens', { body: '<p>ord</p>', headers: { 'content-type': 'text/html' } })
  expect(await statuses(70, paste)).toEqual({ 200: 70 })
  const path = `/moeder/${meeting.slug}/arbejde`
  const press = (n: number) => app.post(path, { do: 'order', flyt: `${n % 2 ? 'op' : 'ned'}.${item.shortId}`, once: newId() })
  expect(await statuses(80, press)).toEqual({ 303: 80 })
  expect((await app.post(path, { do: 'ask', once: newId() })).status).not.toBe(429)
})

test('every other form still has its limit, and who is not signed in has no more of it', async () => {
  const of = await aBody(platform, municipality.id, 'Udvalget')
  const app = await testApp(db, { municipality, as: 'secretary', bodyId: of.bodyId, limits: 1 })
  const empty = () => app.post('/moeder/planlaeg', {})
  expect(await statuses(62, empty)).toEqual({ 422: 60, 429: 2 })
  expect((await app.post('/kladde', { sti: '/punkt/aaaaaaaa/rediger' })).status).toBe(404)
  const stranger = await testApp(db, { municipality, limits: 1 })
  expect(await statuses(62, () => stranger.post('/kladde', {}))).toMatchObject({ 429: 2 })
})

test('a draft that is refused for being one too many is told when to come again, and its text is not lost', async () => {
  const of = await aBody(platform, municipality.id, 'Nævnet')
  const meeting = await of.plan()
  const item = await of.add(meeting.id, 'A')
  // Twelve in a minute, so that the thirteenth is one too many.
  const app = await testApp(db, { municipality, as: 'secretary', bodyId: of.bodyId, limits: 0.02 })
  const sti = `/punkt/${item.shortId}/rediger`
  const keep = (n: number) => app.post('/kladde', { sti, titel: `Ord ${n}` })
  expect(await statuses(13, keep)).toEqual({ 200: 12, 429: 1 })
  const refused = await keep(13)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await (await app.get(sti)).text()).toContain('Ord 11')
})
