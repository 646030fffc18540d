import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAtom } from './atom.testing.ts'
import { type AtomEntry, atomText } from './atom.ts'

const entry: AtomEntry = {
  id: 'urn:uuid:01910000-0000-7000-8000-000000000001',
  title: 'Cykelsti',
  lang: 'da',
  url: 'https://a.example/punkt/abc',
  updatedAt: new Date('2026-05-01T10:00:00Z'),
  summary: '',
  categories: ['Integrationsrådet'],
}
const feed = { self: 'https://a.example/moeder.atom', page: 'https://a.example/moeder', title: 'Nyt', lang: 'da', author: 'Fjordby' }

test('a feed has what a feed must have, and its newest entry says when it was updated', () => {
  const later = { ...entry, id: 'urn:uuid:2', updatedAt: new Date('2026-06-01T10:00:00Z') }
  const read = readAtom(atomText({ ...feed, entries: [entry, later] }))
  expect(read.problems).toEqual([])
  expect(read).toMatchObject({ id: feed.self, self: feed.self, page: feed.page, lang: 'da', updated: '2026-06-01T10:00:00.000Z' })
})

test('one without entries is a feed too', () => {
  expect(readAtom(atomText({ ...feed, entries: [] }))).toMatchObject({ problems: [], entries: [] })
})

test('whatever a title or a name holds, it is read as it was written but for what XML cannot hold', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(']]>', '<script>alert(1)</script>', '&amp;', '"\'', '\u0000\u0008\uFFFE\uD800', 'ملاحظة', '\u2028'),
  )
  const bare = (text: string) => text.replace(/[\p{Cc}\u202d\u202e\uFFFE\uFFFF\uD800-\uDFFF\uFFFD\s]/gu, '')
  fc.assert(
    fc.property(odd, odd, (title, summary) => {
      const read = readAtom(atomText({ ...feed, title, author: summary, entries: [{ ...entry, title, summary, categories: [title] }] }))
      expect(bare(read.entries[0]?.title ?? '')).toBe(bare(title))
      expect(bare(read.entries[0]?.summary ?? '')).toBe(bare(summary))
    }),
  )
})
