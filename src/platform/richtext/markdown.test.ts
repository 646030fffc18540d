import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { type Block, fromPlainText, type Inline, type List, maxListDepth, type RichText, richTextSchema, toPlainText } from './richtext.ts'
import { tidy } from './tidy.ts'

const docOf = (...blocks: Block[]): RichText => ({ version: 1, blocks })
const paragraph = (...inline: Inline[]): Block => ({ type: 'paragraph', inline })
const read = (text: string) => {
  const result = fromMarkdown(text)
  if ('problem' in result) throw new Error(`${result.problem} in line ${result.line}`)
  return result.doc
}

describe('what people write in a text area', () => {
  it.each([
    'Rådet drøftede planen.\nOg besluttede noget.',
    '12. april 2031 kl. 17',
    '1. januar er helligdag',
    '-5 grader og 2*3*4 = 24, 5 * 4 * 1',
    'Se C:\\mappe\\fil.txt eller \\\\server\\deling',
    'a < b, og skriv til Peter <peter@broby.example>',
    '[bilag 1] og (note) og {x}',
    'fil_navn_her og `kode` og ~cirka~ > citat',
    '#1 prioritet & 100 % | halvdelen',
    'مرحبا بكم في المجلس',
  ])('is what they see: %j', (text) => {
    const expected = text.split('\n').map((line) => paragraph({ text: line }))
    expect(read(text).blocks).toEqual(expected)
  })

  it('reads each kind of block', () => {
    expect(
      read('# Baggrund\n**Vigtigt:** se [planen](https://broby.example/(1)) *nu*\n\n| Navn | Antal |\n|---|--:|\n| Café | 4\\|2 |').blocks,
    ).toEqual([
      { type: 'heading', level: 1, inline: [{ text: 'Baggrund' }] },
      paragraph(
        { text: 'Vigtigt:', strong: true },
        { text: ' se ' },
        { text: 'planen', href: 'https://broby.example/(1)' },
        { text: ' ' },
        { text: 'nu', em: true },
      ),
      { type: 'table', head: [[{ text: 'Navn' }], [{ text: 'Antal' }]], rows: [[[{ text: 'Café' }], [{ text: '4|2' }]]] },
    ])
  })

  it('reads lists as plain text does, with what stands in them', () => {
    expect(read('1. at *planen* drøftes\n2. at svaret sendes\n   - i dag').blocks).toEqual([
      {
        type: 'list',
        ordered: true,
        items: [
          { inline: [{ text: 'at ' }, { text: 'planen', em: true }, { text: ' drøftes' }] },
          { inline: [{ text: 'at svaret sendes' }], list: { type: 'list', ordered: false, items: [{ inline: [{ text: 'i dag' }] }] } },
        ],
      },
    ])
  })

  it('marks languages', () => {
    expect(read('{ar} مرحبا\nOrdet [salam]{ar} betyder fred\n{en}\n- one').blocks).toEqual([
      { type: 'paragraph', lang: 'ar', inline: [{ text: 'مرحبا' }] },
      paragraph({ text: 'Ordet ' }, { text: 'salam', lang: 'ar' }, { text: ' betyder fred' }),
      { type: 'list', lang: 'en', ordered: false, items: [{ inline: [{ text: 'one' }] }] },
    ])
  })

  it.each([
    ['a\n\n![kort](https://broby.example/kort.png)', 3, 'image'],
    ['a\n<b>fed</b>', 2, 'html'],
    ['<script>alert(1)</script>', 1, 'html'],
    ['<img src=x onerror=alert(1)>', 1, 'html'],
    ['<!-- skjult -->', 1, 'html'],
    ['- a\n- [her](javascript:alert(1))', 2, 'unsafeLink'],
    ['| a |\n| [x](//evil.example) |', 2, 'unsafeLink'],
    ['### Tredje niveau', 1, 'headingLevel'],
    [Array.from({ length: maxListDepth + 1 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'), maxListDepth + 1, 'tooDeep'],
  ])('refuses what cannot be held, with its line: %j', (text, line, problem) => {
    expect(fromMarkdown(text)).toEqual({ line, problem })
  })
})

describe('a document in a text area', () => {
  it.each([
    [docOf(paragraph({ text: '1. januar er helligdag' })), '1. januar er helligdag'],
    [docOf(paragraph({ text: '1. a' }), paragraph({ text: '2. b' })), '1\\. a\n\n2. b'],
    [docOf(paragraph({ text: 'se ' }, { text: 'planen', href: '/sager/1', strong: true })), 'se **[planen](/sager/1)**'],
    [docOf(paragraph({ text: 'ikke <b>fed</b>' })), 'ikke \\<b>fed\\</b>'],
    [docOf(paragraph({ text: '[bilag 1] koster 5*3' })), '[bilag 1] koster 5*3'],
    [docOf(paragraph({ text: 'u' }, { text: 'mid', strong: true }, { text: 'delbar' })), 'u[mid]{**}delbar'],
    [docOf(paragraph({ text: 'al-salam', lang: 'ar', em: true })), '*[al-salam]{ar}*'],
  ])('%j is written %j', (doc, text) => {
    expect(toMarkdown(doc)).toBe(text)
    expect(read(text)).toEqual(doc)
  })

  const hard = fc.constantFrom(
    ...[
      '*',
      '**',
      '***',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '{ar}',
      '](',
      ']{',
      '<',
      '<b>',
      '<!--',
      '>',
      '!',
      '![',
      '|',
      '\\',
      '\\\\',
      '`',
      '_',
      '#',
      '# ',
      '## ',
    ],
    ...[
      '- ',
      '– ',
      '• ',
      '* ',
      '1. ',
      '1) ',
      '2. ',
      '2) ',
      '3) ',
      '-',
      '1)',
      ' ',
      '  ',
      '\n',
      '\t',
      '\u00a0',
      '---',
      ':-',
      '&amp;',
      '"',
      "'",
    ],
    ...['a', 'ord', 'å', '𝒜', 'مرحبا', '1', '12', '\u200f', '\u2028', '1. januar', '12. april'],
  )
  const text = fc.oneof(
    fc.array(hard, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string(),
  )
  const lang = fc.constantFrom('ar', 'da', 'en', 'zh-Hant')
  const href = fc.constantFrom(
    'https://broby.example/a?b=c#d',
    '/sager/1',
    'mailto:a@b.example',
    '/a(b)c',
    '/)',
    'https://x.example/*_[]{}<>|"',
  )
  const optional = { requiredKeys: ['text'] as ['text'] }
  const yes = fc.constant(true)
  const run: fc.Arbitrary<Inline> = fc.record({ text, lang, href, strong: yes, em: yes }, optional)
  const inline = fc.array(run, { maxLength: 4 })
  const listOfDepth = (depth: number): fc.Arbitrary<List> =>
    fc.record(
      {
        type: fc.constant('list' as const),
        lang,
        ordered: fc.boolean(),
        items: fc.array(
          depth === maxListDepth
            ? fc.record({ inline })
            : fc.record({ inline, list: listOfDepth(depth + 1) }, { requiredKeys: ['inline'] }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: ['type', 'ordered', 'items'] },
    )
  const row = fc.array(inline, { maxLength: 3 })
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ type: fc.constant('paragraph' as const), lang, inline }, { requiredKeys: ['type', 'inline'] }),
    fc.record(
      { type: fc.constant('heading' as const), lang, level: fc.constantFrom(1 as const, 2 as const), inline },
      { requiredKeys: ['type', 'level', 'inline'] },
    ),
    listOfDepth(1),
    fc.record(
      { type: fc.constant('table' as const), lang, head: row, rows: fc.array(row, { maxLength: 3 }) },
      { requiredKeys: ['type', 'head', 'rows'] },
    ),
  )
  const doc: fc.Arbitrary<RichText> = fc.record({ version: fc.constant(1 as const), blocks: fc.array(block, { maxLength: 5 }) })
  const letters = (value: string) => value.match(/\p{L}+/gu) ?? []

  it('comes back as it went there, whatever it holds', () => {
    fc.assert(
      fc.property(doc, (given) => {
        expect(read(toMarkdown(given))).toEqual(tidy(given))
      }),
      { numRuns: 1000 },
    )
  })

  it('loses nothing that is seen when it is tidied, and is tidied once', () => {
    fc.assert(
      fc.property(doc, (given) => {
        const once = tidy(given)
        expect(richTextSchema.safeParse(once).success).toBe(true)
        expect(tidy(once)).toEqual(once)
        expect(letters(toPlainText(once))).toEqual(letters(toPlainText(given)))
      }),
    )
  })

  it('reads any text without failing, as a document or with the line that stands in the way', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.array(text).map((lines) => lines.join('\n')),
        ),
        (given) => {
          const result = fromMarkdown(given)
          if ('problem' in result) expect(result.line).toBeLessThanOrEqual(given.split(/\r\n?|\n/).length)
          else expect(richTextSchema.safeParse(result.doc).success).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('reads what holds no sign of Markdown as plain text does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('- a', '  - b', '1) c', '2) d', '1. e', '2. f', '', 'tekst', '  mere tekst', '12. april')),
        (lines) => {
          const given = lines.join('\n')
          expect(read(given)).toEqual(tidy(fromPlainText(given)))
        },
      ),
    )
  })

  it.each(['[', '![', '*a ', '**', '\\', '\\[', '<', '- ', '|', '{', '[a](', '1) ', '-\n ', '(', '[a]{'])(
    'reads a megabyte of %j',
    (sign) => {
      expect(fromMarkdown(sign.repeat(1_000_000 / sign.length))).toBeDefined()
    },
  )

  it('reads a megabyte of stars within stars', () => {
    expect(fromMarkdown(`${'*a '.repeat(150_000)}${'a* '.repeat(150_000)}`)).toBeDefined()
  })
})
