import { Readable } from 'node:stream'
import { programBeside, type ReadingLimits, runApart } from '#platform/documents/apart.ts'
import type { OwnCaption } from '../parse/caption-table.ts'
import { decodeDocument } from '../parse/decode.ts'
import { alone, type Beside } from './cases-systems/read-system.ts'
import { htmlToText } from './html.ts'
import { isHtml } from './markup.ts'
import { type Ocr, usualOcr } from './ocr.ts'
import { asPages, asText, type FormatAnswer, type SourceAnswer } from './source.ts'

export type { SourceFormat, SourceRead, SourceRefusal } from './source.ts'

const usual: ReadingLimits = { milliseconds: 60_000, megabytes: 900, characters: 100_000_000 }
const program = programBeside(import.meta.url, 'read-apart')

/** How a message to the program that reads begins: one line of JSON, then the document itself. */
export type ReadingOrder = { fileName: string; beside: Beside; captions: readonly OwnCaption[] }

type ReadingOptions = { beside?: Beside; captions?: readonly OwnCaption[]; limits?: ReadingLimits; ocr?: Ocr }

/**
 * Reads whatever comes in. What it is is decided by its content; its name counts only where the content leaves it open. Text and HTML are
 * read here, all else in a process of its own: a broken, huge or hostile document costs itself and no more.
 * @param beside what came along in the same archive; `captions`: what the municipality calls the sections of a case system's items beside the
 *   words of the table (a text is parsed later, with them); `ocr` reads pages that are pictures
 * @returns why it cannot be read, as a value; never throws for what stands in the file
 */
export async function readSource(
  bytes: Uint8Array,
  fileName: string,
  { beside = alone, captions = [], limits = usual, ocr = usualOcr }: ReadingOptions = {},
): Promise<SourceAnswer> {
  if (isPacked(bytes)) return withPictures(await apart(bytes, { fileName, beside, captions }, limits), bytes, ocr)
  const decoded = decodeDocument(bytes)
  if ('refusal' in decoded) return decoded
  const { text, encoding, mended } = decoded
  if (isHtml(text, fileName)) return readHtml(text, encoding, mended)
  if (!/^\s*[<{]/.test(text)) return { ...asText(text, 'text', encoding), mended }
  return withPictures(await apart(bytes, { fileName, beside, captions }, limits), bytes, ocr)
}

/** A PDF, or a ZIP as Word and OpenDocument write it. */
const isPacked = (bytes: Uint8Array) =>
  ['%PDF-', 'PK\u0003\u0004', 'PK\u0005\u0006'].some((first) => Buffer.from(bytes.subarray(0, first.length)).toString('latin1') === first)

function readHtml(html: string, encoding: string, mended: number): SourceAnswer {
  const text = htmlToText(html)
  return text === '' ? { refusal: 'empty' } : { ...asText(text, 'html', encoding), mended }
}

async function apart(bytes: Uint8Array, order: ReadingOrder, limits: ReadingLimits): Promise<FormatAnswer> {
  const { text, code, ended } = await runApart(program, [], Readable.from([Buffer.from(`${JSON.stringify(order)}\n`), bytes]), limits)
  if (ended) return { refusal: 'heavy' }
  return code === 0 ? (JSON.parse(text) as FormatAnswer) : { refusal: 'broken' }
}

/** Pages that are pictures are read by another program, where there is one. A document of which only some are still tells which it lacks. */
async function withPictures(answer: FormatAnswer, bytes: Uint8Array, ocr: Ocr): Promise<SourceAnswer> {
  if (!('pages' in answer)) return answer
  const pictures = answer.pages.flatMap((page, i) => (page === null ? [i + 1] : []))
  const read = await ocr(bytes, pictures)
  if ('refusal' in read && (read.refusal === 'heavy' || pictures.length === answer.pages.length)) return read
  const texts = 'refusal' in read ? new Map<number, string>() : read.texts
  return asPages(answer.pages.map((page, i) => page ?? texts.get(i + 1) ?? `[Side ${i + 1} er et billede, som ikke er læst]`))
}
