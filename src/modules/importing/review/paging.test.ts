import { load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'
import { linesOnPage, pagingOf } from './paging.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const office = await testApp(db, { municipality, as: 'secretary' })
const { read } = reader(office.platform, municipality.id)
let path = ''

const count = 120
const item = (n: number) =>
  `Punkt ${n}: Sag nummer ${n}\n\nBaggrund\n\n${`Der er plads til ${n}.\n`.repeat(5)}\nBeslutning\n\nRing til 20 30 40 ${10 + (n % 90)}.\n`
const minutes = `Referat Integrationsrådet\n\nMødedato: d. 04-01-2021 kl. 17.30\n\nMødedeltagere:\n\nIda Krog\n\n${Array.from({ length: count }, (_, i) => item(i + 1)).join('\n')}`

beforeAll(async () => {
  await office.platform.db.in(municipality.id, (tx) => createBody(tx, municipality.id, { name: 'Integrationsrådet', kind: 'council' }))
  const result = await read(minutes)
  if (result.status === 'refused') throw new Error(result.refusal)
  path = `/import/${result.runId}`
})
const pageAt = async (query: string) => load(await (await office.get(path + query)).text())
const numbersOn = ($: Awaited<ReturnType<typeof pageAt>>) => {
  const numbers = $('.import-title .contents-number')
  return [numbers.length, numbers.first().text(), numbers.last().text()]
}

test('a long review is read fifty items at a time, with their own lines of the source beside them', async () => {
  const pages = [await pageAt(''), await pageAt('?side=2'), await pageAt('?side=3')]
  expect(pages.map(numbersOn)).toEqual([
    [50, '1', '50'],
    [50, '51', '100'],
    [20, '101', '120'],
  ])
  const shown = pages.map(($) =>
    $('.source-line')
      .map((_, line) => Number($(line).attr('id')?.slice(6)))
      .get(),
  )
  expect(shown.flat()).toEqual(minutes.split('\n').map((_, i) => i + 1))
  expect(pages[1]?.('.source-line').first().text()).toContain('Punkt 51: ')
  expect(pages.map(($) => $('#felt-attendees').length)).toEqual([1, 0, 0])
  const doubts = pages.map(($) => $('.doubt').length)
  expect([Math.max(...doubts) < count, doubts.reduce((sum, n) => sum + n, 0) >= count]).toEqual([true, true])
})

test('every way on the page leads to where its place or line stands, on whichever page that is', async () => {
  const $ = await pageAt('?side=2')
  const links = $('.doubt-places a, .source a, .import-item a, nav.pages a')
    .map((_, a) => $(a).attr('href') ?? '')
    .get()
  expect(links.length).toBeGreaterThan(count)
  for (const link of new Set(links.filter((_, i) => i % 7 === 0))) {
    const [address = '', anchor = ''] = link.split('#')
    const page = address === '' ? $ : load(await (await office.get(address)).text())
    expect(page(`#${anchor}`).length, link).toBe(1)
  }
})

test('a place that is changed opens on its page, and its change leads back there', async () => {
  const $ = await pageAt('?ret=items.p110.decision')
  expect([$('#ret textarea').length, ...numbersOn($)]).toEqual([1, 20, '101', '120'])
  expect(
    $('#ret a, #ret ~ a')
      .add('.edit-here a')
      .map((_, a) => $(a).attr('href'))
      .get(),
  ).toContain(`${path}?side=3#felt-items-p110-decision`)
  const answer = await office.post(`${path}?ret=items.p110.decision`, { do: 'edit', ret: 'items.p110.decision', set: '0', v: 'Ja.' })
  expect(answer.headers.get('location')).toBe(`${path}?gemt=items.p110.decision#gemt`)
  expect((await pageAt('?side=3'))('#felt-items-p110-decision').text()).toContain('Ja.')
})

test('a release that is refused for doubts of other pages says so here, and shows the way to them', async () => {
  for (const side of [1, 2]) {
    const $ = await pageAt(`?side=${side}`)
    const ticked = $('.doubt input[type=checkbox]')
      .map((_, box) => $(box).attr('name') ?? '')
      .get()
    await office.post(`${path}?side=${side}`, Object.fromEntries([['do', 'save'], ...ticked.map((name) => [name, 'ja'])]))
  }
  const refused = await office.post(`${path}?side=2`, { do: 'release' })
  const $ = load(await refused.text())
  expect([refused.status, $('.doubt input[type=checkbox]').length, $('#error-summary a').attr('href')]).toEqual([422, 0, '#frigiv'])
  expect($('#tvivl form').attr('action')).toBe(`${path}?side=2`)
  const next = $('#tvivl form a').filter((_, a) => $(a).attr('href')?.includes('?side=3#tvivl-') ?? false)
  expect(next.text()).toMatch(/\d+ tvivl på andre sider/)
  const there = load(await (await office.get(next.attr('href') ?? '')).text())
  expect(there(`#${next.attr('href')?.split('#')[1]}`).length).toBe(1)
})

test.each(['?side=99', '?side=0', '?side=x', '?linje=0', '?linje=99999999', '?ret=items.nope'])(
  'an address that asks for what is not there is answered: %s',
  async (query) => {
    expect(numbersOn(await pageAt(query))[0]).toBeGreaterThan(0)
  },
)

test('a document of one item and endless lines is shown so many lines at a time', () => {
  const asked = (linje?: string) => pagingOf([{ key: 'p0', of: ['p0'] }], [{ path: 'items[0]', from: 3, to: 9_000 }], 9_000, { linje })
  const { from, to } = asked()
  expect([from, to]).toEqual([1, linesOnPage])
  expect([asked('2001'), asked('9000')].map((page) => [page.from, page.to])).toEqual([
    [2001, 4000],
    [8001, 9000],
  ])
})
