import type { ReadingLimits } from '#platform/documents/apart.ts'
import type { OwnCaption } from '../parse/caption-table.ts'
import { aside, smallText } from './aside.ts'
import { alone, type Beside } from './cases-systems/read-system.ts'
import { type Ocr, usualOcr } from './ocr.ts'
import { readText } from './read-text.ts'
import { asPages, type FormatAnswer, type SourceAnswer } from './source.ts'

export type { SourceFormat, SourceRead, SourceRefusal } from './source.ts'

type ReadingOptions = { beside?: Beside; captions?: readonly OwnCaption[]; limits?: ReadingLimits; ocr?: Ocr }

/**
 * Reads whatever comes in. What it is is decided by its content; its name counts only where the content leaves it open. Short texts and web
 * pages are read here, all else in a process of its own: a broken, huge or hostile document costs itself and no more.
 * @param beside what came along in the same archive; `captions`: what the municipality calls the sections of a case system's items beside the
 *   words of the table (a text is parsed later, with them); `ocr` reads pages that are pictures
 * @returns why it cannot be read, as a value; never throws for what stands in the file
 */
export async function readSource(
  bytes: Uint8Array,
  fileName: string,
  { beside = alone, captions = [], limits, ocr = usualOcr }: ReadingOptions = {},
): Promise<SourceAnswer> {
  const here = bytes.length <= smallText && !isPacked(bytes) ? readText(bytes, fileName) : null
  return here ?? withPictures(await aside<FormatAnswer>({ fileName, beside, captions }, bytes, limits), bytes, ocr)
}

/** A PDF, or a ZIP as Word and OpenDocument write it. */
const isPacked = (bytes: Uint8Array) =>
  ['%PDF-', 'PK\u0003\u0004', 'PK\u0005\u0006'].some((first) => Buffer.from(bytes.subarray(0, first.length)).toString('latin1') === first)

/** Pages that are pictures are read by another program, where there is one. A document of which only some are still tells which it lacks. */
async function withPictures(answer: FormatAnswer, bytes: Uint8Array, ocr: Ocr): Promise<SourceAnswer> {
  if (!('pages' in answer)) return answer
  const pictures = answer.pages.flatMap((page, i) => (page === null ? [i + 1] : []))
  const read = await ocr(bytes, pictures)
  if ('refusal' in read && (read.refusal === 'heavy' || pictures.length === answer.pages.length)) return read
  const texts = 'refusal' in read ? new Map<number, string>() : read.texts
  return asPages(answer.pages.map((page, i) => page ?? texts.get(i + 1) ?? `[Side ${i + 1} er et billede, som ikke er læst]`))
}
