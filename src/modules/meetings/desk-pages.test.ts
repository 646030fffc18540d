import { load } from 'cheerio'
import { expect, test } from 'vitest'
import type { Role } from '#platform/http/actor.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { publishAgenda, releaseMinutes } from './index.ts'
import { aBody, at } from './plan/plan.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const visitor = await testApp(db, { municipality })
const of = await aBody(visitor.platform, municipality.id, 'Integrationsrådet')
const as = (role: Role) => testApp(db, { municipality, as: role, bodyId: of.bodyId })
const planned = async (startsAt: string) => of.plan({ startsAt: at(startsAt), endsAt: null })
const minutes = (meetingId: string, set: Record<string, unknown>) =>
  db.owner.updateTable('minutes').set(set).where('meeting_id', '=', meetingId).execute()

const approvable = await planned('2026-04-20T15:00:00Z')
await of.add(approvable.id, 'A')
await of.member('Fatima', 'fatima@example.org', 'chair')
const secretary = await as('secretary')

/** A meeting that was held, with an agenda that went out and minutes in this state. */
async function held(startsAt: string, state: 'draft' | 'ready' | 'released' | 'approved') {
  const meeting = await planned(startsAt)
  await of.act((tx) => publishAgenda(tx, of.secretary, meeting.id))
  await secretary.post(`/moeder/${meeting.slug}/fremmoede`, { do: 'begin', foer: 'ja', once: newId() })
  if (state === 'ready') await minutes(meeting.id, { ready_at: new Date(), ready_by: of.secretary.actor })
  if (state === 'released' || state === 'approved') await of.act((tx) => releaseMinutes(tx, of.secretary, meeting.id))
  if (state === 'approved') await minutes(meeting.id, { state: 'approved' })
}

test('whatever lies on a desk leads to a page that its owner may open', async () => {
  await of.set('approval', { agenda: true, signature: true })
  await secretary.post(`/moeder/${approvable.slug}/arbejde`, { do: 'ask', once: newId() })
  await planned('2026-03-09T15:00:00Z')
  const today = await planned('2026-03-02T16:00:00Z')
  await of.act((tx) => publishAgenda(tx, of.secretary, today.id))
  await held('2026-02-02T15:00:00Z', 'draft')
  await held('2026-02-03T15:00:00Z', 'ready')
  await held('2026-02-04T15:00:00Z', 'released')
  await held('2026-02-05T15:00:00Z', 'approved')
  for (const role of ['secretary', 'administrator', 'chair', 'member', 'substitute'] as const) {
    const app = await as(role)
    const desk = load(await (await app.get('/skrivebord')).text())
    const hrefs = desk('main a[href]').map((_, link) => desk(link).attr('href') ?? '')
    for (const href of hrefs.get()) expect((await app.get(href.replace(/#.*/, ''))).status, `${role}: ${href}`).toBe(200)
    const work = hrefs.get().filter((href) => /^\/moeder\/.+\//.test(href)).length
    expect(work, role).toBeGreaterThanOrEqual({ secretary: 5, administrator: 5, chair: 2, member: 0, substitute: 0 }[role])
  }
})

test('an agenda that waits for the chair is the first thing today, and the meeting’s page leads to it', async () => {
  const path = `/moeder/${approvable.slug}/arbejde/godkend`
  const chair = await as('chair')
  const desk = load(await (await chair.get('/skrivebord')).text())
  const today = desk('main section').filter((_, section) => desk(section).find('h2').first().text() === 'I dag')
  expect(today.find(`a[href="${path}"]`)).toHaveLength(1)
  const linked = async (app: typeof chair) =>
    load(await (await app.get(`/moeder/${approvable.slug}`)).text())(`main a[href="${path}"]`).length
  expect([await linked(chair), await linked(secretary)]).toEqual([1, 0])
  await chair.post(path, { do: 'approve', once: newId() })
  expect(await linked(chair)).toBe(0)
})
