import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeWordList } from './derive.ts'
import { createSplitter, type Extension, loadWordList, type Split } from './parts.ts'
import type { WordList } from './wordlist.ts'

let list: WordList
let split: Split
beforeAll(async () => {
  list = await loadWordList()
  split = createSplitter(list)
}, 300_000)

/** The parts of the words of a text, each once. */
function partsOf(text: string, by: Split = split) {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  return [...new Set(words.flatMap((word) => by(word).map(({ start, end }) => word.slice(start, end))))].join(' ')
}
const withOwn = (extension: Extension) => (text: string) => partsOf(text, createSplitter(list, extension))

describe('compounds are taken apart', () => {
  test.each([
    ['Integrationsrådets', 'integration rådets'],
    ['arbejdsmarkedsudvalg', 'arbejdsmarked arbejds marked udvalg'],
    ['bydelsmødre', 'bydel by del mødre'],
    ['byrådet', 'by rådet'],
    ['årsberetning', 'år beretning'],
    ['kommunalbestyrelsen', 'kommunal bestyrelsen'],
    ['praktikpladser', 'praktik pladser'],
    ['børneattester', 'børne attester'],
  ])('%s', (word, parts) => expect(partsOf(word)).toBe(parts))

  test('each part once for a whole text, words that are no compounds left out', () => {
    expect(partsOf('Frivilligrådet og integrationsrådet mødes i morgen')).toBe('frivillig rådet integration')
  })

  test('behind a preposition only the rest is a part', () => expect(partsOf('formødet')).toBe('mødet'))

  test('behind letters that no dictionary has, only a long and usual part is known', () => {
    expect(partsOf('flextrafik')).toBe('trafik')
    expect(partsOf('Brombogård')).toBe('')
  })
})

test.each([
  'området',
  'hospitalet',
  'reprise',
  'i morgen',
  'formanden',
  'indstilling',
  'lærred',
  'billetter',
  'provinsen',
  'planeten',
  'Ungarn',
  'forældre',
  'samarbejde',
  'velfærd',
  'vejledning',
])('no compound: %s', (word) => expect(partsOf(word)).toBe(''))

describe('a municipality', () => {
  test('adds words that begin and end compounds', () => {
    expect(partsOf('klubekse')).toBe('')
    const own = withOwn({ words: ['ekse'] })
    expect(own('klubekse')).toBe('klub ekse')
    expect(own('eksemødet')).toBe('ekse mødet')
  })

  test('says where a word is cut', () => {
    expect(partsOf('Prisengesalen')).not.toContain('engesalen')
    expect(withOwn({ cuts: ['pris|engesal'] })('Prisengesalen')).toBe('pris engesalen')
  })

  test('names words that stay whole in every form', () => {
    expect(partsOf('Skovparkens')).not.toBe('')
    const own = withOwn({ whole: ['skovpark'] })
    expect(own('Skovparkens Skovparken')).toBe('')
  })
})

test('the written list serves as the derived one does, and is a few megabytes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'words-'))
  const file = join(folder, 'new', 'danish-words.txt')
  await writeWordList(file)
  expect((await stat(file)).size).toBeLessThan(9_000_000)
  const text = 'Beskæftigelsesudvalgets dialogmøde om flygtningefamilier'
  expect(partsOf(text, createSplitter(await loadWordList(file)))).toBe(partsOf(text))
  await rm(folder, { recursive: true })
}, 300_000)

test('any word has parts that stand in it', () => {
  const syllables = fc.constantFrom(
    'råd',
    's',
    'e',
    'møde',
    'by',
    'integration',
    'é',
    ' ',
    '-',
    'aa',
    'ß',
    '😀',
    'ن',
    'for',
    'İ',
    '\0',
    'kommunal',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(syllables, { maxLength: 40 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, (given) => {
      for (const word of given.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) {
        for (const { start, end } of split(word)) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(word.length)
        }
      }
    }),
  )
})
