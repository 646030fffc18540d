import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { settingValues } from '#modules/council/index.ts'
import { sectionKinds } from '#modules/importing/index.ts'
import { testDatabase } from '#test/database.ts'
import { fieldsOf, open, save, towns } from '../administration.testing.ts'

const db = await testDatabase()
const aTown = towns(db)
const path = '/opsaetning/kommune/overskrifter'

const typed = (rows: readonly (readonly [caption: string, kind: string])[]) =>
  Object.fromEntries(
    rows.flatMap(([caption, kind], row) => [
      [`overskrift-ord-${row}`, caption],
      [`overskrift-art-${row}`, kind],
    ]),
  )
const captionsIn = async ({ inside }: Awaited<ReturnType<typeof aTown>>) =>
  (await inside((tx) => settingValues(tx, ['import_captions'], null, '2026-03-02'))).import_captions

/** What the screen says of rows that it does not save, and what then stands in it. */
async function refusalsOf(town: Awaited<ReturnType<typeof aTown>>, rows: readonly (readonly [string, string])[]) {
  const { fields } = await open(town.app, path)
  const answer = await town.app.post(path, { ...fields, ...typed(rows), do: 'save' })
  const html = await answer.text()
  const sentences = load(html)('.error-list a')
    .map((_, link) => load(html)(link).text())
    .get()
  return { status: answer.status, sentences, fields: fieldsOf(html) }
}

describe('captions that the import is taught', () => {
  test('are kept with their kind, for this municipality alone', async () => {
    const [ours, theirs] = [await aTown(), await aTown()]
    await save(ours.app, path, typed([['Tolkefaglige  bemærkninger', 'background']]))
    expect(await captionsIn(ours)).toEqual([{ caption: 'Tolkefaglige bemærkninger', kind: 'background' }])
    expect(await captionsIn(theirs)).toEqual([])
    const { fields } = await open(ours.app, path)
    expect(fields).toMatchObject(typed([['Tolkefaglige bemærkninger', 'background']]))
  })

  test('may be told from a later day on, are listed until then, and can be taken back', async () => {
    const town = await aTown()
    await save(town.app, path, { ...typed([['Tolkning', 'legal']]), gaelder: '2026-04-01' })
    expect(await captionsIn(town)).toEqual([])
    const { html } = await open(town.app, path)
    expect(load(html)('main').text()).toMatch(/Fra 1\. april 2026.*Tolkning.*Lovgrundlag/s)
    await save(town.app, path, { do: 'drop', dag: '2026-04-01' })
    expect((await open(town.app, path)).html).not.toContain('Tolkning')
  })

  test('may be of every kind that a section has', async () => {
    const town = await aTown()
    await save(town.app, path, typed(sectionKinds.map((kind) => [`Byens ord for ${kind}`, kind])))
    expect((await captionsIn(town)).map(({ kind }) => kind)).toEqual(sectionKinds)
  })

  test('get another row without a script, and lose nothing by it', async () => {
    const { app } = await aTown()
    const { fields } = await open(app, path)
    const answer = await app.post(path, { ...fields, ...typed([['Tolke', 'legal']]), do: 'overskrift:add:0' })
    expect(answer.status).toBe(200)
    expect(fieldsOf(await answer.text())).toMatchObject(
      typed([
        ['Tolke', 'legal'],
        ['', ''],
      ]),
    )
  })

  test.each<[why: string, rows: [string, string][], sentence: string]>([
    ['a kind that does not exist', [['Tolkning', 'gossip']], 'Den slags afsnit findes ikke. Vælg en fra listen'],
    ['no kind', [['Tolkning', '']], 'Vælg, hvad afsnittet er'],
    ['no caption', [['', 'legal']], 'Skriv overskriften, eller fjern rækken'],
    ['no word', [['1.2 –', 'legal']], 'Skriv en overskrift med bogstaver'],
    ['a caption that is too long', [['x'.repeat(81), 'legal']], 'Overskrift i dokumentet: skriv højst 80 tegn'],
    [
      'the same caption twice',
      [
        ['Tolkning', 'legal'],
        [' TOLKNING: ', 'economy'],
      ],
      '»TOLKNING:« står der allerede. Store og små bogstaver og kolon gør ingen forskel',
    ],
    ...['Beslutning', 'RÅDETS BESLUTNING:', 'Referat', 'Beslutning i Byrådet den 3. maj 2021'].map(
      (caption): [string, [string, string][], string] => [
        `the decision ${caption} as something else`,
        [[caption, 'other']],
        `»${caption}« læses i forvejen som en beslutning. Blev den til noget andet, ville beslutninger mangle i referater. Vælg »Beslutning«, eller fjern rækken`,
      ],
    ),
  ])('are refused with %s, and everything typed stays', async (_why, rows, sentence) => {
    const town = await aTown()
    const { status, sentences, fields } = await refusalsOf(town, [['Byens egen', 'schedule'], ...rows])
    expect([status, sentences]).toEqual([422, [sentence]])
    const known = rows.map(([caption, kind]) => [caption, kind === 'gossip' ? '' : kind] as const)
    expect(fields).toMatchObject(typed([['Byens egen', 'schedule'], ...known]))
    expect(await captionsIn(town)).toEqual([])
  })

  test('a word that others use for the decision may be said to be just that', async () => {
    const town = await aTown()
    await save(town.app, path, typed([['Referat', 'decision']]))
    expect(await captionsIn(town)).toEqual([{ caption: 'Referat', kind: 'decision' }])
  })
})
