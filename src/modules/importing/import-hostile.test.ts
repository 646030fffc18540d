import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { homeZone } from '#platform/clock.ts'
import { sha256 } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'
import { importDocument } from './import.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const office = await testApp(db, { municipality, as: 'secretary' })
const { acting, read } = reader(office.platform, municipality.id)

const fixture = (name: string) => readFileSync(new URL(`./parse/fixtures/${name}.txt`, import.meta.url))
const mainOf = async (answer: Response) => load(await answer.text())('main')
let day = 0
/** Each on a day of its own: two meetings of a body on one day are a question. */
const dateOf = (n: number) => new Date(Date.UTC(2001, 0, 1 + n)).toISOString().slice(0, 10).split('-').toReversed().join('-')
const head = () => `Referat Integrationsrådet\n\nMødedato: d. ${dateOf(day++)} kl. 17.30\n\nMødedeltagere:\n\nIda Krog\n\n`
let n = 0
/** Minutes like no other, with these items. */
const minutes = (items: string) => `${head()}${items}\n\nPunkt 900000: Eventuelt ${n++}\n\nBeslutning\n\nIntet.\n`

/** Every row of this municipality that a document could have left, and every file. */
async function traces() {
  const counts: Record<string, number> = {}
  for (const table of [
    'source_document',
    'import_run',
    'import_doubt',
    'meeting',
    'agenda_item',
    'body',
    'case_file',
    'stored_file',
    'search_entry',
    'item_counter',
    'audit_entry',
  ] as const)
    counts[table] = (
      await db.owner
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  return counts
}
/** Whether these bytes lie in the file store, with or without a row that says so. */
async function isOnDisk(content: string | Uint8Array) {
  const reading = office.platform.files.read(municipality.id, sha256(content))
  return reading.toArray().then(
    () => true,
    () => false,
  )
}

const upload = (files: [string | Uint8Array<ArrayBuffer>, string][]) => {
  const form = new FormData()
  for (const [content, name] of files) form.append('filer', new File([content], name))
  return office.request('POST', '/import', { body: form })
}

describe('what cannot be read is refused, says why and leaves no trace', () => {
  test.each<[string, string | Uint8Array<ArrayBuffer>, string, string]>([
    ['an empty file', '', 'empty', 'Filen er tom.'],
    ['a file of blanks', ' \n\n\t\u00ad\u200b\n', 'empty', 'Filen er tom.'],
    ['a PDF that is none', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]), 'broken', 'Filen er i stykker'],
    ['bytes without sense', new Uint8Array(400).map((_, i) => (i * 7) % 32 || 1), 'notText', 'Filen kan ikke læses som tekst.'],
    ['a NUL in the text', 'Referat\0', 'binary', 'Filen er ikke et dokument, vi kan læse.'],
  ])('%s', async (_, content, refusal, sentence) => {
    const before = await traces()
    expect(await read(content)).toMatchObject({ status: 'refused', refusal })
    const answer = await upload([[content, 'referat.txt']])
    expect((await mainOf(await office.get(answer.headers.get('location') ?? ''))).text()).toContain(sentence)
    expect(await traces()).toEqual(before)
  })

  test('a date that never was is named among the doubts', async () => {
    const result = await read(fixture('minutes-impossible-date'))
    expect(result.doubts).toContainEqual(expect.objectContaining({ code: 'dateImpossible', params: { text: '31-02-2021' } }))
  })

  test('and its bytes are not kept on the disk either', async () => {
    const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, ...crypto.getRandomValues(new Uint8Array(8))])
    await upload([[bytes, 'foto.txt']])
    expect(await isOnDisk(bytes)).toBe(false)
  })

  test.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['a policy', Uint8Array.from(fixture('policy'))],
    ['a date that never was', Uint8Array.from(fixture('minutes-impossible-date'))],
    [
      'an hour that summer time skips',
      'Referat Integrationsrådet\n\nMødedato: d. 28-03-2021 kl. 02.30\n\nPunkt 1: Evt\n\nBeslutning\n\nIntet.',
    ],
    ['words in which nothing is recognised', 'æ ø å\n\nBare ord.\n'],
  ])('but %s is kept as a document that the secretariat finds', async (_, content) => {
    const result = await read(content)
    if (result.status === 'refused') throw new Error(result.refusal)
    expect(result.url).toBe(`/import/${result.runId}`)
    expect((await office.get(result.url)).status).toBe(200)
    const entry = await db.owner.selectFrom('search_entry').select(['audience', 'kind']).where('url', '=', result.url).executeTakeFirst()
    expect(entry).toEqual({ audience: 'secretariat', kind: 'document' })
  })

  test('two hundred megabytes, at once and in little memory', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'brobygger-big-')), 'big.txt')
    writeFileSync(file, '')
    truncateSync(file, 200_000_000)
    const options = { file: { path: file, name: 'big.txt' }, bodyName: null, mayImport: () => true, confirm: false }
    const before = process.memoryUsage().rss
    expect(await importDocument(office.platform, acting, homeZone, options)).toMatchObject({ status: 'refused', refusal: 'tooLarge' })
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  })
})

describe('a failure in the middle', () => {
  test.each(['decision', 'search_entry', 'import_doubt', 'audit_entry'])(
    'while writing to %s leaves nothing, and the file can come in afterwards',
    async (table) => {
      const text = minutes('Punkt 1: Sprogcafé\n\n2021-009999\n\nBeslutning\n\nVedtaget. Ring til 12 34 56 78.')
      const before = await traces()
      await sql
        .raw(
          `create function fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$; create trigger fail before insert on ${table} for each row execute function fail()`,
        )
        .execute(db.owner)
      await expect(read(text)).rejects.toThrow('no')
      await sql.raw(`drop trigger fail on ${table}; drop function fail`).execute(db.owner)
      expect(await traces()).toEqual(before)
      expect(await isOnDisk(text)).toBe(false)
      expect((await upload([[text, 'referat.txt']])).headers.get('location')).toMatch(/^\/import\/[0-9a-f-]{36}$/)
      expect(await isOnDisk(text)).toBe(true)
    },
  )
})

describe('letters come in as they were meant', () => {
  const titles = async (content: string | Uint8Array) => {
    const result = await read(content)
    if (result.status !== 'created') throw new Error(`${result.status}`)
    const items = await db.owner
      .selectFrom('agenda_item')
      .innerJoin('import_run', 'import_run.id', 'agenda_item.import_run_id')
      .select('title')
      .where('import_run.id', '=', result.runId)
      .orderBy('position')
      .execute()
    return items.map((item) => item.title)
  }

  test('from Windows-1252, with a byte order mark, from UTF-16, decomposed, and broken by soft hyphens', async () => {
    expect(await titles(fixture('minutes-numbered-windows-1252'))).toEqual([
      'Godkendelse af dagsorden',
      'Ny mentorordning',
      'Ansøgning om tilskud',
    ])
    expect(await titles(fixture('minutes-decomposed'))).toEqual(['Tilgængelighed på Å-stien', 'Årsplan'])
    const text = (title: string) => minutes(`Punkt 1: ${title}\n\nBeslutning\n\nJa.`)
    for (const content of [
      `\ufeff${text('Rød grød på ø')}`,
      text('Rød grød på ø'.normalize('NFD')),
      text('Rød gr\u00adød på\u200b ø'),
      Buffer.from(`\ufeff${text('Rød grød på ø')}`, 'utf16le'),
    ])
      expect((await titles(content))[0]).toBe('Rød grød på ø')
  })
})

describe('size', () => {
  test('thousands of items are one meeting', async () => {
    const items = Array.from({ length: 6_000 }, (_, i) => `Punkt ${i + 1}: Sag ${i}\n\nBaggrund\n\nTekst.\n\nBeslutning\n\nJa.`).join(
      '\n\n',
    )
    const result = await read(minutes(items))
    expect(result.status).toBe('created')
    const { n: made } = await db.owner
      .selectFrom('agenda_item')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('title', 'like', 'Sag %')
      .executeTakeFirstOrThrow()
    expect(made).toBe(6_000)
  })

  test('an item of three million characters is one item', async () => {
    const words = Array.from({ length: 400_000 }, (_, i) => `o${i.toString(36)}x`)
    const paragraphs = Array.from({ length: 400 }, (_, i) => words.slice(i * 1_000, (i + 1) * 1_000).join(' ')).join('\n\n')
    const result = await read(minutes(`Punkt 1: Meget lang\n\nBaggrund\n\n${paragraphs}\n\nBeslutning\n\nJa.`))
    expect(result.status).toBe('created')
  })
})

describe('the name of a file is text and nothing else', () => {
  const names: [string, string, RegExp][] = [
    ['a path', '../../../etc/passwd', /passwd/],
    ['a path of Windows', '..\\..\\boot.ini', /boot\.ini/],
    ['line breaks', 'referat\r\nSet-Cookie: x=1.txt', /Set-Cookie: x=1\.txt/],
    ['markup', '<img src=x onerror=alert(1)>.txt', /<img src=x onerror=alert\(1\)>\.txt/],
    ['three hundred characters', `${'å'.repeat(300)}.txt`, /å{100}/],
    ['a turn of the reading direction', 'referat\u202etxt.exe', /referat.?txt\.exe/],
    ['a NUL', 'referat\0.txt', /referat.?\.txt/],
    ['nothing', ' ', /./],
  ]
  test.each(names)('%s', async (_, name, shown) => {
    for (const result of [await read(minutes('Punkt 1: A\n\nBeslutning\n\nJa.'), { name })]) {
      if (result.status !== 'created') throw new Error(result.status)
      for (const page of [`/import/${result.runId}`, '/import', '/skrivebord', result.url]) {
        const answer = await office.get(page)
        expect(answer.status, page).toBe(200)
        expect(answer.headers.get('set-cookie')).toBeNull()
        const html = await answer.text()
        expect(html).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069]/)
        const main = load(html)('main')
        expect(main.find('img')).toHaveLength(0)
        if (page.startsWith('/import')) expect(main.text()).toMatch(shown)
      }
    }
    const answer = await upload([['', name]])
    expect([303, 400]).toContain(answer.status)
    expect(await (answer.status === 303 ? await office.get(answer.headers.get('location') ?? '') : answer).text()).not.toMatch(
      /[\0\u202e]|<img src=x/,
    )
  })
})
