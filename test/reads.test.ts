import { describe, expect, test } from 'vitest'
import { readTable } from '../src/read-table.ts'
import type { Entry } from './access-entry.ts'
import { houseRoutes } from './access-house.ts'
import { meetingRoutes } from './access-meetings.ts'
import { peopleRoutes } from './access-people.ts'
import { setupRoutes } from './access-setup.ts'
import { testApp } from './app.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { plant } from './plants.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db)
const arranging = await testApp(db, { municipality })
const planted = await plant(arranging.platform, municipality.id, 'her')
const files = arranging.platform.files
const apps = {
  A: await testApp(db, { municipality, as: 'administrator', files }),
  C: await testApp(db, { municipality, as: 'chair', bodyId: planted.bodyId, files }),
}

const table: Record<string, Entry> = { ...Object.fromEntries([...houseRoutes, ...meetingRoutes, ...peopleRoutes]), ...setupRoutes }
const closed = Object.entries(table).flatMap(([route, { who, at }]) =>
  route.startsWith('GET ') && !who.split(' ').includes('n') && who !== ''
    ? [{ route: route.slice(4), who, path: typeof at === 'string' ? at : at(planted) }]
    : [],
)

/** They note it themselves, because what they show differs: whether there are reasons, whose list it is. */
const noteThemselves = ['/brugere', '/adgang', '/adgang.csv', /^\/brugere\/:id/]

/** Why a page that is not for everybody is no reading about other people. */
const noReading: Record<string, (string | RegExp)[]> = {
  'shows whoever looks what is theirs': [
    /^\/mine-/,
    '/skrivebord',
    '/moeder/:slug/forslag',
    '/punkt/:shortId/note',
    '/moeder/:slug/underskriv',
    '/min-adgang',
    '/log-ind/bekraeft',
  ],
  'is a form or a setting, and shows nobody': [
    /^\/opsaetning(?!.*\/perioder)/,
    /\/perioder\/(ny|:id.*\/(ret|udpeg)|medlemmer\/ny)$/,
    '/brugere/ny',
    '/genveje',
    '/import',
    /^\/import\/hold\//,
    /^\/moeder\/planlaeg/,
  ],
  'shows the municipality’s own papers while they are made, with those who act in them by their office': [
    /^\/moeder\/:slug\/(arbejde|punkter|traek-tilbage|forhaandsvisning|mappe\.pdf)/,
    /^\/punkt\/:shortId\/(rediger|historik|beslutning|ret|bilag)$/,
  ],
  'notes it when it shows why somebody stays away, which only some who may open it are shown': ['/moeder/:slug/afbud'],
  'is a receipt, in which there is only numbers': [/^\/sletning\/:id/],
}
const fits = (route: string, patterns: (string | RegExp)[]) =>
  patterns.some((pattern) => (typeof pattern === 'string' ? pattern === route : pattern.test(route)))

const logged = () => db.owner.selectFrom('read_log').select(['thing', 'purpose']).where('municipality_id', '=', municipality.id).execute()

test.each(closed)('$route notes who read it, or says why that is no reading about people', ({ route }) => {
  const notes = Object.hasOwn(readTable, route) || fits(route, noteThemselves)
  const reasons = Object.entries(noReading).filter(([, patterns]) => fits(route, patterns))
  expect(notes ? ['noted'] : reasons.map(([reason]) => reason)).toHaveLength(1)
})

test('no route is named that is not there', () => {
  const routes = closed.map(({ route }) => route)
  expect(Object.keys(readTable).filter((route) => !routes.includes(route))).toEqual([])
})

describe.each(closed.filter(({ route }) => Object.hasOwn(readTable, route) || fits(route, noteThemselves)))('$route', ({ path, who }) => {
  test('leaves one line in the read log', async () => {
    const app = who.startsWith('A') ? apps.A : apps.C
    const before = (await logged()).length
    expect((await app.get(path)).status).toBe(200)
    expect(await logged()).toHaveLength(before + 1)
  })
})

test('whoever is turned away has read nothing', async () => {
  const before = (await logged()).length
  await apps.C.get('/laeselog')
  await arranging.get('/laeselog')
  await apps.A.get('/personer/01890000-0000-7000-8000-000000000001/indsigt')
  expect(await logged()).toHaveLength(before)
})

test('a page that was asked for by its meeting, its membership or its proposal is noted under whom it is about', async () => {
  await apps.A.get(`/opsaetning/raad/${planted.slugs.body}/perioder/medlemmer/${planted.membershipId}`)
  await apps.A.get(`/forslag/${planted.proposalId}`)
  const things = (await logged()).map(({ thing }) => thing)
  expect(things.slice(-2)).toEqual([`person/${planted.personId}`, `person/${planted.personId}`])
})
