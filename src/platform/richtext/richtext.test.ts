import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, fromPlainText, isSafeHref, type List, maxListDepth, type RichText, richTextSchema, toPlainText } from './richtext.ts'

const documentOf = (...blocks: unknown[]) => ({ version: 1, blocks })
const paragraph = (text: string): Block => ({ type: 'paragraph', inline: [{ text }] })
const accepted = (doc: unknown) => richTextSchema.safeParse(doc).success

describe('what formatted text may hold', () => {
  it('takes every kind of block', () => {
    const doc: RichText = {
      version: 1,
      lang: 'da',
      blocks: [
        { type: 'heading', level: 1, inline: [{ text: 'Baggrund' }] },
        { type: 'paragraph', lang: 'ar', inline: [{ text: 'x', strong: true, em: true, lang: 'en', href: 'https://broby.example/' }] },
        { type: 'list', ordered: true, items: [{ inline: [], list: { type: 'list', ordered: false, items: [] } }] },
        { type: 'table', head: [[{ text: 'a' }]], rows: [[[{ text: 'b' }]]] },
      ],
    }
    expect(richTextSchema.parse(doc)).toEqual(doc)
  })

  it.each([
    ['an unknown block', documentOf({ type: 'html', html: '<b>' })],
    ['an unknown key', documentOf({ type: 'paragraph', inline: [], class: 'x' })],
    ['an unknown key of a run', documentOf({ type: 'paragraph', inline: [{ text: 'x', onclick: 'y' }] })],
    ['a third level of heading', documentOf({ type: 'heading', level: 3, inline: [] })],
    ['another version', { version: 2, blocks: [] }],
    ['a language that is markup', { version: 1, lang: 'da" onload="x', blocks: [] }],
    ['a link that runs code', documentOf({ type: 'paragraph', inline: [{ text: 'x', href: 'javascript:alert(1)' }] })],
  ])('refuses %s', (_, doc) => {
    expect(accepted(doc)).toBe(false)
  })

  it('refuses lists nested deeper than anyone writes, however deep', () => {
    const nested = (depth: number): List => ({
      type: 'list',
      ordered: false,
      items: [{ inline: [], ...(depth > 1 && { list: nested(depth - 1) }) }],
    })
    expect(accepted(documentOf(nested(maxListDepth)))).toBe(true)
    expect(accepted(documentOf(nested(maxListDepth + 1)))).toBe(false)
    expect(accepted(documentOf(nested(2000)))).toBe(false)
  })
})

describe('a link in formatted text', () => {
  it.each([
    'https://broby.example/a?b=c#d',
    'http://broby.example',
    'mailto:raadet@broby.example',
    'tel:+4512345678',
    '/sager/2031-000017',
    '/',
  ])('may be %s', (href) => {
    expect(isSafeHref(href)).toBe(true)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil',
    'https://',
    'file:///etc/passwd',
    'relative',
    '',
  ])('may not be %j', (href) => {
    expect(isSafeHref(href)).toBe(false)
  })
})

describe('plain text read as formatted text', () => {
  it('makes every line a paragraph', () => {
    expect(fromPlainText('Første linje\r\nAnden linje\n\n\nTredje').blocks).toEqual(
      ['Første linje', 'Anden linje', 'Tredje'].map(paragraph),
    )
  })

  it('reads bullets, numbers and lists inside lists', () => {
    expect(
      fromPlainText('Rådet indstiller\n1) at planen drøftes\n  - i rådet\n  - i udvalget\n2) at svaret sendes\n   inden fristen').blocks,
    ).toEqual([
      paragraph('Rådet indstiller'),
      {
        type: 'list',
        ordered: true,
        items: [
          {
            inline: [{ text: 'at planen drøftes' }],
            list: { type: 'list', ordered: false, items: [{ inline: [{ text: 'i rådet' }] }, { inline: [{ text: 'i udvalget' }] }] },
          },
          { inline: [{ text: 'at svaret sendes inden fristen' }] },
        ],
      },
    ])
  })

  it('keeps a list together over blank lines', () => {
    expect(fromPlainText('1. a\n\n2. b\n\nTekst').blocks.map((block) => block.type)).toEqual(['list', 'paragraph'])
  })

  it.each([
    '12. april 2031 kl. 17',
    '1. januar er helligdag',
    '3) at planen drøftes',
    '2. at svaret sendes\n3. at det følges op',
    '-5 grader',
  ])('takes no number from %j', (text) => {
    expect(fromPlainText(text).blocks).toEqual(text.split('\n').map(paragraph))
  })

  it('begins a new list when the numbers begin again', () => {
    expect(toPlainText(fromPlainText('1) a\n2) b\n1) c'))).toBe('1) a\n2) b\n\n1) c')
  })

  it('remembers the language it was told', () => {
    expect(fromPlainText('tekst', 'da').lang).toBe('da')
  })

  const line = fc.tuple(
    fc.constantFrom('', ' ', '  ', '    '),
    fc.constantFrom('', '- ', '• ', '1) ', '2) ', '1. ', '2. ', '7. '),
    fc.constantFrom('', 'ord', 'to ord'),
  )
  const text = fc.array(line.map((parts) => parts.join(''))).map((lines) => lines.join('\n'))

  it('always fits the schema, and loses no word', () => {
    const words = (value: string) => value.match(/\p{L}+/gu) ?? []
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (plain) => {
        const doc = fromPlainText(plain)
        expect(accepted(doc)).toBe(true)
        expect(words(toPlainText(doc))).toEqual(words(plain))
      }),
    )
  })

  const words = fc.constantFrom('rådet drøftede planen', 'budget', '1. januar', 'kl. 17')
  const inline = words.map((value) => [{ text: value }])
  const listOf = (item: fc.Arbitrary<List['items'][number]>): fc.Arbitrary<List> =>
    fc.record({ type: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(item, { minLength: 1, maxLength: 4 }) })
  const deepItem = fc.record({ inline, list: listOf(fc.record({ inline })) }, { requiredKeys: ['inline'] })
  const blocks = fc.array(fc.tuple(words.map(paragraph), listOf(deepItem))).map((pairs) => pairs.flat())

  it('comes back from a text area as it went there', () => {
    fc.assert(
      fc.property(blocks, (written) => {
        const doc: RichText = { version: 1, blocks: written }
        expect(fromPlainText(toPlainText(doc))).toEqual(doc)
      }),
    )
  })
})

describe('formatted text as plain text', () => {
  it('keeps tables readable, and drops empty blocks', () => {
    const doc: RichText = {
      version: 1,
      blocks: [
        { type: 'heading', level: 1, inline: [{ text: 'Tilbud' }] },
        { type: 'paragraph', inline: [] },
        { type: 'table', head: [[{ text: 'Navn' }], [{ text: 'Antal' }]], rows: [[[{ text: 'Sprogcafé' }], [{ text: '42' }]]] },
      ],
    }
    expect(toPlainText(doc)).toBe('Tilbud\n\nNavn | Antal\nSprogcafé | 42')
  })
})
