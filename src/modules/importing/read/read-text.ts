import { decodeDocument } from '../parse/decode.ts'
import { htmlToText } from './html.ts'
import { isHtml } from './markup.ts'
import { asText, type SourceAnswer } from './source.ts'

/** Reads a text or a web page. Null: it is markup or data of another kind, as case systems write it. */
export function readText(bytes: Uint8Array, fileName: string): SourceAnswer | null {
  const decoded = decodeDocument(bytes)
  if ('refusal' in decoded) return decoded
  const { text, encoding, mended } = decoded
  if (isHtml(text, fileName)) return readHtml(text, encoding, mended)
  return /^\s*[<{]/.test(text) ? null : { ...asText(text, 'text', encoding), mended }
}

function readHtml(html: string, encoding: string, mended: number): SourceAnswer {
  const text = htmlToText(html)
  return text === '' ? { refusal: 'empty' } : { ...asText(text, 'html', encoding), mended }
}
