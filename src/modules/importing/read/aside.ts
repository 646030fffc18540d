import { Readable } from 'node:stream'
import { programBeside, type ReadingLimits, runApart } from '#platform/documents/apart.ts'
import type { OwnCaption } from '../parse/caption-table.ts'
import { parseWithSource } from '../parse/parse.ts'
import type { ParseOptions } from '../parse/printed.ts'
import type { ParsedWithSource } from '../parse/types.ts'
import type { Beside } from './cases-systems/read-system.ts'
import type { SourceRead } from './source.ts'

const usual: ReadingLimits = { milliseconds: 60_000, megabytes: 900, characters: 100_000_000 }
const program = programBeside(import.meta.url, 'read-apart')

/** Up to this size a text is read where everybody is answered from; a larger one could keep all of them waiting. */
export const smallText = 100_000

/** How a message to the program that reads begins: one line of JSON, then the document itself, or the text that is to be parsed. */
export type ReadingOrder = { fileName: string; beside: Beside; captions: readonly OwnCaption[] } | { parse: ParseOptions }

/** Gives a document to a process of its own: a broken, huge or hostile one costs itself and no more. `heavy`: it took too long or too much. */
export async function aside<T>(
  order: ReadingOrder,
  bytes: Uint8Array,
  limits: ReadingLimits = usual,
): Promise<T | { refusal: 'heavy' | 'broken' }> {
  const { text, code, ended } = await runApart(program, [], Readable.from([Buffer.from(`${JSON.stringify(order)}\n`), bytes]), limits)
  if (ended) return { refusal: 'heavy' }
  return code === 0 ? (JSON.parse(text) as T) : { refusal: 'broken' }
}

/** As `parseWithSource`, and nobody waits for a large text meanwhile. */
export async function parseAside(
  { text, transcript, mended = 0 }: Pick<SourceRead, 'text' | 'transcript' | 'mended'>,
  captions: readonly OwnCaption[],
  limits?: ReadingLimits,
): Promise<ParsedWithSource | { refusal: 'heavy' | 'broken' }> {
  const options = { transcript, mended, captions }
  return text.length <= smallText ? parseWithSource(text, options) : aside({ parse: options }, Buffer.from(text), limits)
}
