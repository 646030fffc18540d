import { load } from 'cheerio'
import { beforeAll, describe, expect, test } from 'vitest'
import { publish, withdraw } from '#modules/meetings/index.ts'
import { readAtom } from '#platform/feed/atom.testing.ts'
import { testApp } from '#test/app.ts'
import { testDatabase } from '#test/database.ts'
import { aDecision, anItem } from '#test/make.ts'
import { aTown } from '../following.testing.ts'

const db = await testDatabase()
const town = await aTown(db, '901')
const { app, municipality } = town
const read = async (path: string) => readAtom(await (await app.get(path)).text())
const idsIn = async (path: string) => (await read(path)).entries.map(({ id }) => id)
const hostile = '<b>Cykelsti</b> & "havn" ]]> ملاحظة'
let past: { id: string; slug: string }
let item: { id: string; short_id: string }

beforeAll(async () => {
  const items = [
    anItem({ title: hostile, decision: aDecision('Vedtaget') }),
    anItem({ title: 'Hemmelig', publicTitle: 'Lukket titel', openness: 'closed' }),
  ]
  past = await town.hold({ items })
  item = (await town.itemsOf(past.id))[0] ?? { id: '', short_id: '' }
  await town.aCase('26/7', 'Cykler', [item.id])
  await town.release(past.id)
})

const paths = ['/moeder.atom', '/raadet/integrationsraadet/nyt.atom', '/sager/26-7/nyt.atom', '/soeg.atom?q=cykelsti']

describe('a feed', () => {
  test.each(paths.flatMap((path) => [path, `/ar${path}`]))(
    'at %s is one by the standard, under its own address and language',
    async (path) => {
      const answer = await app.get(path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8'])
      const feed = await read(path)
      expect(feed.problems).toEqual([])
      expect(feed.self).toBe(municipality.origin + path)
      expect(feed.lang).toBe(path.startsWith('/ar') ? 'ar' : 'da')
      expect(feed.entries.length).toBeGreaterThan(0)
      for (const { url } of feed.entries) expect((await app.get(url.replace(municipality.origin, ''))).status, url).toBe(200)
      expect((await app.get(feed.page.replace(municipality.origin, ''))).status).toBe(200)
    },
  )

  test.each(paths)('at %s is not sent again to whoever has it', async (path) => {
    const first = await app.get(path)
    const held = await app.get(path, { 'if-none-match': first.headers.get('etag') ?? '' })
    expect([held.status, await held.text()]).toEqual([304, ''])
  })

  test('names things by what never changes, and their text as it was written', async () => {
    expect(await idsIn('/moeder.atom')).toEqual([`urn:uuid:${past.id}`])
    const [entry] = (await read('/sager/26-7/nyt.atom')).entries
    expect(entry).toMatchObject({ id: `urn:uuid:${item.id}`, title: hostile, lang: 'da' })
    expect((await read('/en/moeder.atom')).entries[0]?.id).toBe(`urn:uuid:${past.id}`)
  })

  test('holds no closed item, by no name', async () => {
    for (const path of [...paths, '/soeg.atom?q=hemmelig', '/soeg.atom?q=lukket'])
      expect(await (await app.get(path)).text(), path).not.toMatch(/Hemmelig|Lukket titel/)
    const member = await testApp(db, { municipality, as: 'secretary' })
    expect(readAtom(await (await member.get('/soeg.atom?q=hemmelig')).text()).entries).toEqual([])
  })

  test('tells of a correction by its date, and what is withdrawn is gone', async () => {
    const meeting = await town.planned({ title: 'Møde om svømmehal', items: [anItem({ title: 'Svømmehal' })] })
    const [own] = await town.itemsOf(meeting.id)
    await town.aCase('26/8', 'Svømmehal', [own?.id ?? ''])
    await town.agenda(meeting.id)
    const all = ['/moeder.atom', '/raadet/integrationsraadet/nyt.atom', '/sager/26-8/nyt.atom', '/soeg.atom?q=svømmehal']
    const held = await Promise.all(all.map(async (path) => (await app.get(path)).headers.get('etag') ?? ''))
    const before = (await read('/sager/26-8/nyt.atom')).updated
    app.travel({ hours: 1 })
    await town.change((tx) => publish(tx, town.acting, meeting.id, 'corrected', 'Rettet'))
    expect((await read('/sager/26-8/nyt.atom')).updated > before).toBe(true)
    for (const [at, path] of all.entries()) expect((await app.get(path, { 'if-none-match': held[at] ?? '' })).status, path).toBe(200)
    await town.change((tx) => withdraw(tx, town.acting, meeting.id, 'error'))
    const ids = [`urn:uuid:${meeting.id}`, `urn:uuid:${own?.id}`]
    expect((await app.get('/sager/26-8/nyt.atom')).status).toBe(404)
    for (const path of all.filter((one) => !one.includes('26-8')))
      expect(
        (await idsIn(path)).filter((id) => ids.includes(id)),
        path,
      ).toEqual([])
  })

  test('is named in the head of the page that it tells of', async () => {
    for (const page of [
      '/',
      '/moeder',
      '/raadet',
      '/raadet/integrationsraadet',
      '/sager/26-7',
      '/soeg?q=cykelsti',
      '/foelg',
      '/en/moeder',
    ]) {
      const $ = load(await (await app.get(page)).text())
      const feed = $('head link[rel=alternate][type="application/atom+xml"]')
      expect(feed, page).toHaveLength(1)
      expect((await read(feed.attr('href') ?? '')).problems, page).toEqual([])
    }
  })

  test('of nothing, of nothing public and of a search of 2,000 odd signs', async () => {
    for (const path of ['/soeg.atom', '/soeg.atom?q=', '/raadet/findes-ikke/nyt.atom', '/sager/findes-ikke/nyt.atom'])
      expect((await app.get(path)).status, path).toBe(404)
    const long = await read(`/soeg.atom?${new URLSearchParams({ q: `<&"' ${'ord\u0000 '.repeat(500)}` })}`)
    expect([long.problems, long.entries]).toEqual([[], []])
  })
})
