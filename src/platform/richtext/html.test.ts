import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHtml } from './html.ts'
import { fromMarkdown, toMarkdown } from './markdown.ts'
import { richTextSchema, toPlainText } from './richtext.ts'

const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8')
const pasted = (html: string) => toMarkdown(fromHtml(html))

describe('what is pasted', () => {
  it('from Word keeps headings, lists within lists, tables, links, bold and italic, and none of its rubbish', () => {
    expect(pasted(fixture('word.txt'))).toBe(
      [
        '# Sprogcafé på biblioteket',
        '## Baggrund',
        'Rådet har talt med frivillige på **tre** skoler og et *bibliotek*. Se [oplægget](https://broby.example/sprogcafe) og planen.',
        '- Lokale hver torsdag\n  - fra klokken 16\n- Kaffe og te',
        '## Indstilling',
        '1) at planen drøftes\n  1) i rådet\n2) at svaret sendes',
        'Derefter:',
        '3. at der følges op',
        '| **Sted** | **Pladser** |\n| --- | --- |\n| Biblioteket i Broby | 24 |',
      ].join('\n\n'),
    )
  })

  it('from Google Docs is bold only where it looks bold, and its lists stand within each other', () => {
    expect(pasted(fixture('google-docs.txt'))).toBe('# Formål\n\nVi vil **mødes** *ofte*.\n\n- Første\n  - Under første\n- Anden\n\n1) Et')
  })

  it('from Outlook loses the table that holds the page together, and each line is a paragraph', () => {
    expect(pasted(fixture('outlook.txt'))).toBe(
      'Kære Råd\n\nVi mødes den 3.\u00a0maj.\n\n**Husk:**\n\n1) kaffe\n2) kage\n\n[Skriv til os](mailto:raadet@broby.example)\n\nHilsen sekretariatet',
    )
  })

  it('from a web page keeps a table with its caption, wide cells and empty ones', () => {
    expect(
      pasted(
        '<table><caption>Tal</caption><tr><th>År<th colspan=2>Antal<tr><td>2031<td>4<td><tr><td><ul><li>a<li>b</ul><td>1</table>efter',
      ),
    ).toBe('Tal\n\n| År | Antal |  |\n| --- | --- | --- |\n| 2031 | 4 |  |\n| a b | 1 |  |\n\nefter')
  })

  it('reads numbers that begin later as words, so that none is lost', () => {
    expect(pasted('<ol start=4><li>fire<li>fem</ol>')).toBe('4. fire\n\n5. fem')
  })

  it('keeps the lines of preformatted text', () => {
    expect(pasted('<pre>en\nto</pre>')).toBe('en\n\nto')
  })
})

describe('what is pasted with ill intent', () => {
  it.each([
    '<script>alert(1)</script>ord',
    '<img src=x onerror=alert(1)>ord',
    '<a href="javascript:alert(1)">ord</a>',
    '<a href=" java\nscript:alert(1)">ord</a>',
    '<a href="data:text/html,<script>alert(1)</script>">ord</a>',
    '<svg><script>alert(1)</script></svg>ord',
    '<style>@import "x"</style>ord',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>ord',
    '<math><mtext></math>ord',
    '<template><b>skjult</b></template>ord',
    '<p style="background:url(javascript:alert(1))" onclick="alert(1)">ord</p>',
    '<!--[if gte mso 9]><script>alert(1)</script><![endif]-->ord',
    '<a href="//evil.example">ord</a>',
    '<p hidden>skjult</p>ord',
  ])('%s leaves the words alone', (html) => {
    expect(pasted(html)).toBe('ord')
  })

  it('shows tags that were written as text as text', () => {
    expect(toPlainText(fromHtml('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'))).toBe('<script>alert(1)</script>')
  })

  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<ul>',
        '</ul>',
        '<ol start=3>',
        '</ol>',
        '<li>',
        '</li>',
        '<table>',
        '</table>',
        '<tr>',
        '<td>',
        '<td colspan=9999>',
      ],
      ...[
        '<h1>',
        '</h3>',
        '<h6>',
        '<br>',
        '<a href="/x">',
        '</a>',
        '<!--',
        '-->',
        '<![if',
        '<div hidden>',
        '</div>',
        '<pre>',
        '&nbsp;',
        '&#0;',
        '<p class=MsoTitle>',
      ],
      ...[
        "<p style='mso-list:l0 level3 lfo1'>",
        "<span style='mso-list:Ignore'>2.</span>",
        "<p style='mso-list:l0 level99999 lfo1'>",
        '<',
        '>',
        '"',
        '\n',
        ' ',
      ],
    ),
    fc.string({ maxLength: 6 }),
  )

  it('always becomes a document that can be written and read again', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const doc = fromHtml(pieces.join(''))
        expect(richTextSchema.safeParse(doc).success).toBe(true)
        expect(fromMarkdown(toMarkdown(doc))).toEqual({ doc })
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    '<b>',
    '<div>',
    '<table><tr><td>',
    '<ul><li>',
    '<p>a',
    '</x>',
    '<a ',
    '<!--',
    '<a href="x',
    '<td>',
    '<br>',
    'a\n',
    '&amp;',
    '<p a=b c=d>',
  ])('reads two megabytes of %j in a time that grows with the length', (sign) => {
    expect(fromHtml(sign.repeat(2_000_000 / sign.length)).version).toBe(1)
  })
})
