import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { replaceEntries } from '#platform/search/search.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, countingDatabase, testDatabase } from '#test/database.ts'
import { type Planted, plant } from '#test/plants.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const now = '2026-03-02T12:00:00Z'
const app = await testApp(db, { municipality, now })
let planted: Planted

const write = (thing: string, titles: readonly string[]) =>
  app.platform.db.in(municipality.id, (tx) =>
    replaceEntries(
      tx,
      municipality.id,
      thing,
      titles.map((title, n) => ({
        ...{ audience: 'public', kind: 'item', lang: 'da', title, body: 'Rådet tog det til efterretning.', url: `/punkt/${thing}-${n}` },
        ...{ source: null, itemNumber: null, bodyId: planted.bodyId, happenedOn: '2026-02-02' },
      })),
    ),
  )

beforeAll(async () => {
  planted = await plant(app.platform, municipality.id, 'her')
  await write('odd', ['Mødet på arabisk: اجتماع مجلس الاندماج', 'Засідання ради', 'Boligsocial helhedsplan', 'Det er til os'])
})

const read = async (query: Record<string, string>, at = '/soeg', by = app) => {
  const answer = await by.get(`${at}?${new URLSearchParams(query)}`)
  const html = await answer.text()
  expect([query, answer.status, htmlProblems(html)]).toEqual([query, 200, []])
  const $ = load(html)
  const links = $('.search-hits h2 a')
    .map((_, link) => $(link).attr('href'))
    .get()
  return { $, links, said: $('main [role=status]').text().trim() }
}

describe('what is found beside meetings and items', () => {
  test('a case, by its number and among cases alone', async () => {
    const { $, links } = await read({ q: planted.slugs.case, slags: 'case' })
    expect(links).toEqual([`/sager/${planted.slugs.case}`])
    expect($('.search-hits .kicker').text()).toContain('Sag')
  })

  test('a paper, with its own address, when everybody may read it', async () => {
    const { $, links } = await read({ q: planted.open.key, slags: 'document' })
    expect(links).toEqual([planted.papers.open])
    expect($('.search-hits .kicker').text()).toContain('Dokument')
    expect((await read({ q: 'closedpaper', slags: 'document' })).links).toEqual([])
  })

  test('a document of the library, by its words', async () => {
    expect((await read({ q: 'børn cykle', slags: 'document' })).links).toEqual([`/dokumenter/${planted.document}`])
  })

  test('all of a case, and what the search is narrowed to goes along with a new word', async () => {
    const { $, links } = await read({ sag: planted.slugs.case })
    expect(links).toContain(`/sager/${planted.slugs.case}`)
    expect(links).toContain(`/punkt/${planted.shortIds.open}`)
    expect($('main form input[name=sag]').attr('value')).toBe(planted.slugs.case)
    expect($('.search-chips a').text()).toContain(planted.slugs.case)
  })
})

test('one hit and three hundred take as many queries', async () => {
  const counting = countingDatabase(db)
  const counted = await testApp(counting.db, { municipality, now, as: 'secretary' })
  for (const [query, more] of [
    [{ q: 'hængekøje' }, 'Hængekøje'],
    [{ q: 'hængekøje', slags: 'item', fra: '2020' }, 'Hængekøje'],
    [{ q: 'hængekøjje', orden: 'nyeste' }, 'Hængekøje'],
  ] as const) {
    await write('many', [more])
    const one = await counting.count(() => read(query, '/soeg', counted))
    await write(
      'many',
      Array.from({ length: 300 }, (_, n) => `${more} ${n}`),
    )
    const many = await counting.count(() => read(query, '/soeg', counted))
    expect([one.result.said, many.result.said]).toEqual([expect.stringContaining('1 resultat'), expect.stringContaining('300 resultater')])
    expect(many.queries).toBe(one.queries)
    expect(one.queries).toBeGreaterThan(3)
  }
  await write('many', [])
})

describe('however it is asked', () => {
  test.each([
    ['Arabic', 'مجلس', '/punkt/odd-0'],
    ['Arabic that is marked with vowels otherwise', 'الاِندِماج', '/punkt/odd-0'],
    ['Cyrillic in capitals', 'ЗАСІДАННЯ', '/punkt/odd-1'],
    ['a quotation that never ends', '"boligsocial helhedsplan', '/punkt/odd-2'],
    ['quotation marks that do not belong together', '»helhedsplan" „boligsocial', '/punkt/odd-2'],
    ['the signs of a query language', "boligsocial & (helhedsplan:* | 'x') <->", null],
    ['nothing but small words', 'til os', '/punkt/odd-3'],
    ['an emoji beside a word', '🏠 helhedsplan 🎉', '/punkt/odd-2'],
    ['the signs of a pattern beside a word', '%helhedsplan_\\', '/punkt/odd-2'],
  ])('finds by %s', async (_, q, url) => {
    const { $, links, said } = await read({ q })
    if (url) expect(links).toContain(url)
    expect(said).toMatch(/^\d+ resultat/)
    expect($('main input[name=q]').attr('value')).toBe(q)
  })

  test.each([
    ['the signs of a pattern', '%_\\'],
    ['the signs of a query language', "!&|():*<->'"],
    ['emoji', '🎉🏠👩🏽‍🚒'],
    ['only what not to find', '-helhedsplan -"til os"'],
    ['a script that nobody has written', 'ስብሰባ'],
    ['empty quotation marks', '""'],
  ])('by %s it says that nothing is found, and what to try', async (_, q) => {
    for (const at of ['/soeg', '/ar/soeg']) {
      const { $, links, said } = await read({ q }, at)
      expect(links).toEqual([])
      expect(said).toContain(q)
      expect($('main section h2').first().text()).not.toBe('')
      expect($('main section li').length).toBeGreaterThanOrEqual(5)
    }
  })

  test('of two thousand signs the first two hundred are read, and the page says so', async () => {
    const { $, links } = await read({ q: 'helhedsplan '.repeat(170).slice(0, 2_000) })
    expect(links).toEqual(['/punkt/odd-2'])
    expect($('main .alert').text()).toContain('de første 200 tegn')
  })
})
