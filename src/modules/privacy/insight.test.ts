import { beforeAll, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aHouse, type Somebody } from './privacy.testing.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const office = await testApp(db, { municipality, as: 'administrator' })
const house = await aHouse(office, municipality)
let yasmin: Somebody
let bent: Somebody

beforeAll(async () => {
  yasmin = await house.somebody({
    name: 'Yasmin Fremlægger',
    email: 'yasmin@example.org',
    sits: { from: '2026-01-01', to: null },
    apology: 'Min datter er syg',
  })
  bent = await house.somebody({ name: 'Bent Nabo', email: 'bent@example.org' })
})

type Table = { kind: string; hidden: number; rows: Record<string, unknown>[] }
const read = async (path: string, cookie?: string) => (await office.get(path, cookie ? { cookie } : {})).text()
const file = async (path: string, cookie?: string): Promise<Map<string, Table>> => {
  const { tables } = JSON.parse(await read(path, cookie)) as { tables: Table[] }
  return new Map(tables.filter(({ rows, hidden }) => rows.length + hidden > 0).map((table) => [table.kind, table]))
}

test('whoever signs in finds all that is kept about them, and nothing of anybody else', async () => {
  const own = await file('/mine-oplysninger.json', yasmin.cookie)
  expect([...own.keys()].sort()).toEqual(
    expect.arrayContaining([
      'account',
      'apology',
      'change_about',
      'change_by',
      'mail',
      'membership',
      'note',
      'person',
      'presenter',
      'proposal',
      'session',
    ]),
  )
  expect(own.get('apology')?.rows).toMatchObject([{ reason: 'Min datter er syg' }])
  expect(own.get('membership')?.rows).toMatchObject([{ body_id: 'Integrationsrådet', function: 'member' }])
  expect(own.get('note')?.rows).toMatchObject([{ text: 'Note fra yasmin@example.org' }])
  for (const lang of ['', '/en', '/ar']) {
    const page = await read(`${lang}/mine-oplysninger`, yasmin.cookie)
    expect(page).toContain('Forslag fra yasmin@example.org')
    expect(page).not.toContain('bent@example.org')
  }
})

test('no key that would let somebody in is handed out', async () => {
  const text = await read('/mine-oplysninger.json', yasmin.cookie)
  expect(text).not.toMatch(/token|hash|salt/)
})

test('an administrator sees that there are notes, and never what they say', async () => {
  const insight = await file(`/personer/${yasmin.personId}/indsigt.json`)
  expect(insight.get('note')).toMatchObject({ hidden: 1, rows: [] })
  expect(insight.get('proposal')?.rows).toMatchObject([{ title: 'Forslag fra yasmin@example.org' }])
  const page = await read(`/personer/${yasmin.personId}/indsigt`)
  expect(page).toContain('Min datter er syg')
  expect(page).not.toContain('Note fra yasmin@example.org')
})

test('who has read about somebody stands in the log, and the person sees it', async () => {
  const before = await file('/mine-oplysninger.json', bent.cookie)
  expect(before.get('read_about')).toBeUndefined()
  await read(`/personer/${bent.personId}/indsigt`)
  await read(`/brugere/${bent.accountId}`)
  await read('/brugere')
  const after = await file('/mine-oplysninger.json', bent.cookie)
  expect(
    after
      .get('read_about')
      ?.rows.map(({ actor, purpose }) => `${actor}: ${purpose}`)
      .sort(),
  ).toEqual(['Test administrator: a user', 'Test administrator: insight', 'Test administrator: list of users'])
  expect(await read('/mine-oplysninger', bent.cookie)).toContain('Indsigt: alt om en person')
  const log = await read('/laeselog?om=person')
  expect(log).toContain('Bent Nabo')
  expect(log).not.toContain('Listen over brugere</td>')
})

test('a person of another municipality is not found', async () => {
  const other = await aMunicipality(db, { code: '902' })
  const elsewhere = await testApp(db, { municipality: other, as: 'administrator' })
  for (const part of ['indsigt', 'indsigt.json', 'sletning'])
    expect((await elsewhere.get(`/personer/${yasmin.personId}/${part}`)).status).toBe(404)
})

test('somebody of the same name is pointed out, never taken along', async () => {
  const twin = await house.somebody({ name: 'Bent Nabo', email: 'anden-bent@example.org' })
  const page = await read(`/personer/${twin.personId}/indsigt`)
  expect(page).toContain('1 anden hedder det samme')
  expect(page).not.toContain('>bent@example.org')
})
