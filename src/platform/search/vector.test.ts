import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { languageOf, noOwnWords } from './own-words.ts'
import { indexed } from './vector.ts'

const db = await testDatabase()
const language = await languageOf(noOwnWords)
const held = async (body: string) => {
  const { vector, keys } = indexed({ title: 'Cykelpolitik', body, day: null }, language)
  const { rows } = await sql<{ n: number }>`select length(${vector}::tsvector) as n`.execute(db.owner)
  return { words: rows[0]?.n ?? 0, keys }
}

test.each([
  ['a word without an end', `cykel ${'1'.repeat(100_000)} ${'12-'.repeat(50_000)} ${'a'.repeat(100_000)}`],
  ['more different words than PostgreSQL holds of one text', `cykel ${Array.from({ length: 150_000 }, (_, i) => `${i}x`).join(' ')}`],
])('an entry with %s is written all the same, and found by its other words', async (_, body) => {
  const { words, keys } = await held(body)
  expect(words).toBeGreaterThan(0)
  expect(keys.some((key) => key.startsWith('cykel'))).toBe(true)
  expect(keys.every((key) => key.length <= 200)).toBe(true)
})
