import fc from 'fast-check'
import type { Inline, List, Paper, PaperBlock, Table } from '#platform/paper/paper.ts'

const frame: Omit<Paper, 'blocks'> = {
  lang: 'da',
  title: 'Referat: Integrationsrådet, 1. juni 2026',
  author: 'Integrationsrådet, Fjordby Kommune',
  date: '2026-06-02T10:00:00Z',
  accent: '#27506b',
  running: { start: 'Referat', end: 'Ikke godkendt endnu' },
  pageWords: 'Side # af #',
}

const line = (text: string): Inline[] => [{ text }]
const title: PaperBlock = { type: 'heading', level: 1, inline: line('Integrationsrådet, 1. juni 2026') }

/** A paper with one paragraph. */
export const paperOf = (text: string): Paper => ({ ...frame, blocks: [title, { type: 'paragraph', inline: line(text) }] })

/** A paper with a block of each kind. */
export const aPaper = (): Paper => ({
  ...frame,
  blocks: [
    { type: 'paragraph', look: 'kicker', inline: line('Referat · Ordinært møde') },
    title,
    { type: 'box', look: 'warning', blocks: [{ type: 'paragraph', inline: line('Referatet er endnu ikke godkendt.') }] },
    {
      type: 'terms',
      rows: [
        { term: 'Tid', inline: line('mandag 1. juni 2026 kl. 17.00') },
        { term: 'Sted', inline: line('FB-siden') },
      ],
    },
    { type: 'contents', title: 'Indhold' },
    { type: 'heading', level: 2, inline: line('Punkt 1: Sprogcaféen i biblioteket') },
    { type: 'heading', level: 4, inline: line('Baggrund') },
    {
      type: 'paragraph',
      inline: [
        { text: 'Se ' },
        { text: 'FB-siden', href: 'https://example.org/a?b=c&d=1', strong: true },
        { text: ', og ' },
        { text: 'læs', em: true },
      ],
    },
    {
      type: 'list',
      ordered: true,
      items: [
        { inline: line('Det første'), list: { type: 'list', ordered: false, items: [{ inline: line('Under det') }] } },
        { inline: line('Det andet') },
      ],
    },
    {
      type: 'table',
      head: [line('Navn'), line('Funktion')],
      rows: [
        [line('Åse Ærøskøbing-Hansen'), line('forkvinde')],
        [line('Yusuf'), []],
      ],
    },
    { type: 'heading', level: 2, lang: 'ar', inline: line('جدول أعمال الاجتماع') },
    {
      type: 'paragraph',
      lang: 'ar',
      inline: [{ text: 'مرحبا بكم في الاجتماع رقم 12 في ' }, { text: 'Fjordby', lang: 'da' }, { text: '.' }],
    },
    { type: 'list', lang: 'ar', ordered: false, items: [{ inline: line('اللغة') }] },
    {
      type: 'box',
      look: 'decision',
      blocks: [
        { type: 'heading', level: 3, inline: line('Beslutning') },
        { type: 'paragraph', inline: line('Godkendt.') },
      ],
    },
    { type: 'paragraph', look: 'small', inline: line('Slut') },
  ],
})

const scraps = [
  ...[
    'Sprogcaféen',
    'beskæftigelsesministeriet',
    'FB-siden',
    '2026-001186',
    '<script>alert(1)</script>',
    '#read("/etc/passwd")',
    '*x* _y_ $z$',
  ],
  ...[
    '\\u{0}',
    '& " \'',
    '\u0000\u0001',
    '\u200b\u200d\ufeff',
    '\u202eabc',
    '\u4e2d\u6587',
    '\ue000',
    '\ud800',
    'x'.repeat(300),
    '[link](javascript:x)',
  ],
  ...[
    'جدول الأعمال',
    'فارسی',
    'Привіт',
    'Łódź',
    '👍🏽',
    '½ ≤ → ☐',
    '= a',
    '- b',
    '1) c',
    '@label',
    '~',
    '--',
    `https://example.org/${'a/'.repeat(20)}`,
  ],
]

const words = fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'grapheme-ascii', maxLength: 12 })), {
  minLength: 1,
  maxLength: 8,
})
const text = words.map((all) => all.join(' '))
const inline: fc.Arbitrary<Inline[]> = fc.array(
  fc.record(
    { text, strong: fc.boolean(), em: fc.boolean(), href: fc.constantFrom('https://example.org/x', 'mailto:a@example.org') },
    { requiredKeys: ['text'] },
  ),
  { minLength: 1, maxLength: 3 },
)

/** Rows that a page's end would not tear: a torn row is read page by page, and its cells in pieces. */
const cell: fc.Arbitrary<Inline[]> = fc.constantFrom(...scraps.filter((one) => one.length < 40)).map((one) => line(one))

const listOf = (depth: number): fc.Arbitrary<List> =>
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(depth === 0 ? fc.record({ inline }) : fc.record({ inline, list: listOf(depth - 1) }, { requiredKeys: ['inline'] }), {
      minLength: 1,
      maxLength: 3,
    }),
  })

const table: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 20 }).chain((columns) =>
  fc.record({
    type: fc.constant('table' as const),
    head: fc.array(cell, { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(cell, { minLength: 0, maxLength: columns }), { minLength: 1, maxLength: 4 }),
  }),
)

/** The language of a paragraph that is all links stands beside their words in a PDF and not in its tag, where pdf.js does not look. */
const beginsPlain = (runs: Inline[]): Inline[] => [{ text: 'Se ' }, ...runs]

const block: fc.Arbitrary<PaperBlock> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 6 }), inline }),
  fc.record({ type: fc.constant('paragraph' as const), inline }),
  fc.record({
    type: fc.constant('paragraph' as const),
    look: fc.constantFrom('kicker' as const, 'lead' as const, 'small' as const),
    inline,
  }),
  fc.record({ type: fc.constant('paragraph' as const), lang: fc.constantFrom('ar', 'en', 'uk'), inline: inline.map(beginsPlain) }),
  listOf(5),
  table,
)

/** Papers as nobody would write them: jumping headings, lists six deep, wide and ragged tables, signs of every kind. */
export const anyPaper: fc.Arbitrary<Paper> = fc.array(block, { maxLength: 12 }).map((blocks) => ({ ...frame, blocks: [title, ...blocks] }))

const nested = (depth: number): List => ({
  type: 'list',
  ordered: depth % 2 === 0,
  items: [{ inline: line(`På trin ${depth}`), ...(depth > 1 && { list: nested(depth - 1) }) }],
})

/** Three hundred items with long titles, lists six deep and one table of forty columns. */
export const hugePaper = (): Paper => ({
  ...frame,
  blocks: [
    title,
    {
      type: 'table',
      head: Array.from({ length: 40 }, (_, i) => line(`Kolonne ${i}`)),
      rows: Array.from({ length: 3 }, (_, r) => Array.from({ length: 40 }, (_, i) => line(`${r}:${i}`))),
    },
    ...Array.from({ length: 300 }, (_, i): PaperBlock[] => [
      { type: 'heading', level: 2, inline: line(`Punkt ${i}: ${i % 50 === 0 ? 'Beskæftigelse og fritid '.repeat(84) : 'Sprogcaféen'}`) },
      { type: 'paragraph', inline: line('Rådet drøftede sagen og var enigt. '.repeat(6)) },
      nested(6),
    ]).flat(),
  ],
})
