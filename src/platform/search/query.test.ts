import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asTsquery, toQuery } from './query.ts'
import { loadLanguage } from './words-of.ts'

const language = await loadLanguage()
const read = (input: string, synonyms: string[][] = []) => toQuery(input, language, synonyms)
const asked = (input: string, synonyms: string[][] = []) => asTsquery(read(input, synonyms))

describe('a query', () => {
  test.each([
    ['asks for every word', 'frivillige råd', `'frivillig'&'råd'`],
    ['leaves out small words', 'plan for det', `'plan'`],
    ['asks for small words when there are no others', 'alle', `('alle'|'al')`],
    ['leaves out what questions are put with', 'hvad koster det at leje et hus', `'leje'&'hus'`],
    ['asks for a compound also where it is written apart', 'ungeråd', `('ungeråd'|(('unge':AB|'ung':AB)<1>'råd':AB))`],
    ['asks for words in quotes next to each other, small ones too', '"prøve i dansk"', `('prøve':AB<1>('i':AB|'~i':AB)<1>'dansk':AB)`],
    ['leaves out what has a minus', 'praktik -skole', `'praktik'&!'skole'`],
    ['asks for nothing when there is only what it does not want', '-skole', ''],
    ['knows a case by its number', 'sag 23/004417', `'sag'&'#sag2023-4417'`],
    ['knows a day', '12.3.2024', `'#dag2024-03-12'`],
    ['knows a paragraph', 'paragraf 18', `'#par18'`],
    ['knows an amount', '12.000', `'12000'`],
    ['asks for a hyphened word as it stands or as one', 'IT-strategi', `(('itstrategi'|'~itstrategi')|('it':AB<1>'strategi':AB))`],
  ])('%s', (_, input, query) => expect(asked(input)).toBe(query))

  test('takes neighbours for one word only where somebody has written it', () => {
    const query = read('dialog møde')
    expect(asTsquery(query)).toBe(`'dialog'&'møde'`)
    expect(asTsquery(query, query.pairs)).toBe(`('dialogmøde'|('dialog':AB<1>'møde':AB))`)
    expect(read('xyz qwe').pairs).toEqual([])
  })

  test('asks for what means the same to the municipality, phrases too', () => {
    const same = [
      ['SFO', 'fritidsordning'],
      ['borgmesteren', 'kommunens øverste'],
    ]
    expect(asked('sfo', same)).toBe(`('sfo'|('sfo'|'fritidsordning'))`)
    expect(asked('kommunens øverste mål', same)).toBe(`('kommune'|('borgmester'|('kommune':AB<1>'øverst':AB)))&'mål'`)
  })

  test('is cut at 200 characters, between whole letters, and after twelve words', () => {
    expect(read(`${'a'.repeat(199)}😀 råd`).words).toHaveLength(1)
    expect(read('a b c d f g h k l m n o p q r s t').words).toHaveLength(12)
  })

  test('may be empty', () => expect(read(' \0\t ')).toMatchObject({ words: [], pairs: [] }))
})

describe('a word is found under', () => {
  test.each([
    ['mødre', 'mor'],
    ['bydelsmødrene', 'bydelsmor'],
    ['skrev', 'skrive'],
    ['størst', 'stor'],
    ['små', 'lille'],
    ['artikler', 'artikel'],
    ['centre', 'center'],
    ['museer', 'museum'],
    ['årene', 'år'],
    ['øerne', 'ø'],
    ['idéer', 'ide'],
    ['boern', 'barn'],
    ['Aabenraa', 'åbenrå'],
    ['malmö', 'malmø'],
    ['Mohammed', 'mohamed'],
    ['integrationsrådets', 'integrationsråd'],
    ['demirtaş', 'demirtas'],
  ])('%s: %s', (word, key) => expect(language.word(word.toLowerCase()).keys).toContain(key))

  test.each([
    ['møder', 'mor'],
    ['far', 'fare'],
    ['hus', 'hu'],
    ['halv', 'hal'],
    ['for', 'fare'],
    ['hansen', 'hans'],
  ])('%s never %s, which is another word', (word, key) => expect(language.word(word).keys).not.toContain(key))
})

test('whatever is typed, the query holds nothing but quoted words and its own operators', () => {
  const signs = fc.constantFrom(
    "'",
    '"',
    '\\',
    ':*',
    '&',
    '|',
    '!',
    '(',
    ')',
    '<->',
    '-',
    '\0',
    ' ',
    '\ud800',
    '😀',
    'كتاب',
    'råd',
    '§ 1',
    '1.2.2024',
  )
  const input = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(signs, { maxLength: 60 }).map((all) => all.join('')),
  )
  const token = /'[\p{L}\p{M}\p{N}#~-]+'(?::AB)?|[()|&!]|<\d+>/gu
  fc.assert(
    fc.property(input, (typed) => {
      const query = read(typed)
      expect(asTsquery(query, query.pairs).replace(token, '')).toBe('')
    }),
  )
})
