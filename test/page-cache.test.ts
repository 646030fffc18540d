import type { IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { keptRoutes } from '#app'
import { changePerson } from '#modules/council/index.ts'
import { routeRights } from '#platform/http/allow.ts'
import { patternOf } from '#platform/http/keep-pages.ts'
import { aKeptHouse } from './kept-house.ts'

const { db, aProgram, afresh, acting, asked, change, heard, past, personId, addresses } = await aKeptHouse()
const one = await aProgram()

describe('what is kept', () => {
  test('is named by routes that everybody may read', () => {
    const isPublic = routeRights(afresh.app.routes).rights.filter(
      ({ method, audiences }) => method === 'GET' && audiences.includes('public'),
    )
    expect(Object.keys(keptRoutes).filter((route) => !isPublic.some(({ path }) => path === route))).toEqual([])
  })

  test('is answered without asking the database or waking the program, under its own request id', async () => {
    const first = await one.get(`/moeder/${past.slug}`)
    const hits = await one.hits()
    await new Promise((resolve) => setTimeout(resolve, 50))
    asked.length = 0
    const again = await one.get(`/moeder/${past.slug}`)
    expect(asked).toEqual([])
    expect(await one.hits()).toBe(hits + 1)
    expect(again.text).toBe(first.text)
    expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id'])
    const without = ({ 'x-request-id': _, date: __, ...rest }: IncomingHttpHeaders) => rest
    expect(without(again.headers)).toEqual(without(first.headers))
    expect(again.headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('comes small to whoever takes it so, and not at all to whoever has it', async () => {
    const path = `/moeder/${past.slug}`
    const plain = await one.get(path)
    for (const [encoding, decode] of [
      ['br', brotliDecompressSync],
      ['gzip', gunzipSync],
    ] as const)
      for (let i = 0; i < 2; i++) {
        const small = await one.get(path, { 'accept-encoding': encoding })
        expect(small.headers['content-encoding']).toBe(encoding)
        expect(decode(small.bytes).toString()).toBe(plain.text)
        const held = await one.get(path, { 'accept-encoding': encoding, 'if-none-match': String(small.headers.etag) })
        expect([held.status, held.bytes.length]).toEqual([304, 0])
      }
    const head = await one.get(path, {}, 'HEAD')
    expect([head.status, head.bytes.length, head.headers['content-length']]).toEqual([200, 0, String(plain.bytes.length)])
  })

  test('is nothing to whoever sends a cookie, asks for what the page does not know, or searches', async () => {
    for (const [path, headers] of [
      ['/', { cookie: 'farve=roed' }],
      ['/', { authorization: 'Basic x' }],
      ['/moeder?kilde=brev', {}],
      ['/moeder?side=1&side=2', {}],
      ['/soeg?q=cykel', {}],
      ['/log-ind', {}],
    ] as const) {
      await one.get(path, headers)
      const hits = await one.hits()
      await one.get(path, headers)
      expect(await one.hits(), path).toBe(hits)
    }
    expect((await one.get('/', { host: 'fremmed.example' })).status).toBe(421)
  })

  test('is made once for many who ask at the same moment', async () => {
    await change((tx) => changePerson(tx, acting, personId, { name: 'Fatima Ali', profile: '' }))
    await heard(one.keeping)
    await one.get('/sager')
    asked.length = 0
    const all = await Promise.all(Array.from({ length: 12 }, () => one.get('/raadet')))
    expect(new Set(all.map(({ text }) => text)).size).toBe(1)
    const together = asked.filter((query) => query.includes('"membership"')).length
    await change((tx) => changePerson(tx, acting, personId, { name: 'Fatima Yusuf', profile: '' }))
    await heard(one.keeping)
    asked.length = 0
    await one.get('/raadet')
    expect(together).toBe(asked.filter((query) => query.includes('"membership"')).length)
  })
})

describe('every table that a kept page is made from', () => {
  test('raises the version by a trigger of its own', async () => {
    await change((tx) => changePerson(tx, acting, personId, { name: 'Fatima', profile: 'Ny' }))
    await heard(one.keeping)
    asked.length = 0
    const patterns = Object.keys(keptRoutes).map(patternOf)
    const kept = addresses().filter((path) => patterns.some((pattern) => pattern.test(path.split('?')[0] ?? '')))
    for (const path of kept) await one.get(path)
    expect(patterns.filter((pattern) => !kept.some((path) => pattern.test(path.split('?')[0] ?? '')))).toEqual([])
    const read = new Set(asked.flatMap((query) => [...query.matchAll(/\b(?:from|join) "(\w+)"/g)].map(([, table]) => table)))
    const { rows } = await sql<{ name: string }>`
      select tgrelid::regclass::text as name from pg_trigger where tgname = 'raises_content_version' and tgdeferrable and tginitdeferred`.execute(
      db.owner,
    )
    expect(read.size).toBeGreaterThan(10)
    expect([...read].filter((table) => !rows.some(({ name }) => name === table))).toEqual([])
  })
})
