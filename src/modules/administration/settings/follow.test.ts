import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { settingValues, settingValuesOfBodies } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { testDatabase } from '#test/database.ts'
import { now, open, save, towns } from '../administration.testing.ts'

const db = await testDatabase()
const aTown = towns(db)
const of = '/opsaetning/raad/integrationsraadet'
/** The part of a screen that tells what the municipality shares. */
const shared = (html: string) => load(html)('section:has(#faelles), section#faelles')

describe('a body that has a setting of its own', () => {
  test('follows the municipality again when it is told to, and goes with it from then on', async () => {
    const { app, body, held } = await aTown()
    const id = await body()
    await save(app, '/opsaetning/kommune/numre', { numre: 'term' })
    await save(app, `${of}/numre`, { numre: 'meeting' })
    const own = await open(app, `${of}/numre`)
    expect(shared(own.html).text()).toContain('Følges ikke')
    const [press] = load(own.html)('button[value=follow]').get()
    const form = load(own.html)(press).closest('form').serializeArray()
    const fields = { ...Object.fromEntries(form.map(({ name, value }) => [name, value])), do: 'follow' }
    const answers = await Promise.all([1, 2].map(() => app.post(`${of}/numre`, fields)))
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual(Array(2).fill(`${of}/numre?fulgt=ja`))
    expect(await held('numbering', id)).toBe('term')
    await save(app, '/opsaetning/kommune/numre', { numre: 'ever' })
    expect(await held('numbering', id)).toBe('ever')
    const after = await open(app, `${of}/numre?fulgt=ja`)
    expect(after.fields['numre']).toBe('ever')
    expect(load(after.html)('button[value=follow]')).toHaveLength(0)
    expect(shared(after.html).text()).toContain('Følges her')
    expect(load(after.html)('main').text()).toContain('Nu følges det, der er fælles for kommunen')
  })

  test('sees beside each of its own what the municipality’s is, and lets go of one and keeps the other', async () => {
    const { app, body, inside } = await aTown()
    const id = await body()
    await save(app, '/opsaetning/kommune/godkendelse', { dagsorden: 'no', underskrift: 'no', fremmoede: 'half' })
    await save(app, `${of}/godkendelse`, { dagsorden: 'yes', underskrift: 'yes', fremmoede: 'none' })
    const { html } = await open(app, `${of}/godkendelse`)
    expect(load(html)('button[value=follow]')).toHaveLength(2)
    expect((await app.post(`${of}/godkendelse`, { do: 'follow', slags: 'quorum' })).status).toBe(303)
    const values = await inside((tx) => settingValues(tx, ['approval', 'quorum'], id, '2026-03-02'))
    expect(values).toEqual({ approval: { agenda: true, signature: true }, quorum: { moreThanHalf: false } })
    const several = await inside((tx) => settingValuesOfBodies(tx, ['approval', 'quorum'], [id], '2026-03-02'))
    expect(several.get(id)).toEqual(values)
    expect(load((await open(app, `${of}/godkendelse`)).html)('button[value=follow]').attr('aria-label')).toContain('Følg kommunen igen: ')
  })

  test('had it until that day: what held before is still told, and meetings before it keep it', async () => {
    const { app, body, held, town } = await aTown()
    const id = await body()
    await save(app, `${of}/numre`, { numre: 'ever' })
    const later = await testApp(db, { municipality: town, as: 'administrator', now: '2026-05-04T12:00:00Z' })
    await later.post(`${of}/numre`, { do: 'follow', slags: 'numbering' })
    expect([await held('numbering', id, '2026-05-03'), await held('numbering', id, '2026-05-04')]).toEqual(['ever', 'year'])
    const { html } = await open(later, `${of}/numre`)
    expect(load(html)('main').text()).toContain('Nu, siden 4. maj 2026')
    expect(load(html)('main details').text()).toContain('Fra 2. marts 2026')
    await save(later, `${of}/numre`, { numre: 'term' })
    expect(await held('numbering', id, '2026-05-04')).toBe('term')
    const entries = await db.owner.selectFrom('audit_entry').select(['action', 'payload']).where('municipality_id', '=', town.id).execute()
    expect(entries.find(({ action }) => action === 'setting.follow')?.payload).toEqual({ kinds: ['numbering'], validFrom: '2026-05-04' })
  })
})

test('of a list that is followed again, the municipality’s rows are in the form, hostile words and all', async () => {
  const { app, body, held } = await aTown()
  const id = await body()
  const title = `<script>alert(1)</script> ${'langt '.repeat(20)}قائمة`
  await save(app, '/opsaetning/kommune/faste-punkter', { 'punkt-titel-0': title, 'punkt-plads-0': 'first' })
  await save(app, `${of}/faste-punkter`, { 'punkt-titel-0': 'Vores eget', 'punkt-plads-0': 'first' })
  const { html } = await open(app, `${of}/faste-punkter`)
  expect(shared(html).text()).toContain(title)
  await app.post(`${of}/faste-punkter`, { do: 'follow', slags: 'standing_items' })
  expect(await held('standing_items', id)).toMatchObject([{ title }])
})

test('nobody lets go of what is not there, of another screen’s, of the municipality’s, or of another body’s', async () => {
  const { app, body, town, held } = await aTown()
  const id = await body()
  const other = await body('Et andet råd')
  const rows = () => db.owner.selectFrom('setting').select('id').where('municipality_id', '=', town.id).execute()
  const before = (await rows()).length
  expect((await app.post(`${of}/numre`, { do: 'follow', slags: 'numbering' })).status).toBe(303)
  expect(await rows()).toHaveLength(before)
  for (const [path, kind] of [
    [`${of}/numre`, 'deadlines'],
    [`${of}/numre`, ''],
    ['/opsaetning/kommune/numre', 'numbering'],
  ] as const)
    expect([path, kind, (await app.post(path, { do: 'follow', slags: kind })).status]).toEqual([path, kind, 400])
  await save(app, '/opsaetning/raad/et-andet-raad/numre', { numre: 'ever' })
  const secretary = await testApp(db, { municipality: town, as: 'secretary', bodyId: id, now })
  expect((await secretary.post('/opsaetning/raad/et-andet-raad/numre', { do: 'follow', slags: 'numbering' })).status).toBe(404)
  expect(await held('numbering', other)).toBe('ever')
})

test('the way to what is shared is shown to who may set it, and leads to a page that is there', async () => {
  const { app, body, town } = await aTown()
  const id = await body()
  for (const path of ['numre', 'frister', 'offentlighed', 'godkendelse', 'regler', 'afsnit', 'beslutninger']) {
    const href = shared((await open(app, `${of}/${path}`)).html)
      .find('a')
      .attr('href')
    if (href) expect([href, (await app.get(href)).status]).toEqual([href, 200])
    expect([path, href === undefined]).toEqual([path, path === 'regler'])
  }
  const secretary = await testApp(db, { municipality: town, as: 'secretary', bodyId: id, now })
  expect(shared((await open(secretary, `${of}/numre`)).html).find('a')).toHaveLength(0)
})
