import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** Archives are plain tar within gzip, so that `tar tzf` and `tar xzf` open them where there is no Brobygger. */

const block = 512
/** What eleven octal digits hold. */
const largest = 8 ** 11 - 1

export type Entry = { name: string; size: number }

/** POSIX ustar: names of up to 100 bytes behind a folder of up to 155. */
function headOf({ name, size }: Entry): Buffer {
  const cut = Buffer.byteLength(name) > 100 ? name.lastIndexOf('/') : -1
  const [folder, base] = cut < 0 ? ['', name] : [name.slice(0, cut), name.slice(cut + 1)]
  if (Buffer.byteLength(base) > 100 || Buffer.byteLength(folder) > 155 || size > largest) throw new RangeError(`no entry of a tar: ${name}`)
  const head = Buffer.alloc(block)
  const octal = (value: number, at: number, width: number) => head.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1')
  head.write(base, 0)
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(0, 136, 12)
  head.write('        0', 148, 'latin1')
  head.write('ustar\x0000', 257, 'latin1')
  head.write(folder, 345)
  head.write(`${sumOf(head).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return head
}

/** The sum of a head's bytes, its own field read as blanks. */
function sumOf(head: Buffer): number {
  let sum = 0
  for (let i = 0; i < block; i++) sum += i >= 148 && i < 156 ? 32 : (head[i] ?? 0)
  return sum
}

const padding = (size: number) => Buffer.alloc((block - (size % block)) % block)

/** One entry as the bytes of a tar. @throws RangeError when the source is not as long as it was said to be */
export async function* entry(name: string, size: number, source: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield headOf({ name, size })
  let sent = 0
  for await (const chunk of source) {
    sent += chunk.length
    yield chunk
  }
  if (sent !== size) throw new RangeError(`${name} has ${sent} bytes instead of ${size}`)
  yield padding(size)
}

export const wholeEntry = (name: string, content: Buffer) => entry(name, content.length, [content])

export const endOfTar = () => Buffer.alloc(2 * block)

export class BrokenArchive extends Error {}

/** Takes bytes from a stream in the amounts asked for. */
class Taker {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)
  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }
  /** @returns at most that many bytes, and none only at the end */
  async some(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next().catch(explain)
      if (next.done) return this.#rest
      this.#rest = next.value
    }
    const taken = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(taken.length)
    return taken
  }
  async exactly(wanted: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = wanted; left > 0; ) {
      const part = await this.some(left)
      if (part.length === 0) throw new BrokenArchive('it ends too early')
      parts.push(part)
      left -= part.length
    }
    return Buffer.concat(parts)
  }
}

function explain(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  throw code.startsWith('Z_') ? new BrokenArchive('it is damaged or cut off') : error
}

const text = (head: Buffer, from: number, to: number) => head.subarray(from, to).toString('utf8').replace(/\0.*$/s, '')

export type ReadEntry = Entry & { content: AsyncGenerator<Buffer> }

/**
 * The entries of a gzipped tar, in their order. What the caller leaves unread of one is passed over.
 * @throws BrokenArchive when it is damaged, cut off, or no such archive
 */
export async function* readEntries(source: Readable): AsyncGenerator<ReadEntry> {
  const gunzip = source.pipe(createGunzip())
  source.on('error', (error) => gunzip.destroy(error))
  try {
    yield* entriesOf(new Taker(gunzip))
  } finally {
    gunzip.destroy()
    source.destroy()
  }
}

async function* entriesOf(taker: Taker): AsyncGenerator<ReadEntry> {
  for (;;) {
    const head = await taker.exactly(block)
    if (head.every((byte) => byte === 0)) break
    if (Number.parseInt(text(head, 148, 156), 8) !== sumOf(head)) throw new BrokenArchive('it is no archive of this kind')
    const [base, folder] = [text(head, 0, 100), text(head, 345, 500)]
    const size = Number.parseInt(text(head, 124, 136), 8)
    const rest = { left: size }
    yield { name: folder ? `${folder}/${base}` : base, size, content: contentOf(taker, rest) }
    for await (const _ of contentOf(taker, rest));
    await taker.exactly(padding(size).length)
  }
  // To the end, because gzip's own check of the whole stands there.
  while ((await taker.some(1 << 16)).length > 0);
}

async function* contentOf(taker: Taker, rest: { left: number }): AsyncGenerator<Buffer> {
  while (rest.left > 0) {
    const part = await taker.some(rest.left)
    if (part.length === 0) throw new BrokenArchive('it ends too early')
    rest.left -= part.length
    yield part
  }
}
