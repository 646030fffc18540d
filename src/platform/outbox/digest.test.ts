import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { mailServer } from '#test/smtp.ts'
import { deliverMail } from './deliver.ts'
import { gatherMails } from './digest.ts'
import { anOutbox, linkOf, postTo } from './outbox.testing.ts'
import { nextGathering } from './outbox.ts'

const db = await testDatabase()
const { municipality, platform, depsWith, account, mail, jobsFor, rowOf } = await anOutbox(db)

test.each([
  ['2026-03-02T12:00:00Z', '2026-03-02T13:00:00.000Z', 'on the next full hour'],
  ['2026-03-02T12:59:59Z', '2026-03-02T13:00:00.000Z', 'on the next full hour'],
  ['2026-03-02T19:30:00Z', '2026-03-03T06:00:00.000Z', 'at seven after a late evening'],
  ['2026-03-02T02:00:00Z', '2026-03-02T06:00:00.000Z', 'at seven after a night'],
  ['2026-03-28T22:00:00Z', '2026-03-29T05:00:00.000Z', 'at seven also when summer time began'],
])('what can wait and came at %s goes out at %s: %s', (came, goes) => {
  expect(nextGathering(() => Temporal.Instant.from(came)).toISOString()).toBe(goes)
})

test('several that can wait go out as one mail with a line and a link each', async () => {
  const server = await mailServer()
  const to = await account()
  const sent = [
    await mail({ to, n: 1, canWait: true }),
    await mail({ to, n: 2, canWait: true }),
    await mail({ to, kind: 'over', canWait: true }),
  ]
  expect(await jobsFor(to.id)).toEqual(['digest'])
  const job = { municipalityId: municipality.id, id: to.id }
  await Promise.all([gatherMails(platform, job), gatherMails(platform, job)])
  const digests = await db.owner.selectFrom('outgoing_mail').select('id').where('kind', '=', 'digest').execute()
  expect(digests).toHaveLength(1)
  await deliverMail(depsWith(postTo(server.url)), { ...job, id: digests[0]?.id ?? '' })
  expect(server.arrived).toHaveLength(1)
  for (const n of [1, 2]) expect(server.arrived[0]?.text).toContain(`Nyt ${n}\n${linkOf(n)}`)
  expect(await Promise.all(sent.map(async ({ id }) => (await rowOf(id)).state))).toEqual(['sent', 'sent', 'sent'])
})

test('one that can wait alone goes out as it is', async () => {
  const server = await mailServer()
  const { id, to, job } = await mail({ canWait: true })
  await deliverMail(depsWith(postTo(server.url)), job)
  expect(server.arrived).toEqual([])
  await gatherMails(platform, { municipalityId: municipality.id, id: to.id })
  await deliverMail(depsWith(postTo(server.url)), job)
  expect(server.arrived.map((one) => one.messageId)).toEqual([`<${id}@${municipality.host}>`])
})
