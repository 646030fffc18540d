import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerpt, highlight, type Segment } from './highlight.ts'

const shown = (segments: Segment[]) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
const parts = 'integration rådet by rådets dialog møde bydel mødrene arbejdsmarked arbejds marked udvalget caféen cafe trafikken'

describe('a hit is marked', () => {
  test.each([
    [['beslutning'], 'Rådets beslutninger', 'Rådets [beslutninger]'],
    [['råd'], 'Integrationsrådet og byrådet', 'Integrations[rådet] og by[rådet]'],
    [['mor'], 'Bydelsmødrene', 'Bydels[mødrene]'],
    [['marked'], 'Arbejdsmarkedsudvalget', 'Arbejds[marked]sudvalget'],
    [['cafe'], 'Sprogcaféen og café', 'Sprog[caféen] og [café]'],
    [['integr'], 'Integrationen', '[Integr]ationen'],
    [['trafik'], 'Flextrafikken', 'Flex[trafikken]'],
    [['dialog', 'møde'], 'Dialogmøde', '[Dialog][møde]'],
  ])('%s in %s', (words, text, marked) => expect(shown(highlight(text, { words, parts }))).toBe(marked))

  test('only where the letters are a part: not in "området"', () => {
    expect(shown(highlight('Området og rådet', { words: ['råd'], parts }))).toBe('Området og [rådet]')
  })
})

describe('an excerpt', () => {
  const filler = 'Her står noget helt andet om kommunens veje. '.repeat(30)

  test('shows the place that has the most of the words', () => {
    const body = `${filler}Om rådet alene. ${filler}Om rådet og en beslutning sammen. ${filler}`
    const found = shown(excerpt(body, { words: ['råd', 'beslutning'], parts }))
    expect(found).toContain('Om [rådet] og en [beslutning] sammen.')
    expect(found).toMatch(/^… .* …$/)
    expect(found.length).toBeLessThan(230)
  })

  test('is the beginning when the body has no hit, and cuts no word', () => {
    const found = excerpt(filler, { words: ['råd'], parts: '' })
    expect(found).toHaveLength(2)
    expect(filler.startsWith(`${found[0]?.text} `)).toBe(true)
  })

  test('of a short text is all of it', () => expect(shown(excerpt('Kort\n  tekst', { words: ['tekst'], parts }))).toBe('Kort [tekst]'))

  test('of nothing is nothing', () => expect(excerpt('', { words: ['råd'], parts })).toEqual([]))
})

test('marking changes no letter, and an excerpt is never long', () => {
  const pieces = fc.constantFrom('råd', 'rådet', 'møde', 's', ' ', 'e', 'İ', '😀', 'integration', 'by', 'كتاب', '\n', 'é')
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 200 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, (given) => {
      const wanted = { words: ['råd', 'møde'], parts }
      const marked = highlight(given, wanted)
      expect(marked.map((segment) => segment.text).join('')).toBe(given.normalize('NFC'))
      expect(excerpt(given, wanted).reduce((sum, segment) => sum + segment.text.length, 0)).toBeLessThanOrEqual(260)
    }),
  )
})
