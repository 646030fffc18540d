import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { settingValues } from '#modules/council/index.ts'
import { testApp } from '#test/app.ts'
import { testDatabase } from '#test/database.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { fieldsOf, now, open, save, towns } from './administration.testing.ts'

const db = await testDatabase()
const aTown = towns(db)

test('an empty municipality is led to everything it lacks, and is a council with its rules afterwards', async () => {
  const { app, held, inside, town } = await aTown()
  const first = await open(app, '/opsaetning')
  const steps = load(first.html)('.setup-steps a')
    .map((_, link) => load(first.html)(link).attr('href'))
    .get()
  expect(steps).toEqual([
    '/opsaetning/raad/nyt',
    '/opsaetning/kommune/forside',
    '/opsaetning/kommune/kontakt',
    '/opsaetning/kommune/afsender',
    '/brugere',
  ])
  expect(load(first.html)('.setup-steps').text()).toContain('udpeg medlemmerne')
  const made = await save(app, '/opsaetning/raad/nyt', { navn: 'Integrationsrådet' })
  expect(made.location).toBe('/opsaetning/raad/integrationsraadet?oprettet=ja')
  await open(app, '/opsaetning/raad/integrationsraadet')
  await save(app, '/opsaetning/kommune/forside', { formaal: 'Rådet bygger bro.', med: 'Kom til et møde.' })
  await save(app, '/opsaetning/kommune/kontakt', { linjer: 'Rådhuset\nTorvet 1', email: 'raad@tomby.example', telefon: '12 34 56 78' })
  await save(app, '/opsaetning/kommune/afsender', { navn: 'Rådet i Tomby', svar: 'raad@tomby.example' })
  await save(app, '/opsaetning/kommune/farver', { primary: '#0b5d66', dark: '#073f46', darker: '#052a2f' })
  await save(app, '/opsaetning/raad/integrationsraadet/frister', { agenda: '5', proposals: '9' })
  await save(app, '/opsaetning/raad/integrationsraadet/numre', { numre: 'ever' })
  const after = await open(app, '/opsaetning')
  const left = load(after.html)('.setup-steps a')
    .map((_, link) => load(after.html)(link).attr('href'))
    .get()
  expect(left).toEqual(['/opsaetning/raad/integrationsraadet/perioder', '/brugere'])
  const [body] = await db.owner.selectFrom('body').select(['id', 'is_public']).where('municipality_id', '=', town.id).execute()
  expect(body?.is_public).toBe(true)
  expect(await held('standing_items', body?.id ?? '')).toMatchObject([
    { standing: 'approve_agenda', place: 'first' },
    { standing: 'last_minutes', place: 'first' },
    { standing: 'any_other_business', place: 'last' },
  ])
  expect(await held('deadlines', body?.id ?? '')).toEqual({ agenda: 5, proposals: 9, apologies: 1, minutes: 7 })
  expect(await inside((tx) => settingValues(tx, ['sender', 'theme'], null, '2026-03-02'))).toEqual({
    sender: { name: 'Rådet i Tomby', replyTo: 'raad@tomby.example' },
    theme: { primary: '#0b5d66', dark: '#073f46', darker: '#052a2f' },
  })
  const front = await (await app.get('/')).text()
  expect(front).toContain('Rådet bygger bro.')
  expect((await app.get('/raadet/integrationsraadet')).status).toBe(200)
})

describe('a setting', () => {
  test('of a list is read again exactly as it was typed, in its order', async () => {
    const { app, body, held } = await aTown()
    const id = await body()
    const path = '/opsaetning/raad/integrationsraadet/faste-punkter'
    const rows = { 'punkt-titel-0': 'Velkomst', 'punkt-plads-0': 'first', 'punkt-tekst-0': 'Kaffe\n\nog brød' }
    await save(app, path, { ...rows, 'punkt-titel-1': 'Eventuelt', 'punkt-plads-1': 'last', 'punkt-rolle-1': 'any_other_business' })
    const written = [
      { title: 'Velkomst', standing: null, place: 'first', text: 'Kaffe\n\nog brød' },
      { title: 'Eventuelt', standing: 'any_other_business', place: 'last', text: '' },
    ]
    expect(await held('standing_items', id)).toEqual(written)
    await save(app, path, {})
    expect(await held('standing_items', id)).toEqual(written)
  })

  test('of the body goes before that of the municipality', async () => {
    const { app, body, held } = await aTown()
    const [id, other] = [await body(), await body('Udvalget')]
    await save(app, '/opsaetning/kommune/numre', { numre: 'term' })
    await save(app, '/opsaetning/raad/integrationsraadet/numre', { numre: 'meeting' })
    expect([await held('numbering', id), await held('numbering', other)]).toEqual(['meeting', 'term'])
    expect((await open(app, '/opsaetning/raad/udvalget/numre')).html).toContain('følger det, der er fælles')
  })

  test('of a later day is listed, waits for its day, and can be taken back until then', async () => {
    const { app, body, held } = await aTown()
    const id = await body()
    const path = '/opsaetning/raad/integrationsraadet/numre'
    await save(app, path, { numre: 'ever', gaelder: '2026-08-01' })
    expect([await held('numbering', id), await held('numbering', id, '2026-08-01')]).toEqual(['year', 'ever'])
    const { html } = await open(app, path)
    expect(html).toContain('Fra 1. august 2026')
    expect((await open(app, `${path}?dag=2026-08-01`)).fields).toMatchObject({ numre: 'ever', gaelder: '2026-08-01', vist: '2026-08-01' })
    expect((await app.post(path, { do: 'drop', dag: '2026-08-01' })).status).toBe(303)
    expect(await held('numbering', id, '2026-08-01')).toBe('year')
  })

  test('of a day that has been is refused, and so is a day that does not exist', async () => {
    const { app, body } = await aTown()
    await body()
    for (const day of ['2026-03-01', '2026-02-30', 'i går', '2999-01-01']) {
      const { html } = await save(app, '/opsaetning/raad/integrationsraadet/frister', { gaelder: day, minutes: '3' }, 422).catch(
        (error: unknown) => ({ html: String(error) }),
      )
      expect([day, fieldsOf(html)['minutes'], fieldsOf(html)['gaelder']]).toEqual([day, '3', day])
    }
  })

  test('that began cannot be taken back', async () => {
    const { app, body, held } = await aTown()
    const id = await body()
    const path = '/opsaetning/raad/integrationsraadet/numre'
    await save(app, path, { numre: 'ever' })
    await app.post(path, { do: 'drop', dag: '2026-03-02' })
    expect(await held('numbering', id)).toBe('ever')
  })
})

describe('two administrators at once', () => {
  test('the second is told and shown both, and saves on top when she wants to', async () => {
    const { app, body, held, town } = await aTown()
    const id = await body()
    const other = await testApp(db, { municipality: town, as: 'administrator', now })
    const path = '/opsaetning/raad/integrationsraadet/frister'
    const { fields } = await open(other, path)
    await save(app, path, { agenda: '3', proposals: '33' })
    const answer = await other.post(path, { ...fields, do: 'save', agenda: '8', proposals: '44' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(htmlProblems(html)).toEqual([])
    const both = load(html)('.two-versions').text()
    for (const days of ['33 dage', '44 dage']) expect(both).toContain(days)
    expect(await held('deadlines', id)).toMatchObject({ agenda: 3 })
    expect((await other.post(path, { ...fieldsOf(html), do: 'save' })).status).toBe(303)
    expect(await held('deadlines', id)).toMatchObject({ agenda: 8, proposals: 44 })
  })

  test('of two who rename a body, the second is shown both', async () => {
    const { app, body } = await aTown()
    await body()
    const path = '/opsaetning/raad/integrationsraadet/oplysninger'
    const { fields } = await open(app, path)
    await save(app, path, { navn: 'Rådet for integration' })
    const answer = await app.post(path, { ...fields, navn: 'Mangfoldighedsrådet' })
    expect(answer.status).toBe(422)
    const both = load(await answer.text())('.two-versions').text()
    expect(both).toContain('Rådet for integration')
    expect(both).toContain('Mangfoldighedsrådet')
  })
})

describe('who may', () => {
  test('a secretary sets how her own body works, and nothing of another or of the municipality', async () => {
    const { town, body } = await aTown()
    const mine = await body('Mit råd')
    await body('Et andet råd')
    const secretary = await testApp(db, { municipality: town, as: 'secretary', bodyId: mine, now })
    await save(secretary, '/opsaetning/raad/mit-raad/frister', { agenda: '4' })
    const { html } = await open(secretary, '/opsaetning/raad')
    expect(html).toContain('Mit råd')
    expect(html).not.toContain('Et andet råd')
    for (const path of ['', '/frister', '/faste-punkter', '/oplysninger']) {
      expect((await secretary.get(`/opsaetning/raad/et-andet-raad${path}`)).status).toBe(404)
      expect((await secretary.post(`/opsaetning/raad/et-andet-raad${path}`, { do: 'save' })).status).toBe(404)
    }
    for (const path of [
      '/opsaetning/kommune',
      '/opsaetning/raad/nyt',
      '/opsaetning/raad/mit-raad/oplysninger',
      '/opsaetning/raad/mit-raad/offentlighed',
    ])
      expect((await secretary.get(path)).status).toBe(404)
  })

  test('a secretary finds the terms and members of her body, and reads what only an administrator can do', async () => {
    const { town, body } = await aTown()
    const mine = await body('Mit råd')
    const secretary = await testApp(db, { municipality: town, as: 'secretary', bodyId: mine, now })
    const main = load((await open(secretary, '/opsaetning/raad/mit-raad')).html)('main')
    expect(main.find('a[href$="/mit-raad/perioder"]').text()).toContain('Perioder og medlemmer')
    expect(main.text()).toContain('Kun en administrator kan')
  })

  test('an administrator of one body alone sets up no municipality', async () => {
    const { town, body } = await aTown()
    const mine = await body('Mit råd')
    const app = await testApp(db, { municipality: town, as: 'administrator', bodyId: mine, now })
    for (const path of [
      '/opsaetning/kommune',
      '/opsaetning/kommune/navn',
      '/opsaetning/kommune/farver',
      '/opsaetning/raad/nyt',
      '/opsaetning/raad/mit-raad/offentlighed',
    ])
      expect([path, (await app.get(path)).status]).toEqual([path, 404])
    await open(app, '/opsaetning/raad/mit-raad')
  })
})

test('hostile words in every field are kept as words, on every screen that shows them', async () => {
  const { app, body } = await aTown()
  await body()
  const hostile = `"><script>alert(1)</script> 'قائمة' {{x}}`
  const base = '/opsaetning/raad/integrationsraadet'
  await save(app, `${base}/oplysninger`, { navn: `Råd ${hostile}`, beskrivelse: hostile, 'post-chair': hostile })
  await save(app, `${base}/faste-punkter`, { 'punkt-titel-0': hostile, 'punkt-tekst-0': hostile })
  await save(app, `${base}/afsnit`, { 'afsnit-overskrift-0': hostile, 'afsnit-tekst-0': hostile, gaelder: '2026-05-05' })
  await save(app, `${base}/beslutninger`, { 'saetning-navn-0': hostile, 'saetning-tekst-0': hostile })
  await save(app, `${base}/regler`, { regler: hostile, plads: hostile })
  await save(app, '/opsaetning/kommune/navn', { navn: `By ${hostile}` })
  await save(app, '/opsaetning/kommune/kontakt', { linjer: hostile })
  await save(app, '/opsaetning/kommune/forside', { formaal: hostile, med: hostile })
  await save(app, '/opsaetning/kommune/afsender', { navn: hostile })
  await save(app, '/opsaetning/kommune/lukkedage', { 'dag-navn-0': hostile, 'dag-fra-0': '2026-07-01', 'dag-til-0': '' })
  const screens = ['', '/oplysninger', '/faste-punkter', '/afsnit', '/beslutninger', '/regler'].map((path) => base + path)
  const others = ['navn', 'kontakt', 'forside', 'afsender', 'lukkedage'].map((path) => `/opsaetning/kommune/${path}`)
  for (const path of [...screens, ...others, '/opsaetning', '/opsaetning/raad', '/', '/raadet'])
    expect([path, load((await open(app, path)).html)('script:not([src])').length]).toEqual([path, 0])
  const long = 'x'.repeat(2_000)
  for (const [path, field] of [
    [`${base}/oplysninger`, 'navn'],
    [`${base}/faste-punkter`, 'punkt-titel-0'],
    ['/opsaetning/kommune/navn', 'navn'],
    ['/opsaetning/kommune/afsender', 'navn'],
  ] as const) {
    const { fields } = await open(app, path)
    const answer = await app.post(path, { ...fields, do: 'save', [field]: long })
    expect([path, answer.status, fieldsOf(await answer.text())[field]]).toEqual([path, 422, long])
  }
})
