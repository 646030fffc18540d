import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchStems, toQuery } from './query.ts'

describe('a query', () => {
  test('asks for every word, in every form and as the beginning of a longer one', () => {
    expect(toQuery('Frivillige råd')).toEqual({
      websearch: 'Frivillige råd',
      prefix: `('frivil'|'frivillige'|'frivillige':*)&('råd'|'raad')`,
      words: ['frivillige', 'råd'],
    })
  })

  test('leaves out words that the index does not have', () => {
    expect(toQuery('plan for det').words).toEqual(['plan'])
    expect(toQuery('og det').prefix).toBeNull()
  })

  test.each(['"nye borgere"', 'praktik -skole', 'råd or udvalg'])('with signs of its own is taken as it stands: %s', (input) => {
    expect(toQuery(input).prefix).toBeNull()
  })

  test('marks no word that it excludes', () => {
    expect(toQuery('praktik -skole -"nye borgere"').words).toEqual(['praktik'])
    expect(toQuery('e-mail').words).toEqual(['e', 'mail'])
  })

  test('is cut at 200 characters, between whole letters, and after twelve words', () => {
    expect(toQuery('å'.repeat(10_000)).websearch).toHaveLength(200)
    expect(toQuery(`${'a'.repeat(199)}😀`).websearch.isWellFormed()).toBe(true)
    expect(toQuery('a b c d f g h k l m n o p q r s t').words).toHaveLength(12)
  })

  test('may be empty', () => expect(toQuery(' \0\t ')).toEqual({ websearch: '', prefix: null, words: [] }))
})

describe('a word is looked for', () => {
  test.each([
    ['mor', 'mødr'],
    ['bydelsmødre', 'bydelsmor'],
    ['artikel', 'artikl'],
    ['centre', 'cent'],
    ['museum', 'muse'],
    ['kurser', 'kursus'],
    ['plads', 'plads'],
    ['år', 'året'],
    ['uge', 'uger'],
    ['by', 'byern'],
    ['byerne', 'by'],
    ['aabenraa', 'åbenrå'],
    ['idé', 'ide'],
    ['boern', 'børn'],
  ])('%s also as %s', (word, stem) => expect(searchStems(word)).toContain(stem))

  test.each([
    ['møder', 'mødr'],
    ['minder', 'mindr'],
    ['handel', 'handl'],
    ['mor', 'mod'],
    ['status', 'stat'],
  ])('%s never as %s, which is another word', (word, stem) => expect(searchStems(word)).not.toContain(stem))

  test('in a limited number of ways', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zæøåé]{1,30}$/), (word) => {
        expect(searchStems(word).length).toBeLessThanOrEqual(30)
      }),
    )
  })
})

test('whatever is typed, the query holds nothing but quoted words and its own operators', () => {
  const signs = fc.constantFrom("'", '"', '\\', ':*', '&', '|', '!', '(', ')', '<->', '-', '\0', ' ', '\ud800', '😀', 'كتاب', 'råd', 'or')
  const input = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(signs, { maxLength: 60 }).map((all) => all.join('')),
  )
  const word = String.raw`'[\p{L}\p{M}\p{N}]+'(:\*)?`
  const group = String.raw`\(${word}(\|${word})*\)`
  const grammar = new RegExp(`^${group}(&${group})*$`, 'u')
  fc.assert(
    fc.property(input, (typed) => {
      const { websearch, prefix } = toQuery(typed)
      expect(websearch).not.toContain('\0')
      expect(websearch.isWellFormed()).toBe(true)
      if (prefix !== null) expect(prefix).toMatch(grammar)
    }),
  )
})
