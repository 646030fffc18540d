import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { callMeeting } from './call.ts'
import { cancelMeeting } from './cancel.ts'
import { aBody, at } from './plan.fixtures.ts'
import { changeFacts, type MeetingFacts } from './plan.ts'
import { meetingAt } from './stand.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const { platform } = await testApp(db, { municipality })
let bodies = 0

/** A body of which one sits in it alone, and one in both. */
async function two() {
  const n = ++bodies
  const [host, guest] = [await aBody(platform, municipality.id, `Vært ${n}`), await aBody(platform, municipality.id, `Gæst ${n}`, true)]
  await host.member('Ida', `ida.${n}@example.org`)
  await guest.member('Omar', `omar.${n}@example.org`, 'substitute')
  const joint = (others: string[]): MeetingFacts => ({
    ...{ kind: others.length > 0 ? 'joint' : 'ordinary', title: '', place: 'Rådhuset', isVirtual: false, preMeetingOfId: null },
    ...{ startsAt: at('2026-04-13T15:00:00Z'), endsAt: null, otherBodyIds: others },
  })
  const plan = (others = [guest.bodyId]) => host.plan(joint(others))
  const change = (id: string, given: Partial<MeetingFacts>) =>
    host.act(async (tx) => {
      const { row, bodies: now } = await meetingAt(tx, id)
      const facts = { ...joint(now.slice(1).map((body) => body.id)), startsAt: row.starts_at, ...given }
      return changeFacts(tx, host.secretary, id, row.revision, facts)
    })
  return { host, guest, plan, change }
}

/** Who was told what, in the order of it. */
async function told(meetingId: string) {
  const mails = await db.owner.selectFrom('outgoing_mail').select(['kind', 'address']).where('about', '=', `meeting/${meetingId}`).execute()
  return mails.map(({ kind, address }) => `${kind} ${address.split('.')[0]}`).toSorted()
}

test('when a joint meeting is moved or cancelled, the people of both bodies hear of it', async () => {
  const { host, plan, change } = await two()
  const meeting = await plan()
  await host.act((tx) => callMeeting(tx, host.secretary, meeting.id))
  expect(await change(meeting.id, { startsAt: at('2026-04-14T15:00:00Z') })).toMatchObject({ told: 2 })
  expect(await host.act((tx) => cancelMeeting(tx, host.secretary, meeting.id, 'Salen er lukket'))).toMatchObject({ told: 2 })
  const kinds = ['meeting_called', 'meeting_cancelled', 'meeting_moved']
  expect(await told(meeting.id)).toEqual(kinds.flatMap((kind) => [`${kind} ida`, `${kind} omar`]))
})

test('a body that comes to a called meeting later is called to it; those who knew of it hear nothing for that alone', async () => {
  const { host, guest, plan, change } = await two()
  const meeting = await plan([])
  await host.act((tx) => callMeeting(tx, host.secretary, meeting.id))
  expect(await change(meeting.id, { kind: 'joint', otherBodyIds: [guest.bodyId] })).toMatchObject({ told: 1 })
  expect(await told(meeting.id)).toEqual(['meeting_called ida', 'meeting_called omar'])
  expect(await change(meeting.id, { kind: 'joint', title: 'Nyt navn' })).toMatchObject({ told: 0 })
})

test('the list of meetings at work names every body of a joint meeting, the host first', async () => {
  const { host, guest, plan } = await two()
  await plan()
  const app = await testApp(db, { municipality, as: 'secretary', bodyId: host.bodyId })
  const names = await db.owner.selectFrom('body').select(['id', 'name']).where('id', 'in', [host.bodyId, guest.bodyId]).execute()
  const nameOf = (id: string) => names.find((body) => body.id === id)?.name
  expect(await (await app.get('/moeder/planlaeg/oversigt')).text()).toContain(`${nameOf(host.bodyId)} og ${nameOf(guest.bodyId)}`)
})
