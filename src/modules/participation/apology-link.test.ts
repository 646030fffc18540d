import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { apologyLink } from '#modules/accounts/index.ts'
import { publishAgenda } from '#modules/meetings/index.ts'
import { verifyChain } from '#platform/audit/audit.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, anItem } from '#test/make.ts'
import { type Somebody, somebody } from './participation.testing.ts'

const db = await testDatabase()
const ours = await aMunicipality(db)
const app = await testApp(db, { municipality: ours })
const { acting, host, hold } = await aCouncil(app.platform, ours.id)
const inTenant = app.platform.db.in.bind(app.platform.db, ours.id) as <R>(work: Parameters<typeof app.platform.db.in<R>>[1]) => Promise<R>

let anna: Somebody
let bo: Somebody

beforeAll(async () => {
  anna = await somebody(app, ours, { name: 'Anna Ask', bodyId: host.id })
  bo = await somebody(app, ours, { name: 'Bo Birk', bodyId: host.id })
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
const tokenOf = (path: string) => new URL(path, ours.origin).searchParams.get('n') ?? ''
const text = async (answer: Response) =>
  load(await answer.text())('main')
    .text()
    .replace(/\s+/g, ' ')
const as = ({ cookie }: Somebody) => ({ cookie })

describe('the link in the call', () => {
  test('opened by a program that reads mail, does nothing', async () => {
    const meeting = await called()
    const path = await linkFor(anna, meeting.id)
    for (let n = 0; n < 3; n++) {
      const answer = await app.get(path)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(await text(answer)).toContain('Du melder afbud som Anna Ask')
    }
    expect(await rowsOf(meeting.id)).toEqual([])
  })

  test('pressed, sends the apology of the one it was sent to, and lets nobody in', async () => {
    const meeting = await called()
    const path = await linkFor(anna, meeting.id)
    const answer = await app.post('/afbud', { n: tokenOf(path), reason: '' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('set-cookie')).toBeNull()
    const after = await app.get(answer.headers.get('location') ?? '')
    const page = load(await after.text())
    expect(page('main').text()).toContain('Dit afbud er registreret')
    expect(page('main a.button').attr('href')).toBe(`/log-ind?videre=${encodeURIComponent(`/moeder/${meeting.slug}/afbud`)}`)
    expect((await rowsOf(meeting.id)).map((row) => row.person_id)).toEqual([anna.personId])
  })

  test('pressed twice, also at once, sends one', async () => {
    const meeting = await called()
    const n = tokenOf(await linkFor(bo, meeting.id))
    const answers = await Promise.all([1, 2, 3].map(() => app.post('/afbud', { n, reason: '' })))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await rowsOf(meeting.id)).toHaveLength(1)
  })

  test('serves no second apology after the first was taken back', async () => {
    const meeting = await called()
    const n = tokenOf(await linkFor(anna, meeting.id))
    await app.post('/afbud', { n, reason: '' })
    await app.post(`/moeder/${meeting.slug}/afbud`, { do: 'takeBack' }, as(anna))
    const answer = await app.post('/afbud', { n, reason: '' })
    expect(answer.status).toBe(422)
    expect(await text(answer)).toContain('Linket virker ikke længere')
    expect((await rowsOf(meeting.id))[0]?.withdrawn_at).not.toBeNull()
  })

  test('never signs in, and a sign-in link never apologises', async () => {
    const meeting = await called()
    const n = tokenOf(await linkFor(anna, meeting.id))
    const answer = await app.post('/log-ind/link', { n })
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([422, null])
  })

  test('of somebody who has left the body says so and sends nothing', async () => {
    const leaver = await somebody(app, ours, { name: 'Lis Let', bodyId: host.id })
    const meeting = await called()
    const n = tokenOf(await linkFor(leaver, meeting.id))
    await db.owner.updateTable('membership').set({ valid_to: '2026-03-02' }).where('person_id', '=', leaver.personId).execute()
    const answer = await app.post('/afbud', { n, reason: 'x' })
    expect(answer.status).toBe(422)
    expect(await text(answer)).toContain('Du sidder ikke længere i det råd eller udvalg')
    expect(await rowsOf(meeting.id)).toEqual([])
    const link = await db.owner.selectFrom('one_time_link').select('used_at').where('about', '=', meeting.id).executeTakeFirst()
    expect(link?.used_at).toBeNull()
    expect((await app.get(`/moeder/${meeting.slug}/afbud`, as(leaver))).status).toBe(404)
  })

  test.each([
    ['cancelled', 'Mødet er aflyst'],
    ['held', 'Mødet er begyndt eller holdt'],
  ])('to a meeting that is %s says so', async (state, words) => {
    const meeting = await called()
    const path = await linkFor(anna, meeting.id)
    await db.owner
      .updateTable('meeting')
      .set({ state, cancelled_reason: state === 'cancelled' ? 'x' : null })
      .where('id', '=', meeting.id)
      .execute()
    for (const answer of [await app.get(path), await app.post('/afbud', { n: tokenOf(path), reason: '' })]) {
      expect(answer.status).toBe(422)
      expect(await text(answer)).toContain(words)
    }
    expect(await rowsOf(meeting.id)).toEqual([])
  })

  test('is dead when it is too old, made up, or of an account that has ended', async () => {
    const meeting = await called()
    const old = await linkFor(anna, meeting.id, '2026-03-02T11:59:00Z')
    const ended = await somebody(app, ours, { name: 'Ole Ophørt', bodyId: host.id })
    const his = await linkFor(ended, meeting.id)
    await db.owner.updateTable('account').set({ ended_at: new Date() }).where('id', '=', ended.accountId).execute()
    for (const n of [tokenOf(old), tokenOf(his), 'A'.repeat(43), '', '<script>', 'x'.repeat(5_000)]) {
      const answer = await app.post('/afbud', { n, reason: '' })
      expect([answer.status, n]).toEqual([422, n])
      expect(await text(answer)).toContain('Linket virker ikke længere')
      expect((await app.get(`/afbud?${new URLSearchParams({ n })}`)).status).toBe(422)
    }
    expect(await rowsOf(meeting.id)).toEqual([])
  })

  test('of another municipality is dead here', async () => {
    const theirs = await aMunicipality(db, { code: '902' })
    const there = await testApp(db, { municipality: theirs })
    const meeting = await called()
    const answer = await there.post('/afbud', { n: tokenOf(await linkFor(anna, meeting.id)), reason: '' })
    expect(await text(answer)).toContain('Linket virker ikke længere')
    expect(await rowsOf(meeting.id)).toEqual([])
  })

  test('stands in no log line, no table and no record of changes', async () => {
    const meeting = await called()
    const token = tokenOf(await linkFor(anna, meeting.id))
    await app.get(`/afbud?n=${token}`)
    await app.post('/afbud', { n: token, reason: 'Skjultgrund' })
    expect(app.logLines.join('\n')).toContain('"/afbud"')
    expect(app.logLines.join('\n')).not.toContain(token)
    for (const table of ['audit_entry', 'form_receipt', 'kept_form', 'outgoing_mail', 'one_time_link'] as const) {
      const rows = JSON.stringify(await db.owner.selectFrom(table).selectAll().execute())
      expect(rows, table).not.toContain(token)
      expect(rows, table).not.toContain('Skjultgrund')
    }
    expect((await inTenant(verifyChain)).fault).toBeNull()
  })
})
