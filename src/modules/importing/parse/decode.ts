import { mendLetters, readPrivateSigns, withoutQuoteMarks } from './mend.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15' | 'macintosh'
export type Refusal = 'empty' | 'tooLarge' | 'binary' | 'notText'

/** `mended` counts the lines whose letters had been encoded twice and were set right. */
export interface Decoded {
  text: string
  encoding: Encoding
  mended: number
}

/** The largest document that is read: 20 MB of plain text is far beyond any minutes, so more is a mistake or an attack. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024

/** As many lines as the longest real minutes sixty times over. Each line costs memory of its own, so empty ones must not come by millions. */
export const MAX_DOCUMENT_LINES = 200_000

/** How often control characters may occur before we stop believing that the bytes are writing. */
const MAX_CONTROL_SHARE = 0.02

/** First bytes of the formats that people upload by mistake: zip (docx, odt), PDF, pictures, old Office, gzip, 7z. */
const SIGNATURES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
]
const RTF = [0x7b, 0x5c, 0x72, 0x74, 0x66]

/**
 * Turns the bytes of a plain-text document into clean text with `\n` between lines, or says why not.
 * A byte order mark decides; without one the bytes are UTF-8 if they are valid UTF-8, else what a web page declares, else Windows-1252.
 * Never throws.
 * @param maxBytes a caller that streams should stop at this many bytes itself; see `readAtMost`
 */
export function decodeDocument(bytes: Uint8Array, maxBytes: number = MAX_DOCUMENT_BYTES): Decoded | { refusal: Refusal } {
  if (bytes.length === 0) return { refusal: 'empty' }
  if (bytes.length > maxBytes) return { refusal: 'tooLarge' }
  if (SIGNATURES.some((signature) => startsWith(bytes, signature))) return { refusal: 'binary' }
  if (startsWith(bytes, RTF)) return { refusal: 'notText' }
  const encoding = detectEncoding(bytes)
  if (!encoding.startsWith('utf-16') && bytes.includes(0)) return { refusal: 'binary' }
  const decoded = new TextDecoder(encoding).decode(bytes)
  if (decoded.includes('\0')) return { refusal: 'binary' }
  if (controlShare(decoded) > MAX_CONTROL_SHARE) return { refusal: 'notText' }
  const { text: letters, mended } = mendLetters(decoded.replace(/\r\n?/g, '\n'))
  const text = cleanText(letters)
  if (lineCount(text) > MAX_DOCUMENT_LINES) return { refusal: 'tooLarge' }
  return text.trim() === '' ? { refusal: 'empty' } : { text, encoding, mended }
}

/** Collects a stream, and stops reading as soon as it is longer than `maxBytes`, so that a huge upload never fills the memory. */
export async function readAtMost(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number = MAX_DOCUMENT_BYTES,
): Promise<Uint8Array | { refusal: 'tooLarge' }> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > maxBytes) return { refusal: 'tooLarge' }
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

function detectEncoding(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return declaredEncoding(bytes)
  }
}

/** What a web page says of itself. Windows-1252 is also what browsers read as "iso-8859-1", and what undeclared bytes are. */
function declaredEncoding(bytes: Uint8Array): Encoding {
  const opening = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096))
  const label = /<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})/i.exec(opening)?.[1]?.toLowerCase() ?? ''
  if (['iso-8859-15', 'iso8859-15', 'latin9', 'latin-9'].includes(label)) return 'iso-8859-15'
  return ['macintosh', 'mac', 'x-mac-roman', 'mac-roman'].includes(label) ? 'macintosh' : 'windows-1252'
}

/** Letters composed, every kind of line end as `\n`, page breaks as lines of their own, bullets of symbol fonts readable, and what no reader can see (soft hyphens, zero-width and direction marks) dropped. */
export function cleanText(text: string): string {
  const visible = text
    .replace(/\r\n?|[\v\u2028\u2029]/g, '\n')
    // A line of its own: it parts the pages, and nothing else on a line tells where one ends.
    .replace(/\n?\f\n?/g, '\n\f\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u0081\u008d\u008f\u0090\u009d]/g, '')
    .replace(/\u00ad|\u200b|\u200e|\u200f|[\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    // Joiners carry meaning between Arabic letters (Persian uses them in spelling); elsewhere they are debris of copying.
    .replace(/(?<!\p{Script=Arabic})\u200c|(?<!\p{Script=Arabic})\u200d/gu, '')
    // Last, because a soft hyphen may stand between a letter and its accent.
    .normalize('NFC')
  return withoutQuoteMarks(readPrivateSigns(visible))
}

function lineCount(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}

function controlShare(text: string): number {
  let controls = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const layout = code >= 9 && code <= 13
    if ((code < 32 && !layout) || (code >= 0x7f && code < 0xa0)) controls++
  }
  return controls / text.length
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}
