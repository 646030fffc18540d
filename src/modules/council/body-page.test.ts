import { load } from 'cheerio'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import type { Tx } from '#platform/db/db.ts'
import { tenantDb } from '#platform/db/db.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { loadBodyPage } from './body-page.ts'
import {
  type Acting,
  appoint,
  createBody,
  createPerson,
  createSeat,
  createSeatGroup,
  createTerm,
  type MembershipFunction,
  putSetting,
} from './index.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const empty = await aMunicipality(db, { code: '902', name: 'Tomby Kommune' })
const app = await testApp(db, { municipality, now: '2026-03-02T12:00:00Z' })
const acting: Acting = { municipalityId: municipality.id, actor: 'operator', clock: () => Temporal.Instant.from('2026-03-02T12:00:00Z') }

type Placed = {
  name: string
  seatId?: string | null
  function?: MembershipFunction
  from?: string
  to?: string | null
  endNote?: string
  basis?: string
}

async function seat(tx: Tx, bodyId: string, given: Placed, appointedBy: string | null = null) {
  const personId = await createPerson(tx, municipality.id, { name: given.name, publicProfile: `${given.name} bor i byen.` })
  const result = await appoint(tx, acting, {
    personId,
    bodyId,
    seatId: given.seatId ?? null,
    function: given.function ?? 'member',
    from: given.from ?? '2025-01-01',
    to: given.to ?? null,
    appointedByBodyId: appointedBy,
    appointedOn: '2024-12-10',
    basis: given.basis ?? '',
    endNote: given.endNote ?? '',
  })
  if ('refusal' in result) throw new Error(result.refusal)
}

async function aTerm(tx: Tx, bodyId: string, startsOn: string, endsOn: string, groups: Record<string, string[]>) {
  const termId = await createTerm(tx, municipality.id, { bodyId, startsOn, endsOn })
  const ids: string[] = []
  for (const [position, [name, labels]] of Object.entries(groups).entries()) {
    const seatGroupId = await createSeatGroup(tx, municipality.id, { termId, name, position })
    for (const [n, represents] of labels.entries())
      ids.push(await createSeat(tx, municipality.id, { seatGroupId, position: n, represents }))
  }
  return ids
}

beforeAll(() =>
  app.platform.db.in(municipality.id, async (tx) => {
    const hidden = await createBody(tx, municipality.id, { name: 'Den skjulte styregruppe', kind: 'other' })
    const councilId = await createBody(tx, municipality.id, {
      name: 'Integrationsrådet',
      kind: 'council',
      description: 'Rådet bygger bro.',
      offices: { chair: 'forkvinde' },
      publicMeetings: true,
      isPublic: true,
    })
    await createBody(tx, municipality.id, { name: 'Prisgruppen', kind: 'working_group', parentId: councilId, isPublic: true })
    await createBody(tx, municipality.id, { name: 'Byrådet', kind: 'city_council', isPublic: true })
    const earlier = await aTerm(tx, councilId, '2021-01-01', '2025-01-01', { Foreninger: ['Sangforeningen'] })
    const now = await aTerm(tx, councilId, '2025-01-01', '2029-01-01', {
      'Valgt af beboerne': ['Plads 1', 'Plads 2'],
      Foreninger: ['Boldklubben'],
    })
    await seat(tx, councilId, { name: 'Poul-Erik Damgaard', seatId: earlier[0] ?? null, from: '2021-01-01', to: '2025-01-01' })
    await seat(tx, councilId, { name: 'Samira Haddad', seatId: now[0] ?? null, function: 'chair', basis: 'Valgt på rådhuset' }, hidden)
    await seat(tx, councilId, { name: 'Thuy Nguyen', seatId: now[1] ?? null, to: '2025-06-01', endNote: 'Flyttede fra kommunen' })
    await seat(tx, councilId, { name: 'Baran Demirtas', seatId: now[1] ?? null, from: '2025-06-01' })
    await seat(tx, councilId, { name: 'Lone Kragelund', seatId: now[2] ?? null, to: '2025-09-01' })
    await seat(tx, councilId, { name: 'Idris Lamin', function: 'substitute' })
    for (const [key, value] of Object.entries({ rules: ['Rådet mødes hver måned.'], how_to_join: ['Stil op til en beboerplads.'] }))
      await putSetting(tx, municipality.id, { key, bodyId: null, value, validFrom: '2025-01-01' })
  }),
)

const read = async (path: string) => {
  const response = await app.get(path)
  const html = await response.text()
  return { status: response.status, html, $: load(html) }
}
const rows = ($: Awaited<ReturnType<typeof read>>['$']) =>
  $('tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .find('th, td')
        .toArray()
        .map((cell) => $(cell).text().trim()),
    )

test('the council page says who sits for whom, in the body’s own words, with the empty seat among them', async () => {
  const { status, $ } = await read('/raadet')
  expect(status).toBe(200)
  expect($('h1').text()).toBe('Integrationsrådet')
  expect(rows($)).toEqual([
    ['Samira Haddad', 'Forkvinde', 'Valgt af beboerne: Plads 1', '1. januar 2025'],
    ['Baran Demirtas', 'Medlem', 'Valgt af beboerne: Plads 2', '1. juni 2025'],
    ['Ledig plads', '–', 'Foreninger: Boldklubben', 'Ledig siden 1. september 2025'],
  ])
  expect($('.seats desc').text()).toBe('3 pladser: Valgt af beboerne 2, Foreninger 1 (1 ledig).')
  expect($('.seats .seats-picture .seat-vacant')).toHaveLength(1)
  expect($('main').text()).toContain('til og med 31. december 2028')
})

test('it shows who waits, what changed and why, the rules and how to get a seat', async () => {
  const { $ } = await read('/raadet')
  const text = $('main').text()
  for (const words of [
    'Idris Lamin',
    'Overtog pladsen efter Thuy Nguyen',
    'Flyttede fra kommunen',
    'Rådet mødes hver måned.',
    'Stil op til en beboerplads.',
  ])
    expect(text).toContain(words)
  expect(text).not.toContain('Poul-Erik')
})

test('a body that is not public has no page, no card and no name anywhere, not even as the one that appoints', async () => {
  expect((await read('/raadet/den-skjulte-styregruppe')).status).toBe(404)
  for (const path of ['/raadet', '/raadet/prisgruppen', '/raadet/byraadet', '/', '/api/bodies', '/sitemap.xml'])
    expect((await read(path)).html).not.toMatch(/skjulte/i)
})

test('groups under the council and other bodies are links; a group leads back', async () => {
  const { $ } = await read('/raadet')
  const links = (name: string) => $(`a:contains("${name}")`).attr('href')
  expect(links('Prisgruppen')).toBe('/raadet/prisgruppen')
  expect(links('Byrådet')).toBe('/raadet/byraadet')
  const group = await read('/raadet/prisgruppen')
  expect(group.$('main a:contains("Hører under Integrationsrådet")').attr('href')).toBe('/raadet/integrationsraadet')
  expect(group.$('main').text()).not.toContain('Rådet mødes hver måned.')
})

test('an earlier term is shown as it stood at its end, and an unknown one is not there', async () => {
  const { $, status } = await read('/raadet/integrationsraadet/2021')
  expect(status).toBe(200)
  expect(rows($)).toEqual([['Poul-Erik Damgaard', 'Medlem', 'Foreninger: Sangforeningen', '1. januar 2021']])
  expect($('main').text()).toContain('31. december 2024')
  expect((await read('/raadet/integrationsraadet/1999')).status).toBe(404)
  expect((await read('/raadet/integrationsraadet/99999999999999999999')).status).toBe(404)
})

test('before the council is entered, the page says what will be there', async () => {
  const response = await (await testApp(db, { municipality: empty })).get('/raadet')
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('Rådet er ikke sat op endnu')
})

test.each(['/raadet', '/en/raadet', '/ar/raadet', '/raadet/integrationsraadet/2021', '/raadet/prisgruppen'])(
  '%s is sound HTML',
  async (path) => {
    expect(htmlProblems((await read(path)).html)).toEqual([])
  },
)

test('in Arabic the names stay Danish and are marked so', async () => {
  const { $ } = await read('/ar/raadet')
  expect($('html').attr('dir')).toBe('rtl')
  expect($('h1 [lang=da]').text()).toBe('Integrationsrådet')
  expect($('tbody th [lang=da]').first().text()).toBe('Samira Haddad')
  expect($('tbody th').eq(2).text()).toBe('مقعد شاغر')
})

test('a page takes as many queries for 300 members as for one', async () => {
  const counting = countingDatabase(db)
  const count = async (slug: string) => {
    const { queries, result } = await counting.count(() =>
      tenantDb(counting.db.app).in(municipality.id, (tx) => loadBodyPage(tx, async () => [], { slug, year: null }, '2026-03-02')),
    )
    return { queries, members: result?.composition.unseated.length }
  }
  await app.platform.db.in(municipality.id, async (tx) => {
    const small = await createBody(tx, municipality.id, { name: 'Lille udvalg', kind: 'committee', isPublic: true })
    await seat(tx, small, { name: 'Ene Ensom' })
    const large = await createBody(tx, municipality.id, { name: 'Stort udvalg', kind: 'committee', isPublic: true })
    for (let n = 0; n < 300; n++) await seat(tx, large, { name: `Medlem ${n}` })
  })
  const one = await count('lille-udvalg')
  const many = await count('stort-udvalg')
  expect([one.members, many.members]).toEqual([1, 300])
  expect(many.queries).toBe(one.queries)
  expect(many.queries).toBeLessThan(8)
})
