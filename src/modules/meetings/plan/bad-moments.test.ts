import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import type { Mail } from '#platform/mail.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { aBody } from './plan.fixtures.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const visitor = await testApp(db, { municipality })
const { platform } = visitor
let bodies = 0

/** A secretary of a body with one member who can be mailed. */
async function council() {
  const of = await aBody(platform, municipality.id, `Kollegium ${++bodies}`, true)
  const address = `ida.${of.bodyId}@example.org`
  await of.member('Ida Krog', address)
  const app = await testApp(db, { municipality, as: 'secretary', bodyId: of.bodyId })
  const plan = (fields: Record<string, string>) =>
    app.post('/moeder/planlaeg', { raad: of.bodyId, slags: 'ordinary', start: '17:00', slut: '', sted: '', once: newId(), ...fields })
  const planned = async (fields: Record<string, string>) => {
    const answer = await plan(fields)
    expect(answer.status).toBe(303)
    const location = answer.headers.get('location') ?? ''
    return { work: location, path: location.replace(/\/arbejde$/, '') }
  }
  const mails = async () => {
    await visitor.deliver()
    return visitor.mails.filter(({ to }) => to === address)
  }
  return { of, app, plan, planned, mails }
}

/** The lines of a calendar entry, put together again. */
const entryOf = (mail: Mail | undefined) => (mail?.files[0]?.content ?? '').replaceAll(/\r\n[ \t]/g, '')
const calling = { once: newId() }

describe('summer time', () => {
  test('no meeting is planned or moved into the hour that is skipped, and what was typed stays', async () => {
    const { app, plan, planned } = await council()
    const gap = await plan({ dato: '2026-03-29', start: '02:30', titel: 'Nat' })
    expect(gap.status).toBe(422)
    const { work } = await planned({ dato: '2026-04-13', titel: 'Nat' })
    await app.post(`${work}/indkald`, { ...calling })
    const form = load(await (await app.get(`${work}/oplysninger`)).text())('main form').serializeArray()
    const typed = Object.fromEntries(form.map(({ name, value }) => [name, value]))
    const moved = await app.post(`${work}/oplysninger`, { ...typed, dato: '2027-03-28', start: '02:30', once: newId() })
    const page = load(await moved.text())
    expect(moved.status).toBe(422)
    expect(page('#error-summary').text()).toContain('Klokken 02:30 findes ikke den dag')
    expect(page('#dato').attr('value')).toBe('2027-03-28')
  })

  test('a call in the hour that comes twice means the first, in mail, calendar entry and on the page', async () => {
    const { app, planned, mails } = await council()
    const { work, path } = await planned({ dato: '2026-10-25', start: '02:30', slut: '03:30' })
    expect((await app.post(`${work}/indkald`, { ...calling })).status).toBe(303)
    const [mail] = await mails()
    expect(mail?.text).toMatch(/25\. oktober 2026.*2[.:]30/)
    // 2.30 in summer time, and an hour that the clock shows as one and that lasts two.
    expect(entryOf(mail)).toContain('DTSTART:20261025T003000Z')
    expect(entryOf(mail)).toContain('DTEND;TZID=Europe/Copenhagen:20261025T033000')
    expect(
      load(await (await visitor.get(path)).text())('main time')
        .first()
        .attr('datetime'),
    ).toContain('2026-10-25')
  })
})

describe('a title', () => {
  const long = `Høring om ${'integrationspolitik '.repeat(120)}`.slice(0, 1_999).concat('!')
  const arabic = 'اجتماع حول خطة الاندماج ﴿٢٠٢٦﴾؛ "أسئلة" <وأجوبة>'
  test.each([
    ['of 2,000 characters', long],
    ['in Arabic', arabic],
  ])('%s goes whole from planning by call, mail and calendar entry to the public page', async (_, title) => {
    const { app, planned, mails } = await council()
    const { work, path } = await planned({ dato: '2026-04-13', titel: title })
    const workspace = await (await app.get(work)).text()
    expect(htmlProblems(workspace)).toEqual([])
    expect(load(workspace)('h1').text()).toContain(title)
    expect((await app.post(`${work}/indkald`, { ...calling })).status).toBe(303)
    const [mail] = await mails()
    expect(mail?.text).toContain(title)
    expect(mail?.subject).not.toMatch(/[\r\n]/)
    expect(mail?.subject.length).toBeLessThan(200)
    expect(mail?.subject).toContain(title.slice(0, 40))
    const summary = /SUMMARY:(.*)\r\n/.exec(entryOf(mail))?.[1] ?? ''
    expect(summary.replaceAll(/\\([;,\\])/g, '$1')).toBe(title)
    for (const line of mail?.files[0]?.content.split('\r\n') ?? []) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const page = await (await visitor.get(path)).text()
    expect(htmlProblems(page)).toEqual([])
    expect(load(page)('h1').text()).toContain(title)
    expect(load(page)('main script')).toHaveLength(0)
    expect((await visitor.get(`/ar${path}`)).status).toBe(200)
  })
})

test('a meeting that is cancelled after the call says so to its people, in its entry and on its page; pressed twice, once', async () => {
  const { app, planned, mails } = await council()
  const { work, path } = await planned({ dato: '2026-04-13' })
  await app.post(`${work}/indkald`, { ...calling })
  await mails()
  const press = { begrundelse: 'Salen er oversvømmet', once: newId() }
  const answers = await Promise.all([app.post(`${work}/aflys`, press), app.post(`${work}/aflys`, press)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const [, cancelled, ...more] = await mails()
  expect(more).toEqual([])
  expect(cancelled?.subject).toContain('Aflyst')
  expect(entryOf(cancelled)).toContain('STATUS:CANCELLED')
  const page = load(await (await visitor.get(path)).text())('main').text()
  expect(page).toContain('Mødet er aflyst')
  expect(page).toContain('Salen er oversvømmet')
  expect(JSON.stringify(cancelled)).not.toContain('oversvømmet')
})

test('a call that was on its way when the meeting was cancelled is not sent: only that it is off', async () => {
  const { app, planned, mails } = await council()
  const { work } = await planned({ dato: '2026-04-13' })
  await app.post(`${work}/indkald`, { ...calling })
  await app.post(`${work}/aflys`, { begrundelse: 'Sygdom', once: newId() })
  expect((await mails()).map(({ subject }) => subject.split(':')[0])).toEqual(['Aflyst'])
})

test('a call that is sent twice with the same form calls once', async () => {
  const { of, app, planned, mails } = await council()
  const { work } = await planned({ dato: '2026-04-13' })
  const press = { once: newId() }
  const answers = await Promise.all([app.post(`${work}/indkald`, press), app.post(`${work}/indkald`, press)])
  expect(answers.map((answer) => [answer.status, answer.headers.get('location')])).toEqual(Array(2).fill([303, work]))
  expect(await mails()).toHaveLength(1)
  const calls = await db.owner.selectFrom('audit_entry').select('thing').where('action', '=', 'meeting.call').execute()
  const meetings = await db.owner.selectFrom('meeting_body').select('meeting_id').where('body_id', '=', of.bodyId).execute()
  expect(calls.filter(({ thing }) => thing === `meeting/${meetings[0]?.meeting_id}`)).toHaveLength(1)
})
