import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { apologyLink } from '#modules/accounts/index.ts'
import { buildModel, publishAgenda, withdraw } from '#modules/meetings/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import { aCouncil, anItem } from '#test/make.ts'
import { type Somebody, somebody, someSeats } from './participation.testing.ts'

const db = await testDatabase()
const ours = await aMunicipality(db)
const app = await testApp(db, { municipality: ours })
const { acting, host, hold } = await aCouncil(app.platform, ours.id)
const other = await aCouncil(app.platform, ours.id, 'Kulturudvalget')
const secretary = await testApp(db, { municipality: ours, as: 'secretary', bodyId: host.id })
const chair = await testApp(db, { municipality: ours, as: 'chair', bodyId: host.id })
const inTenant = app.platform.db.in.bind(app.platform.db, ours.id) as <R>(work: Parameters<typeof app.platform.db.in<R>>[1]) => Promise<R>

let anna: Somebody
let bo: Somebody
let stranger: Somebody

beforeAll(async () => {
  const seats = await someSeats(app, ours, host.id, 3)
  anna = await somebody(app, ours, { name: 'Anna Ask', bodyId: host.id, seatId: seats[0] ?? null })
  bo = await somebody(app, ours, { name: 'Bo Birk', bodyId: host.id, seatId: seats[1] ?? null })
  await somebody(app, ours, { name: 'Stine Stand', bodyId: host.id, seatId: seats[0] ?? null, fn: 'stand_in' })
  stranger = await somebody(app, ours, { name: 'Frida Fremmed', bodyId: other.host.id })
})

let day = 10
/** A called meeting of a day of its own. */
async function called(at = `2026-03-${day++}T16:00:00Z`) {
  const meeting = await hold({ state: 'planned', hasMinutes: false, startsAt: new Date(at), items: [anItem()] })
  await inTenant((tx) => publishAgenda(tx, acting, meeting.id))
  return meeting
}

const rowsOf = (meetingId: string) =>
  db.owner
    .selectFrom('apology')
    .select(['person_id', 'reason', 'withdrawn_at', 'recorded_by'])
    .where('meeting_id', '=', meetingId)
    .execute()
const linkFor = (who: Somebody, meetingId: string, startsAt = '2026-03-30T16:00:00Z') =>
  inTenant((tx) => apologyLink(tx, ours.id, who.accountId, meetingId, new Date(startsAt), app.platform.clock))
const text = async (answer: Response) =>
  load(await answer.text())('main')
    .text()
    .replace(/\s+/g, ' ')
const as = ({ cookie }: Somebody) => ({ cookie })
const mailsAbout = (meetingId: string) =>
  db.owner.selectFrom('outgoing_mail').select(['kind', 'state', 'params']).where('about', '=', `meeting/${meetingId}`).execute()

describe('an apology from somebody who is signed in', () => {
  test('stands once however often it is sent, and the secretariat is told once, without the reason', async () => {
    const meeting = await called()
    const path = `/moeder/${meeting.slug}/afbud`
    const first = await app.post(path, { do: 'send', reason: 'Skjultgrund' }, as(anna))
    expect([first.status, first.headers.get('location')]).toEqual([303, path])
    await app.post(path, { do: 'send', reason: 'En anden' }, as(anna))
    expect(await rowsOf(meeting.id)).toEqual([
      { person_id: anna.personId, reason: 'Skjultgrund', withdrawn_at: null, recorded_by: `account/${anna.accountId}` },
    ])
    const mails = await mailsAbout(meeting.id)
    expect(mails.map(({ kind, state }) => [kind, state])).toEqual([['apology_received', 'waiting']])
    expect(JSON.stringify(mails)).not.toContain('Skjultgrund')
    expect(await text(await app.get(path, as(anna)))).toContain('Dit afbud er registreret')
  })

  test('at the same moment as another one is one', async () => {
    const meeting = await called()
    const answers = await Promise.all([1, 2, 3].map(() => app.post(`/moeder/${meeting.slug}/afbud`, { do: 'send', reason: '' }, as(bo))))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await rowsOf(meeting.id)).toHaveLength(1)
  })

  test('of a member who is removed while it waits is not taken, and the member reads why', async () => {
    const meeting = await called()
    const leaving = await somebody(app, ours, { name: 'Lis Lind', bodyId: host.id })
    const sent = await db.owner.transaction().execute(async (holding) => {
      await holding.selectFrom('meeting').select('id').where('id', '=', meeting.id).forUpdate().execute()
      const apology = app.post(`/moeder/${meeting.slug}/afbud`, { do: 'send', reason: 'Skjultgrund' }, as(leaving))
      await waitingForLocks(db, 1)
      await holding.deleteFrom('membership').where('person_id', '=', leaving.personId).execute()
      return [apology]
    })
    const [answer] = await Promise.all(sent)
    expect([404, 409, 422]).toContain(answer?.status)
    expect(await rowsOf(meeting.id)).toEqual([])
    expect(await mailsAbout(meeting.id)).toEqual([])
  })

  test('can be taken back, and its reason goes with it; sent again, it stands again', async () => {
    const meeting = await called()
    const path = `/moeder/${meeting.slug}/afbud`
    await app.post(path, { do: 'send', reason: 'Rejse' }, as(anna))
    const back = await app.post(path, { do: 'takeBack' }, as(anna))
    expect(await text(await app.get(back.headers.get('location') ?? '', as(anna)))).toContain('Dit afbud er taget tilbage')
    expect((await rowsOf(meeting.id))[0]).toMatchObject({ reason: '' })
    expect((await rowsOf(meeting.id))[0]?.withdrawn_at).not.toBeNull()
    await app.post(path, { do: 'send', reason: '' }, as(anna))
    expect((await rowsOf(meeting.id)).map(({ withdrawn_at }) => withdrawn_at)).toEqual([null])
  })

  test('keeps what was typed when it is too long', async () => {
    const meeting = await called()
    const long = 'Lang grund. '.repeat(60)
    const answer = await app.post(`/moeder/${meeting.slug}/afbud`, { do: 'send', reason: long }, as(anna))
    expect(answer.status).toBe(422)
    const page = load(await answer.text())
    expect(page('textarea[name=reason]').text().trim()).toBe(long.trim())
    expect(page('#error-summary a').attr('href')).toBe('#reason')
    expect(await rowsOf(meeting.id)).toEqual([])
  })

  test.each(['begun', 'cancelled'] as const)('is not taken for a meeting that is %s, and the page says so', async (what) => {
    const meeting = what === 'begun' ? await called('2026-03-02T11:00:00Z') : await called()
    if (what === 'cancelled')
      await db.owner.updateTable('meeting').set({ state: 'cancelled', cancelled_reason: 'x' }).where('id', '=', meeting.id).execute()
    const answer = await app.post(`/moeder/${meeting.slug}/afbud`, { do: 'send', reason: '' }, as(anna))
    expect(answer.status).toBe(422)
    expect(await text(answer)).toContain(what === 'begun' ? 'Mødet er begyndt eller holdt' : 'Mødet er aflyst')
    expect(await rowsOf(meeting.id)).toEqual([])
  })

  test('is only for those of the body; the others are told nothing', async () => {
    const meeting = await called()
    const path = `/moeder/${meeting.slug}/afbud`
    expect((await app.get(path, as(stranger))).status).toBe(404)
    expect((await app.post(path, { do: 'send' }, as(stranger))).status).toBe(404)
    expect((await secretary.post(path, { do: 'send' })).status).toBe(404)
    const elsewhere = await testApp(db, { municipality: ours, as: 'secretary', bodyId: other.host.id })
    expect((await elsewhere.get(path)).status).toBe(404)
    expect((await elsewhere.post(path, { do: 'record', person: anna.personId })).status).toBe(404)
    expect(await rowsOf(meeting.id)).toEqual([])
  })

  test('shows its reason to the secretariat, who is noted as having read it, and to nobody else', async () => {
    const meeting = await called()
    const path = `/moeder/${meeting.slug}/afbud`
    await app.post(path, { do: 'send', reason: 'Skjultgrund' }, as(anna))
    const page = await text(await secretary.get(path))
    expect(page).toContain('Skjultgrund')
    expect(page).toContain('Stine Stand')
    expect(page).toContain('Mødet er måske ikke beslutningsdygtigt')
    const read = await db.owner.selectFrom('read_log').select(['thing', 'purpose']).execute()
    expect(read).toContainEqual({ thing: `meeting/${meeting.id}`, purpose: 'reasons of apologies' })
    for (const [reader, headers] of [
      [app, as(bo)],
      [app, as(anna)],
      [chair, {}],
      [app, {}],
    ] as const)
      for (const address of [path, `/moeder/${meeting.slug}`, '/mine-moeder', '/skrivebord', '/soeg?q=Skjultgrund'])
        expect(await text(await reader.get(address, headers)), address).not.toMatch(/Skjultgrund(?!«)/)
  })
})

describe('the secretariat', () => {
  test('writes an apology down for somebody who phoned, and removes it again', async () => {
    const meeting = await called()
    const path = `/moeder/${meeting.slug}/afbud`
    expect((await secretary.post(path, { do: 'record', person: '' })).status).toBe(422)
    expect((await secretary.post(path, { do: 'record', person: stranger.personId })).status).toBe(422)
    expect((await secretary.post(path, { do: 'record', person: bo.personId, reason: 'Ringede' })).status).toBe(303)
    expect((await rowsOf(meeting.id))[0]).toMatchObject({ person_id: bo.personId, reason: 'Ringede', withdrawn_at: null })
    await secretary.post(path, { do: 'remove', person: bo.personId })
    expect((await rowsOf(meeting.id))[0]?.withdrawn_at).not.toBeNull()
  })

  test('cannot remove the apology of somebody who is not in the council, nor of a person that is none', async () => {
    const meeting = await called()
    const path = `/moeder/${meeting.slug}/afbud`
    for (const person of ['', 'x', '\0', '[]', stranger.personId])
      expect((await secretary.post(path, { do: 'remove', person })).status, person).toBe(422)
    expect((await secretary.post(path, { do: 'remove' })).status).toBe(422)
  })
})

test('an apology that was taken back is not in the minutes, and a withdrawn meeting is nobody’s to apologise for', async () => {
  const meeting = await called()
  const path = `/moeder/${meeting.slug}/afbud`
  await app.post(path, { do: 'send', reason: '' }, as(anna))
  await app.post(path, { do: 'send', reason: '' }, as(bo))
  await app.post(path, { do: 'takeBack' }, as(anna))
  const model = await inTenant((tx) => buildModel(tx, meeting.id))
  expect(model?.apologies).toEqual([{ name: 'Bo Birk' }])
  await inTenant((tx) => withdraw(tx, acting, meeting.id, 'Fejl'))
  expect((await app.get(path, as(anna))).status).toBe(404)
})

test.each(['/en', '/ar'])('the pages stand in %s', async (lang) => {
  const meeting = await called()
  const link = await linkFor(anna, meeting.id)
  for (const path of [`/moeder/${meeting.slug}/afbud`, '/mine-moeder', '/mine-moeder/forslag', link]) {
    const answer = await app.get(`${lang}${path}`, as(anna))
    expect([path, answer.status]).toEqual([path, 200])
  }
})
