import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { settingValues } from '#modules/council/index.ts'
import { knownSince } from '#platform/db/known.ts'
import type { TestApp } from '#test/app.ts'
import { testDatabase } from '#test/database.ts'
import { htmlProblems } from '#ui/testing/html-problems.ts'
import { fieldsOf, open, save, towns } from '../administration.testing.ts'

const db = await testDatabase()
const aTown = towns(db)

describe('what stands on every page', () => {
  test('a new name and another choice of languages are there with the next request', async () => {
    const { app } = await aTown()
    expect((await app.get('/ar')).status).toBe(200)
    const before = knownSince()
    await save(app, '/opsaetning/kommune/navn', { navn: 'Storby Kommune', 'sprog-ar': '' })
    expect(knownSince()).toBeGreaterThan(before)
    expect(await (await app.get('/')).text()).toContain('Storby Kommune')
    expect((await app.get('/ar')).status).toBe(404)
  })

  test('a colour on which white text cannot be read is refused, and what was typed stays', async () => {
    const { app } = await aTown()
    const { fields } = await open(app, '/opsaetning/kommune/farver')
    const answer = await app.post('/opsaetning/kommune/farver', {
      ...fields,
      do: 'save',
      primary: '#aabbcc',
      dark: 'blå',
      darker: '#052a2f',
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('mindst 4,5')
    expect(load(html)('.error-list a')).toHaveLength(2)
    expect(fieldsOf(html)).toMatchObject({ primary: '#aabbcc', dark: 'blå' })
    expect(await (await app.get('/tema.css')).text()).toBe('')
  })

  const part = (name: string, body: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    return Buffer.concat([length, Buffer.from(name, 'latin1'), body, Buffer.alloc(4)])
  }
  const pngOf = (...more: Buffer[]) =>
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      part('IHDR', Buffer.from('00000078000000300802000000', 'hex')),
      ...more,
      part('IEND', Buffer.alloc(0)),
    ])
  const png = pngOf()
  const upload = (app: TestApp, name: string, bytes: Uint8Array, type: string) => {
    const form = new FormData()
    form.set('do', 'save')
    form.set('billede', new File([new Uint8Array(bytes)], name, { type }))
    return app.request('POST', '/opsaetning/kommune/logo', { body: form })
  }

  test('a logo says nothing of where it was photographed', async () => {
    const { app } = await aTown()
    const photographed = pngOf(part('eXIf', Buffer.from('56.1629 N')), part('tEXt', Buffer.from('Camera')))
    expect((await upload(app, 'logo.png', photographed, 'image/png')).status).toBe(303)
    expect(Buffer.from(await (await app.get('/logo?v=x')).arrayBuffer()).equals(png)).toBe(true)
    expect((await upload(app, 'logo.png', png.subarray(0, -8), 'image/png')).status).toBe(422)
  })

  test('a logo is served as what its bytes are, and is gone when it is removed', async () => {
    const { app, town } = await aTown()
    expect((await upload(app, 'logo.png', png, 'image/png')).status).toBe(303)
    const logo = await app.get('/logo?v=x')
    expect([logo.status, logo.headers.get('content-type'), logo.headers.get('cache-control')]).toEqual([
      200,
      'image/png',
      'public, max-age=31536000, immutable',
    ])
    expect(Buffer.from(await logo.arrayBuffer()).equals(png)).toBe(true)
    await open(app, '/opsaetning/kommune/logo')
    expect((await app.post('/opsaetning/kommune/logo', { do: 'remove' })).status).toBe(303)
    expect((await app.get('/logo')).status).toBe(404)
    const left = await db.owner.selectFrom('stored_file').select('size').where('municipality_id', '=', town.id).execute()
    expect(left).toEqual([])
  })

  test.each([
    ['a page that calls itself a picture', Buffer.from('<!doctype html><script>alert(1)</script>'), 'image/png'],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
    ['a picture of more than a megabyte', Buffer.concat([png, Buffer.alloc(1_000_001)]), 'image/png'],
  ])('%s is no logo', async (_what, bytes, type) => {
    const { app } = await aTown()
    const answer = await upload(app, 'logo.png', bytes, type)
    expect([answer.status, (await app.get('/logo')).status]).toEqual([422, 404])
    expect(htmlProblems(await answer.text())).toEqual([])
  })
})

test('public holidays are filled in once, stay to be adjusted, and are saved with the rest', async () => {
  const { app, inside } = await aTown()
  const path = '/opsaetning/kommune/lukkedage'
  const { fields } = await open(app, path)
  const filled = fieldsOf(await (await app.post(path, { ...fields, do: 'holidays', aar: '2026' })).text())
  const again = fieldsOf(await (await app.post(path, { ...filled, do: 'holidays', aar: '2026' })).text())
  expect(Object.values(again).filter((value) => value === 'Langfredag')).toHaveLength(1)
  expect((await app.post(path, { ...again, do: 'save', 'dag-navn-1': 'Skærtorsdag (lukket)' })).status).toBe(303)
  const { closing_days: days } = await inside((tx) => settingValues(tx, ['closing_days'], null, '2026-03-02'))
  expect(days).toHaveLength(13)
  expect(days[1]).toEqual({ from: '2026-04-02', to: '2026-04-02', name: 'Skærtorsdag (lukket)' })
})
