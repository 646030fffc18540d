import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { grantRole } from '#modules/accounts/index.ts'
import type { Role } from '#platform/http/actor.ts'
import { gatherMails } from '#platform/outbox/digest.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { approveAgenda, askApproval, returnAgenda } from './approval.ts'
import { aBody, somebody } from './plan.fixtures.ts'
import type { StepActing } from './stand.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const sender = await testApp(db, { municipality })
const { platform } = sender
let bodies = 0

/** A body whose agendas are approved, with a chair and people of the secretariat; each has an address of their own. */
async function council() {
  const of = await aBody(platform, municipality.id, `Råd ${++bodies}`)
  await of.set('approval', { agenda: true, signature: false })
  const addressOf = (who: string) => `${who}.${of.bodyId}@example.org`
  const person = async (who: string, role: Role | null, bodyId: string | null = of.bodyId) => {
    const { accountId } = await of.member(who, addressOf(who), role === null ? 'chair' : 'stand_in')
    if (role && accountId) await of.act((tx) => grantRole(tx, municipality.id, { accountId, role, bodyId, from: '2000-01-01' }))
    return of.acting(somebody(role ?? 'chair', bodyId, accountId ?? ''))
  }
  return { ...of, person, addressOf }
}
type Council = Awaited<ReturnType<typeof council>>

const heldOut = async (of: Council, by: StepActing) => {
  const meeting = await of.plan({ title: 'Temamøde' }, by)
  await of.add(meeting.id, 'Plantet lukket titel')
  await of.act((tx) => askApproval(tx, by, meeting.id))
  return meeting
}
const waiting = async (kind: string) => {
  const mails = await db.owner.selectFrom('outgoing_mail').select(['address', 'state']).where('kind', '=', kind).execute()
  return mails.filter(({ address }) => address.includes('@')).map(({ address, state }) => `${address.split('.')[0]} ${state}`)
}
/** What lies in the mailbox of somebody after the hour. */
async function gathered(of: Council, who: string) {
  const account = await db.owner.selectFrom('account').select('id').where('email', '=', of.addressOf(who)).executeTakeFirstOrThrow()
  await gatherMails({ db: platform.db, clock: platform.clock }, { municipalityId: municipality.id, id: account.id })
  await sender.deliver()
  return sender.mails.filter(({ to }) => to === of.addressOf(who))
}

test('when the chair sends the agenda back, the secretaries of the body hear of it and nobody else, without a word of what was written', async () => {
  const of = await council()
  const [secretary, chair] = [await of.person('sanne', 'secretary'), await of.person('fatima', null)]
  await of.person('other', 'secretary', (await council()).bodyId)
  await of.person('mona', 'member')
  const meeting = await heldOut(of, secretary)
  await of.act((tx) => returnAgenda(tx, chair, meeting.id, 'Plantet: Olsens klage skal med'))
  expect(await waiting('agenda_returned')).toEqual(['sanne waiting'])
  const [mail, ...more] = await gathered(of, 'sanne')
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Dagsordenen er sendt tilbage: Temamøde, 13. april 2026')
  expect(mail?.text).toContain(`${municipality.origin}/moeder/${meeting.slug}/arbejde`)
  expect(JSON.stringify(mail)).not.toMatch(/Plantet|fatima/)
})

test('when the chair approves it, the secretary hears of it, and so does the administrator who asked', async () => {
  const of = await council()
  const [administrator, chair] = [await of.person('adam', 'administrator', null), await of.person('farah', null)]
  await of.person('sara', 'secretary')
  await of.person('anna', 'administrator', null)
  const meeting = await heldOut(of, administrator)
  await of.act((tx) => approveAgenda(tx, chair, meeting.id))
  expect((await waiting('agenda_approved')).toSorted()).toEqual(['adam waiting', 'sara waiting'])
  const [mail] = await gathered(of, 'sara')
  expect(mail?.subject).toBe('Dagsordenen er godkendt: Temamøde, 13. april 2026')
  expect(mail?.text).not.toContain('Plantet')
})

test('an answer that does not hold any more is not sent, and a chair who is secretary too gets no mail from herself', async () => {
  const of = await council()
  const [secretary, chair] = [await of.person('signe', 'secretary'), await of.person('frida', null)]
  const both = { ...chair, by: { ...chair.by, grants: [...chair.by.grants, { role: 'secretary' as const, bodyId: of.bodyId }] } }
  await of.act((tx) =>
    grantRole(tx, municipality.id, { accountId: chair.by.accountId ?? '', role: 'secretary', bodyId: of.bodyId, from: '2000-01-01' }),
  )
  const meeting = await heldOut(of, secretary)
  await of.act((tx) => returnAgenda(tx, both, meeting.id, 'Mere'))
  expect(await waiting('agenda_returned')).toContain('signe waiting')
  expect(await waiting('agenda_returned')).not.toContain('frida waiting')
  await of.act((tx) => askApproval(tx, secretary, meeting.id))
  expect((await gathered(of, 'signe')).map(({ subject }) => subject)).toEqual([])
})

test('before the chair group gets an agenda its page says how many places look like personal data, and stops nobody', async () => {
  const of = await council()
  await of.person('grete', null)
  const meeting = await of.plan({ title: 'Temamøde' })
  for (const title of ['Ring til 20 30 40 50', 'Skriv til jens@example.org', 'Busser']) await of.add(meeting.id, title)
  await db.owner.updateTable('agenda_item').set({ openness: 'open' }).where('meeting_id', '=', meeting.id).execute()
  const app = await testApp(db, { municipality, as: 'secretary', bodyId: of.bodyId })
  const path = `/moeder/${meeting.slug}/arbejde`
  const next = load(await (await app.get(path)).text())('#naeste')
  expect(next.text()).toContain('2 steder ligner personoplysninger. Se dem igennem, før formanden får dagsordenen.')
  expect(next.find('a').attr('href')).toBe(`/moeder/${meeting.slug}/frigiv`)
  expect((await app.post(path, { do: 'ask' })).status).toBe(303)
  await db.owner.updateTable('agenda_item').set({ title: 'Renset' }).where('meeting_id', '=', meeting.id).execute()
  expect(load(await (await app.get(path)).text())('#naeste').text()).not.toContain('personoplysninger')
})
