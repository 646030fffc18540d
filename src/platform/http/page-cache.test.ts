import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHeld } from './held.ts'
import { patternOf } from './keep-pages.ts'
import { createPageCache, encodingFor, keyOf, type NewPage } from './page-cache.ts'

const aPage = (given: Partial<NewPage> & { text?: string } = {}): NewPage => ({
  key: 'https://a.example/',
  municipalityId: 'a',
  version: 1,
  until: 1_000,
  status: 200,
  route: '/',
  headers: [['content-type', 'text/html']],
  body: Buffer.from(given.text ?? 'æ'.repeat(2_000)),
  ...given,
})

test('a page holds for its version and until its moment, and not beyond', () => {
  const cache = createPageCache(1e6)
  const keep = () => cache.keep(aPage())
  const page = keep()
  expect(cache.find(page.key, 1, 999)).toBe(page)
  expect(cache.find(page.key, 2, 0)).toBeNull()
  keep()
  expect(cache.find(page.key, 1, 1_000)).toBeNull()
  expect(cache.size()).toEqual({ pages: 0, bytes: 0 })
})

test('every encoding holds the same bytes under a tag of its own', async () => {
  const cache = createPageCache(1e6)
  const page = cache.keep(aPage())
  const [br, gzip, plain] = await Promise.all((['br', 'gzip', 'identity'] as const).map((each) => cache.variant(page, each)))
  expect(brotliDecompressSync(br?.body ?? '')).toEqual(page.body)
  expect(gunzipSync(gzip?.body ?? '')).toEqual(page.body)
  expect(plain?.body).toEqual(page.body)
  expect(new Set([br, gzip, plain].map((each) => each?.etag)).size).toBe(3)
  expect(await cache.variant(page, 'br')).toBe(br)
})

test('all pages together stay within the bytes they may take, whatever comes and is compressed', async () => {
  const limit = 100_000
  const step = fc.record({
    n: fc.nat(30),
    bytes: fc.nat(60_000),
    found: fc.boolean(),
    encoding: fc.constantFrom('br' as const, 'gzip' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const cache = createPageCache(limit)
      for (const { n, bytes, found, encoding } of steps) {
        const page = cache.keep(aPage({ key: `k${n}`, body: Buffer.alloc(bytes, n), status: found ? 200 : 404 }))
        await cache.variant(page, encoding)
        expect(cache.size().bytes).toBeLessThanOrEqual(limit)
      }
      cache.forget(null)
      expect(cache.size()).toEqual({ pages: 0, bytes: 0 })
    }),
    { numRuns: 30 },
  )
})

test('addresses that anybody can invent never push out a page', () => {
  const cache = createPageCache(100_000)
  const front = cache.keep(aPage())
  for (let i = 0; i < 200; i++) {
    cache.keep(aPage({ key: `https://a.example/moeder/${i}`, status: 404 }))
    cache.keep(aPage({ key: `https://a.example/moeder?side=${i}` }))
  }
  expect(cache.find(front.key, 1, 0)).toBe(front)
})

test('the page that was asked for longest ago goes first', () => {
  const cache = createPageCache(40_000)
  const keep = (key: string) => cache.keep(aPage({ key, body: Buffer.alloc(10_000) }))
  keep('one')
  keep('two')
  cache.find('one', 1, 0)
  keep('three')
  expect(['one', 'two', 'three'].map((key) => cache.find(key, 1, 0) !== null)).toEqual([true, false, true])
})

test('the smallest encoding that a reader takes is sent', () => {
  expect(encodingFor('gzip, deflate, br', 5_000)).toBe('br')
  expect(encodingFor('gzip;q=1.0, br;q=0', 5_000)).toBe('gzip')
  expect(encodingFor('GZIP', 5_000)).toBe('gzip')
  expect(encodingFor('identity', 5_000)).toBe('identity')
  expect(encodingFor(undefined, 5_000)).toBe('identity')
  expect(encodingFor('br', 200)).toBe('identity')
})

test('a tag is recognised among several, weak or strong', () => {
  expect(isHeld('"a", W/"b"', '"b"')).toBe(true)
  expect(isHeld('"a"', '"b"')).toBe(false)
  expect(isHeld(undefined, '"b"')).toBe(false)
})

test('a query means the same in any order, and another value means another page', () => {
  const key = (query: string) => keyOf('https://a.example', '/moeder', query)
  expect(key('side=2&aar=2025')).toBe(key('aar=2025&side=2'))
  expect(key('raad=a%26side%3D2')).not.toBe(key('raad=a&side=2'))
  expect(key('side=2')).not.toBe(key('side=3'))
})

test('a route becomes a pattern for the whole path', () => {
  expect(patternOf('/moeder/:slug').test('/moeder/a-b')).toBe(true)
  expect(patternOf('/moeder/:slug').test('/moeder/a/b')).toBe(false)
  expect(patternOf('/sitemap.xml').test('/sitemapxxml')).toBe(false)
  const version = patternOf('/moeder/:slug/versioner/:n{[1-9][0-9]{0,5}}')
  expect(version.test('/moeder/a/versioner/12')).toBe(true)
  expect(version.test('/moeder/a/versioner/012')).toBe(false)
  expect(version.test('/moeder/a/versioner/1234567')).toBe(false)
  expect(patternOf('/sitemap/:file{[0-9]+\\.xml}').test('/sitemap/1.xml')).toBe(true)
})
