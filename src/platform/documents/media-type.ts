import path from 'node:path'
import { type ZipEntry, zipContent, zipEntries } from './zip.ts'

/** The kinds of files that papers may be, each with the endings that its name may have. What is not in here is never stored as a paper. */
export const mediaTypes = {
  'application/pdf': ['.pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.oasis.opendocument.text': ['.odt'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'text/plain': ['.txt'],
} as const

export type MediaType = keyof typeof mediaTypes

export const isMediaType = (text: string): text is MediaType => Object.hasOwn(mediaTypes, text)

/** Whether it is a ZIP of parts, as Word, spreadsheets and OpenDocument are. */
export const isOffice = (type: MediaType) => /officedocument|opendocument/.test(type)

const begins = (bytes: Buffer, ...first: number[]) => first.every((byte, i) => bytes[i] === byte)

/** What the bytes themselves are. @returns null for everything that is not one of `mediaTypes`; also for documents with macros */
export function mediaTypeOf(bytes: Buffer): MediaType | null {
  if (bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'application/pdf'
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return officeType(bytes)
  return isPlainText(bytes) ? 'text/plain' : null
}

function officeType(bytes: Buffer): MediaType | null {
  const entries = zipEntries(bytes) ?? []
  const names = new Set(entries.map((entry) => entry.name))
  if (names.has('mimetype')) return openDocumentType(bytes, entries)
  if (!names.has('[Content_Types].xml') || [...names].some((name) => /vbaproject/i.test(name))) return null
  if (names.has('word/document.xml')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return names.has('xl/workbook.xml') ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : null
}

const openDocumentText = 'application/vnd.oasis.opendocument.text'

/** An OpenDocument says what it is in a part of its own; programs lie in two folders. */
function openDocumentType(bytes: Buffer, entries: ZipEntry[]): MediaType | null {
  if (entries.some(({ name }) => /^(Basic|Scripts)\//i.test(name)) || !entries.some(({ name }) => name === 'content.xml')) return null
  const named = entries.find(({ name }) => name === 'mimetype')
  try {
    return named && zipContent(bytes, named, 100).toString('latin1').trim() === openDocumentText ? openDocumentText : null
  } catch {
    return null
  }
}

/** UTF-8 without the control characters that no text has. */
function isPlainText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells text from other bytes
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)
  } catch {
    return false
  }
}

/** Whether a file's name says what its bytes are. */
export const nameFits = (name: string, type: MediaType): boolean =>
  (mediaTypes[type] as readonly string[]).includes(path.extname(name).toLowerCase())
