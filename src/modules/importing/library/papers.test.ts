import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { aPdf, type Packed } from '#test/papers.ts'
import { aHouseThatImports, open, whole, without } from '../papers.testing.ts'
import { findableDocuments } from './release.ts'

const db = await testDatabase()

/** What a case system wrote, kept as a document of the library with its papers, as somebody lets it out. */
async function aDocument(files: Packed[], fields: Record<string, string> = { bilag: 'ja' }) {
  const house = await aHouseThatImports(db)
  await house.send(files)
  const path = `/import/${await house.run()}`
  await house.office.post(`${path}?ret=kind`, { do: 'edit', ret: 'kind', set: '0', v: 'report' })
  await house.readAll()
  const ticks = (await house.mainOf(path)).find('.doubt-list input[type=checkbox]').toArray()
  const answer = await house.office.post(path, {
    ...Object.fromEntries(ticks.map(({ attribs }) => [attribs['name'] ?? '', 'ja'])),
    ...{ do: 'release', ...fields },
  })
  const address = answer.headers.get('location') ?? ''
  const main = load(await (await house.visitor.get(address)).text())('main')
  const links = main.find('a[href*="/bilag/"]').toArray()
  return { ...house, path, address, text: main.text(), links: links.map(({ attribs }) => attribs['href'] ?? '') }
}

test('a document shows the papers that its source marked as open, and nobody finds the others', async () => {
  const { visitor, address, links, text } = await aDocument(whole, { bilag: 'ja', fil: 'ja' })
  expect(address).toMatch(/^\/dokumenter\//)
  expect(links).toEqual([`${address}/bilag/1/31.PDF`])
  const fetched = await visitor.get(links[0] ?? '')
  expect([fetched.status, Buffer.from(await fetched.arrayBuffer())]).toEqual([200, open])
  expect(text).not.toContain('Navne på frivillige')
  // Nor do they read what its closed items say, and the file, which has every line, is not to be had.
  expect([text.includes('Åbningstiden udvides.'), text.includes('Klage fra en borger')]).toEqual([true, false])
  expect((await visitor.get(`${address}/dagsorden.xml`)).status).toBe(404)
  for (const other of ['bilag/2/32.pdf', 'bilag/1/32.pdf', 'bilag/0/31.PDF'])
    expect((await visitor.get(`${address}/${other}`)).status).toBe(404)
})

test('papers stay in the house unless somebody says so, and where something in them looks like somebody’s own', async () => {
  expect((await aDocument(whole, {})).links).toEqual([])
  const harmful = { name: 'møde/bilag/31.PDF', content: aPdf('Ring til Bodil 010203-1234') }
  expect((await aDocument([...without('31.PDF'), harmful])).links).toEqual([])
})

test('the words of those that went out are found by everybody, those of the others by nobody; withdrawn they are gone', async () => {
  const { municipality, visitor, office, path, links } = await aDocument(whole)
  const found = async (words: string) =>
    load(await (await visitor.get(`/soeg?q=${words}`)).text())('main a[href^="/dokumenter/"]')
      .toArray()
      .map(({ attribs }) => attribs['href'])
  expect(await found('Besøgstal')).toEqual(links.map((link) => decodeURI(link)))
  expect(await found('Frivillige')).toEqual([])
  expect(await found('notat')).not.toContain(expect.stringContaining('/bilag/'))
  expect((await visitor.get((await found('Besøgstal'))[0] ?? '')).status).toBe(200)
  await office.platform.db.in(municipality.id, async (tx) => {
    for (const id of await findableDocuments.ids(tx)) await findableDocuments.index(tx, municipality.id, id)
  })
  expect(await found('Besøgstal')).toHaveLength(1)
  await office.post(path, { do: 'withdraw', hvorfor: 'mistake' })
  expect(await found('Besøgstal')).toEqual([])
})

test('they go with the document when it is withdrawn', async () => {
  const { visitor, office, path, links } = await aDocument(whole)
  await office.post(path, { do: 'withdraw', hvorfor: 'mistake' })
  expect((await visitor.get(links[0] ?? '')).status).toBe(410)
})
