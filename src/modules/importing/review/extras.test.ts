import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { factRules } from '../parse/plans/fact-rules.ts'
import { extraTexts } from './extras.text.ts'

/** The keys that the description of the import publishes, between "Keys of facts" and the end of its sentence. */
const published = async () => {
  const doc = await readFile(new URL('../../../../docs/import.md', import.meta.url), 'utf8')
  const [list = ''] = /Keys of facts:[^.]*\./.exec(doc) ?? []
  return [...list.matchAll(/`(\w+)`/g)].map(([, key = '']) => key)
}

test('every fact that a document can hold has a name in both languages of the office', async () => {
  const keys = [
    ...new Set([...(await published()), ...factRules.map(({ key }) => key), 'municipality', 'heading', 'project', 'vision', 'guest']),
  ]
  expect(keys.length).toBeGreaterThan(50)
  for (const { facts } of Object.values(extraTexts)) expect(keys.filter((key) => !Object.hasOwn(facts, key))).toEqual([])
})
