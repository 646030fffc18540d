import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { zipContent, zipEntries } from '#platform/documents/zip.ts'
import { type Audience, draftsOf, search } from '#platform/search/search.ts'
import { testDatabase } from '#test/database.ts'
import { aDecision } from '#test/make.ts'
import { aDocx, aJpeg, anExif, aPdf, wordParagraph } from '#test/papers.ts'
import { publishAgenda, withdraw } from '../publish.ts'
import { papersOfACouncil } from './papers.testing.ts'

const db = await testDatabase()
const { visitor, host, acting, act, people, anItemOfAMeeting, send, add, rows, stored, open, fetchFile } = await papersOfACouncil(db)

describe('a photograph beside an item', () => {
  test('says nothing of where and with what it was taken, whoever fetches it', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    const photo = aJpeg([anExif({ turned: 6 })], Buffer.from('GPS of a film'))
    expect((await add(path, { name: 'baenk.jpg', bytes: photo })).status).toBe(303)
    const [paper] = await rows(itemId)
    const answer = await people.secretary.get(`/bilag/${paper?.id}/baenk.jpg?udkast=ja`)
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(paper?.size)])
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).not.toMatch(/GPS|Apple|56\.1629/)
  })

  test('nor does one that stands in a Word document', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    const photo = { name: 'word/media/image1.jpeg', content: aJpeg([anExif()]) }
    expect((await add(path, { name: 'notat.docx', bytes: aDocx(wordParagraph('Et ord'), [photo]) })).status).toBe(303)
    const [paper] = await rows(itemId)
    const bytes = Buffer.from(await (await people.secretary.get(`/bilag/${paper?.id}/notat.docx?udkast=ja`)).arrayBuffer())
    const picture = zipEntries(bytes)?.find(({ name }) => name === photo.name)
    expect(picture && zipContent(bytes, picture, 1e6)).toEqual(aJpeg())
  })

  test('nor is one kept that cannot be packed without it', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    const parts = ['word/media/image1.jpeg', '../image2.jpeg'].map((name) => ({ name, content: aJpeg([anExif()]) }))
    const answer = await add(path, { name: 'notat.docx', bytes: aDocx(wordParagraph('Et ord'), parts) })
    expect([answer.status, load(await answer.text())('main').text()]).toEqual([
      422,
      expect.stringContaining('notat.docx kan ikke læses helt'),
    ])
    expect(await rows(itemId)).toEqual([])
  })

  test('that cannot be read through is refused by name, and what came beside it is kept', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    const half = aJpeg([anExif()]).subarray(0, 60)
    const answer = await add(path, { name: 'halv.jpg', bytes: half }, { name: 'note.txt', bytes: Buffer.from('en note') })
    expect(answer.status).toBe(422)
    expect(load(await answer.text())('main').text()).toContain('halv.jpg kan ikke læses helt')
    expect((await rows(itemId)).map((row) => row.file_name)).toEqual(['note.txt'])
  })
})

describe('a paper', () => {
  test('whose name has control characters or turned letters comes in without them, and nothing else of its form is lost', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    const names = ['bu\u0001d\u202eget.pdf\u0000', '\u2067note\u2069\u009f.txt']
    const [pdf = '', note = ''] = names
    expect((await add(path, { name: pdf, bytes: aPdf('tal') }, { name: note, bytes: Buffer.from('en note') })).status).toBe(303)
    expect((await rows(itemId)).map((row) => [row.file_name, row.title])).toEqual([
      ['budget.pdf', 'budget'],
      ['note.txt', 'note'],
    ])
  })

  test('lies beside its item in the order in which it came, closed, with its words read', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    expect(
      (await add(path, { name: 'Årets_budget.pdf', bytes: aPdf('to tal') }, { name: 'note.txt', bytes: Buffer.from('en note') })).status,
    ).toBe(303)
    const papers = await rows(itemId)
    expect(papers.map((one) => [one.title, one.file_name, one.media_type, one.openness])).toEqual([
      ['Årets budget', 'Årets_budget.pdf', 'application/pdf', 'closed'],
      ['note', 'note.txt', 'text/plain', 'closed'],
    ])
    expect(await stored(papers[0]?.sha256)).toMatchObject({ text: 'to tal', wholly_read: true, reference_count: 1 })
  })

  test.each([
    ['en html-side med et andet navn', 'referat.pdf', Buffer.from('<html><script>alert(1)</script>')],
    ['et program', 'program.exe', Buffer.from('MZ\0\0\0')],
    ['et gammelt Word-dokument', 'brev.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['makroer', 'brev.docx', aDocx('', [{ name: 'word/vbaProject.bin', content: 'x' }])],
    ['intet', 'tom.pdf', Buffer.alloc(0)],
  ])('is not %s: the page says so, and nothing is kept', async (_what, name, bytes) => {
    const { path, itemId } = await anItemOfAMeeting()
    const answer = await add(path, { name, bytes })
    expect(answer.status).toBe(422)
    expect(load(await answer.text())('main').text()).toContain(name)
    expect(await rows(itemId)).toEqual([])
  })

  test('that is good is kept beside a bad one', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    const answer = await add(path, { name: 'god.txt', bytes: Buffer.from('god') }, { name: 'ond.exe', bytes: Buffer.from('MZ\0') })
    expect(answer.status).toBe(422)
    expect((await rows(itemId)).map((one) => one.title)).toEqual(['god'])
  })

  test('comes once when the form is sent twice, and again when another file is chosen in it', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    const fields = { do: 'tilfoej', once: '0199a000-0000-7000-8000-000000000001' }
    const filer = [{ name: 'a.txt', bytes: Buffer.from('én') }]
    await Promise.all([1, 2].map(() => send(people.secretary, path, fields, { filer })))
    expect(await rows(itemId)).toHaveLength(1)
    await send(people.secretary, path, fields, { filer: [{ name: 'b.txt', bytes: Buffer.from('to') }] })
    expect((await rows(itemId)).map((one) => one.title)).toEqual(['a', 'b'])
  })

  test('is renamed, opened and moved; a title is asked for', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    await add(path, { name: 'a.txt', bytes: Buffer.from('a') }, { name: 'b.txt', bytes: Buffer.from('b') })
    const [first, second] = await rows(itemId)
    if (!first || !second) throw new Error('two papers')
    expect((await open(path, first.id, '  ')).status).toBe(422)
    await open(path, first.id, 'Nyt navn')
    await send(people.secretary, path, { do: 'op', bilag: second.id })
    expect((await rows(itemId)).map((one) => [one.title, one.openness])).toEqual([
      ['b', 'closed'],
      ['Nyt navn', 'open'],
    ])
  })

  test('that goes takes its bytes along, unless something else needs them', async () => {
    const [one, other] = [await anItemOfAMeeting(), await anItemOfAMeeting()]
    const file = { name: 'fælles.txt', bytes: Buffer.from('de samme bytes') }
    for (const { path } of [one, other]) await add(path, file)
    const [paper] = await rows(one.itemId)
    const remove = async ({ path, itemId }: typeof one) =>
      send(people.secretary, path, { do: 'fjern', bilag: (await rows(itemId))[0]?.id ?? '' })
    expect((await stored(paper?.sha256))?.reference_count).toBe(2)
    await remove(one)
    expect((await stored(paper?.sha256))?.reference_count).toBe(1)
    await remove(other)
    expect(await stored(paper?.sha256)).toBeUndefined()
  })

  test('is nothing for whoever may not edit the item', async () => {
    const { path, itemId } = await anItemOfAMeeting()
    await add(path, { name: 'a.txt', bytes: Buffer.from('a') })
    const [paper] = await rows(itemId)
    for (const app of [people.elsewhere, people.chair, people.member]) {
      expect((await app.get(path)).status).toBe(404)
      expect((await send(app, path, { do: 'fjern', bilag: paper?.id ?? '' })).status).toBe(404)
    }
    expect(await rows(itemId)).toHaveLength(1)
  })
})

describe('a file is fetched', () => {
  const bytes = aPdf('offentligt bilag')
  async function published(item: Parameters<typeof anItemOfAMeeting>[0] = {}) {
    const meeting = await anItemOfAMeeting(item)
    await add(meeting.path, { name: 'åbent.pdf', bytes }, { name: 'lukket.docx', bytes: aDocx(wordParagraph('hemmelige ord')) })
    const [first, second] = await rows(meeting.itemId)
    if (!first || !second) throw new Error('two papers')
    await open(meeting.path, first.id)
    return { ...meeting, first, second }
  }
  const statuses = async (paper: { id: string; file_name: string }) => {
    const who = [visitor, people.substitute, people.member, people.chair, people.secretary, people.elsewhere]
    return Promise.all(who.map(async (app) => (await fetchFile(app, paper)).status))
  }

  test('by nobody but those who prepare the meeting before it is public', async () => {
    const { first, second } = await published()
    expect(await statuses(first)).toEqual([404, 404, 404, 200, 200, 404])
    expect(await statuses(second)).toEqual([404, 404, 404, 200, 200, 404])
  })

  test('by everybody when the public version names it; a closed one by those who sit, and its name reaches nobody else', async () => {
    const { id, first, second, shortId, slug } = await published()
    await act((tx) => publishAgenda(tx, acting, id))
    expect(await statuses(first)).toEqual([200, 200, 200, 200, 200, 200])
    expect(await statuses(second)).toEqual([404, 404, 200, 200, 200, 404])
    for (const path of [`/moeder/${slug}`, `/punkt/${shortId}`, `/api/meetings/${slug}`]) {
      const text = await (await visitor.get(path)).text()
      expect(text, path).not.toContain('lukket')
      expect(text, path).toContain('bent.pdf')
    }
    expect(await (await people.member.get(`/punkt/${shortId}`)).text()).toContain('lukket.docx')
  })

  test('with headers that let nothing in it run, and keep closed ones out of every cache', async () => {
    const { id, first, second } = await published()
    await act((tx) => publishAgenda(tx, acting, id))
    const answer = await fetchFile(visitor, first)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; filename="_bent.pdf"; filename\*=UTF-8''%C3%A5bent.pdf$/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
    const again = await visitor.get(`/bilag/${first.id}/${encodeURIComponent(first.file_name)}`, {
      'if-none-match': answer.headers.get('etag') ?? '',
    })
    expect(again.status).toBe(304)
    const closed = await fetchFile(people.member, second)
    expect(closed.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(closed.headers.get('cache-control')).toBe('no-store')
  })

  test('under its own name alone', async () => {
    const { id, first } = await published()
    await act((tx) => publishAgenda(tx, acting, id))
    const answer = await visitor.get(`/bilag/${first.id}/gratis-penge.pdf`)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `/bilag/${first.id}/${encodeURIComponent('åbent.pdf')}`])
  })

  test('as the public version has it while the secretariat has put another in its place, or taken it away', async () => {
    const { id, first, path } = await published()
    await act((tx) => publishAgenda(tx, acting, id))
    const replacement = { [`fil-${first.id}`]: [{ name: 'ny.pdf', bytes: aPdf('ny') }] }
    expect((await send(people.secretary, path, { do: 'skift', bilag: first.id }, replacement)).status).toBe(303)
    expect(Buffer.from(await (await fetchFile(visitor, first)).arrayBuffer()).equals(bytes)).toBe(true)
    expect((await people.secretary.get(`/bilag/${first.id}/ny.pdf?udkast=ja`)).status).toBe(200)
    expect((await visitor.get(`/bilag/${first.id}/ny.pdf?udkast=ja`)).status).toBe(302)
    const other = await published()
    await act((tx) => publishAgenda(tx, acting, other.id))
    await send(people.secretary, other.path, { do: 'fjern', bilag: other.first.id })
    expect((await fetchFile(visitor, other.first)).status).toBe(200)
    await act((tx) => publishAgenda(tx, acting, other.id))
    expect((await fetchFile(visitor, other.first)).status).toBe(404)
  })

  test('no more when the meeting is withdrawn: 410 with the reason', async () => {
    const { id, first } = await published()
    await act((tx) => publishAgenda(tx, acting, id))
    await act((tx) => withdraw(tx, acting, id, 'Forkert bilag'))
    const answer = await fetchFile(visitor, first)
    expect(answer.status).toBe(410)
    expect(await answer.text()).toContain('Forkert bilag')
  })

  test('of a closed item by nobody of the public, whatever was ticked', async () => {
    const { id, first } = await published({ openness: 'closed', publicTitle: 'Lukket' })
    await act((tx) => publishAgenda(tx, acting, id))
    expect(await statuses(first)).toEqual([404, 404, 200, 200, 200, 404])
  })
})

test('the words of a paper are found by those who may read it', async () => {
  const { id, path, itemId } = await anItemOfAMeeting({ decision: aDecision('intet') })
  await add(path, { name: 'a.pdf', bytes: aPdf('kanelsnegle') }, { name: 'b.docx', bytes: aDocx(wordParagraph('rugbrød')) })
  const hits = async (query: string, audiences: Audience[]) =>
    (await act((tx) => search(tx, { query, audiences, limit: 5, offset: 0 }))).total
  // A page waits some seconds for its papers to be read, and then goes on without them.
  await expect.poll(() => hits('kanelsnegle', [draftsOf(host.id)]), { timeout: 60_000 }).toBe(1)
  await expect.poll(() => hits('rugbrød', [draftsOf(host.id)]), { timeout: 60_000 }).toBe(1)
  const [first] = await rows(itemId)
  await open(path, first?.id ?? '')
  await act((tx) => publishAgenda(tx, acting, id))
  expect(await hits('kanelsnegle', ['public'])).toBe(1)
  expect(await hits('rugbrød', ['public'])).toBe(0)
  expect(await hits('rugbrød', [`body/${host.id}`])).toBe(1)
})
