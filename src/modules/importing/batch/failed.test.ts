import { load } from 'cheerio'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createBody } from '#modules/council/index.ts'
import { homeZone, toDate } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { forgetUndone, undoneBefore } from '../forget.ts'
import { workOnFile } from './batch.ts'

const db = await testDatabase()
let code = 960
let day = 0

const minutes = () =>
  `Referat Integrationsrådet\n\nMødedato: d. ${String(++day).padStart(2, '0')}-01-2021 kl. 17.30\n\nMødedeltagere:\n\nIda Krog\n\nPunkt 1: Sprogcafé\n\nBeslutning\n\nJa.\n`

/** A house in which one of two files could not be read three times over, through a fault of its own. */
async function aHouseThatFailed() {
  const municipality = await aMunicipality(db, { code: String(code++) })
  const office = await testApp(db, { municipality, as: 'secretary' })
  const content = minutes()
  const form = new FormData()
  form.append('once', newId())
  for (const [words, name] of [
    [content, 'a.txt'],
    ['', 'b.txt'],
  ] as const)
    form.append('filer', new File([words], name))
  const at = { municipalityId: municipality.id, timeZone: homeZone }
  const rows = () =>
    db.owner
      .selectFrom('import_file')
      .select(['id', 'state', 'sha256'])
      .where('municipality_id', '=', municipality.id)
      .orderBy('position')
      .execute()
  const work = async () => {
    for (const { id } of await rows()) await workOnFile(office.platform, at, id)
  }
  await sql
    .raw(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$; create trigger fail before insert on import_run for each row execute function fail()`,
    )
    .execute(db.owner)
  const path = (await office.request('POST', '/import', { body: form })).headers.get('location') ?? ''
  for (let tries = 0; tries < 2; tries++) await expect(work()).rejects.toThrow('no')
  await work()
  await sql.raw('drop trigger fail on import_run; drop function fail').execute(db.owner)
  const stored = () => db.owner.selectFrom('stored_file').select('reference_count').where('municipality_id', '=', municipality.id).execute()
  const [{ id } = { id: '' }] = await rows()
  return { municipality, office, content, path, file: `${path}/fil/${id}`, rows, work, stored }
}

test('a file that the house failed to read is kept, can be fetched by those who may bring it in, and is read when somebody tries again', async () => {
  const { municipality, office, content, path, file, rows, work, stored } = await aHouseThatFailed()
  const page = load(await (await office.get(path)).text())('main')
  expect(page.find(`form[action="${file}"]`)).toHaveLength(1)
  const fetched = await office.get(file)
  expect([fetched.status, fetched.headers.get('content-disposition'), await fetched.text()]).toEqual([
    200,
    expect.stringMatching(/^attachment/),
    content,
  ])
  const bodyId = await office.platform.db.in(municipality.id, (tx) =>
    createBody(tx, municipality.id, { name: 'Seniorrådet', kind: 'council' }),
  )
  const other = await testApp(db, { municipality, as: 'secretary', bodyId, files: office.platform.files })
  for (const answer of [await other.get(file), await other.post(file, { do: 'retry' }), await other.post(file, { do: 'keep' })])
    expect(answer.status).toBe(404)
  expect((await office.post(file, { do: 'retry' })).status).toBe(303)
  await work()
  expect((await rows()).map(({ state, sha256 }) => [state, sha256])).toEqual([
    ['read', null],
    ['refused', null],
  ])
  expect(await stored()).toEqual([{ reference_count: 1 }])
  expect((await office.get(file)).status).toBe(404)
})

test('it can be kept unread: a draft of the library that somebody has to open before it goes out', async () => {
  const { municipality, office, content, file, stored } = await aHouseThatFailed()
  const run = (await office.post(file, { do: 'keep' })).headers.get('location') ?? ''
  expect(run).toMatch(/^\/import\/[0-9a-f-]{36}$/)
  expect(await stored()).toEqual([{ reference_count: 1 }])
  expect(await (await office.get(`${run}/fil`)).text()).toBe(content)
  const main = load(await (await office.get(run)).text())('main')
  expect(main.find('.doubt-list').text()).toContain('Ingen maskine har kunnet læse filen')
  expect((await office.post(run, { do: 'release' })).status).toBe(422)
  const doubt = main.find('.doubt-list input[type=checkbox]').attr('name') ?? ''
  const out = await office.post(run, { do: 'release', [doubt]: 'ja', fil: 'ja' })
  expect(out.headers.get('location')).toMatch(/^\/dokumenter\//)
  const visitor = await testApp(db, { municipality, files: office.platform.files })
  const shown = load(await (await visitor.get(out.headers.get('location') ?? '')).text())('main')
  expect(await (await visitor.get(shown.find('a[href*="a.txt"]').attr('href') ?? '')).text()).toBe(content)
})

test('nobody keeps it for ever: it goes when what was undone goes', async () => {
  const { municipality, office, rows, stored } = await aHouseThatFailed()
  const inside = office.platform.db.in.bind(office.platform.db)
  const [early, late] = [office.platform.clock().subtract({ hours: 1 }), office.platform.clock().add({ hours: 1 })].map(toDate)
  if (!early || !late) throw new Error('no time')
  expect(await inside(municipality.id, (tx) => undoneBefore(tx, early))).toBe(0)
  expect(await inside(municipality.id, (tx) => undoneBefore(tx, late))).toBe(1)
  expect((await inside(municipality.id, (tx) => forgetUndone(tx, late))).count).toBe(1)
  expect((await rows()).map(({ sha256 }) => sha256)).toEqual([null, null])
  expect(await stored()).toEqual([{ reference_count: 0 }])
})
