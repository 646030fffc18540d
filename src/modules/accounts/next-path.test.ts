import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPath } from './next-path.ts'

test('a page of this site is where one goes on', () => {
  expect(nextPath('/moeder/2026-03-02-integrationsraadet')).toBe('/moeder/2026-03-02-integrationsraadet')
  expect(nextPath('/soeg?q=bolig&side=2')).toBe('/soeg?q=bolig&side=2')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/%2e//evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'evil.example',
  '\\\\evil.example',
  ' //evil.example',
  '/a\r\nSet-Cookie: session=x',
])('%j leads to another site or is no path, and is refused', (asked) => {
  expect(nextPath(asked)).toBeNull()
})

test('signing in does not lead to signing in or out again', () => {
  for (const asked of ['/log-ind', '/log-ud', '/log-ind/link?n=x', undefined, '']) expect(nextPath(asked)).toBeNull()
})

test('whatever is asked, the answer stays on this site, in every language', () => {
  const piece = fc.constantFrom('/', '\\', '.', '..', '//', '%2f', '%5c', '@', ':', 'evil.example', '\t', '\n', '?', '#', 'a', 'ø', ' ')
  const asked = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`),
  )
  fc.assert(
    fc.property(asked, (text) => {
      const path = nextPath(text)
      if (path === null) return
      for (const location of [path, `/ar${path}`])
        expect(new URL(location, 'https://kommune.example').origin).toBe('https://kommune.example')
    }),
    { numRuns: 2_000 },
  )
})
