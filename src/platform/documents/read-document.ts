import { buffer } from 'node:stream/consumers'
import { officeText } from './office-text.ts'
import { isLocked, pdfText } from './pdf-text.ts'
import { exitCodes, type UnreadReason } from './reading.ts'

/**
 * A program of its own, so that a hostile document can harm nothing but it: the bytes come in, their words go out as they are read.
 * Exit code 0: all was read; one of `exitCodes`: why not; anything else: it broke.
 */

const say = (text: string) =>
  new Promise<void>((resolve, reject) => process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve())))

async function read(type: string, bytes: Buffer): Promise<UnreadReason | null> {
  if (type === 'application/pdf') return pdfText(new Uint8Array(bytes), say)
  const { text, why } = officeText(bytes)
  await say(text)
  return why
}

const broken = 1
const why = await read(process.argv[2] ?? '', await buffer(process.stdin)).catch((error: unknown) =>
  isLocked(error) ? 'locked' : 'broken',
)
process.exitCode = why === null ? 0 : (exitCodes[why] ?? broken)
