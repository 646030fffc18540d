import { beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '#platform/http/actor.ts'
import { routeRights } from '#platform/http/allow.ts'
import type { Entry } from './access-entry.ts'
import { houseRoutes } from './access-house.ts'
import { meetingRoutes } from './access-meetings.ts'
import { peopleRoutes } from './access-people.ts'
import { setupRoutes } from './access-setup.ts'
import { type TestApp, testApp } from './app.ts'
import { aMunicipality, isSecondDatabase, testDatabase } from './database.ts'
import { type Planted, plant } from './plants.ts'

const db = await testDatabase()
const ours = await aMunicipality(db, { code: '901', name: 'Fjordby Kommune' })
const theirs = await aMunicipality(db, { code: '902', name: 'Bakkeby Kommune' })
const arranging = await testApp(db, { municipality: ours })
const here = await plant(arranging.platform, ours.id, 'her')
const there = await plant((await testApp(db, { municipality: theirs })).platform, theirs.id, 'der')

const everyone = ['nobody', ...roles] as const
/** On a second PostgreSQL it is enough that what the roles with most and with least may read is asked there as well. */
const walkingRoles = isSecondDatabase ? (['member', 'secretary', 'administrator'] as const) : roles
const walking = ['nobody', ...walkingRoles] as const
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
 * Every route of the program, who gets in, and an address at which to try it. A route that is missing here, and a line here without a route,
 * fail.
 */
const table: Record<string, Entry> = {
  ...Object.fromEntries([...houseRoutes, ...meetingRoutes, ...peopleRoutes]),
  ...setupRoutes,
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

  test.each(walking)('%s', async (visitor) => {
    // Signing out would end the session that the other routes use.
    const app = key === 'POST /log-ud' && visitor !== 'nobody' ? await testApp(db, { municipality: ours, as: visitor }) : apps[visitor]
    const refused: Outcome = visitor === 'nobody' && who !== '' ? 'asked to sign in' : 'not found'
    const expected = letIn.includes(visitor) ? 'let in' : refused
    const path = addressOf(key)
    expect(outcome(await send(app, method, path)), path).toBe(expected)
    // Whoever is let in reads the English pages below, where their words are looked through.
    if (expected === 'let in' && method === 'GET') return
    expect(outcome(await send(app, method, `/en${path}`)), `/en${path}`).toBe(expected)
  })
})

const oparlLists = [
  ...['organizations', 'people', 'memberships', 'meetings', 'papers'],
  ...['agendaitems', 'consultations', 'files', 'locations', 'terms'],
]

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
    ...oparlLists.map((list) => `/api/oparl/v1.1/body/${planted.municipalityId}/${list}`),
    `/api/oparl/v1.1/file/${planted.papers.closed.split('/')[2]}/access`,
    planted.papers.closed,
    `${planted.papers.closed}?udkast=ja`,
    `/moeder/${slugs.draft}/forhaandsvisning`,
    `/punkt/${shortIds.closed}/bilag`,
    '/sager/2026-000002',
    '/sager/2026-000002/nyt.atom',
    '/log-ind?videre=/import',
    '/findes-ikke',
  ]
}

const searches = (key: string) => [
  `/soeg.atom?q=${encodeURIComponent(key)}`,
  `/soeg?q=${encodeURIComponent(key)}`,
  `/soeg?q=${encodeURIComponent(key)}&udkast=ja`,
]

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
    expect(answer.status, path).toBeLessThan(500)
    answers.push({ path, text: `${JSON.stringify([...answer.headers])}\n${await answer.text()}` })
  }
  return answers
}

const whereFound = (read: Read, word: string) => read.filter(({ text }) => text.toLowerCase().includes(word)).map(({ path }) => path)

describe('a planted secret', () => {
  test.each(walking)('reaches %s of the body only where it may', async (visitor) => {
    const read = await readAll(apps[visitor], here)
    for (const { name, word, seenBy } of here.plants) {
      const found = whereFound(read, word)
      if (visitor !== 'nobody' && seenBy.includes(visitor))
        expect(found, `${name} must be somewhere, or the plant proves nothing`).not.toEqual([])
      else expect(found, name).toEqual([])
    }
    expect(whereFound(read, here.open.word)).not.toEqual([])
  })

  test.each(walkingRoles)('does not reach %s of another body', async (role) => {
    const read = await readAll(elsewhere[role], here)
    for (const { name, word, ofOtherBodies } of here.plants)
      if (!ofOtherBodies.includes(role)) expect(whereFound(read, word), name).toEqual([])
  })

  test.each(walking)('of another municipality does not reach %s, and nor does anything else of it', async (visitor) => {
    const app = visitor === 'nobody' ? apps.nobody : await testApp(db, { municipality: ours, as: visitor, files: arranging.platform.files })
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
