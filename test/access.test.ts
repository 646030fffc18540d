import { beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '#platform/http/actor.ts'
import { routeRights } from '#platform/http/allow.ts'
import { setupRoutes } from './access-setup.ts'
import { type TestApp, testApp } from './app.ts'
import { aMunicipality, testDatabase } from './database.ts'
import { type Planted, plant } from './plants.ts'

const db = await testDatabase()
const ours = await aMunicipality(db, { code: '901', name: 'Fjordby Kommune' })
const theirs = await aMunicipality(db, { code: '902', name: 'Bakkeby Kommune' })
const arranging = await testApp(db, { municipality: ours })
const here = await plant(arranging.platform, ours.id, 'her')
const there = await plant((await testApp(db, { municipality: theirs })).platform, theirs.id, 'der')

const everyone = ['nobody', ...roles] as const
type Visitor = (typeof everyone)[number]
const letters: Record<string, Visitor> = {
  n: 'nobody',
  A: 'administrator',
  S: 'secretary',
  C: 'chair',
  M: 'member',
  s: 'substitute',
  D: 'department',
}

/**
 * Every route of the program, who gets in, and an address at which to try it. Who: n nobody, A administrator, S secretary, C chair, M member,
 * s substitute, D department. A route that is missing here, and a line here without a route, fail.
 */
const table: Record<string, { who: string; at: string | ((planted: Planted) => string) }> = {
  'GET /': { who: 'n A S C M s D', at: '/' },
  'GET /soeg': { who: 'n A S C M s D', at: '/soeg?q=bolig' },
  'GET /tilgaengelighed': { who: 'n A S C M s D', at: '/tilgaengelighed' },
  'GET /sitemap.xml': { who: 'n A S C M s D', at: '/sitemap.xml' },
  'GET /sitemap/:file{[0-9]+\\.xml}': { who: 'n A S C M s D', at: '/sitemap/1.xml' },
  'GET /robots.txt': { who: 'n A S C M s D', at: '/robots.txt' },
  'GET /tema.css': { who: 'n A S C M s D', at: '/tema.css' },
  'GET /api': { who: 'n A S C M s D', at: '/api' },
  'GET /api/meetings': { who: 'n A S C M s D', at: '/api/meetings' },
  'GET /api/meetings/:slug': { who: 'n A S C M s D', at: ({ slugs }) => `/api/meetings/${slugs.released}` },
  'GET /api/bodies': { who: 'n A S C M s D', at: '/api/bodies' },
  'GET /api/cases': { who: 'n A S C M s D', at: '/api/cases' },
  'GET /raadet': { who: 'n A S C M s D', at: '/raadet' },
  'GET /raadet/:slug': { who: 'n A S C M s D', at: ({ slugs }) => `/raadet/${slugs.body}` },
  'GET /raadet/:slug/:year{[0-9]+}': { who: 'n A S C M s D', at: ({ slugs }) => `/raadet/${slugs.body}/2026` },
  'GET /moeder': { who: 'n A S C M s D', at: '/moeder' },
  'GET /moeder/:slug': { who: 'n A S C M s D', at: ({ slugs }) => `/moeder/${slugs.released}` },
  'GET /moeder/planlaeg': { who: 'A S', at: '/moeder/planlaeg' },
  'POST /moeder/planlaeg': { who: 'A S', at: '/moeder/planlaeg' },
  'GET /moeder/planlaeg/serie': { who: 'A S', at: '/moeder/planlaeg/serie' },
  'POST /moeder/planlaeg/serie': { who: 'A S', at: '/moeder/planlaeg/serie' },
  'GET /moeder/planlaeg/oversigt': { who: 'A S', at: '/moeder/planlaeg/oversigt' },
  'GET /moeder/:slug/arbejde': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde` },
  'POST /moeder/:slug/arbejde': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde` },
  'GET /moeder/:slug/arbejde/punkt/:shortId': {
    who: 'A S',
    at: ({ slugs, shortIds }) => `/moeder/${slugs.released}/arbejde/punkt/${shortIds.open}`,
  },
  'POST /moeder/:slug/arbejde/punkt/:shortId': {
    who: 'A S',
    at: ({ slugs, shortIds }) => `/moeder/${slugs.released}/arbejde/punkt/${shortIds.open}`,
  },
  'GET /moeder/:slug/arbejde/oplysninger': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde/oplysninger` },
  'POST /moeder/:slug/arbejde/oplysninger': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde/oplysninger` },
  'GET /moeder/:slug/arbejde/indkald': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde/indkald` },
  'POST /moeder/:slug/arbejde/indkald': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.released}/arbejde/indkald` },
  'GET /moeder/:slug/arbejde/tillaeg': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.called}/arbejde/tillaeg` },
  'POST /moeder/:slug/arbejde/tillaeg': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.called}/arbejde/tillaeg` },
  'GET /moeder/:slug/arbejde/aflys': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde/aflys` },
  'POST /moeder/:slug/arbejde/aflys': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde/aflys` },
  'GET /moeder/:slug/arbejde/slet': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde/slet` },
  'POST /moeder/:slug/arbejde/slet': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.released}/arbejde/slet` },
  'GET /moeder/:slug/arbejde/godkend': { who: 'A S C', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde/godkend` },
  'POST /moeder/:slug/arbejde/godkend': { who: 'A S C', at: ({ slugs }) => `/moeder/${slugs.draft}/arbejde/godkend` },
  'GET /punkt/:shortId': { who: 'n A S C M s D', at: ({ shortIds }) => `/punkt/${shortIds.open}` },
  'GET /moeder/:slug/fremmoede': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.called}/fremmoede` },
  'POST /moeder/:slug/fremmoede': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.called}/fremmoede` },
  'GET /moeder/:slug/referat': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.released}/referat` },
  'POST /moeder/:slug/referat': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.released}/referat` },
  'GET /punkt/:shortId/beslutning': { who: 'A S', at: ({ shortIds }) => `/punkt/${shortIds.open}/beslutning` },
  'POST /punkt/:shortId/beslutning': { who: 'A S', at: ({ shortIds }) => `/punkt/${shortIds.open}/beslutning` },
  'GET /punkt/:shortId/ret': { who: 'A S', at: ({ shortIds }) => `/punkt/${shortIds.open}/ret` },
  'POST /punkt/:shortId/ret': { who: 'A S', at: ({ shortIds }) => `/punkt/${shortIds.open}/ret` },
  'GET /moeder/:slug/versioner': { who: 'n A S C M s D', at: ({ slugs }) => `/moeder/${slugs.released}/versioner` },
  'GET /moeder/:slug/versioner/:n{[1-9][0-9]{0,5}}': { who: 'n A S C M s D', at: ({ slugs }) => `/moeder/${slugs.released}/versioner/1` },
  'GET /moeder/:slug/traek-tilbage': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.released}/traek-tilbage` },
  'POST /moeder/:slug/traek-tilbage': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.released}/traek-tilbage` },
  'GET /sager': { who: 'n A S C M s D', at: '/sager' },
  'GET /sager/:slug': { who: 'n A S C M s D', at: ({ slugs }) => `/sager/${slugs.case}` },
  'GET /log-ind': { who: 'n A S C M s D', at: '/log-ind' },
  'POST /log-ind': { who: 'n A S C M s D', at: '/log-ind' },
  'GET /log-ind/sendt': { who: 'n A S C M s D', at: '/log-ind/sendt' },
  'GET /log-ind/link': { who: 'n A S C M s D', at: '/log-ind/link' },
  'POST /log-ind/link': { who: 'n A S C M s D', at: '/log-ind/link' },
  'POST /log-ud': { who: 'n A S C M s D', at: '/log-ud' },
  'GET /skrivebord': { who: 'A S C M s D', at: '/skrivebord' },
  'GET /import': { who: 'A S', at: '/import' },
  'POST /import': { who: 'A S', at: '/import' },
  'GET /import/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ importId }) => `/import/${importId}`,
  },
  'POST /import/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ importId }) => `/import/${importId}`,
  },
  'GET /moeder/:slug/punkter/nyt': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/punkter/nyt` },
  'POST /moeder/:slug/punkter/nyt': { who: 'A S', at: ({ slugs }) => `/moeder/${slugs.draft}/punkter/nyt` },
  'GET /punkt/:shortId/rediger': { who: 'A S', at: ({ shortIds }) => `/punkt/${shortIds.open}/rediger` },
  'POST /punkt/:shortId/rediger': { who: 'A S', at: ({ shortIds }) => `/punkt/${shortIds.open}/rediger` },
  'GET /punkt/:shortId/historik': { who: 'A S', at: ({ shortIds }) => `/punkt/${shortIds.closed}/historik` },
  'POST /kladde': { who: 'A S', at: '/kladde' },
  'POST /rens': { who: 'A S', at: '/rens' },
  'GET /genveje': { who: 'A S', at: '/genveje' },
  'GET /aendringer': { who: 'A', at: '/aendringer' },
  'GET /beskeder': { who: 'A S', at: '/beskeder' },
  'POST /beskeder': { who: 'A S', at: '/beskeder' },
  'GET /beskeder/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ mailId }) => `/beskeder/${mailId}`,
  },
  'GET /mine-moeder': { who: 'A S C M s D', at: '/mine-moeder' },
  'GET /moeder/:slug/afbud': { who: 'A S C M s', at: ({ slugs }) => `/moeder/${slugs.called}/afbud` },
  'POST /moeder/:slug/afbud': { who: 'A S C M s', at: ({ slugs }) => `/moeder/${slugs.called}/afbud` },
  'GET /afbud': { who: 'n A S C M s D', at: '/afbud' },
  'POST /afbud': { who: 'n A S C M s D', at: '/afbud' },
  'GET /mine-moeder/forslag': { who: 'C M s', at: '/mine-moeder/forslag' },
  'POST /mine-moeder/forslag': { who: 'C M s', at: '/mine-moeder/forslag' },
  'GET /moeder/:slug/forslag': { who: 'C M s', at: ({ slugs }) => `/moeder/${slugs.called}/forslag` },
  'POST /moeder/:slug/forslag': { who: 'C M s', at: ({ slugs }) => `/moeder/${slugs.called}/forslag` },
  'GET /punkt/:shortId/bilag': { who: 'A S', at: ({ shortIds }) => `/punkt/${shortIds.open}/bilag` },
  'POST /punkt/:shortId/bilag': { who: 'A S', at: ({ shortIds }) => `/punkt/${shortIds.open}/bilag` },
  'GET /bilag/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/:name': {
    who: 'n A S C M s D',
    at: ({ papers }) => papers.open,
  },
  'GET /moeder/:slug/frigiv': { who: 'A S C', at: ({ slugs }) => `/moeder/${slugs.released}/frigiv` },
  'POST /moeder/:slug/frigiv': { who: 'A S C', at: ({ slugs }) => `/moeder/${slugs.released}/frigiv` },
  'GET /moeder/:slug/forhaandsvisning': { who: 'A S C', at: ({ slugs }) => `/moeder/${slugs.released}/forhaandsvisning` },
  'GET /moeder/:slug/underskriv': { who: 'C', at: ({ slugs }) => `/moeder/${slugs.released}/underskriv` },
  'POST /moeder/:slug/underskriv': { who: 'C', at: ({ slugs }) => `/moeder/${slugs.released}/underskriv` },
  'GET /forslag': { who: 'A S', at: '/forslag' },
  'GET /forslag/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ proposalId }) => `/forslag/${proposalId}`,
  },
  'POST /forslag/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ proposalId }) => `/forslag/${proposalId}`,
  },
  'GET /punkt/:shortId/note': { who: 'A S C M s', at: ({ shortIds }) => `/punkt/${shortIds.open}/note` },
  'POST /punkt/:shortId/note': { who: 'A S C M s', at: ({ shortIds }) => `/punkt/${shortIds.open}/note` },
  'GET /opsaetning/raad/:slug/perioder': {
    who: 'A S',
    at: ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder`,
  },
  'GET /opsaetning/raad/:slug/perioder/historik': {
    who: 'A S',
    at: ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder/historik`,
  },
  'GET /opsaetning/raad/:slug/perioder/ny': {
    who: 'A S',
    at: ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder/ny`,
  },
  'POST /opsaetning/raad/:slug/perioder/ny': {
    who: 'A S',
    at: ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder/ny`,
  },
  'GET /opsaetning/raad/:slug/perioder/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}`,
  },
  'POST /opsaetning/raad/:slug/perioder/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}`,
  },
  'GET /opsaetning/raad/:slug/perioder/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/ret': {
    who: 'A S',
    at: ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}/ret`,
  },
  'POST /opsaetning/raad/:slug/perioder/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/ret': {
    who: 'A S',
    at: ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}/ret`,
  },
  'GET /opsaetning/raad/:slug/perioder/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/pladser': {
    who: 'A S',
    at: ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}/pladser`,
  },
  'POST /opsaetning/raad/:slug/perioder/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/pladser': {
    who: 'A S',
    at: ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}/pladser`,
  },
  'GET /opsaetning/raad/:slug/perioder/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/udpeg': {
    who: 'A S',
    at: ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}/udpeg`,
  },
  'POST /opsaetning/raad/:slug/perioder/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/udpeg': {
    who: 'A S',
    at: ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}/udpeg`,
  },
  'GET /opsaetning/raad/:slug/perioder/medlemmer/ny': {
    who: 'A S',
    at: ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder/medlemmer/ny`,
  },
  'POST /opsaetning/raad/:slug/perioder/medlemmer/ny': {
    who: 'A S',
    at: ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder/medlemmer/ny`,
  },
  'GET /opsaetning/raad/:slug/perioder/medlemmer/:member{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ slugs, membershipId }) => `/opsaetning/raad/${slugs.body}/perioder/medlemmer/${membershipId}`,
  },
  'POST /opsaetning/raad/:slug/perioder/medlemmer/:member{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ slugs, membershipId }) => `/opsaetning/raad/${slugs.body}/perioder/medlemmer/${membershipId}`,
  },
  'GET /opsaetning/raad/:slug/perioder/personer/:person{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ slugs, personId }) => `/opsaetning/raad/${slugs.body}/perioder/personer/${personId}`,
  },
  'POST /opsaetning/raad/:slug/perioder/personer/:person{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A S',
    at: ({ slugs, personId }) => `/opsaetning/raad/${slugs.body}/perioder/personer/${personId}`,
  },
  'GET /brugere': {
    who: 'A',
    at: '/brugere',
  },
  'GET /brugere/ny': {
    who: 'A',
    at: '/brugere/ny',
  },
  'POST /brugere/ny': {
    who: 'A',
    at: '/brugere/ny',
  },
  'GET /brugere/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A',
    at: ({ accountId }) => `/brugere/${accountId}`,
  },
  'POST /brugere/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    who: 'A',
    at: ({ accountId }) => `/brugere/${accountId}`,
  },
  'GET /adgang': {
    who: 'A',
    at: '/adgang',
  },
  'GET /adgang.csv': {
    who: 'A',
    at: '/adgang.csv',
  },
  ...setupRoutes,
  'GET /health': { who: 'n A S C M s D', at: '/health' },
  // Nobody gets in from elsewhere: the demo door and the measurements are for the machine itself, and their own tests open them.
  'GET /demo': { who: '', at: '/demo' },
  'POST /demo': { who: '', at: '/demo' },
  'GET /metrics': { who: '', at: '/metrics' },
  // These municipalities have no logo.
  'GET /logo': { who: '', at: '/logo' },
  'GET /assets/*': { who: '', at: '/assets/findes-ikke.css' },
}

const addressOf = (key: string, planted = here) => {
  const at = table[key]?.at ?? ''
  return typeof at === 'string' ? at : at(planted)
}

const apps = {} as Record<Visitor, TestApp>
/** People with the same roles, but in another body of the same municipality. */
const elsewhere = {} as Record<Role, TestApp>

beforeAll(async () => {
  for (const who of everyone)
    apps[who] = await testApp(db, {
      municipality: ours,
      as: who === 'nobody' ? null : who,
      bodyId: who === 'administrator' ? null : here.bodyId,
      files: arranging.platform.files,
    })
  for (const role of roles)
    elsewhere[role] = await testApp(db, { municipality: ours, as: role, bodyId: here.otherBodyId, files: arranging.platform.files })
})

type Outcome = 'let in' | 'asked to sign in' | 'not found' | 'failed'
function outcome(answer: Response): Outcome {
  const location = answer.headers.get('location') ?? ''
  if (answer.status === 303 && /^(\/en)?\/log-ind\?/.test(location)) return 'asked to sign in'
  if (answer.status === 404) return 'not found'
  return answer.status >= 500 ? 'failed' : 'let in'
}

const send = (app: TestApp, method: string, path: string) => (method === 'POST' ? app.post(path) : app.request(method, path))

test('every route of the program stands in the table, and nothing else', () => {
  const { rights, unlisted } = routeRights(arranging.app.routes)
  expect(unlisted).toEqual([])
  expect(rights.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(table).sort())
})

describe.each(Object.entries(table))('%s', (key, { who }) => {
  const [method = ''] = key.split(' ')
  const letIn = who.split(' ').map((letter) => letters[letter])

  test.each(everyone)('%s', async (visitor) => {
    // Signing out would end the session that the other routes use.
    const app = key === 'POST /log-ud' && visitor !== 'nobody' ? await testApp(db, { municipality: ours, as: visitor }) : apps[visitor]
    const refused: Outcome = visitor === 'nobody' && who !== '' ? 'asked to sign in' : 'not found'
    const expected = letIn.includes(visitor) ? 'let in' : refused
    const path = addressOf(key)
    expect(outcome(await send(app, method, path)), path).toBe(expected)
    expect(outcome(await send(app, method, `/en${path}`)), `/en${path}`).toBe(expected)
  })
})

/** Every address from which a secret could come: each route that is read, and those of things that not everybody may see. */
function addresses(planted: Planted): string[] {
  const { slugs, shortIds } = planted
  const routes = Object.keys(table).filter((key) => key.startsWith('GET '))
  const hidden = [slugs.called, slugs.draft, slugs.withdrawn].flatMap((slug) => [`/moeder/${slug}`, `/api/meetings/${slug}`])
  const items = Object.values(shortIds).map((shortId) => `/punkt/${shortId}`)
  return [
    ...routes.map((key) => addressOf(key, planted)),
    ...hidden,
    ...items,
    planted.papers.closed,
    `${planted.papers.closed}?udkast=ja`,
    `/moeder/${slugs.draft}/forhaandsvisning`,
    `/punkt/${shortIds.closed}/bilag`,
    '/sager/2026-000002',
    '/log-ind?videre=/import',
    '/findes-ikke',
  ]
}

const searches = (key: string) => [`/soeg?q=${encodeURIComponent(key)}`, `/soeg?q=${encodeURIComponent(key)}&udkast=ja`]

type Read = { path: string; text: string }[]
const known = new Map<string, Promise<Read>>()

/** Everything that somebody is sent who reads all that there is: pages and headers, in two languages. Read once for each visitor. */
function readAll(app: TestApp, planted: Planted): Promise<Read> {
  const key = `${app.cookie} ${planted.importId}`
  const reading = known.get(key) ?? read(app, planted)
  known.set(key, reading)
  return reading
}

async function read(app: TestApp, planted: Planted): Promise<Read> {
  const pages = addresses(planted)
  const words = [...planted.plants, planted.open].flatMap(({ key }) => searches(key))
  const answers: Read = []
  for (const path of [...pages, ...pages.map((one) => `/en${one}`), ...words]) {
    const answer = await app.get(path)
    answers.push({ path, text: `${JSON.stringify([...answer.headers])}\n${await answer.text()}` })
  }
  return answers
}

const whereFound = (read: Read, word: string) => read.filter(({ text }) => text.toLowerCase().includes(word)).map(({ path }) => path)

describe('a planted secret', () => {
  test.each(everyone)('reaches %s of the body only where it may', async (visitor) => {
    const read = await readAll(apps[visitor], here)
    for (const { name, word, seenBy } of here.plants) {
      const found = whereFound(read, word)
      if (visitor !== 'nobody' && seenBy.includes(visitor))
        expect(found, `${name} must be somewhere, or the plant proves nothing`).not.toEqual([])
      else expect(found, name).toEqual([])
    }
    expect(whereFound(read, here.open.word)).not.toEqual([])
  })

  test.each(roles)('does not reach %s of another body', async (role) => {
    const read = await readAll(elsewhere[role], here)
    for (const { name, word, ofOtherBodies } of here.plants)
      if (!ofOtherBodies.includes(role)) expect(whereFound(read, word), name).toEqual([])
  })

  test.each(everyone)('of another municipality does not reach %s, and nor does anything else of it', async (visitor) => {
    const app = visitor === 'nobody' ? apps.nobody : await testApp(db, { municipality: ours, as: visitor })
    const read = await readAll(app, there)
    for (const { word } of there.plants) expect(whereFound(read, word)).toEqual([])
    expect(whereFound(read, there.open.word)).toEqual([])
  })
})

test('nothing that a log line holds tells a secret', async () => {
  await readAll(apps.administrator, here)
  const log = apps.administrator.logLines.join('\n').toLowerCase()
  expect(log).toContain('/moeder/:slug')
  for (const { word } of here.plants) expect(log).not.toContain(word)
})
