import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of a ZIP that is being written; its bytes are asked for when it is its turn. */
export type ZipFile = { name: string; content: Iterable<Buffer> | AsyncIterable<Buffer> }

type Written = { name: Buffer; crc: number; packed: number; size: number; at: number }

/** Names in UTF-8; sizes and sum stand behind the bytes, since they are not known before. */
const flags = 0x0808
const deflated = 8
const largest = 0xffff_ffff

/** @param at when the files were made, in UTC @returns day and time as MS-DOS counts them */
function dosTime(at: Date): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 0)
  bytes.writeUInt16LE(((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 2)
  return bytes
}

const numbers = (...parts: [value: number, bytes: 2 | 4][]): Buffer => {
  const all = Buffer.alloc(parts.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of parts) at = all.writeUIntLE(value, at, bytes)
  return all
}

const sums = ({ crc, packed, size }: Written) => numbers([crc, 4], [packed, 4], [size, 4])

/**
 * A ZIP as it is written, one file after another and none of them whole in memory (APPNOTE.TXT 6.3.10, without ZIP64).
 * @throws RangeError when it grows beyond 4 GB
 */
export async function* zipOf(files: Iterable<ZipFile> | AsyncIterable<ZipFile>, at: Date): AsyncGenerator<Buffer> {
  const written: Written[] = []
  const time = dosTime(at)
  let sent = 0
  const count = (bytes: Buffer) => {
    sent += bytes.length
    if (sent > largest) throw new RangeError('a ZIP of more than 4 GB')
    return bytes
  }
  for await (const { name, content } of files) {
    const one: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, at: sent }
    yield count(Buffer.concat([numbers([0x04034b50, 4], [20, 2], [flags, 2], [deflated, 2]), time, sums(one), nameLength(one), one.name]))
    for await (const bytes of packedBytes(content, one)) yield count(bytes)
    yield count(Buffer.concat([numbers([0x08074b50, 4]), sums(one)]))
    written.push(one)
  }
  const start = sent
  for (const one of written) yield count(directoryEntry(one, time))
  yield numbers([0x06054b50, 4], [0, 4], [written.length, 2], [written.length, 2], [sent - start, 4], [start, 4], [0, 2])
}

const nameLength = ({ name }: Written) => numbers([name.length, 2], [0, 2])

const directoryEntry = (one: Written, time: Buffer) =>
  Buffer.concat([
    numbers([0x02014b50, 4], [20, 2], [20, 2], [flags, 2], [deflated, 2]),
    time,
    sums(one),
    nameLength(one),
    numbers([0, 2], [0, 2], [0, 2], [0, 4], [one.at, 4]),
    one.name,
  ])

async function* packedBytes(content: ZipFile['content'], one: Written): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw()
  const fed = pipeline(tallied(content, one), deflate)
  // What goes wrong with it comes out of the other end, too.
  fed.catch(() => {})
  for await (const bytes of deflate as AsyncIterable<Buffer>) {
    one.packed += bytes.length
    yield bytes
  }
  await fed
}

async function* tallied(content: ZipFile['content'], one: Written): AsyncGenerator<Buffer> {
  for await (const bytes of content) {
    one.crc = crc32(bytes, one.crc)
    one.size += bytes.length
    yield bytes
  }
}
