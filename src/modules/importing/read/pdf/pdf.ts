import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fromRoot } from '#platform/root.ts'
import type { Piece } from './page-text.ts'
import { type TagNode, taggedBlocks } from './tagged.ts'
import { untaggedBlocks, usualSize } from './untagged.ts'

const mostPages = 3_000

type Page = { pieces: Piece[]; tree: TagNode | null; isPicture: boolean }

/** The text of each page of a PDF, null for one on which there is nothing but a picture. */
export type PdfPages = (string | null)[]

/**
 * The text of a PDF, block by block: by its tags where it has them, else by where things stand.
 * @throws when it is broken or locked
 */
export async function pdfPages(bytes: Uint8Array): Promise<PdfPages> {
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
  return pages.map(({ pieces, tree, isPicture }) =>
    isPicture ? null : (taggedBlocks(tree, pieces) ?? untaggedBlocks(withoutFurniture(pieces), body)).join('\n\n'),
  )
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
  const pieces = piecesOf(items as Item[])
  const isPicture = pieces.length === 0 && (await isDrawnOn(page))
  page.cleanup()
  return { pieces, tree, isPicture }
}

const drawing = new Set<number>([
  ...[OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat],
  ...[OPS.constructPath, OPS.fill, OPS.eoFill, OPS.stroke, OPS.shadingFill, OPS.showText],
])

/** An empty page is no picture of words; one with anything on it may be. */
const isDrawnOn = async (page: PDFPageProxy) => (await page.getOperatorList()).fnArray.some((operation) => drawing.has(operation))

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
