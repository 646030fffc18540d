import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { fieldsOf, open, save, towns } from '../administration.testing.ts'

const db = await testDatabase()
const aTown = towns(db)

describe('a list is edited without a script', () => {
  test('the buttons move and add rows, keep what was typed and save nothing', async () => {
    const { app, body, held } = await aTown()
    const id = await body()
    const path = '/opsaetning/raad/integrationsraadet/afsnit'
    const { fields } = await open(app, path)
    const typed = { ...fields, 'afsnit-overskrift-0': 'Første', 'afsnit-tekst-0': 'ikke tabt', gaelder: '2026-09-09' }
    const added = await app.post(path, { ...typed, do: 'afsnit:add:0' })
    const html = await added.text()
    expect([added.status, fieldsOf(html)['afsnit-tekst-0'], fieldsOf(html)['gaelder']]).toEqual([200, 'ikke tabt', '2026-09-09'])
    expect(fieldsOf(html)).toHaveProperty('afsnit-overskrift-1')
    const moved = fieldsOf(await (await app.post(path, { ...fieldsOf(html), do: 'afsnit:down:0' })).text())
    expect(moved['afsnit-overskrift-1']).toBe('Første')
    const usual = fieldsOf(await (await app.post(path, { ...fields, do: 'suggest' })).text())
    expect(usual['afsnit-overskrift-0']).toBe('Indstilling')
    expect(await held('captions', id)).toEqual([])
  })

  test('a row without its title is pointed at, and nothing is lost', async () => {
    const { app, body } = await aTown()
    await body()
    const path = '/opsaetning/raad/integrationsraadet/faste-punkter'
    const { fields } = await open(app, path)
    const answer = await app.post(path, { ...fields, do: 'save', 'punkt-tekst-0': 'kun tekst' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(load(html)('.error-list a').attr('href')).toBe('#punkt-titel-0')
    expect(fieldsOf(html)['punkt-tekst-0']).toBe('kun tekst')
  })
})

describe('a renamed body', () => {
  test('keeps its address, and page and search say the new name at once', async () => {
    const { app, body } = await aTown()
    await body()
    await save(app, '/opsaetning/raad/integrationsraadet/oplysninger', { navn: 'Mangfoldighedsrådet' })
    const page = await (await app.get('/raadet/integrationsraadet')).text()
    expect(page).toContain('Mangfoldighedsrådet')
    expect(await (await app.get('/soeg?q=mangfoldighedsrådet')).text()).toContain('/raadet/integrationsraadet')
  })

  test('cannot take the name of another, belong to itself, or hide in a loop', async () => {
    const { app, body } = await aTown()
    const [council, group] = [await body(), await body('Gruppen')]
    const path = '/opsaetning/raad/integrationsraadet/oplysninger'
    const { fields } = await open(app, path)
    await save(app, '/opsaetning/raad/gruppen/oplysninger', { hoererTil: council })
    for (const [field, value] of [
      ['navn', 'GRUPPEN'],
      ['hoererTil', council],
      ['hoererTil', group],
      ['hoererTil', '0198c0de-0000-7000-8000-000000000000'],
      ['hoererTil', `' or 1=1 --`],
    ] as const) {
      const answer = await app.post(path, { ...fields, [field]: value })
      expect([value, answer.status]).toEqual([value, 422])
      expect(load(await answer.text())('.error-list a').attr('href')).toBe(`#${field}`)
    }
  })

  test('that loses its page is no longer found', async () => {
    const { app, body } = await aTown()
    await body()
    const { fields } = await open(app, '/opsaetning/raad/integrationsraadet/oplysninger')
    const { side: _, ...without } = fields
    expect((await app.post('/opsaetning/raad/integrationsraadet/oplysninger', without)).status).toBe(303)
    expect((await app.get('/raadet/integrationsraadet')).status).toBe(404)
    expect(await (await app.get('/soeg?q=integrationsrådet')).text()).not.toContain('href="/raadet/integrationsraadet"')
  })
})

test('sending the same form twice has one effect, and what was set is on record', async () => {
  const { app, town } = await aTown()
  const { fields } = await open(app, '/opsaetning/raad/nyt')
  const both = await Promise.all([1, 2].map(() => app.post('/opsaetning/raad/nyt', { ...fields, navn: 'Ungerådet' })))
  expect(both.map((answer) => answer.headers.get('location'))).toEqual(Array(2).fill('/opsaetning/raad/ungeraadet?oprettet=ja'))
  const entries = await db.owner.selectFrom('audit_entry').select(['action', 'payload']).where('municipality_id', '=', town.id).execute()
  expect(entries.filter(({ action }) => action === 'body.create')).toHaveLength(1)
  expect(entries.find(({ action }) => action === 'setting.put')?.payload).toEqual({
    kinds: ['standing_items', 'captions', 'decision_templates'],
    validFrom: '2026-03-02',
  })
})
