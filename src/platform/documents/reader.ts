import type { Readable } from 'node:stream'
import { programBeside, type ReadingLimits, runApart } from './apart.ts'
import type { MediaType } from './media-type.ts'
import { exitCodes, partly, type Reading, type UnreadReason, wholly } from './reading.ts'

export type { ReadingLimits }

const usual: ReadingLimits = { milliseconds: 20_000, megabytes: 500, characters: 2_000_000 }

const pictures: MediaType[] = ['image/png', 'image/jpeg']

/**
 * The words of a document. PDF, Word and spreadsheets are read in a process of their own that may read files and nothing else, and that is
 * ended when it takes too long or too much: a broken, huge or hostile document costs its words and no more. Waits while two others are being read.
 * @returns whatever was read; `whole` only when nothing was left out
 */
export async function readDocument(source: Readable, type: MediaType, limits: ReadingLimits = usual): Promise<Reading> {
  if (pictures.includes(type)) {
    source.destroy()
    return partly('', 'picture')
  }
  const reading = type === 'text/plain' ? await plainText(source, limits) : await readApart(source, type, limits)
  return { ...reading, text: reading.text.replaceAll('\0', '').trim() }
}

async function plainText(source: Readable, limits: ReadingLimits): Promise<Reading> {
  let text = ''
  for await (const chunk of source.setEncoding('utf8')) {
    text += chunk
    if (text.length > limits.characters) return partly(text.slice(0, limits.characters), 'long')
  }
  return wholly(text)
}

const program = programBeside(import.meta.url, 'read-document')

async function readApart(source: Readable, type: MediaType, limits: ReadingLimits): Promise<Reading> {
  const { text, code, ended } = await runApart(program, [type], source, limits)
  const why = ended ?? reasonOf(code)
  return why === null ? wholly(text) : partly(text.slice(0, limits.characters), why)
}

const reasonOf = (code: number | null): UnreadReason | null =>
  code === 0 ? null : ((Object.keys(exitCodes) as UnreadReason[]).find((why) => exitCodes[why] === code) ?? 'broken')
