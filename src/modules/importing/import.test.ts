import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase, waitingForLocks } from '#test/database.ts'
import { reader } from '#test/make.ts'
import type { ImportResult } from './import.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const visitor = await testApp(db, { municipality })
const office = await testApp(db, { municipality, as: 'secretary' })
const { read } = reader(visitor.platform, municipality.id)

const fixture = (name: string) => readFileSync(new URL(`./parse/fixtures/${name}.txt`, import.meta.url))
const mainOf = async (path: string, app = office) => load(await (await app.get(path)).text())('main')
const rows = async (table: 'meeting' | 'import_run' | 'source_document' | 'stored_file' | 'import_doubt') =>
  (
    await db.owner
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

let day = 0
const dates = () => {
  const at = new Date(Date.UTC(2021, 0, 4 + day++))
  return `${String(at.getUTCDate()).padStart(2, '0')}-${String(at.getUTCMonth() + 1).padStart(2, '0')}-${at.getUTCFullYear()}`
}
/** Minutes that no other test has read, of a meeting on a day of its own. */
const minutes = ({ body = 'Integrationsrådet', decision = 'Rådet støtter forslaget.', item = 'Sprogcafé', caseNumber = '' } = {}) =>
  `Fjordby Kommune\n\nReferat ${body}\n\nMødedato: d. ${dates()} kl. 17.30\n\nMødested: Medborgerhuset\n\nMødedeltagere:\n\nIda Krog (formand)\n\nPunkt 1: Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\nPunkt 2: ${item}\n\n${caseNumber}\n\nBaggrund\n\nDer er plads.\n\nBeslutning\n\n${decision}\n`

type Made = Extract<ImportResult, { runId: string }>
function made(result: ImportResult): Made {
  if (result.status === 'refused') throw new Error(`refused: ${result.refusal}`)
  return result
}
const codes = (result: ImportResult) => result.doubts.map((doubt) => doubt.code)
const fieldsOf = async (path: string) =>
  (await mainOf(path))
    .find('.doubt-list input[type=checkbox]')
    .map((_, box) => box.attribs['name'] ?? '')
    .get()
const ticked = (fields: string[]) => Object.fromEntries(fields.map((field) => [field, 'ja']))
const undo = (runId: string) => office.post(`/import/${runId}/fortryd`)
const stateOf = async (runId: string) =>
  (await db.owner.selectFrom('import_run').select('state').where('id', '=', runId).executeTakeFirstOrThrow()).state

describe('a document that is read in', () => {
  test('becomes a draft: the secretariat sees it, the public does not, nor by searching', async () => {
    const text = minutes({ decision: 'Rådet støtter zitherklubben.' })
    const result = made(await read(text))
    expect(result).toMatchObject({ status: 'created', released: false })
    expect(await stateOf(result.runId)).toBe('draft')
    expect((await visitor.get(result.url)).status).toBe(404)
    expect((await mainOf('/soeg?q=zitherklubben', visitor)).find('a[href^="/punkt"], a[href^="/moeder/"]')).toHaveLength(0)
    expect((await mainOf(result.url)).text()).toContain('zitherklubben')
    expect((await mainOf('/soeg?q=zitherklubben&udkast=ja')).html()).toContain('/punkt/')
    expect((await mainOf('/import')).text()).toContain('referat.txt')
  })

  test('is known when it comes again, changes nothing and keeps its doubts', async () => {
    const text = fixture('minutes-named')
    const first = made(await read(text))
    const before = [await rows('meeting'), await rows('import_doubt')]
    const again = made(await read(text, { name: 'kopi.txt', bodyName: 'Et helt andet råd' }))
    expect(again).toMatchObject({ status: 'known', runId: first.runId, url: first.url, doubts: first.doubts })
    expect([await rows('meeting'), await rows('import_doubt')]).toEqual(before)
  })

  test('carries every doubt with its line, and a body that is new is one', async () => {
    const result = made(await read(fixture('minutes-numbered-windows-1252')))
    expect(codes(result)).toEqual(['newBody', 'closedMark'])
    const main = await mainOf(`/import/${result.runId}`)
    expect(main.find('.doubt')).toHaveLength(2)
    expect(main.find('#linje-54.doubted a[href="#tvivl-2"]')).toHaveLength(1)
    expect(main.find('.doubt a[href="#linje-54"]')).toHaveLength(1)
  })

  test('of a body that is known by a name in other capitals or spaces brings no second one; a new name in capitals is proposed in normal ones', async () => {
    const of = async (name: string) => made(await read(minutes().replace('Referat Integrationsrådet', `Referat\n\nMødeforum: ${name}`)))
    const first = await of('ØKONOMI OG ÆLDRE')
    expect(first.doubts.find(({ code }) => code === 'newBody')?.params).toEqual({ name: 'Økonomi og Ældre' })
    for (const name of ['Økonomi og  Ældre', 'økonomi og ældre', 'ØKONOMI  OG ÆLDRE'])
      expect(codes(await of(name)), name).not.toContain('newBody')
    const names = (await db.owner.selectFrom('body').select('name').execute()).map(({ name }) => name)
    expect(names.filter((name) => /økonomi/i.test(name))).toEqual(['Økonomi og Ældre'])
    const offered = async () => (await mainOf('/import')).find('select[name=raad]').text()
    expect(await offered()).not.toContain('Økonomi og Ældre')
    await office.post(`/import/${first.runId}`, { rigtig: 'alle' })
    await office.post(`/import/${first.runId}`, { do: 'release' })
    expect(await offered()).toContain('Økonomi og Ældre')
  })

  test('with --confirm is out at once, and a draft that is found again goes out then', async () => {
    const result = made(await read(minutes(), { confirm: true }))
    expect(result.released).toBe(true)
    expect((await mainOf(result.url, visitor)).text()).toContain('Rådet støtter forslaget.')
    const text = minutes()
    made(await read(text))
    expect(await read(text, { confirm: true })).toMatchObject({ status: 'known', released: true })
    const agenda = made(await read(fixture('agenda'), { confirm: true }))
    expect((await mainOf(agenda.url, visitor)).text()).toContain('Status på prisfesten')
  })

  test('and is closed in the source is closed in public', async () => {
    const result = made(await read(fixture('minutes-open-marks'), { confirm: true }))
    const page = (await mainOf(result.url, visitor)).text()
    expect(page).toContain('Sommerfest')
    expect(page).not.toMatch(/Personalesag|Orientering givet/)
    const data = await (await visitor.get(`/api${result.url.replace('moeder', 'meetings')}`)).text()
    expect(data).not.toMatch(/Personalesag|Orientering givet/)
    expect((await mainOf('/soeg?q=personalesag', visitor)).find('a[href^="/punkt"]')).toHaveLength(0)
  })
})

describe('a CPR number', () => {
  const withCpr = () => minutes({ decision: 'Brev sendes til 010203-1234.' })

  test('holds --confirm back, also the next time, until a person has answered for it', async () => {
    const text = withCpr()
    const result = made(await read(text, { confirm: true }))
    expect([result.released, codes(result)]).toEqual([false, ['personalData']])
    expect(await read(text, { confirm: true })).toMatchObject({ status: 'known', released: false })
    expect((await visitor.get(result.url)).status).toBe(404)
    const path = `/import/${result.runId}`
    expect((await office.post(path, { ...ticked(await fieldsOf(path)), do: 'save' })).status).toBe(303)
    expect(await read(text, { confirm: true })).toMatchObject({ status: 'known', released: true })
    expect((await visitor.get(result.url)).status).toBe(200)
  })

  test('that came into the draft after it was read holds the release back, and the page leads to where it is answered for', async () => {
    const result = made(await read(minutes()))
    const slug = result.url.replace('/moeder/', '')
    await db.owner.updateTable('meeting').set({ place: 'Hos borger 010203-1234' }).where('slug', '=', slug).execute()
    const path = `/import/${result.runId}`
    const answer = await office.post(path, { do: 'release' })
    expect(answer.status).toBe(422)
    const way = load(await answer.text())(`main a[href="${result.url}/frigiv"]`)
    expect(way.text()).toBe('Gennemgå fundene')
    expect((await visitor.get(result.url)).status).toBe(404)
    const fund = (await mainOf(`${result.url}/frigiv`)).find('input[name=fund]').attr('value') ?? ''
    expect((await office.post(`${result.url}/frigiv`, { do: 'behold', fund, [`set-${fund}`]: 'ja' })).status).toBe(303)
    expect((await office.post(path, { do: 'release' })).status).toBe(303)
    expect((await visitor.get(result.url)).status).toBe(200)
  })

  test('that a person has looked at goes out with the release', async () => {
    const result = made(await read(withCpr()))
    const path = `/import/${result.runId}`
    const answer = await office.post(path, { ...ticked(await fieldsOf(path)), do: 'release' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, result.url])
    const doubt = await db.owner
      .selectFrom('import_doubt')
      .select(['answer', 'answered_by', 'answered_at'])
      .where('import_run_id', '=', result.runId)
      .executeTakeFirstOrThrow()
    expect(doubt).toMatchObject({ answer: 'accepted', answered_by: expect.stringMatching(/^account\//), answered_at: expect.any(Date) })
  })
})

test('nothing is released before every doubt is answered: those left are named, what was ticked stays', async () => {
  const result = made(await read(`${minutes()}\nRing til 12 34 56 78.\n\nSkriv til bodil@example.org.\n`))
  const path = `/import/${result.runId}`
  const fields = await fieldsOf(path)
  expect(fields.length).toBeGreaterThan(1)
  const answer = await office.post(path, { [fields[0] ?? '']: 'ja', do: 'release' })
  expect(answer.status).toBe(422)
  const main = load(await answer.text())('main')
  expect(main.find(`#${fields[0]}`).attr('checked')).toBeDefined()
  expect(
    main
      .find('#error-summary a')
      .map((_, link) => link.attribs['href'])
      .get(),
  ).toEqual(fields.slice(1).map((field) => `#${field}`))
  expect(await stateOf(result.runId)).toBe('draft')
  expect((await visitor.get(result.url)).status).toBe(404)
})

describe('an import that is undone', () => {
  const left = async () => {
    const tables = (
      await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'municipality_id' and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`.execute(db.owner)
    ).rows
    const counts = await Promise.all(
      tables.map(
        async ({ name }) =>
          [name, (await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(db.owner)).rows[0]?.n ?? 0] as const,
      ),
    )
    return Object.fromEntries(counts)
  }

  test('leaves its run and the record of what happened, nothing else; the same file can come in again', async () => {
    await read(minutes({ caseNumber: '2021-001122' }))
    const before = await left()
    const text = minutes({ body: 'Haverådet', caseNumber: '2021-001199', decision: 'Ring til 12 34 56 78.' })
    const result = made(await read(text))
    expect((await mainOf(`/import/${result.runId}/fortryd`)).text()).toContain('Haverådet')
    expect((await undo(result.runId)).status).toBe(303)
    const after = await left()
    const grown = Object.fromEntries(
      Object.entries(after).filter(
        ([name, n]) => n !== before[name] && !/^(audit_entry|account|session|role_grant|person|form_receipt|read_log)$/.test(name),
      ),
    )
    expect(grown).toEqual({ import_run: (before['import_run'] ?? 0) + 1 })
    expect((await mainOf(`/import/${result.runId}`)).text()).not.toContain('12 34 56 78')
    const again = made(await read(text))
    expect(again).toMatchObject({ status: 'created', url: result.url })
    const counts = await db.owner
      .selectFrom('stored_file')
      .select('reference_count')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    expect(counts.reference_count).toBe(1)
  })

  test('cannot be undone, confirmed or read through as a draft any more', async () => {
    const result = made(await read(minutes()))
    const path = `/import/${result.runId}`
    await undo(result.runId)
    expect((await undo(result.runId)).status).toBe(409)
    expect((await office.post(path, { do: 'release' })).status).toBe(422)
    expect((await mainOf(path)).text()).toContain('Importen er fortrudt')
  })

  test('is refused once it is out', async () => {
    const result = made(await read(minutes(), { confirm: true }))
    expect((await undo(result.runId)).status).toBe(409)
    expect((await visitor.get(result.url)).status).toBe(200)
  })
})

describe('at the same time', () => {
  test('the same file twice, on two connections, is one meeting', async () => {
    const before = await rows('meeting')
    const text = minutes()
    const pending = await db.owner.transaction().execute(async (tx) => {
      // Nothing can be written about the municipality while this row is held, so that both come as far as they can.
      await sql`select from municipality where id = ${municipality.id} for update`.execute(tx)
      const reading = [read(text), read(text)]
      await waitingForLocks(db, 2)
      return reading
    })
    const both = await Promise.all(pending)
    expect(both.map((result) => result.status).sort()).toEqual(['created', 'known'])
    expect(await rows('meeting')).toBe(before + 1)
  })

  test('several documents of a body that is new are as many meetings of one body', async () => {
    const results = await Promise.all(Array.from({ length: 4 }, () => read(minutes({ body: 'Beboerrådet for Nordhavn' }))))
    expect(results.map((result) => result.status)).toEqual(['created', 'created', 'created', 'created'])
    const bodies = await db.owner.selectFrom('body').select('name').where('name', 'like', 'Beboerrådet for Nordhavn').execute()
    expect(bodies).toHaveLength(1)
  })

  test('releasing and undoing: one of them happens', async () => {
    const result = made(await read(minutes()))
    const path = `/import/${result.runId}`
    const pending = await db.owner.transaction().execute(async (tx) => {
      await sql`select from import_run where id = ${result.runId} for update`.execute(tx)
      const both = [office.post(path, { do: 'release' }), undo(result.runId)]
      await waitingForLocks(db, 2)
      return both
    })
    const statuses = (await Promise.all(pending)).map((answer) => answer.status)
    expect([[303, 409].join(), [422, 303].join()]).toContain(statuses.join())
  })
})

const seeds = new URL('../../../../shared/seeds/', import.meta.url)
test.skipIf(!existsSync(seeds))(
  'the documents of a real council come in, each once, and out without their closed items',
  { timeout: 60_000 },
  async () => {
    const town = await aMunicipality(db, { code: '902' })
    const app = await testApp(db, { municipality: town })
    const { read: readIn } = reader(app.platform, town.id)
    const statuses: string[] = []
    for (const name of readdirSync(seeds).filter((one) => one.endsWith('.txt'))) {
      const bytes = readFileSync(new URL(name, seeds))
      const result = await readIn(bytes, { name, confirm: true })
      statuses.push(result.status)
      expect((await readIn(bytes, { name })).status).toBe('known')
      if (result.status !== 'refused' && result.released) expect((await app.get(result.url)).status).toBe(200)
    }
    expect(new Set(statuses)).toEqual(new Set(['created']))
  },
)
