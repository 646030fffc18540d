import { expect, test } from 'vitest'
import { ensureCase } from '#modules/cases/index.ts'
import { publishAgenda, releaseMinutes, withdraw } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aCouncil, aDecision, anItem, aSection } from '#test/make.ts'
import { columnWords } from './tables.text.ts'
import { openTables } from './tables.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const app = await testApp(db, { municipality })
const { acting, hold } = await aCouncil(app.platform, municipality.id)
const inside = <R>(work: (tx: Tx) => Promise<R>) => app.platform.db.in(municipality.id, work)

const present = (name: string, remote = false) => ({
  ...{ personId: null, name, role: '', party: '', remote },
  ...{ arrivedAt: null, leftAt: null },
})
const caseId = await inside((tx) => ensureCase(tx, municipality.id, { system: '', number: '2031-000007' }))
const held = await hold({
  startsAt: new Date('2031-03-31T16:00:00Z'),
  present: [present('Amina Hemmelig'), present('Bo Hemmelig', true)],
  apologies: [{ personId: null, name: 'Carl Hemmelig', reason: 'sygdom' }],
  items: [
    anItem({ numberText: '7', title: '=Formel', caseIds: [caseId], decision: aDecision('Vedtaget;\nmed «ændring».') }),
    anItem({ numberText: '8', title: 'Lukket person', openness: 'closed', decision: aDecision('lukket beslutning') }),
    anItem({ numberText: '9', title: 'Delvis', sections: [aSection('lukket afsnit', 'closed')] }),
  ],
})
const coming = await hold({
  startsAt: new Date('2031-10-27T17:00:00Z'),
  state: 'called',
  hasMinutes: false,
  items: [anItem({ title: 'Kommer' })],
})
await hold({ startsAt: new Date('2031-11-03T17:00:00Z'), state: 'planned', hasMinutes: false, items: [anItem({ title: 'Udkast' })] })
await inside((tx) => releaseMinutes(tx, acting, held.id))
await inside((tx) => publishAgenda(tx, acting, coming.id))

type Answer = { schema: string; columns: string[]; rows: Record<string, unknown>[] }
const table = async (name: string): Promise<Answer> => (await app.get(`/api/tables/${name}.json`)).json()

test('meetings stand with day, hour and offset on both sides of summer time, and how many items are closed', async () => {
  const { rows, columns } = await table('meetings')
  expect(columns.slice(0, 3)).toEqual(['meeting', 'page', 'body'])
  expect(rows.map((row) => [row['date'], row['starts_at'], row['items'], row['closed_items'], row['minutes']])).toEqual([
    ['2031-03-31', '2031-03-31T18:00:00+02:00', 3, 1, 'released'],
    ['2031-10-27', '2031-10-27T18:00:00+01:00', 1, 0, 'none'],
  ])
})

test('decisions stand word for word, with their cases; what is closed is nowhere', async () => {
  const { rows } = await table('decisions')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    number: '7',
    title: '=Formel',
    cases: '2031-000007',
    decision: 'Vedtaget;\nmed «ændring».',
    outcome: 'adopted',
    votes_for: null,
  })
})

test('attendance is counts, and only of released minutes', async () => {
  expect((await table('attendance')).rows).toEqual([expect.objectContaining({ date: '2031-03-31', present: 2, remote: 1, apologies: 1 })])
})

test.each(openTables.flatMap(({ name }) => ['csv', 'json', 'md'].map((ending) => `${name}.${ending}`)))(
  '%s holds no name, no reason, nothing closed and nothing of a draft',
  async (file) => {
    const response = await app.get(`/api/tables/${file}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.text()).not.toMatch(/Hemmelig|sygdom|Lukket person|lukket (beslutning|afsnit)|Udkast/)
  },
)

test('the file for spreadsheets carries out nothing, and has a row for each meeting', async () => {
  const text = await (await app.get('/api/tables/decisions.csv')).text()
  expect(text.startsWith('item;page;meeting;date;')).toBe(true)
  expect(text).toContain("'=Formel")
  expect(text).toContain('"Vedtaget;\nmed «ændring»."')
  expect((await app.get('/api/tables/meetings.csv')).headers.get('content-disposition')).toContain('meetings.csv')
})

test.each(openTables.map((each) => [each.name, each] as const))(
  '%s is explained column by column, in Danish and English',
  async (name, { columns }) => {
    const text = await (await app.get(`/api/tables/${name}.md`)).text()
    for (const column of columns) {
      const { da, en } = columnWords[column]
      expect(text).toContain(`| \`${column}\` | ${da} |`)
      expect(text).toContain(`| \`${column}\` | ${en} |`)
    }
  },
)

test('is not sent again until something public changes', async () => {
  const first = await app.get('/api/tables/meetings.csv')
  const etag = first.headers.get('etag') ?? ''
  const again = () => app.get('/api/tables/meetings.csv', { 'If-None-Match': etag })
  expect((await again()).status).toBe(304)
  await inside((tx) => withdraw(tx, acting, coming.id, 'Fejl'))
  const now = await again()
  expect(now.status).toBe(200)
  expect(await now.text()).not.toContain('2031-10-27')
})

test('there is no other table and no other form', async () => {
  for (const file of ['people.csv', 'meetings.xlsx', 'meetings']) expect((await app.get(`/api/tables/${file}`)).status).toBe(404)
})
