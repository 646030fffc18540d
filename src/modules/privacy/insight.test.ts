import { load as parse } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { zipContent, zipEntries } from '#platform/documents/zip.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { textsOf } from '#texts/index.ts'
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
    expect(page, 'an address runs from left to right').toMatch(/\/moeder\/([\w-]+)"><bdi dir="ltr">\1<\/bdi>/)
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
  for (const part of ['indsigt', 'indsigt.json', 'indsigt.zip', 'sletning'])
    expect((await elsewhere.get(`/personer/${yasmin.personId}/${part}`)).status).toBe(404)
})

test('somebody of the same name is pointed out, never taken along', async () => {
  const twin = await house.somebody({ name: 'Bent Nabo', email: 'anden-bent@example.org' })
  const page = await read(`/personer/${twin.personId}/indsigt`)
  expect(page).toContain('1 anden hedder det samme')
  expect(page).not.toContain('>bent@example.org')
})

test('what a row does not hold is shown as that, also where it could hold several things', async () => {
  const one = await house.somebody({ name: 'Nøgle Nielsen', email: 'noegle@example.org' })
  const key = {
    id: newId(),
    account_id: one.accountId,
    credential_id: 'x',
    public_key: Buffer.from('x'),
    name: 'Min telefon',
    sign_count: 0,
  }
  await db.owner
    .insertInto('passkey')
    .values({ municipality_id: municipality.id, created_at: new Date(), transports: [], ...key })
    .execute()
  const page = parse(await read('/mine-oplysninger', one.cookie))
  const shown = page('main dd, main td').get()
  expect(page('main').text()).toContain('Min telefon')
  expect(shown.filter((cell) => page(cell).text().trim() === '')).toEqual([])
})

const unzipped = async (path: string, cookie?: string) => {
  const answer = await office.get(path, cookie ? { cookie } : {})
  const bytes = Buffer.from(await answer.arrayBuffer())
  const files = new Map((zipEntries(bytes) ?? []).map((entry) => [entry.name, zipContent(bytes, entry, 1e8).toString()]))
  return { answer, page: files.get('oplysninger.html') ?? '', data: files.get('oplysninger.json') ?? '', names: [...files.keys()] }
}

test('all of it can be taken along in one file: a page with an index, and the data, which says that codes are codes', async () => {
  for (const lang of ['', '/en', '/ar']) {
    const { answer, page, data, names } = await unzipped(`${lang}/mine-oplysninger.zip`, yasmin.cookie)
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(names).toEqual(['oplysninger.html', 'oplysninger.json'])
    expect(page).toContain('Note fra yasmin@example.org')
    const doc = parse(page)
    const targets = doc('nav a')
      .map((_, link) => doc(link).attr('href'))
      .get()
    expect(targets.length).toBeGreaterThan(5)
    for (const target of targets) expect(doc(target)).toHaveLength(1)
    expect(doc('script, link, img, [src]')).toHaveLength(0)
    expect(JSON.parse(data)).toMatchObject({ codes: textsOf(lang === '/en' ? 'en' : lang === '/ar' ? 'ar' : 'da').privacy.file.codes })
    const table = JSON.parse(data).tables.find(({ kind }: Table) => kind === 'membership')
    expect(table.rows).toMatchObject([{ function: 'member' }])
  }
})

test('an administrator’s file is the person’s without what is their own, and it stands in the read log', async () => {
  const one = await house.somebody({ name: 'Zita Zip', email: 'zita@example.org' })
  const { page, data } = await unzipped(`/personer/${one.personId}/indsigt.zip`)
  for (const text of [page, data]) {
    expect(text).toContain('Forslag fra zita@example.org')
    expect(text).not.toContain('Note fra zita@example.org')
  }
  const own = await file('/mine-oplysninger.json', one.cookie)
  expect(own.get('read_about')?.rows.map(({ purpose }) => purpose)).toEqual(['insight, as a file'])
})
