import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { homeZone } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { aZip } from '#test/papers.ts'
import { workOnFile } from './batch.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const office = await testApp(db, { municipality, as: 'secretary' })
const visitor = await testApp(db, { municipality })
const at = { municipalityId: municipality.id, timeZone: homeZone }

let day = 0
const minutes = (decision = 'Ja.') => {
  const date = new Date(Date.UTC(2021, 0, 4 + day++)).toISOString().slice(0, 10).split('-').toReversed().join('-')
  return `Referat Integrationsrådet\n\nMødedato: d. ${date} kl. 17.30\n\nMødedeltagere:\n\nIda Krog\n\nPunkt 1: Sprogcafé\n\nBeslutning\n\n${decision}\n`
}
const upload = (files: [string | Uint8Array<ArrayBuffer>, string][], once = newId(), council = '') => {
  const form = new FormData()
  form.append('once', once)
  form.append('raad', council)
  for (const [content, name] of files) form.append('filer', new File([content], name))
  return office.request('POST', '/import', { body: form })
}
const batchOf = (answer: Response) => answer.headers.get('location') ?? ''
/** What the jobs do. */
async function work() {
  const rows = await db.owner.selectFrom('import_file').select('id').execute()
  for (const { id } of rows) await workOnFile(office.platform, at, id)
}
async function linesOf(path: string) {
  const $ = load(await (await office.get(path)).text())
  const cellsOf = (row: Parameters<typeof $>[0]) =>
    $(row)
      .find('th, td')
      .map((_, cell) => $(cell).text().trim())
      .get()
  return $('tbody tr')
    .map((_, row) => cellsOf(row).join(' '))
    .get()
}
const count = async (table: 'import_batch' | 'import_file' | 'import_run' | 'stored_file' | 'meeting') =>
  (
    await db.owner
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

describe('many files at once', () => {
  test('are kept at once and read by jobs; a bad one never stops the others, and the page tells how far each is', async () => {
    const known = minutes()
    await upload([[known, 'før.txt']])
    const path = batchOf(
      await upload([
        ['', 'tom.txt'],
        [minutes(), 'god.txt'],
        [new Uint8Array(21_000_000), 'stor.txt'],
        [known, 'igen.txt'],
        ['Bare ord.\n', 'ord.txt'],
      ]),
    )
    expect(path).toMatch(/^\/import\/hold\//)
    const waiting = await office.get(path)
    expect(waiting.headers.get('refresh')).toBe('4')
    expect(await linesOf(path)).toEqual([
      expect.stringMatching(/^tom\.txt .*Filen er tom/),
      expect.stringMatching(/^god\.txt .*Venter/),
      expect.stringMatching(/^stor\.txt .*for stor/),
      expect.stringMatching(/^igen\.txt .*Venter/),
      expect.stringMatching(/^ord\.txt .*Venter/),
    ])
    const told = async () => {
      const main = load(await (await office.get(path)).text())('main')
      return [main.find('.font-lead').text().trim(), main.find('progress').attr('value')]
    }
    expect(await told()).toEqual(['0 læst, 2 afvist, 3 venter af 5', '2'])
    await work()
    expect(await told()).toEqual(['2 læst, 1 kendt i forvejen, 2 afvist af 5', '5'])
    expect((await office.get(path)).headers.get('refresh')).toBeNull()
    const [, good, , again, words] = await linesOf(path)
    expect([good, again, words]).toEqual([
      expect.stringMatching(/Referat Læst/),
      expect.stringMatching(/Kendt i forvejen Venter stadig på at blive læst igennem/),
      expect.stringMatching(/Læst 1 tvivl/),
    ])
  })

  test('the same file again is said to be known: when it came, and whether it was released', async () => {
    const content = minutes()
    const send = async () => batchOf(await upload([[content, 'igen.txt']]))
    const saying = async (path: string) => load(await (await office.get(path)).text())('main').text()
    const first = await send()
    expect(await saying(first)).not.toContain('kendt i forvejen')
    const again = await send()
    expect(await saying(again)).toMatch(/kendt i forvejen: .* hentet ind \d+\. \p{L}+ \d{4} og stadig venter på at blive læst igennem/u)
    await office.post(first, { rigtig: 'alle' })
    expect((await office.post(first, { do: 'release' })).status).toBe(303)
    expect(await saying(await send())).toMatch(/kendt i forvejen: .* hentet ind \d+\. \p{L}+ \d{4} og frigivet \d+\. \p{L}+ \d{4}/u)
    const together = batchOf(
      await upload([
        [content, 'igen.txt'],
        [minutes(), 'ny.txt'],
      ]),
    )
    await work()
    expect(await linesOf(together)).toEqual([
      expect.stringMatching(/Kendt i forvejen Frigivet \d+\. \p{L}+ \d{4}/u),
      expect.stringMatching(/Læst/),
    ])
  })

  test('a name with control characters or turned letters refuses nothing: it is read without them, with its ending', async () => {
    const path = batchOf(
      await upload([
        [minutes(), 're\u0001fe\u0000rat\u202e.txt\u0007'],
        [minutes(), 'næste\u2066.txt'],
      ]),
    )
    await work()
    expect(await linesOf(path)).toEqual([
      expect.stringMatching(/^referat\.txt Referat Læst/),
      expect.stringMatching(/^næste\.txt Referat Læst/),
    ])
  })

  test('in an archive are as many files, each by itself; what is wrong with one stops no other', async () => {
    const zip = aZip([
      { name: '2021/a.txt', content: minutes() },
      { name: '2021/tom.txt', content: '' },
      { name: '2022/b.txt', content: minutes() },
    ])
    const path = batchOf(await upload([[Uint8Array.from(zip), 'ti-år.zip']]))
    await work()
    expect(await linesOf(path)).toEqual([
      expect.stringMatching(/^2021\/a\.txt Referat Læst/),
      expect.stringMatching(/^2021\/tom\.txt .*Filen er tom/),
      expect.stringMatching(/^2022\/b\.txt Referat Læst/),
    ])
  })

  test('sent twice by a double click are one batch', async () => {
    const before = [await count('import_batch'), await count('import_file')]
    const files: [string, string][] = [
      [minutes(), 'a.txt'],
      [minutes(), 'b.txt'],
    ]
    const key = newId()
    const both = await Promise.all([upload(files, key), upload(files, key)])
    expect(new Set(both.map(batchOf)).size).toBe(1)
    expect([await count('import_batch'), await count('import_file')]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 2])
  })

  test('the work comes twice, and a second time changes nothing', async () => {
    await upload([
      [minutes(), 'a.txt'],
      [minutes(), 'b.txt'],
    ])
    await work()
    const before = [await count('import_run'), await count('stored_file'), await count('meeting')]
    await work()
    expect([await count('import_run'), await count('stored_file'), await count('meeting')]).toEqual(before)
    const loose = await sql<{ n: number }>`select count(*) as n from stored_file where reference_count <> 1`.execute(db.owner)
    expect(loose.rows[0]?.n).toBe(0)
  })

  test('a fault of the house is tried again, and then put aside with a sentence', async () => {
    const path = batchOf(
      await upload([
        [minutes(), 'a.txt'],
        ['', 'b.txt'],
      ]),
    )
    await sql
      .raw(
        `create function fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$; create trigger fail before insert on import_run for each row execute function fail()`,
      )
      .execute(db.owner)
    for (let tries = 0; tries < 2; tries++) await expect(work()).rejects.toThrow('no')
    await work()
    await sql.raw('drop trigger fail on import_run; drop function fail').execute(db.owner)
    expect((await linesOf(path))[0]).toContain('Noget gik galt hos os')
  })
})

test('all that are without doubt go out at one press, and nothing else', async () => {
  const path = batchOf(
    await upload([
      [minutes('Uden tvivl.'), 'klar.txt'],
      [minutes('Ring til 20 30 40 50.'), 'tvivl.txt'],
    ]),
  )
  await work()
  const doubted = await db.owner.selectFrom('import_run').select('id').where('file_name', '=', 'klar.txt').executeTakeFirstOrThrow()
  // The body came with the first of them: somebody has to look at that once.
  await office.post(`/import/${doubted.id}`, { rigtig: 'alle' })
  expect((await office.post(path, { do: 'release-all' })).status).toBe(303)
  expect((await linesOf(path))[0]).toContain('Bliver frigivet')
  await work()
  expect(await linesOf(path)).toEqual([expect.stringContaining('Frigivet'), expect.stringMatching(/Læst \d tvivl/)])
  expect(await (await visitor.get('/soeg?q=tvivl')).text()).not.toContain('20 30 40 50')
})

test('a whole batch is undone: what is out stays, all else goes', async () => {
  const path = batchOf(
    await upload([
      [minutes(), 'ud.txt'],
      [minutes(), 'inde.txt'],
    ]),
  )
  await work()
  const runs = await db.owner
    .selectFrom('import_run')
    .select(['id', 'file_name'])
    .where('file_name', 'in', ['ud.txt', 'inde.txt'])
    .execute()
  const out = runs.find((run) => run.file_name === 'ud.txt')?.id ?? ''
  await office.post(`/import/${out}`, { rigtig: 'alle' })
  await office.post(`/import/${out}`, { do: 'release' })
  const page = load(await (await office.get(`${path}/fortryd`)).text())('main').text()
  expect(page).toContain('inde.txt')
  expect(page).not.toContain('ud.txt')
  expect((await office.post(`${path}/fortryd`)).status).toBe(303)
  const states = await db.owner
    .selectFrom('import_run')
    .select(['file_name', 'state'])
    .where('file_name', 'in', ['ud.txt', 'inde.txt'])
    .orderBy('file_name')
    .execute()
  expect(states.map(({ state }) => state)).toEqual(['undone', 'confirmed'])
})

test('what a secretary of one body sends is not seen by one of another', async () => {
  const senior = await testApp(db, {
    municipality,
    as: 'secretary',
    bodyId: (await db.owner.selectFrom('body').select('id').executeTakeFirstOrThrow()).id,
  })
  const path = batchOf(
    await upload([
      [minutes(), 'a.txt'],
      [minutes(), 'b.txt'],
    ]),
  )
  for (const address of [path, `${path}/fortryd`]) expect((await senior.get(address)).status).toBe(404)
  expect((await senior.post(`${path}/fortryd`)).status).toBe(404)
})

test('the council that was chosen is whose a document is that does not say; one that says stays whose it says', async () => {
  const makeBody = (name: string) =>
    office.platform.db.in(municipality.id, (tx) => createBody(tx, municipality.id, { name, kind: 'council' }))
  const council = await makeBody('Seniorrådet')
  const factOf = async (content: string) => {
    const path = batchOf(await upload([[content, 'valgt.txt']], newId(), council))
    const main = load(await (await office.get(path)).text())('main')
    return [main.find('#felt-body dd').first().text().trim(), main.find('#tvivl').text().includes('hvem der holdt mødet')]
  }
  expect(await factOf(minutes().replace('Referat Integrationsrådet', 'Referat'))).toEqual(['Seniorrådet', false])
  expect((await factOf(minutes()))[0]).toContain('Integrationsrådet')
})
