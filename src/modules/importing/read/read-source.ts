import { decodeDocument, type Refusal } from '../parse/decode.ts'
import type { ParsedWithSource } from '../parse/types.ts'
import { htmlToText } from './html.ts'
import { isHtml } from './markup.ts'

/** What a document was before it was text. */
export type SourceFormat = 'text' | 'html'

/** A document as text. `parsed` is set where the format itself says the fields; else the text is parsed. */
export type SourceRead = {
  text: string
  encoding: string
  format: SourceFormat
  /** Words may be broken by the ends of lines, as in a PDF. */
  transcript: boolean
  /** So many lines had letters encoded twice, which were set right. */
  mended?: number
  parsed: ParsedWithSource | null
}

/**
 * Reads whatever comes in. What it is is decided by its content; its name counts only where the content leaves it open.
 * @returns why it cannot be read, as a value; never throws for what stands in the file
 */
export async function readSource(bytes: Uint8Array, fileName: string): Promise<SourceRead | { refusal: Refusal }> {
  const decoded = decodeDocument(bytes)
  if ('refusal' in decoded) return decoded
  if (!isHtml(decoded.text, fileName)) return { ...decoded, format: 'text', transcript: false, parsed: null }
  const text = htmlToText(decoded.text)
  if (text === '') return { refusal: 'empty' }
  return { text, encoding: decoded.encoding, format: 'html', transcript: false, mended: decoded.mended, parsed: null }
}
