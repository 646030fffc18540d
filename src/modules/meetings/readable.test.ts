import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import type { Role } from '#platform/http/actor.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem, aSection } from '#test/make.ts'
import { buildModel, publish, publishAgenda, releaseMinutes, withdraw } from './index.ts'

const db = await testDatabase()
const ours = await aMunicipality(db)
const app = await testApp(db, { municipality: ours })
const { acting, host, hold } = await aCouncil(app.platform, ours.id)
const guest = await app.platform.db.in(ours.id, (tx) => createBody(tx, ours.id, { name: 'Kulturudvalget', kind: 'committee' }))
const third = await app.platform.db.in(ours.id, (tx) => createBody(tx, ours.id, { name: 'Teknisk udvalg', kind: 'committee' }))

const items = () => [
  anItem({
    title: 'Åbent punkt',
    sections: [aSection('Åbent indhold'), aSection('Lukket afsnit', 'closed')],
    decision: aDecision('Ikke frigivet'),
  }),
  anItem({ title: 'Lukket indhold', publicTitle: 'Lukket punkt', openness: 'closed', sections: [aSection('Lukkede ord')] }),
]
const planned = { state: 'planned' as const, hasMinutes: false, startsAt: new Date('2026-03-20T16:00:00Z'), items: items() }
const inTenant = app.platform.db.in.bind(app.platform.db, ours.id) as <R>(work: Parameters<typeof app.platform.db.in<R>>[1]) => Promise<R>

const readers = new Map<string, TestApp>()
async function reader(role: Role | null, bodyId: string = host.id) {
  const key = `${role} ${bodyId}`
  const known = readers.get(key) ?? (await testApp(db, { municipality: ours, as: role, bodyId }))
  readers.set(key, known)
  return known
}

/** Everything that somebody is shown of a meeting: its page and those of its items, and all of them as documents. */
async function reads(who: TestApp, meetingId: string, slug: string): Promise<string> {
  const model = await inTenant((tx) => buildModel(tx, meetingId))
  const documents = [`/moeder/${slug}/dagsorden.html`, `/moeder/${slug}/referat.html`]
  const items = (model?.items ?? []).flatMap((item) => [`/punkt/${item.shortId}`, `/punkt/${item.shortId}.html`])
  const paths = [`/moeder/${slug}`, ...documents, ...items]
  const texts = await Promise.all(paths.map(async (path) => load(await (await who.get(path)).text())('main').text()))
  return texts.join('\n')
}

type Meeting = { id: string; slug: string }
let called: Meeting
let joint: Meeting
let toMembers: Meeting
let announced: Meeting
let draft: Meeting
let released: Meeting
let gone: Meeting

beforeAll(async () => {
  called = await hold(planned)
  joint = await hold({ ...planned, otherBodyIds: [guest] })
  toMembers = await hold(planned)
  announced = await hold({ ...planned, title: 'Bekendtgjort' })
  draft = await hold({ ...planned, title: 'Udkast' })
  released = await hold({ items: items() })
  gone = await hold({ items: items() })
  await db.owner.updateTable('agenda').set({ audience: 'members' }).where('meeting_id', '=', toMembers.id).execute()
  await inTenant(async (tx) => {
    for (const { id } of [called, joint, toMembers]) await publishAgenda(tx, acting, id)
    await publish(tx, acting, announced.id, 'announced')
    for (const { id } of [released, gone]) await releaseMinutes(tx, acting, id)
    await withdraw(tx, acting, gone.id, 'Fejl')
  })
})

describe('of a called meeting', () => {
  test.each(['member', 'chair', 'secretary', 'administrator'] as const)('the closed parts are read by a %s of the body', async (role) => {
    const text = await reads(await reader(role), called.id, called.slug)
    expect(text).toContain('Lukkede ord')
    expect(text).toContain('Lukket afsnit')
  })

  test.each([
    ['nobody', null, host.id],
    ['a substitute', 'substitute', host.id],
    ['a department', 'department', host.id],
    ['a member of another body', 'member', guest],
    ['the secretary of another body', 'secretary', guest],
  ] as const)('%s reads the open parts alone', async (_, role, bodyId) => {
    const text = await reads(await reader(role, bodyId), called.id, called.slug)
    expect(text).toContain('Åbent indhold')
    expect(text).not.toMatch(/Lukkede ord|Lukket afsnit|Lukket indhold/)
  })

  test.each(['member', 'chair', 'substitute'] as const)('a decision that is being written is for no %s yet', async (role) => {
    expect(await reads(await reader(role), called.id, called.slug)).not.toContain('Ikke frigivet')
  })
})

describe('of a joint meeting', () => {
  test('members of each of the bodies read the closed parts, and those of a third do not', async () => {
    for (const bodyId of [host.id, guest])
      expect(await reads(await reader('member', bodyId), joint.id, joint.slug)).toContain('Lukkede ord')
    expect(await reads(await reader('member', third), joint.id, joint.slug)).not.toContain('Lukkede ord')
  })
})

describe('of an agenda that went to the members alone', () => {
  test('a member reads all of it, a substitute what is open, and nobody else any of it', async () => {
    const seen = async (role: Role | null, bodyId = host.id) => reads(await reader(role, bodyId), toMembers.id, toMembers.slug)
    const member = await seen('member')
    for (const words of ['Åbent indhold', 'Lukkede ord']) expect(member).toContain(words)
    const substitute = await seen('substitute')
    expect(substitute).toContain('Åbent indhold')
    expect(substitute).not.toMatch(/Lukkede ord|Lukket afsnit|Lukket indhold|Ikke frigivet/)
    for (const stranger of [await seen(null), await seen('substitute', guest), await seen('member', guest), await seen('department')])
      expect(stranger).not.toMatch(/Åbent indhold|Lukkede ord/)
  })
})

describe('of what nobody has sent out', () => {
  test('the secretariat and the chair read a draft, and members do not', async () => {
    for (const role of ['secretary', 'administrator', 'chair'] as const)
      expect(await reads(await reader(role), draft.id, draft.slug)).toContain('Udkast')
    for (const role of ['member', 'substitute', 'department', null] as const)
      expect((await (await reader(role)).get(`/moeder/${draft.slug}`)).status).toBe(404)
    expect((await (await reader('chair', guest)).get(`/moeder/${draft.slug}`)).status).toBe(404)
  })

  test('an announced meeting shows no item to members', async () => {
    const text = await reads(await reader('member'), announced.id, announced.slug)
    expect(text).toContain('Bekendtgjort')
    expect(text).not.toMatch(/Åbent indhold|Lukkede ord/)
  })
})

test('somebody who has left the body reads nothing closed any more, nor of meetings they once sat in', async () => {
  const leaver = await testApp(db, { municipality: ours, as: 'member', bodyId: host.id })
  expect(await reads(leaver, released.id, released.slug)).toContain('Lukkede ord')
  await db.owner
    .updateTable('role_grant')
    .set({ valid_to: '2026-03-01' })
    .where('role', '=', 'member')
    .where('body_id', '=', host.id)
    .execute()
  expect(await reads(leaver, released.id, released.slug)).not.toContain('Lukkede ord')
  await db.owner.updateTable('role_grant').set({ valid_to: null }).where('role', '=', 'member').execute()
})

test('a withdrawn meeting is gone for members too', async () => {
  expect((await (await reader('member')).get(`/moeder/${gone.slug}`)).status).toBe(410)
  expect(await reads(await reader('member'), gone.id, gone.slug)).not.toContain('Åbent indhold')
})
