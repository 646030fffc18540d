import { buffer } from 'node:stream/consumers'
import { officeText } from './office-text.ts'
import { pdfText } from './pdf-text.ts'

/**
 * A program of its own, so that a hostile document can harm nothing but it: the bytes come in, their words go out as they are read.
 * Exit code 0: all was read; 3: some of it; anything else: it broke.
 */
const partly = 3

const say = (text: string) =>
  new Promise<void>((resolve, reject) => process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve())))

async function read(type: string, bytes: Buffer): Promise<boolean> {
  if (type === 'application/pdf') return pdfText(new Uint8Array(bytes), say)
  const { text, whole } = officeText(bytes)
  await say(text)
  return whole
}

process.exitCode = (await read(process.argv[2] ?? '', await buffer(process.stdin))) ? 0 : partly
