import { load } from 'cheerio'
import { zipContent, zipEntries } from '#platform/documents/zip.ts'
import { signCode } from '#platform/paper/layout.ts'
import type { Inline, List, Paper, PaperBlock } from '#platform/paper/paper.ts'

/** A block as somebody finds it in a file. A list item's level is its depth; a block that is the first on a page may go on from the one before. */
export type Seen = {
  kind: 'heading' | 'text' | 'bullet' | 'number' | 'term' | 'head' | 'cell'
  level: number
  text: string
  lang: string | undefined
  begins?: boolean
}

/** What any reader must find of a paper, in its order. The contents repeat headings and are left out. */
export const expectedBlocks = (paper: Paper): Seen[] => [
  { kind: 'text', level: 0, text: paper.author, lang: undefined },
  ...paper.blocks.flatMap((block) => expected(block)),
]

const words = (inline: readonly Inline[]) => inline.map((run) => run.text).join('')

function expected(block: PaperBlock): Seen[] {
  const lang = 'lang' in block ? block.lang : undefined
  switch (block.type) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: words(block.inline), lang }]
    case 'paragraph':
      return [{ kind: 'text', level: 0, text: words(block.inline), lang }]
    case 'list':
      return listed(block, 1, lang)
    case 'table':
      return [
        ...block.head.map((cell): Seen => ({ kind: 'head', level: 0, text: words(cell), lang })),
        ...block.rows.flat().map((cell): Seen => ({ kind: 'cell', level: 0, text: words(cell), lang })),
      ]
    case 'terms':
      return block.rows.map((row) => ({ kind: 'term', level: 0, text: `${row.term} ${words(row.inline)}`, lang: undefined }))
    case 'box':
      return block.blocks.flatMap(expected)
    case 'contents':
      return [{ kind: 'heading', level: 2, text: block.title, lang: undefined }]
    case 'enclosure':
      return block.otherwise.flatMap(expected)
    case 'break':
      return []
  }
}

const listed = (list: List, level: number, lang: string | undefined): Seen[] =>
  list.items.flatMap((item) => [
    { kind: list.ordered ? ('number' as const) : ('bullet' as const), level, text: words(item.inline), lang },
    ...(item.list ? listed(item.list, level + 1, item.list.lang ?? lang) : []),
  ])

/** One line per block, without what layout adds or takes: spaces at the ends of lines, places to break, the order of letters that join. */
export const comparable = (blocks: readonly Seen[]): string[] =>
  blocks
    .map(({ kind, level, text, lang }) => {
      const bare = text.replace(/[\s\p{Cf}]/gu, '')
      const inCell = kind === 'head' || kind === 'cell' ? bare.replaceAll('-', '') : kind === 'term' ? bare.replace(':', '') : bare
      const mixed =
        lang === 'ar' || /[\u0590-\u08ff\ufb1d-\ufefc]/.test(inCell)
          ? [...inCell.normalize('NFKC').replace(/[()<>[\]{}]/g, '')].sort().join('')
          : inCell
      return { line: `${kind} ${kind === 'term' ? 0 : Math.min(level, 6)} ${lang ?? ''} ${mixed}`, isEmpty: mixed === '' }
    })
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ line }) => line)

/** What stands where no typeface has a sign. */
export const withCodes = (blocks: readonly Seen[], replaced: readonly string[]): Seen[] =>
  blocks.map((block) => ({ ...block, text: [...block.text].map((sign) => (replaced.includes(sign) ? signCode(sign) : sign)).join('') }))

/** Joins blocks that a page's end has cut in two. */
export function joined(blocks: readonly Seen[], wanted: readonly Seen[]): Seen[] {
  const bare = (seen: Seen | undefined) =>
    (seen?.text ?? '').replace(seen?.kind === 'cell' || seen?.kind === 'head' ? /[\s\p{Cf}-]/gu : /[\s\p{Cf}]/gu, '').length
  const left = wanted.filter((block) => bare(block) > 0)
  const result: Seen[] = []
  for (const block of blocks) {
    if (bare(block) === 0) continue
    const last = result.at(-1)
    const isShort = last !== undefined && bare(last) < bare(left[result.length - 1])
    if (last && isShort && block.begins) last.text += ` ${block.text}`
    else result.push({ ...block })
  }
  return result
}

/** What a program finds in a Word file by its XML. */
export function readWord(bytes: Buffer): Seen[] {
  const part = (name: string) => {
    const entry = zipEntries(bytes)?.find((one) => one.name === name)
    if (!entry) throw new Error(`no ${name}`)
    return load(zipContent(bytes, entry, 100_000_000).toString('utf8'), { xml: true })
  }
  const $ = part('word/document.xml')
  const numbering = part('word/numbering.xml')
  const formats = new Map(
    numbering('w\\:abstractNum')
      .toArray()
      .map((node) => [numbering(node).attr('w:abstractNumId'), numbering(node).find('w\\:numFmt').first().attr('w:val')]),
  )
  const formatOf = new Map(
    numbering('w\\:num')
      .toArray()
      .map((node) => [numbering(node).attr('w:numId'), formats.get(numbering(node).children('w\\:abstractNumId').attr('w:val'))]),
  )
  return $('w\\:body w\\:p')
    .toArray()
    .map((node): Seen => {
      const paragraph = $(node)
      const text = paragraph.find('w\\:t').text()
      const style = paragraph.find('w\\:pPr > w\\:pStyle').attr('w:val')
      const language = paragraph.find('w\\:rPr > w\\:lang').first()
      const lang = language.attr('w:bidi') ?? language.attr('w:val')
      const heading = /^Heading(\d)$/.exec(style ?? '')?.[1]
      const number = paragraph.find('w\\:pPr > w\\:numPr')
      const level = number.find('w\\:ilvl').attr('w:val') ?? '0'
      const isCell = paragraph.parents('w\\:tc').length > 0
      const isHead = paragraph.parents('w\\:tr').find('w\\:trPr > w\\:tblHeader').length > 0
      if (heading) return { kind: 'heading', level: Number(heading), text, lang }
      if (isCell) return { kind: isHead ? 'head' : 'cell', level: 0, text, lang }
      if (number.length > 0) {
        const format = formatOf.get(number.find('w\\:numId').attr('w:val'))
        return { kind: format === 'bullet' ? 'bullet' : 'number', level: Number(level) + 1, text, lang }
      }
      return { kind: paragraph.find('w\\:hyperlink[w\\:anchor]').length > 0 ? 'term' : 'text', level: 0, text, lang }
    })
}

/** What a program finds in the HTML. */
export function readHtml(html: string): Seen[] {
  const $ = load(html)
  $('nav').remove()
  const found: Seen[] = []
  $('h1,h2,h3,h4,h5,h6,p,li,th,td,dt').each((_, node) => {
    const element = $(node)
    const tag = node.tagName
    const lang = element.attr('lang') ?? element.parents('[lang]').not('html').first().attr('lang')
    const depth = element.parents('ul,ol').length
    const own = element.clone().children('ul,ol').remove().end().text()
    const add = (kind: Seen['kind'], level: number, text: string) => found.push({ kind, level, text, lang })
    if (/^h\d$/.test(tag)) add('heading', Number(tag[1]), own)
    else if (tag === 'li') add(element.parent().is('ol') ? 'number' : 'bullet', depth, own)
    else if (tag === 'dt') add('term', 0, `${own} ${element.next('dd').text()}`)
    else add(tag === 'th' ? 'head' : tag === 'td' ? 'cell' : 'text', 0, own)
  })
  return found
}
