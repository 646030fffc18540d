import { load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { accountsByRole } from '#modules/accounts/index.ts'
import { buildModel, publishAgenda } from '#modules/meetings/index.ts'
import { type TestApp, testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, anItem } from '#test/make.ts'
import { type Somebody, somebody } from './participation.testing.ts'

const db = await testDatabase()
const ours = await aMunicipality(db)
const app = await testApp(db, { municipality: ours })
const { acting, host, hold } = await aCouncil(app.platform, ours.id)
const other = await aCouncil(app.platform, ours.id, 'Kulturudvalget')
const administrator = await testApp(db, { municipality: ours, as: 'administrator' })
const secretary = await testApp(db, { municipality: ours, as: 'secretary', bodyId: host.id })

let anna: Somebody
let bo: Somebody
let substitute: Somebody
let stranger: Somebody
let meeting: { id: string; slug: string }
let open = ''
let closed = ''
const as = ({ cookie }: Somebody) => ({ cookie })
const secret = 'Skjultnote om budgettet'

beforeAll(async () => {
  anna = await somebody(app, ours, { name: 'Anna Ask', bodyId: host.id })
  bo = await somebody(app, ours, { name: 'Bo Birk', bodyId: host.id })
  substitute = await somebody(app, ours, { name: 'Sus Sup', bodyId: host.id, fn: 'substitute' })
  stranger = await somebody(app, ours, { name: 'Frida Fremmed', bodyId: other.host.id })
  meeting = await hold({
    state: 'planned',
    hasMinutes: false,
    startsAt: new Date('2026-03-20T16:00:00Z'),
    items: [anItem({ title: 'Budget' }), anItem({ title: 'Lukket', publicTitle: 'Lukket punkt', openness: 'closed' })],
  })
  await app.platform.db.in(ours.id, (tx) => publishAgenda(tx, acting, meeting.id))
  const model = await app.platform.db.in(ours.id, (tx) => buildModel(tx, meeting.id))
  open = model?.items[0]?.shortId ?? ''
  closed = model?.items[1]?.shortId ?? ''
})

const write = (shortId: string, who: Somebody, text: string) => app.post(`/punkt/${shortId}/note`, { do: 'save', text }, as(who))
const mainOf = async (answer: Response) => load(await answer.text())('main').text()

test('a note stands on the page of the item for the one who wrote it', async () => {
  const answer = await write(open, anna, `${secret}\nAnden linje`)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/punkt/${open}`])
  expect(await mainOf(await app.get(`/punkt/${open}`, as(anna)))).toContain(secret)
  await write(open, anna, `${secret}, rettet`)
  expect(
    load(await (await app.get(`/punkt/${open}/note`, as(anna))).text())('textarea')
      .text()
      .trim(),
  ).toBe(`${secret}, rettet`)
})

test('nobody else reads it: no page, search, log, record of changes or table but its own', async () => {
  await write(open, anna, secret)
  const readers: [string, TestApp, Record<string, string>][] = [
    ['nobody', app, {}],
    ['another member', app, as(bo)],
    ['a substitute', app, as(substitute)],
    ['the secretariat', secretary, {}],
    ['the administrator', administrator, {}],
  ]
  const pages = [
    `/punkt/${open}`,
    `/punkt/${open}/note`,
    `/moeder/${meeting.slug}`,
    `/api/meetings/${meeting.slug}`,
    '/aendringer',
    '/skrivebord',
    '/mine-moeder',
    '/beskeder',
  ]
  for (const [name, reader, headers] of readers)
    for (const path of [...pages, '/soeg?q=Skjultnote', '/soeg?q=Skjultnote&udkast=ja']) {
      const html = await (await reader.get(path, headers)).text()
      expect(html, `${name} at ${path}`).not.toContain(secret)
    }
  // Its own writer does not find it by searching either.
  expect(await (await app.get('/soeg?q=budgettet', as(anna))).text()).not.toContain(secret)
  for (const reader of [app, secretary, administrator]) expect(reader.logLines.join('\n')).not.toContain('Skjultnote')
  for (const table of [
    'audit_entry',
    'search_entry',
    'form_receipt',
    'kept_form',
    'text_draft',
    'text_change',
    'snapshot',
    'read_log',
  ] as const)
    expect(JSON.stringify(await db.owner.selectFrom(table).selectAll().execute()), table).not.toContain('Skjultnote')
})

test('that somebody writes notes is not on record either', async () => {
  const before = await db.owner
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst()
  await write(open, bo, 'Min egen')
  const after = await db.owner
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst()
  expect(after).toEqual(before)
})

test('a failure on the way shows the words to their writer alone, and logs none of them', async () => {
  const answer = await app.post(`/punkt/findes-ikke/note`, { do: 'save', text: secret }, as(anna))
  expect(answer.status).toBe(404)
  const foreign = await app.post(`/punkt/${open}/note`, { do: 'save', text: secret }, { ...as(anna), origin: 'https://evil.example' })
  expect(foreign.status).toBe(403)
  expect(app.logLines.join('\n')).not.toContain('Skjultnote')
})

test('each has a note of their own, and takes it away by emptying or deleting it', async () => {
  await write(open, anna, 'Annas')
  await write(open, bo, 'Bos')
  expect(await mainOf(await app.get(`/punkt/${open}`, as(bo)))).toContain('Bos')
  await app.post(`/punkt/${open}/note`, { do: 'remove', text: 'Bos' }, as(bo))
  await write(open, anna, '   ')
  expect(await db.owner.selectFrom('private_note').selectAll().execute()).toEqual([])
})

test('a note needs the right to read the item and a part in the meeting', async () => {
  expect((await write(closed, anna, 'Om det lukkede')).status).toBe(303)
  expect((await app.get(`/punkt/${closed}/note`, as(stranger))).status).toBe(404)
  expect((await write(open, stranger, 'x')).status).toBe(404)
  const department = await testApp(db, { municipality: ours, as: 'department', bodyId: host.id })
  expect((await department.get(`/punkt/${open}/note`)).status).toBe(404)
  expect(await mainOf(await app.get(`/punkt/${open}`))).not.toContain('note')
})

test('the words stay when the item gets another place', async () => {
  await write(open, anna, secret)
  await db.owner.updateTable('agenda_item').set({ position: 9 }).where('short_id', '=', open).execute()
  expect(await mainOf(await app.get(`/punkt/${open}`, as(anna)))).toContain(secret)
})

test('what is too long is kept on the page and not saved', async () => {
  await write(open, anna, 'Kort')
  const answer = await write(open, anna, 'Langt '.repeat(2_000))
  expect(answer.status).toBe(422)
  expect(
    load(await answer.text())('textarea')
      .text()
      .trim(),
  ).toBe('Langt '.repeat(2_000).trim())
  expect(await mainOf(await app.get(`/punkt/${open}`, as(anna)))).toContain('Kort')
})

test('the people of this test are who they are taken for', async () => {
  const holders = await app.platform.db.in(ours.id, (tx) => accountsByRole(tx, '2026-03-02'))
  expect(holders.substitute.map(({ name }) => name)).toEqual(['Sus Sup'])
})
