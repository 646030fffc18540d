import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const office = await testApp(db, { municipality, as: 'secretary' })
const visitor = await testApp(db, { municipality, files: office.platform.files })
const { read } = reader(office.platform, municipality.id)

let n = 0
async function aPolicy(words = 'Alle børn skal kunne cykle.') {
  const result = await read(`Cykelpolitik ${n++}\n\n${words}\n`, { name: 'politik.txt' })
  if (result.status === 'refused') throw new Error(result.refusal)
  return { ...result, path: `/import/${result.runId}` }
}
async function release(path: string, values: Record<string, string> = {}) {
  const boxes = load(await (await office.get(path)).text())('.doubt-list input[type=checkbox]')
  const ticked = Object.fromEntries(
    boxes
      .map((_, box) => box.attribs['name'] ?? '')
      .get()
      .map((name) => [name, 'ja']),
  )
  return office.post(path, { ...ticked, do: 'release', ...values })
}
const found = async (words: string, app = visitor, drafts = '') =>
  load(await (await app.get(`/soeg?q=${words}&slags=document${drafts}`)).text())('main a[href^="/dokumenter/"], main a[href^="/import/"]')
    .length

describe('a document that is no meeting', () => {
  test('is a draft that the secretariat alone finds, until a person releases it: then it has an address of its own', async () => {
    const { path } = await aPolicy('Zebrafinken er rådets fugl.')
    expect(await found('zebrafinken')).toBe(0)
    expect((await visitor.get(path)).status).toBe(303)
    const answer = await release(path)
    const address = answer.headers.get('location') ?? ''
    expect(address).toMatch(/^\/dokumenter\/cykelpolitik-\d$/)
    const page = await (await visitor.get(address)).text()
    expect(page).toContain('Zebrafinken')
    expect(await (await visitor.get('/dokumenter')).text()).toContain(address)
    expect(await (await visitor.get('/sitemap.xml')).text()).toContain(address)
    expect((await visitor.get(`/ar${address}`)).status).toBe(200)
  })

  test('never goes out by the operator’s --confirm', async () => {
    const result = await read(`Cykelpolitik ${n++}\n\nOrd.\n`, { confirm: true })
    expect(result).toMatchObject({ status: 'created', released: false })
  })

  test.each([
    ['its file stays in the house unless somebody says that it may be fetched', {}, 404],
    ['its file is fetched when somebody says so', { fil: 'ja' }, 200],
  ] as const)('%s', async (_, values, status) => {
    const { path } = await aPolicy()
    const address = (await release(path, values)).headers.get('location') ?? ''
    expect((await visitor.get(`${address}/politik.txt`)).status).toBe(status)
    expect((await visitor.get(`${address}/andet.txt`)).status).toBe(404)
  })

  test('with what looks like personal data is held back until each line is answered for; a line that is taken out is not public, nor is the file', async () => {
    const { path } = await aPolicy('Ring til Bodil på 010203-1234.\n\nAlle må komme.')
    expect((await office.post(path, { do: 'release' })).status).toBe(422)
    expect((await office.post(path, { do: 'edit', ret: 'unplaced.3', set: '0', til: 'nowhere' })).status).toBe(303)
    const address = (await release(path, { fil: 'ja' })).headers.get('location') ?? ''
    const page = await (await visitor.get(address)).text()
    expect(page).toContain('Alle må komme.')
    expect(page).not.toContain('010203')
    expect((await visitor.get(`${address}/politik.txt`)).status).toBe(404)
    expect(await found('bodil')).toBe(0)
  })

  test('is withdrawn: gone from its page, the list, the search and its file at once, and a draft again', async () => {
    const { path } = await aPolicy('Okapien er rådets dyr.')
    const address = (await release(path, { fil: 'ja' })).headers.get('location') ?? ''
    expect((await office.post(`${path}/fortryd`)).status).toBe(409)
    expect((await office.post(path, { do: 'withdraw', hvorfor: 'personal' })).status).toBe(303)
    const gone = await visitor.get(address)
    expect([gone.status, (await visitor.get(`${address}/politik.txt`)).status]).toEqual([410, 410])
    expect(await gone.text()).not.toContain('Okapien')
    expect(await (await visitor.get('/dokumenter')).text()).not.toContain(address)
    expect(await found('okapien')).toBe(0)
    expect((await release(path)).headers.get('location')).toBe(address)
    expect((await visitor.get(address)).status).toBe(200)
  })

  test.each([
    ['ar', 'rtl', 'يرغب المجلس في إنشاء مسار جديد للدراجات بجانب المدرسة الجديدة في المدينة.'],
    ['pl', 'ltr', 'Rada chce, aby przy szkole powstała nowa ścieżka, i nie jest to pierwsza taka prośba do gminy.'],
  ])('in %s says so, and runs the way of its letters, on its page, in the list and among results', async (lang, dir, words) => {
    const result = await read(`${words}\n\n${words}\n`, { name: 'brev.txt' })
    const address = (await release(`/import/${'runId' in result ? result.runId : ''}`)).headers.get('location') ?? ''
    const markOf = async (path: string, at: string, app = visitor) => {
      const found = load(await (await app.get(path)).text())(at)
        .first()
        .closest('[lang]')
      return [found.attr('lang'), found.attr('dir')]
    }
    expect(await markOf(address, '.document-text')).toEqual([lang, dir])
    expect(await markOf(address, 'h1 bdi')).toEqual([lang, dir])
    expect(await markOf('/dokumenter', `a[href="${address}"] bdi`)).toEqual([lang, dir])
    const hit = (await db.owner.selectFrom('search_entry').select('lang').where('url', '=', address).execute()).map((row) => row.lang)
    expect(hit).toEqual([lang])
    expect(await markOf('runId' in result ? `/import/${result.runId}` : '', '.source-line', office)).toEqual([lang, dir])
  })

  test('that was withdrawn and undone leaves its address and nothing to read', async () => {
    const { path } = await aPolicy('Tapiren er rådets dyr.')
    const address = (await release(path)).headers.get('location') ?? ''
    await office.post(path, { do: 'withdraw', hvorfor: 'mistake' })
    expect((await office.post(`${path}/fortryd`)).status).toBe(303)
    expect((await visitor.get(address)).status).toBe(410)
    const rows = await db.owner
      .selectFrom('library_document')
      .select(['text', 'title'])
      .where('slug', '=', address.replace('/dokumenter/', ''))
      .execute()
    expect(rows).toEqual([{ text: '', title: '' }])
  })
})
