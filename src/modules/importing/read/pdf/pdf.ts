import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fromRoot } from '#platform/root.ts'
import type { Piece } from './page-text.ts'
import { type TagNode, taggedBlocks } from './tagged.ts'
import { untaggedBlocks, usualSize } from './untagged.ts'

const mostPages = 3_000

type Page = { pieces: Piece[]; tree: TagNode | null }

/** The text of a PDF, and the pages on which there is nothing but a picture. */
export type PdfText = { text: string; unread: number[] }

/**
 * The text of a PDF, block by block, pages parted by a form feed: by its tags where it has them, else by where things stand.
 * @throws when it is broken or locked
 */
export async function pdfText(bytes: Uint8Array): Promise<PdfText> {
  const loading = getDocument({
    data: bytes,
    cMapUrl: fromRoot('node_modules/pdfjs-dist/cmaps/').pathname,
    cMapPacked: true,
    standardFontDataUrl: fromRoot('node_modules/pdfjs-dist/standard_fonts/').pathname,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  })
  const document = await loading.promise
  const pages: Page[] = []
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) pages.push(await pageOf(await document.getPage(number)))
  await loading.destroy()
  const body = usualSize(pages.flatMap(({ pieces }) => pieces))
  const texts = pages.map(({ pieces, tree }) => (taggedBlocks(tree, pieces) ?? untaggedBlocks(withoutFurniture(pieces), body)).join('\n\n'))
  const unread = texts.flatMap((text, i) => (/\S/.test(text) ? [] : [i + 1]))
  return { text: texts.join('\n\n\f'), unread }
}

/** What a program has marked as belonging to the page, unless it has marked nearly all of it so. */
function withoutFurniture(pieces: Piece[]): Piece[] {
  const content = pieces.filter(({ isArtifact }) => !isArtifact)
  return content.length * 2 < pieces.length ? pieces : content
}

async function pageOf(page: PDFPageProxy): Promise<Page> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  // The types of the library leave out what a node of content is.
  const tree = (await page.getStructTree()) as unknown as TagNode | null
  page.cleanup()
  return { pieces: piecesOf(items as Item[]), tree }
}

type Item = {
  type?: string
  id?: string | null
  tag?: string
  str?: string
  transform?: number[]
  width?: number
  height?: number
  fontName?: string
}

function piecesOf(items: Item[]): Piece[] {
  const around: Item[] = []
  const pieces: Piece[] = []
  for (const item of items) {
    if (item.type?.startsWith('begin')) around.push(item)
    else if (item.type === 'endMarkedContent') around.pop()
    else if (item.str && item.str.trim() !== '') pieces.push(...pieceOf(item, around))
  }
  return pieces
}

/** What is set aslant, as a stamp over the page is, belongs to no line. */
function pieceOf({ str = '', transform = [], width = 0, height = 0, fontName = '' }: Item, around: Item[]): Piece[] {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform
  if (Math.abs(b) > 0.05 * Math.abs(a)) return []
  // An enclosed page brings marks of its own; the outermost is the one of this document.
  const mark = around.find(({ id }) => id)?.id ?? null
  const isArtifact = mark === null && around.some(({ tag }) => tag === 'Artifact')
  return [{ text: str, x, y, width, size: height || Math.abs(d), font: fontName, mark, isArtifact }]
}
