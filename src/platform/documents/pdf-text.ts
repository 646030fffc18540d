import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { fromRoot } from '#platform/root.ts'
import type { UnreadReason } from './reading.ts'

/** A share of characters without meaning from which on a page counts as one that was not understood. */
const mostUnknown = 0.02

/**
 * The words of a PDF, page by page: text, notes, form fields, links and properties.
 * @param say gets the words of each page as soon as they are read
 * @returns null when everything was understood, else why not: a page without words may be a picture of them, and a PDF may carry other files
 * @throws when the document is broken or locked
 */
export async function pdfText(bytes: Uint8Array, say: (text: string) => Promise<void>): Promise<UnreadReason | null> {
  const loading = getDocument({
    data: bytes,
    cMapUrl: `${fromRoot('node_modules/pdfjs-dist/cmaps/').pathname}`,
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  })
  const document = await loading.promise
  const isAlone = (await document.getAttachments()) === null
  let isUnderstoodThroughout = true
  await say(properties((await document.getMetadata()).info))
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const text = await words(page)
    const beside = await notes(page)
    isUnderstoodThroughout &&= isUnderstood(text)
    await say([text, beside].filter(Boolean).join('\n'))
    page.cleanup()
  }
  await loading.destroy()
  return !isAlone ? 'packed' : isUnderstoodThroughout ? null : 'pages'
}

/** It opens with a password only. */
export const isLocked = (error: unknown) => error instanceof Error && error.name === 'PasswordException'

async function words(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent()
  return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
}

/** Comments, what stands in form fields, and where links lead. */
async function notes(page: PDFPageProxy): Promise<string> {
  const found: Record<string, unknown>[] = await page.getAnnotations()
  return found.flatMap((note) => [note['url'], note['fieldValue'], textOf(note['contentsObj'])].filter(isText)).join('\n')
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const textOf = (value: unknown) => (typeof value === 'object' && value !== null && 'str' in value ? value.str : null)

const properties = (info: object) =>
  ['Title', 'Subject', 'Keywords', 'Author']
    .map((name) => (info as Record<string, unknown>)[name])
    .filter(isText)
    .join('\n')

function isUnderstood(text: string): boolean {
  const unknown = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  return /\S/.test(text) && unknown <= text.length * mostUnknown
}
