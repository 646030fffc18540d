import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { derivedWordList, writeWordList } from './derive.ts'
import { createSplitter, loadSplitter, type Splitter } from './parts.ts'
import { parseWordList, type WordList } from './wordlist.ts'

let list: WordList
let splitter: Splitter
beforeAll(async () => {
  list = parseWordList(await derivedWordList())
  splitter = createSplitter(list)
})

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
  ])('%s', (word, parts) => expect(splitter.parts(word)).toBe(parts))

  test('each part once for a whole text, words that are no compounds left out', () => {
    expect(splitter.parts('Frivilligrådet og integrationsrådet mødes i morgen')).toBe('frivillig rådet integration')
  })

  test('behind a preposition only the rest is a part', () => expect(splitter.parts('formødet')).toBe('mødet'))

  test('behind letters that no dictionary has, only a long and usual part is known', () => {
    expect(splitter.parts('flextrafik')).toBe('trafik')
    expect(splitter.parts('Brombogård')).toBe('')
  })

  test('accented words are given without accents too', () => {
    expect(splitter.parts('café').split(' ')).toEqual(['cafe'])
    expect(splitter.parts('sprogcaféen').split(' ')).toEqual(expect.arrayContaining(['sprog', 'caféen', 'cafe']))
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
])('no compound: %s', (word) => expect(splitter.parts(word)).toBe(''))

describe('a municipality', () => {
  test('adds words that begin and end compounds', () => {
    expect(splitter.parts('klubekse')).toBe('')
    const own = createSplitter(list, { words: ['ekse'] })
    expect(own.parts('klubekse')).toBe('klub ekse')
    expect(own.parts('eksemødet')).toBe('ekse mødet')
  })

  test('names words that stay whole in every form', () => {
    expect(splitter.parts('Skovparkens')).not.toBe('')
    const own = createSplitter(list, { whole: ['skovpark'] })
    expect(own.parts('Skovparkens Skovparken')).toBe('')
  })
})

test('the written list serves as the derived one does, and is a few megabytes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'words-'))
  const file = join(folder, 'new', 'danish-words.txt')
  await writeWordList(file)
  expect((await stat(file)).size).toBeLessThan(4_000_000)
  const text = 'Beskæftigelsesudvalgets dialogmøde om flygtningefamilier'
  expect((await loadSplitter({}, file)).parts(text)).toBe(splitter.parts(text))
  await rm(folder, { recursive: true })
})

test('any text has parts that stand in it, each once', () => {
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
      const parts = splitter.parts(given).split(' ').filter(Boolean)
      expect(new Set(parts).size).toBe(parts.length)
      const plain = given.normalize('NFC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
      for (const part of parts) expect(plain).toContain(part.normalize('NFD').replace(/\p{M}/gu, ''))
    }),
  )
})
