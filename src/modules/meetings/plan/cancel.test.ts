import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { withdraw } from '../publish.ts'
import { callMeeting } from './call.ts'
import { cancelMeeting, removeMeeting } from './cancel.ts'
import { aBody } from './plan.fixtures.ts'
import { meetingAt } from './stand.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform, get } = await testApp(db, { municipality })
let bodies = 0
const council = () => aBody(platform, municipality.id, `Råd ${++bodies}`)

/** A meeting with so many items of its own. */
async function planned(of: Awaited<ReturnType<typeof council>>, items: number) {
  const meeting = await of.plan()
  for (let i = 1; i <= items; i++) await of.add(meeting.id, `Punkt ${i}`)
  return meeting
}

describe('cancelling and removing', () => {
  test('a called meeting stays at its address and says that it is cancelled, and why', async () => {
    const of = await council()
    const meeting = await planned(of, 1)
    await of.act((tx) => callMeeting(tx, of.secretary, meeting.id))
    await of.act((tx) => cancelMeeting(tx, of.secretary, meeting.id, 'Salen er oversvømmet'))
    const page = await (await get(`/moeder/${meeting.slug}`)).text()
    expect(page).toContain('Mødet er aflyst')
    expect(page).toContain('Salen er oversvømmet')
    expect(await of.act((tx) => cancelMeeting(tx, of.secretary, meeting.id, 'Igen'))).toEqual({ refusal: 'wrongState' })
    expect(await of.act((tx) => callMeeting(tx, of.secretary, meeting.id))).toEqual({ refusal: 'wrongState' })
  })

  test('a draft that is cancelled tells nobody and stays unseen', async () => {
    const of = await council()
    await of.member('Ida Krog', `ida.${bodies}.c@example.org`)
    const meeting = await planned(of, 1)
    expect(await of.act((tx) => cancelMeeting(tx, of.secretary, meeting.id, 'Ingen sager'))).toMatchObject({ told: 0 })
    expect((await get(`/moeder/${meeting.slug}`)).status).toBe(404)
    expect(await of.act(async (tx) => (await meetingAt(tx, meeting.id)).stand)).toMatchObject({ meeting: 'cancelled', isPublic: false })
  })

  test('a meeting that the public saw once is not deleted; one that it never saw goes with everything', async () => {
    const of = await council()
    await of.set('publicity', { planned: true, agenda: true })
    const shown = await planned(of, 0)
    expect(await of.act((tx) => removeMeeting(tx, of.secretary, shown.id))).toEqual({ refusal: 'wrongState' })
    await of.act((tx) => withdraw(tx, of.secretary, shown.id, 'Fejl'))
    expect(await of.act((tx) => removeMeeting(tx, of.secretary, shown.id))).toEqual({ refusal: 'wasPublic' })
    await of.set('publicity', { planned: false, agenda: true })
    const draft = await planned(of, 2)
    const before = await of.plan({ kind: 'pre_meeting', preMeetingOfId: draft.id })
    expect(await of.act((tx) => removeMeeting(tx, of.secretary, draft.id))).toEqual({ removed: true })
    const left = await db.owner.selectFrom('meeting').select(['id', 'pre_meeting_of_id']).where('id', 'in', [draft.id, before.id]).execute()
    expect(left).toEqual([{ id: before.id, pre_meeting_of_id: null }])
  })
})
