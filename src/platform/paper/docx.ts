import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { directionOf } from '#platform/i18n/direction.ts'
import { logoBytes, logoSize, logoType } from './logo.ts'
import {
  type Box,
  type Heading,
  type Inline,
  type List,
  listedHeadings,
  type Paper,
  type PaperBlock,
  type PaperFile,
  type Table as PaperTable,
} from './paper.ts'

const sans = 'Calibri'
const deepestHeading = 6
const deepestList = 9
const headingSizes = [44, 28, 24, 22, 22, 22]
const mm = 56.7
const pixelsPerMm = 96 / 25.4

/** What the blocks around say of a paragraph: the language, how deep a list is, the frame of a box. */
type Around = {
  lang: string
  accent: string
  frame?: Pick<IParagraphOptions, 'border' | 'shading' | 'indent'> | undefined
  lists: () => number
}

/** A Word file with real headings, lists and tables; each run says its language. */
export async function wordFile(paper: Paper, files: readonly PaperFile[] = []): Promise<Uint8Array> {
  let lists = 0
  const around: Around = { lang: paper.lang, accent: paper.accent.slice(1), lists: () => ++lists }
  const headings = listedHeadings(paper.blocks)
  const children = [letterhead(paper, around), ...paper.blocks.flatMap((block) => blockOf(block, around, headings))]
  const file = new Document({
    title: paper.title,
    creator: paper.author,
    lastModifiedBy: paper.author,
    styles: { default: styles(paper) },
    numbering: { config: [numbering('bullets', () => LevelFormat.BULLET), numbering('numbers', () => LevelFormat.DECIMAL)] },
    sections: [
      {
        properties: { page: pageOf(), titlePage: true },
        headers: {
          first: new Header({ children: firstHead(paper, files) }),
          default: new Header({ children: [runningHead(paper), ...stampOf(paper)] }),
        },
        footers: { first: new Footer({ children: [pageNumber(paper)] }), default: new Footer({ children: [pageNumber(paper)] }) },
        children,
      },
    ],
  })
  return Packer.toBuffer(file)
}

const pageOf = () => ({
  size: { width: 210 * mm, height: 297 * mm },
  margin: { top: 25 * mm, bottom: 25 * mm, left: 25 * mm, right: 25 * mm },
})

const languageOf = (lang: string) =>
  directionOf(lang) === 'rtl' ? { language: { bidirectional: lang }, rightToLeft: true } : { language: { value: lang }, rightToLeft: false }

/** Without outlineLevel of its own a heading style is a paragraph like any other to many readers. */
function styles(paper: Paper) {
  const accent = paper.accent.slice(1)
  const heading = (level: number) => ({
    run: { font: sans, bold: true, size: headingSizes[level] ?? 22, color: level < 2 ? accent : '222222' },
    paragraph: { outlineLevel: level, keepNext: true, spacing: { before: level === 0 ? 0 : 320 - level * 40, after: 100 } },
  })
  return {
    document: {
      run: { font: sans, size: 22, language: languageOf(paper.lang).language },
      paragraph: { spacing: { after: 140, line: 276 } },
    },
    ...Object.fromEntries(headingSizes.map((_, level) => [`heading${level + 1}`, heading(level)])),
  }
}

const numbering = (reference: string, format: (level: number) => (typeof LevelFormat)[keyof typeof LevelFormat]) => ({
  reference,
  levels: Array.from({ length: deepestList }, (_, level) => ({
    level,
    format: format(level),
    text: reference === 'bullets' ? (['•', '–', '·'][level % 3] ?? '•') : `%${level + 1})`,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 400 * (level + 1), hanging: 360 }, spacing: { after: 60 } } },
  })),
})

/** The logo stands in the head of the first page, outside the text; its words are the issuer's, which stand below. */
const firstHead = (paper: Paper, files: readonly PaperFile[]): Paragraph[] => [
  ...stampOf(paper),
  // Empty where there is no logo: by the format's schema a head holds a paragraph.
  new Paragraph({ alignment: AlignmentType.END, children: logoPicture(paper, files) }),
]

function logoPicture(paper: Paper, files: readonly PaperFile[]): ImageRun[] {
  const bytes = logoBytes(paper, files)
  const type = paper.logo && logoType(paper.logo)
  // Word knows no WebP: such a paper has the name alone.
  if (!paper.logo || !bytes || !type || type === 'webp') return []
  const { width, height } = logoSize(paper.logo)
  const picture = new ImageRun({
    type: type === 'png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: width * pixelsPerMm, height: height * pixelsPerMm },
    altText: { name: paper.author, title: '', description: paper.author },
  })
  return [picture]
}

const runningHead = ({ running, lang }: Paper) =>
  new Paragraph({
    ...(directionOf(lang) === 'rtl' && { bidirectional: true }),
    tabStops: [{ type: TabStopType.END, position: 160 * mm }],
    children: [new TextRun({ text: `${running.start}\t${running.end}`, size: 16, color: '4A4A4A', ...languageOf(lang) })],
  })

const stampOf = ({ stamp, lang }: Paper): Paragraph[] =>
  stamp === undefined
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.END,
          ...(directionOf(lang) === 'rtl' && { bidirectional: true }),
          children: [new TextRun({ text: stamp, bold: true, size: 24, color: '8A4B00', ...languageOf(lang) })],
        }),
      ]

const letterhead = (paper: Paper, around: Around) =>
  new Paragraph({
    ...flow(around, undefined),
    spacing: { after: 360 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 6, color: around.accent } },
    children: runs([{ text: paper.author, strong: true }], around, { color: around.accent }),
  })

function pageNumber(paper: Paper): Paragraph {
  const [before = '', between = '', after = ''] = paper.pageWords.split('#')
  const children = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after]
  return new Paragraph({ alignment: AlignmentType.END, children: [new TextRun({ children, size: 16, ...languageOf(paper.lang) })] })
}

/** The direction of a paragraph, and the frame it stands in. */
const flow = (around: Around, lang: string | undefined): IParagraphOptions => ({
  ...around.frame,
  ...(directionOf(lang ?? around.lang) === 'rtl' && { bidirectional: true }),
})

function runs(inline: readonly Inline[], around: Around, more: IRunOptions = {}): ParagraphChild[] {
  return inline.map((run) => {
    const look = { ...more, ...(run.strong && { bold: true }), ...(run.em && { italics: true }), ...languageOf(run.lang ?? around.lang) }
    if (run.href === undefined) return new TextRun({ text: run.text, ...look })
    const shown = new TextRun({ text: run.text, ...look, underline: {}, color: around.accent })
    return new ExternalHyperlink({ link: run.href, children: [shown] })
  })
}

const anchorOf = (headings: readonly Heading[], heading: Heading) => `h${headings.indexOf(heading) + 1}`

function blockOf(block: PaperBlock, around: Around, headings: readonly Heading[]): FileChild[] {
  const lang = 'lang' in block ? block.lang : undefined
  const inside = lang === undefined ? around : { ...around, lang }
  switch (block.type) {
    case 'heading':
      return [headingOf(block, inside, headings)]
    case 'paragraph': {
      const small = block.look === 'kicker' || block.look === 'small'
      const look = small ? { size: 18, color: '4A4A4A' } : block.look === 'lead' ? { size: 24 } : {}
      return [new Paragraph({ ...flow(inside, lang), keepNext: block.look === 'kicker', children: runs(block.inline, inside, look) })]
    }
    case 'list':
      return listOf(block, inside, 0, inside.lists())
    case 'table':
      return [tableOf(block, inside), new Paragraph({ children: [] })]
    case 'terms':
      return block.rows.map(
        (row) => new Paragraph({ ...flow(inside, lang), children: runs([{ text: `${row.term}: `, strong: true }, ...row.inline], inside) }),
      )
    case 'box':
      return block.blocks.flatMap((inner) => blockOf(inner, { ...inside, frame: frameOf(block, inside) }, headings))
    case 'contents':
      return contentsOf(block.title, inside, headings)
    case 'enclosure':
      return block.otherwise.flatMap((inner) => blockOf(inner, inside, headings))
    case 'break':
      return [new Paragraph({ pageBreakBefore: true, children: [] })]
  }
}

const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
]

function headingOf(block: Heading, around: Around, headings: readonly Heading[]) {
  const children = runs(block.inline, around)
  const at = headings.indexOf(block)
  const marked = at < 0 ? children : [new BookmarkStart(`h${at + 1}`, at + 1), ...children, new BookmarkEnd(at + 1)]
  const heading = headingLevels[Math.min(block.level, deepestHeading) - 1] ?? HeadingLevel.HEADING_6
  return new Paragraph({ ...flow(around, block.lang), heading, children: marked as ParagraphChild[] })
}

const contentsOf = (title: string, around: Around, headings: readonly Heading[]) => [
  new Paragraph({ ...flow(around, undefined), heading: HeadingLevel.HEADING_2, children: runs([{ text: title }], around) }),
  ...headings.map((heading) => {
    const inside = { ...around, lang: heading.lang ?? around.lang }
    const link = new InternalHyperlink({ anchor: anchorOf(headings, heading), children: runs(heading.inline, inside) })
    const indent = heading.level > 2 ? { indent: { start: 400 } } : {}
    return new Paragraph({ ...flow(around, undefined), ...indent, spacing: { after: 60 }, children: [link] })
  }),
]

const listOf = (list: List, around: Around, level: number, instance: number): Paragraph[] =>
  list.items.flatMap((item) => [
    new Paragraph({
      ...flow(around, list.lang),
      numbering: { reference: list.ordered ? 'numbers' : 'bullets', level: Math.min(level, deepestList - 1), instance },
      children: runs(item.inline, { ...around, lang: list.lang ?? around.lang }),
    }),
    ...(item.list ? listOf(item.list, { ...around, lang: list.lang ?? around.lang }, level + 1, around.lists()) : []),
  ])

const line = { style: BorderStyle.SINGLE, size: 4, color: 'BBBBBB' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function tableOf(table: PaperTable, around: Around): Table {
  const row = (cells: Inline[][], isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      ...(isHead && { tableHeader: true }),
      children: cells.map((cell) => {
        const bold = cell.map((run) => (isHead ? { ...run, strong: true } : run))
        return new TableCell({
          margins: { top: 60, bottom: 60, left: 90, right: 90 },
          children: [new Paragraph({ ...flow(around, table.lang), spacing: { after: 0 }, children: runs(bold, around, { size: 19 }) })],
        })
      }),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    visuallyRightToLeft: directionOf(around.lang) === 'rtl',
    borders: { top: none, left: none, right: none, insideVertical: none, bottom: line, insideHorizontal: line },
    rows: [...(table.head.length > 0 ? [row(table.head, true)] : []), ...table.rows.map((cells) => row(cells, false))],
  })
}

function frameOf(box: Box, around: Around): Around['frame'] {
  const color = box.look === 'warning' ? '8A4B00' : around.accent
  const side = { style: BorderStyle.SINGLE, size: 18, space: 8, color }
  return {
    border: directionOf(around.lang) === 'rtl' ? { right: side } : { left: side },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: box.look === 'warning' ? 'FBF4EC' : 'F2F5F8' },
    indent: { left: 160, right: 80 },
  }
}
