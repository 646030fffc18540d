import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { putSetting } from '#modules/council/index.ts'
import { everybody } from '#test/access-entry.ts'
import { houseRoutes } from '#test/access-house.ts'
import { meetingRoutes } from '#test/access-meetings.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { plant } from '#test/plants.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const visitor = await testApp(db, { municipality })
const set = (key: string, value: unknown) =>
  visitor.platform.db.in(municipality.id, (tx) => putSetting(tx, municipality.id, { key, bodyId: null, validFrom: '2026-01-01', value }))
const text = async (path: string) => load(await (await visitor.get(path)).text())('main').text()

test('the numbers on the page are those by which the schedule erases', async () => {
  expect(await text('/privatliv')).toMatch(/Loggen over, hvem der har læst hvad\s*730 dage/)
  await set('retention', { readLog: 411, drafts: 12 })
  await set('erasure', { apologyReasons: 17 })
  const page = await text('/privatliv')
  expect(page).toMatch(/Loggen over, hvem der har læst hvad\s*411 dage/)
  expect(page).toMatch(/Begrundelser for afbud, efter mødet\s*17 dage/)
  expect(page).toMatch(/Kladder, der ikke er rørt\s*12 dage/)
})

test('it is there in each language of the shell, and linked from every page', async () => {
  expect(await text('/en/privatliv')).toMatch(/411 days[\s\S]*article 15/)
  expect(await text('/ar/privatliv')).toMatch(/411[\s\S]*المادة 15/)
  expect(load(await (await visitor.get('/ar')).text())('footer a[href="/ar/privatliv"]')).toHaveLength(1)
})

test('the data protection officer is named as the municipality has set it, and said to be missing before', async () => {
  expect(await text('/privatliv')).toContain('ikke skrevet sin databeskyttelsesrådgivers')
  await set('dpo', { name: 'Jura og <b>Data</b>', email: 'dpo@fjordby.example', phone: '' })
  const page = await text('/privatliv')
  expect(page).toContain('Jura og <b>Data</b>')
  expect(page).toContain('dpo@fjordby.example')
})

test('nobody who only reads is given a cookie, on any page', async () => {
  const planted = await plant(visitor.platform, municipality.id, 'her')
  const pages = [...houseRoutes, ...meetingRoutes].filter(([route, { who }]) => route.startsWith('GET ') && who === everybody)
  expect(pages.length).toBeGreaterThan(20)
  for (const [, { at }] of pages)
    for (const path of [typeof at === 'string' ? at : at(planted), '/findes-ikke'])
      expect((await visitor.get(path)).headers.getSetCookie(), path).toEqual([])
})

test('/was leads to the municipality’s own statement of accessibility once its address is set, and to ours before', async () => {
  const where = async (path: string) => {
    const answer = await visitor.get(path)
    return [answer.status, answer.headers.get('location')]
  }
  expect(await where('/was')).toEqual([302, '/tilgaengelighed'])
  expect(await where('/en/was')).toEqual([302, '/en/tilgaengelighed'])
  await set('accessibility_statement', 'javascript:alert(1)')
  expect(await where('/was')).toEqual([302, '/tilgaengelighed'])
  await set('accessibility_statement', 'https://was.digst.dk/fjordby-example')
  expect(await where('/was')).toEqual([302, 'https://was.digst.dk/fjordby-example'])
  const footer = load(await (await visitor.get('/')).text())('footer a[href="/was"]')
  expect(footer.text()).toBe('Tilgængelighedserklæring')
})

test('the statement of accessibility is taken where authorities must publish it, and nowhere else', async () => {
  const office = await testApp(db, { municipality, as: 'administrator' })
  const send = async (erklaering: string) => {
    const page = load(await (await office.get('/opsaetning/kommune/privatliv')).text())
    const typed = page('main form').serializeArray()
    const fields = Object.fromEntries(typed.map(({ name, value }) => [name, String(value)]))
    return (await office.post('/opsaetning/kommune/privatliv', { ...fields, erklaering })).status
  }
  for (const bad of [
    'http://www.was.digst.dk/fjordby-dk',
    'https://was.digst.dk.example.org/fjordby',
    'https://example.org/was.digst.dk',
    'javascript:alert(1)',
  ])
    expect(await send(bad), bad).toBe(422)
  for (const good of ['https://www.was.digst.dk/fjordby-dk', 'https://was.digst.dk/app-fjordby', ''])
    expect(await send(good), good).toBe(303)
})
