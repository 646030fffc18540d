import mammoth from 'mammoth'
import { type ZipEntry, zipContent, zipEntries } from '#platform/documents/zip.ts'
import { type Numbered, wordKey, wordNumbers } from './docx-numbers.ts'
import { htmlToText } from './html.ts'
import { type Element, readXml } from './xml.ts'

/** What a document may unpack to, all parts together. */
const mostUnpacked = 200_000_000
const mostOfPart = 60_000_000

/** What the Word reader hands on of a paragraph or a piece of it, as far as we look at it. */
type Piece = {
  type: string
  styleId?: string | null
  styleName?: string | null
  numbering?: { isOrdered: boolean } | null
  anchor?: string
  value?: string
  children?: Piece[]
}

/**
 * The text of a Word document, with the numbers that Word prints by itself. Its contents list, comments, deleted words, heads and feet are not in it.
 * @throws RangeError when it is broken or unpacks to too much
 */
export async function docxText(bytes: Buffer): Promise<string> {
  const entries = zipEntries(bytes) ?? []
  checkSize(bytes, entries)
  const part = (name: string): Element | null => {
    const entry = entries.find((one) => one.name === name)
    return entry ? readXml(zipContent(bytes, entry, mostOfPart).toString('utf8')) : null
  }
  const document = part('word/document.xml')
  if (!document) throw new RangeError('no text')
  const numbers = wordNumbers(document, part('word/numbering.xml'), part('word/styles.xml'))
  const { value } = await mammoth.convertToHtml(
    { buffer: bytes },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      transformDocument: (whole: Piece) => eachParagraph(whole, withNumber(numbers)),
      externalFileAccess: false,
    },
  )
  return htmlToText(value)
}

/** The Word reader unpacks whatever is in the file; so what that comes to is known first. */
function checkSize(bytes: Buffer, entries: ZipEntry[]): void {
  let left = mostUnpacked
  for (const entry of entries) left -= zipContent(bytes, entry, left).length
}

const eachParagraph = (piece: Piece, change: (paragraph: Piece) => Piece): Piece => {
  const inside = piece.children ? { ...piece, children: piece.children.map((child) => eachParagraph(child, change)) } : piece
  return piece.type === 'paragraph' ? change(inside) : inside
}

const contentsStyle = /^(?:toc|indholdsfortegnelse)/i

/** Puts its number before a numbered paragraph; an entry of the contents list is emptied, and empty paragraphs are left out. */
function withNumber(numbers: Numbered[]) {
  let at = 0
  return (paragraph: Piece): Piece => {
    if (contentsStyle.test(paragraph.styleName ?? '') || contentsStyle.test(paragraph.styleId ?? '') || isEntry(paragraph))
      return { ...paragraph, children: [] }
    const key = wordKey(wordsOf(paragraph))
    const found = numbers.findIndex((one, i) => i >= at && i < at + 200 && one.text === key)
    if (key === '' || found === -1) return paragraph
    at = found + 1
    const number = numbers[found]?.number
    const children = [{ type: 'text', value: `${number} ` }, ...(paragraph.children ?? [])]
    return number ? { ...paragraph, numbering: null, children } : paragraph
  }
}

/** All of it leads to places in the document itself. */
const isEntry = ({ children = [] }: Piece) =>
  children.some(({ anchor }) => anchor) &&
  children.every((child) => child.anchor || wordsOf(child).trim() === '' || /^\d+$/.test(wordsOf(child).trim()))

const wordsOf = (piece: Piece): string => piece.value ?? (piece.children ?? []).map(wordsOf).join('')
