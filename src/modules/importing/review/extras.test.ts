import { readFile } from 'node:fs/promises'
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { reader } from '#test/make.ts'
import { factRules } from '../parse/plans/fact-rules.ts'
import { extraTexts } from './extras.text.ts'

const db = await testDatabase()
const municipality = await aMunicipality(db, { code: '901' })
const office = await testApp(db, { municipality, as: 'secretary' })
const { read } = reader(office.platform, municipality.id)

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

test('facts are told by name, days in words, and a target in the order in which one reads it', async () => {
  const result = await read(
    'Integrationspolitik for Fjordby Kommune\n\nGodkendt af Byrådet den 3. maj 2018\n\nRådet har høringsret.\n\nMål: XX nye praktikpladser i 2019.\n',
  )
  if (result.status === 'refused') throw new Error(result.refusal)
  const told = load(await (await office.get(`/import/${result.runId}`)).text())('#resultat')
  const terms = told
    .find('.extra dt')
    .toArray()
    .map((term) => load(term).text())
  expect(terms).toEqual(expect.arrayContaining(['Kommune', 'Vedtaget', 'Vedtaget af', 'Høringsret', 'Slags', 'Enhed']))
  expect(terms.indexOf('Tekst')).toBeLessThan(terms.indexOf('Enhed'))
  expect(told.text()).toContain('3. maj 2018')
  expect(told.text()).not.toMatch(/municipality|2018-05-03|unset|true/)
})
