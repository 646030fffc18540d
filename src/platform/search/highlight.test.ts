import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betweenFields, excerpt, excerpts, highlight, type Segment, type Wanted } from './highlight.ts'
import { toQuery } from './query.ts'
import { loadLanguage } from './words-of.ts'

const shown = (segments: Segment[]) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
const language = await loadLanguage()
const wanted = (query: string): Wanted => ({ keys: toQuery(query, language).keys, language })

describe('a hit is marked', () => {
  test.each([
    ['beslutning', 'Rådets beslutninger', 'Rådets [beslutninger]'],
    ['råd', 'Integrationsrådet og byrådet', 'Integrations[rådet] og by[rådet]'],
    ['mor', 'Bydelsmødrene', 'Bydels[mødrene]'],
    ['marked', 'Arbejdsmarkedsudvalget', 'Arbejds[marked]sudvalget'],
    ['lektiecafe', 'Lektiecaféen og café', '[Lektiecaféen] og café'],
    ['trafik', 'Flextrafikken', 'Flex[trafikken]'],
    ['dialog møde', 'Dialogmøde', '[Dialog][møde]'],
    ['skrive', 'Skrevet i går', '[Skrevet] i går'],
    ['§ 18', 'Efter § 18 i loven', 'Efter [§ 18] i loven'],
    ['23/004417', 'Sag 2023-004417', 'Sag [2023-004417]'],
    ['12. marts 2024', 'Møde 12.3.2024 kl. 17', 'Møde [12.3.2024] kl. 17'],
    ['børneudvalg', 'Børne- og ungeudvalget', '[Børne]- og ungeudvalget'],
    ['"nye råd"', 'Det nye råd', 'Det [nye] [råd]'],
    ['praktik -skole', 'Praktik på en skole', '[Praktik] på en skole'],
  ])('%s in %s', (query, text, marked) => expect(shown(highlight(text, wanted(query)))).toBe(marked))

  test('only where the letters are a part: not in "området"', () => {
    expect(shown(highlight('Området og rådet', wanted('råd')))).toBe('Området og [rådet]')
  })
})

describe('an excerpt', () => {
  const filler = 'Her står noget helt andet om kommunens veje. '.repeat(30)

  test('shows the place that has the most of the words', () => {
    const body = `${filler}Om rådet alene. ${filler}Om rådet og en beslutning sammen. ${filler}`
    const found = shown(excerpt(body, wanted('råd beslutning')))
    expect(found).toContain('Om [rådet] og en [beslutning] sammen.')
    expect(found).toMatch(/^… .* …$/)
    expect(found.length).toBeLessThan(230)
  })

  test('is the beginning when the body has no hit, and cuts no word', () => {
    const found = excerpt(filler, wanted('xylofon'))
    expect(found).toHaveLength(2)
    expect(filler.startsWith(`${found[0]?.text} `)).toBe(true)
  })

  test('of a short text is all of it', () => expect(shown(excerpt('Kort\n  tekst', wanted('tekst')))).toBe('Kort [tekst]'))

  test('parts what stands in fields of its own', () =>
    expect(shown(excerpt(['Godkendt', 'Indstilling:\nat rådet mødes'].join(betweenFields), wanted('råd')))).toBe(
      'Godkendt · Indstilling: at [rådet] mødes',
    ))

  test('of nothing is nothing', () => expect(excerpt('', wanted('råd'))).toEqual([]))
})

test('of many long texts only the beginning is looked through, so that no page takes long', () => {
  const long = `${'ord '.repeat(60_000)}rådet`
  const began = performance.now()
  const found = excerpts([`rådet ${long}`, ...Array.from({ length: 19 }, () => long)], wanted('råd'))
  expect(shown(found[0] ?? [])).toContain('[rådet]')
  expect(performance.now() - began).toBeLessThan(8_000)
})

test('marking changes no letter, and an excerpt is never long', () => {
  const pieces = fc.constantFrom('råd', 'rådet', 'møde', 's', ' ', 'e', 'İ', '😀', 'integration', 'by', 'كتاب', '\n', 'é')
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 200 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, (given) => {
      const marked = highlight(given, wanted('råd møde'))
      expect(marked.map((segment) => segment.text).join('')).toBe(given.normalize('NFC'))
      expect(excerpt(given, wanted('råd møde')).reduce((sum, segment) => sum + segment.text.length, 0)).toBeLessThanOrEqual(260)
    }),
  )
})
