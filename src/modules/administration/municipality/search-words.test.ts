import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { settingValues } from '#modules/council/index.ts'
import { replaceEntries, search } from '#platform/search/search.ts'
import { testDatabase } from '#test/database.ts'
import { fieldsOf, open, save, towns } from '../administration.testing.ts'

const db = await testDatabase()
const aTown = towns(db)
type Town = Awaited<ReturnType<typeof aTown>>
const path = '/opsaetning/kommune/soegeord'

const wordsIn = async ({ inside }: Town, day = '2026-03-02') =>
  (await inside((tx) => settingValues(tx, ['search_words'], null, day))).search_words

const find = ({ inside }: Town, query: string) =>
  inside(async (tx) => (await search(tx, { query, audiences: ['public'], limit: 5, offset: 0 })).hits.map(({ title }) => title))

const write = ({ inside, town }: Town, ...titles: string[]) =>
  inside((tx) =>
    replaceEntries(
      tx,
      town.id,
      'meeting/1',
      titles.map((title, n) => ({
        ...{ audience: 'public', kind: 'item', lang: 'da', title, body: '', url: `/punkt/${n}` },
        ...{ source: null, itemNumber: null, bodyId: null, happenedOn: null },
      })),
    ),
  )

describe('words that the search is taught', () => {
  test('begin with abbreviations that mean the same everywhere, and whoever takes one out has it out', async () => {
    const town = await aTown()
    await write(town, 'Den lange skolefritidsordning')
    const { fields } = await open(town.app, path)
    expect(fields['ens']?.split(/\r?\n/)).toContain('SFO = skolefritidsordning')
    expect(await find(town, 'sfo')).toHaveLength(1)
    await save(town.app, path, { ens: '' })
    expect((await open(town.app, path)).fields['ens']).toBe('')
    expect(await find(town, 'sfo')).toEqual([])
  })

  test('that mean the same work at once, for this municipality alone', async () => {
    const [ours, theirs] = [await aTown(), await aTown()]
    for (const town of [ours, theirs]) await write(town, 'Møde i IKC')
    await save(ours.app, path, { ens: ' IKC =  kulturhuset = Interkulturelt Center \r\n\r\n' })
    expect((await wordsIn(ours)).same).toEqual([['IKC', 'kulturhuset', 'Interkulturelt Center']])
    expect(await find(ours, 'interkulturelt center')).toEqual(['Møde i IKC'])
    expect(await find(theirs, 'interkulturelt center')).toEqual([])
  })

  test('that are cut otherwise lay down the job that goes over everything again', async () => {
    const town = await aTown()
    await save(town.app, path, { delte: 'flex|trafik\nKlostersøen', led: 'klynge' })
    expect(await wordsIn(town)).toMatchObject({ cuts: ['flex|trafik', 'Klostersøen'], parts: ['klynge'] })
    const { rows } = await sql<{ id: string }>`select data->>'municipalityId' as id from pgboss.job where name = 'index'`.execute(db.owner)
    expect(rows.map(({ id }) => id)).toContain(town.town.id)
  })

  test('may hold from a later day on', async () => {
    const town = await aTown()
    await save(town.app, path, { led: 'klynge', gaelder: '2026-04-01' })
    expect([(await wordsIn(town)).parts, (await wordsIn(town, '2026-04-01')).parts]).toEqual([[], ['klynge']])
  })

  test.each([
    ['a word that means the same as nothing', { ens: 'SFO' }, '»SFO« mangler et lighedstegn og et ord mere.'],
    ['a word of two', { delte: 'flex trafik' }, '»flex trafik« er ikke et ord. Skriv bogstaver uden mellemrum.'],
    ['a bar at the end', { delte: 'flextrafik|' }, '»flextrafik|« er ikke et ord. Skriv bogstaver uden mellemrum.'],
    ['a sign', { led: '<b>' }, '»<b>« er ikke et ord. Skriv bogstaver uden mellemrum.'],
    ['a line that never ends', { ens: `a = ${'x'.repeat(300)}` }, `Linjen er for lang: »a = ${'x'.repeat(36)}«. Skriv højst 200 tegn.`],
    ['too many lines', { led: 'klynge\n'.repeat(201) }, 'Skriv højst 200 linjer.'],
  ])('are refused with %s, and everything typed stays', async (_, typed, sentence) => {
    const town = await aTown()
    const before = await wordsIn(town)
    const { fields } = await open(town.app, path)
    const answer = await town.app.post(path, { ...fields, ...typed, do: 'save' })
    const html = await answer.text()
    expect([answer.status, load(html)('.error-list a').text()]).toEqual([422, sentence])
    const [[name, text] = ['', '']] = Object.entries(typed)
    expect(fieldsOf(html)[name]?.replaceAll('\r\n', '\n').trim()).toBe(text.trim())
    expect(await wordsIn(town)).toEqual(before)
  })
})
