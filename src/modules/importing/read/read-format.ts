import { zipEntries } from '#platform/documents/zip.ts'
import type { OwnCaption } from '../parse/caption-table.ts'
import { decodeDocument } from '../parse/decode.ts'
import { type Beside, readSystem } from './cases-systems/read-system.ts'
import { odtText } from './odt.ts'
import { readText } from './read-text.ts'
import { asPages, asText, clean, type FormatAnswer, type SourceAnswer } from './source.ts'

/** Reads a document that is more than text. Only for the process apart: it may take long, and much. */
export async function readFormat(bytes: Buffer, fileName: string, beside: Beside, captions: readonly OwnCaption[]): Promise<FormatAnswer> {
  try {
    if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return readPdf(bytes)
    return bytes.subarray(0, 2).toString('latin1') === 'PK'
      ? await readZip(bytes)
      : (readText(bytes, fileName) ?? readMarkup(bytes, fileName, beside, captions))
  } catch (error) {
    return { refusal: error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken' }
  }
}

// What reads PDF and Word takes long to begin, so each is called only when it is wanted.
async function readPdf(bytes: Buffer): Promise<FormatAnswer> {
  const pages = await (await import('./pdf/pdf.ts')).pdfPages(new Uint8Array(bytes))
  return pages.includes(null) ? { pages } : asPages(pages.map((page) => page ?? ''))
}

const readWord = async (bytes: Buffer) => clean(await (await import('./docx.ts')).docxText(bytes), 'docx')

async function readZip(bytes: Buffer): Promise<SourceAnswer> {
  const names = new Set(zipEntries(bytes)?.map(({ name }) => name))
  if (names.size === 0) return { refusal: 'broken' }
  if (names.has('word/document.xml')) return readWord(bytes)
  if (names.has('content.xml') && names.has('mimetype')) return clean(odtText(bytes), 'odt')
  return { refusal: names.has('[Content_Types].xml') || names.has('mimetype') ? 'binary' : 'zip' }
}

function readMarkup(bytes: Buffer, fileName: string, beside: Beside, captions: readonly OwnCaption[]): SourceAnswer {
  const decoded = decodeDocument(bytes)
  if ('refusal' in decoded) return decoded
  const system = readSystem(decoded.text, fileName, beside, captions)
  if (system === null) return asText(decoded.text, 'text', decoded.encoding)
  return 'refusal' in system ? system : { ...system, encoding: decoded.encoding, transcript: false }
}
