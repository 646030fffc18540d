import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { homeZone } from '#platform/clock.ts'
import { testDatabase } from '#test/database.ts'
import { aPdf, aZip, type Packed } from '#test/papers.ts'
import { importBytes } from './import.ts'
import { aHouseThatImports, open, protectedOne, sbsys, unmarked, whole, without } from './papers.testing.ts'
import { openArchive } from './read/open-upload.ts'

const db = await testDatabase()
const aHouse = () => aHouseThatImports(db)

describe('the papers that come along with a meeting of a case system', () => {
  test('lie beside their item, open only where the system says so', async () => {
    const house = await aHouse()
    await house.send(whole)
    expect(await house.told()).toEqual([
      ['12', 'Oversigt over besøg', 'open', '31.PDF'],
      ['12', 'Navne på frivillige', 'closed', '32.pdf'],
      ['12', 'Notat uden mærke', 'closed', '33.pdf'],
    ])
    expect(await house.doubts()).toEqual([])
  })

  test('are shown where the import is read through, with who may read each and a way to the file', async () => {
    const house = await aHouse()
    await house.send(whole)
    const main = await house.mainOf(`/import/${await house.run()}`)
    const lines = main.find('.import-papers li')
    expect(lines.map((_, line) => load(line).text().trim().replace(/\s+/g, ' ')).get()).toEqual([
      'Oversigt over besøg Åbent Ret',
      'Navne på frivillige Lukket Ret',
      'Notat uden mærke Lukket Ret',
    ])
    const href = lines.eq(1).find('a').attr('href') ?? ''
    const fetched = await house.office.get(href)
    expect(fetched.status).toBe(200)
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(protectedOne)
    expect((await house.visitor.get(href)).status).toBe(404)
    expect((await (await house.as('member')).get(href)).status).toBe(404)
  })

  test('are nobody else’s: another municipality finds neither the file nor the import', async () => {
    const [house, other] = [await aHouse(), await aHouse()]
    await house.send(whole)
    const [paper] = await house.papers()
    if (!paper) throw new Error('no paper')
    expect((await other.office.get(`${other.hrefOf(paper)}?udkast=ja`)).status).toBe(404)
    expect((await other.office.get(`/import/${await house.run()}`)).status).toBe(404)
    expect(await other.stored()).toEqual([])
  })

  test('go out with the release when they are open, and only then', async () => {
    const house = await aHouse()
    await house.send(whole)
    const [first, second, third] = await house.papers()
    if (!first || !second || !third) throw new Error('no papers')
    expect((await house.visitor.get(house.hrefOf(first))).status).toBe(404)
    const answer = await house.release(await house.run())
    expect(answer.headers.get('location')).toMatch(/^\/moeder\//)
    const fetched = await house.visitor.get(house.hrefOf(first))
    expect([fetched.status, Buffer.from(await fetched.arrayBuffer())]).toEqual([200, open])
    for (const paper of [second, third]) expect((await house.visitor.get(house.hrefOf(paper))).status).toBe(404)
    const page = await (await house.visitor.get(answer.headers.get('location') ?? '')).text()
    expect(page).not.toContain('Navne på frivillige')
    // From here on the meeting alone holds them.
    const counts = await house.stored()
    expect(counts.find(({ sha256 }) => sha256.equals(first.sha256 ?? Buffer.alloc(0)))?.reference_count).toBe(1)
  })

  test('are not more open than their item, also when somebody opens it afterwards', async () => {
    const house = await aHouse()
    const xml = sbsys.replace('Nummer="12" Åbent="true"', 'Nummer="12" Åbent="false"')
    await house.send([{ name: 'møde/dagsorden.xml', content: xml }, ...without('.xml')])
    expect((await house.told()).map(([, , openness]) => openness)).toEqual(['closed', 'closed', 'closed'])
    const id = await house.run()
    const head = { do: 'edit', ret: 'items.p0', set: '0', nummer: '12', titel: 'Åbningstid i sprogcaféen', sag: '' }
    expect((await house.office.post(`/import/${id}?ret=items.p0`, head)).status).toBe(303)
    expect((await house.told()).map(([, , openness]) => openness)).toEqual(['closed', 'closed', 'closed'])
  })

  test('that are left out of a closed item stay closed titles, also when somebody opens it', async () => {
    const house = await aHouse()
    const xml = sbsys.replace('Nummer="12" Åbent="true"', 'Nummer="12" Åbent="false"')
    await house.send([{ name: 'møde/dagsorden.xml', content: xml }, ...without('.xml', '32.pdf')])
    const head = { do: 'edit', ret: 'items.p0', set: '0', nummer: '12', titel: 'Åbningstid i sprogcaféen', sag: '' }
    expect((await house.office.post(`/import/${await house.run()}?ret=items.p0`, head)).status).toBe(303)
    expect(await house.told()).toEqual([
      ['12', 'Oversigt over besøg', 'closed', '31.PDF'],
      ['12', 'Navne på frivillige', 'closed', ''],
      ['12', 'Notat uden mærke', 'closed', '33.pdf'],
    ])
  })

  test('stay with what their item becomes', async () => {
    const house = await aHouse()
    await house.send(whole)
    const id = await house.run()
    const merged = await house.office.post(`/import/${id}?ret=items.p1`, {
      do: 'merge',
      ret: 'items.p1',
      set: '0',
      nummer: '13',
      titel: 'x',
      sag: '',
    })
    expect(merged.status).toBe(303)
    // The closed item's words are now among those of item 12: all of it is closed.
    expect(await house.told()).toEqual([
      ['12', 'Oversigt over besøg', 'closed', '31.PDF'],
      ['12', 'Navne på frivillige', 'closed', '32.pdf'],
      ['12', 'Notat uden mærke', 'closed', '33.pdf'],
    ])
    expect((await house.stored()).every(({ reference_count }) => reference_count <= 2)).toBe(true)
    await house.undo(id)
    expect([await house.stored(), await house.lying()]).toEqual([[], 0])
  })
})

describe('a paper that does not come in', () => {
  test('stops nothing: it stays a title, and the review says so at its item', async () => {
    const house = await aHouse()
    await house.send([
      ...without('31.PDF', '32.pdf'),
      { name: 'møde/bilag/32.pdf', content: Buffer.from([0, 1, 2, 3, 255]) },
      { name: 'møde/andet.txt', content: '' },
    ])
    expect(await house.told()).toEqual([
      ['12', 'Oversigt over besøg', 'open', ''],
      ['12', 'Notat uden mærke', 'closed', '33.pdf'],
    ])
    expect(await house.doubts()).toEqual([
      { name: 'Oversigt over besøg', reason: 'missing', path: 'items[0].attachments', line: expect.any(Number) },
      { name: 'Navne på frivillige', reason: 'unknownType', path: 'items[0].attachments', line: expect.any(Number) },
    ])
    const main = await house.mainOf(`/import/${await house.run()}`)
    expect(main.find('.doubt-list').text()).toContain('»Oversigt over besøg« kom ikke med: Filen er ikke blandt dem, der kom med.')
    const anchor = main.find('.doubt-places a[href="#felt-items-p0-attachments"]')
    expect([anchor.length, main.find('#felt-items-p0-attachments').length]).toEqual([2, 1])
  })

  test.each([
    ['empty', Buffer.alloc(0)],
    ['nameDiffers', Buffer.from('Kun tekst, ingen PDF.')],
    ['tooLarge', Buffer.concat([aPdf('x'), Buffer.alloc(20_100_000, ' ')])],
  ])('because it is %s', async (reason, content) => {
    const house = await aHouse()
    await house.send([...without('31.PDF'), { name: 'møde/bilag/31.PDF', content }])
    expect((await house.doubts()).map((doubt) => doubt.reason)).toEqual([reason])
    expect((await house.told())[0]).toEqual(['12', 'Oversigt over besøg', 'open', ''])
  })

  test('names lead nowhere else: neither in the archive nor in what the document says', async () => {
    const house = await aHouse()
    const xml = sbsys
      .replace('bilag\\31.PDF', '..\\..\\..\\etc\\passwd')
      .replace('Navn="Navne på frivillige"', 'Navn="../../x&#10;&#x202e;fdp.exe"')
      .replace('bilag\\33.pdf', '/etc/hosts')
    await house.send([
      { name: '../../møde/dagsorden.xml', content: xml },
      { name: '/../møde\\bilag\\..\\bilag\\32.pdf', content: protectedOne },
      { name: 'C:\\møde\\bilag\\33.pdf', content: unmarked },
    ])
    expect(await house.told()).toEqual([
      ['12', 'Oversigt over besøg', 'open', ''],
      ['12', '../../x fdp.exe', 'closed', '32.pdf'],
    ])
    expect((await house.doubts()).map(({ name, reason }) => [name, reason])).toEqual([
      ['Oversigt over besøg', 'missing'],
      ['Notat uden mærke', 'missing'],
    ])
  })
})

describe('what lies in the store', () => {
  test('is each file once, and the same archive again lays down nothing more', async () => {
    const house = await aHouse()
    await house.send(whole)
    const before = await house.stored()
    // The document and its three papers; the archive has gone, as nothing waits for it.
    expect([before.length, await house.lying()]).toEqual([4, 4])
    await house.send(whole)
    expect(await house.stored()).toEqual(before)
    expect((await house.runs()).length).toBe(1)
    expect((await house.papers()).length).toBe(3)
  })

  test('goes with the import when it is undone', async () => {
    const house = await aHouse()
    await house.send(whole)
    expect((await house.mainOf(`/import/${await house.run()}/fortryd`)).text()).toContain('3 bilag')
    await house.undo(await house.run())
    expect([await house.stored(), await house.lying(), await house.papers()]).toEqual([[], 0, []])
  })

  test('stays as long as another meeting has the same paper', async () => {
    const house = await aHouse()
    const other = sbsys.replaceAll('27. august 2018', '28. august 2018').replace('MødeID="77"', 'MødeID="78"')
    await house.send(whole)
    await house.send([{ name: 'møde/dagsorden.xml', content: other }, ...without('.xml')])
    const [first] = await house.runs()
    await house.undo(first?.id ?? '')
    expect([(await house.stored()).length, await house.lying()]).toEqual([4, 4])
    const [paper] = await house.papers()
    if (!paper) throw new Error('no paper')
    expect((await house.office.get(`${house.hrefOf(paper)}?udkast=ja`)).status).toBe(200)
  })

  test('is in reach again when a change of the draft is taken back', async () => {
    const house = await aHouse()
    await house.send(whole)
    const id = await house.run()
    await house.office.post(`/import/${id}?ret=items.p0`, { do: 'remove', ret: 'items.p0', set: '0', nummer: '12', titel: 'x', sag: '' })
    expect(await house.papers()).toEqual([])
    expect((await house.stored()).length).toBe(4)
    const edit = await db.owner.selectFrom('import_edit').select('id').where('import_run_id', '=', id).executeTakeFirstOrThrow()
    await house.office.post(`/import/${id}`, { do: 'undo-edit', rettelse: edit.id })
    expect((await house.papers()).length).toBe(3)
  })
})

describe('minutes that fill the meeting of their agenda', () => {
  test('lay down what is not there yet, closed for a closed item, and take it away again', async () => {
    const house = await aHouse()
    const agenda = sbsys.replace('Dagsordentype="referat"', 'Dagsordentype="dagsorden"')
    await house.send([{ name: 'møde/dagsorden.xml', content: agenda }, ...without('.xml', '33.pdf')])
    await house.send(whole)
    expect((await house.told()).map(([, title]) => title)).toEqual(['Oversigt over besøg', 'Navne på frivillige'])
    const [, second] = await house.runs()
    const meeting = await db.owner
      .selectFrom('meeting')
      .select('id')
      .where('municipality_id', '=', house.municipality.id)
      .executeTakeFirstOrThrow()
    expect((await house.office.post(`/import/${second?.id}`, { do: 'fill', moede: meeting.id })).status).toBe(303)
    expect(await house.told()).toEqual([
      ['12', 'Oversigt over besøg', 'open', '31.PDF'],
      ['12', 'Navne på frivillige', 'closed', '32.pdf'],
      ['12', 'Notat uden mærke', 'closed', '33.pdf'],
    ])
    await house.undo(second?.id ?? '')
    expect((await house.told()).map(([, title]) => title)).toEqual(['Oversigt over besøg', 'Navne på frivillige'])
    expect([(await house.stored()).length, await house.lying()]).toEqual([3, 3])
  })
})

describe('from the command line', () => {
  async function bring(house: Awaited<ReturnType<typeof aHouse>>, files: Packed[]) {
    const { platform } = house.office
    const acting = { municipalityId: house.municipality.id, actor: 'operator' as const, clock: platform.clock }
    const given = { bodyName: null, mayImport: () => true, confirm: true }
    const results = []
    for await (const upload of openArchive(aZip(files), 'eksport.zip'))
      if (!('refusal' in upload)) results.push(await importBytes(platform, acting, homeZone, given, upload))
    return results
  }

  test('they come along too, and what is released at once has its open papers', async () => {
    const house = await aHouse()
    expect(await bring(house, whole)).toMatchObject([{ status: 'created', released: true }])
    const [first, second] = await house.papers()
    if (!first || !second) throw new Error('no papers')
    expect((await house.visitor.get(house.hrefOf(first))).status).toBe(200)
    expect((await house.visitor.get(house.hrefOf(second))).status).toBe(404)
  })

  test.each([
    ['with a CPR number', aPdf('Deltager: 010190-1234')],
    ['that no machine can read', aPdf('')],
  ])('an open paper %s keeps it a draft', async (_, content) => {
    const house = await aHouse()
    const result = await bring(house, [...without('31.PDF'), { name: 'møde/bilag/31.PDF', content }])
    expect(result).toMatchObject([{ status: 'created', released: false }])
  })
})
