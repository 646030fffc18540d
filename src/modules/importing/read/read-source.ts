import { Readable } from 'node:stream'
import { programBeside, type ReadingLimits, runApart } from '#platform/documents/apart.ts'
import { decodeDocument } from '../parse/decode.ts'
import { alone, type Beside } from './cases-systems/read-system.ts'
import { htmlToText } from './html.ts'
import { isHtml } from './markup.ts'
import { asText, type SourceAnswer } from './source.ts'

export type { SourceFormat, SourceRead, SourceRefusal } from './source.ts'

const usual: ReadingLimits = { milliseconds: 60_000, megabytes: 900, characters: 100_000_000 }
const program = programBeside(import.meta.url, 'read-apart')

/** How a message to the program that reads begins: one line of JSON, then the document itself. */
export type ReadingOrder = { fileName: string; beside: Beside }

/**
 * Reads whatever comes in. What it is is decided by its content; its name counts only where the content leaves it open. Text and HTML are
 * read here, all else in a process of its own: a broken, huge or hostile document costs itself and no more.
 * @param beside what came along in the same archive
 * @returns why it cannot be read, as a value; never throws for what stands in the file
 */
export async function readSource(
  bytes: Uint8Array,
  fileName: string,
  { beside = alone, limits = usual }: { beside?: Beside; limits?: ReadingLimits } = {},
): Promise<SourceAnswer> {
  if (isPacked(bytes)) return apart(bytes, fileName, beside, limits)
  const decoded = decodeDocument(bytes)
  if ('refusal' in decoded) return decoded
  const { text, encoding, mended } = decoded
  if (isHtml(text, fileName)) return readHtml(text, encoding, mended)
  return /^\s*[<{]/.test(text) ? apart(bytes, fileName, beside, limits) : { ...asText(text, 'text', encoding), mended }
}

/** A PDF, or a ZIP as Word and OpenDocument write it. */
const isPacked = (bytes: Uint8Array) =>
  ['%PDF-', 'PK\u0003\u0004', 'PK\u0005\u0006'].some((first) => Buffer.from(bytes.subarray(0, first.length)).toString('latin1') === first)

function readHtml(html: string, encoding: string, mended: number): SourceAnswer {
  const text = htmlToText(html)
  return text === '' ? { refusal: 'empty' } : { ...asText(text, 'html', encoding), mended }
}

async function apart(bytes: Uint8Array, fileName: string, beside: Beside, limits: ReadingLimits): Promise<SourceAnswer> {
  const order: ReadingOrder = { fileName, beside }
  const { text, code, ended } = await runApart(program, [], Readable.from([Buffer.from(`${JSON.stringify(order)}\n`), bytes]), limits)
  if (ended) return { refusal: 'heavy' }
  return code === 0 ? (JSON.parse(text) as SourceAnswer) : { refusal: 'broken' }
}
