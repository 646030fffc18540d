import { promisify } from 'node:util'
import { crc32, inflateRaw, inflateRawSync } from 'node:zlib'

const inflateAside = promisify(inflateRaw)

/** `unpacked` is only what the directory says. */
export type ZipEntry = {
  name: string
  method: number
  checksum: number
  packed: number
  unpacked: number
  offset: number
  isEncrypted: boolean
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const mostEntries = 5_000

/** What a ZIP's directory says is in it, without unpacking anything. @returns null when the directory cannot be read, or is made to be large */
export function zipEntries(bytes: Buffer): ZipEntry[] | null {
  const end = endOfDirectory(bytes)
  if (end === null) return null
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) return null
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) return null
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    if (nameEnd > bytes.length) return null
    entries.push({
      name: nameOf(bytes.subarray(at + 46, nameEnd)),
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    })
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** Old programs write names in the letters of DOS: these are the ones that Danish and its neighbours need, by their Unicode. */
const dosLetters: Record<number, number> = {
  ...{ 129: 0xfc, 130: 0xe9, 132: 0xe4, 134: 0xe5, 138: 0xe8, 142: 0xc4, 143: 0xc5, 144: 0xc9, 145: 0xe6, 146: 0xc6 },
  ...{ 148: 0xf6, 153: 0xd6, 154: 0xdc, 155: 0xf8, 157: 0xd8 },
}
const unknownLetter = 0x5f

function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return String.fromCharCode(...[...bytes].map((byte) => (byte < 128 ? byte : (dosLetters[byte] ?? unknownLetter))))
  }
}

/** The directory's end stands last, before a comment of at most 64 kB. */
function endOfDirectory(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= 0 && at > bytes.length - 22 - 65_536; at--) if (bytes.readUInt32LE(at) === endSignature) return at
  return null
}

/** One entry unpacked. @throws RangeError when it is broken, or larger than `maxBytes` whatever its directory says */
export function zipContent(bytes: Buffer, entry: ZipEntry, maxBytes: number): Buffer {
  const packed = packedBytes(bytes, entry, maxBytes)
  if (entry.method === 0) return whole(packed, entry)
  try {
    return whole(inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) }), entry)
  } catch {
    throw tooLarge()
  }
}

/** The same while others are answered: for the process that answers them. */
export async function zipContentAside(bytes: Buffer, entry: ZipEntry, maxBytes: number): Promise<Buffer> {
  const packed = packedBytes(bytes, entry, maxBytes)
  if (entry.method === 0) return whole(packed, entry)
  const content = await inflateAside(packed, { maxOutputLength: Math.max(1, maxBytes) }).catch(() => {
    throw tooLarge()
  })
  return whole(content, entry)
}

/** A disk or a line has changed what was packed: half of it would be read as if it were all. */
function whole(content: Buffer, { checksum }: ZipEntry): Buffer {
  if (crc32(content) !== checksum) throw new RangeError('an entry that is not what was packed')
  return content
}

const tooLarge = () => new RangeError('an entry that is broken or too large')

function packedBytes(bytes: Buffer, entry: ZipEntry, maxBytes: number): Buffer {
  if (entry.offset + 30 > bytes.length) throw new RangeError('an entry outside the file')
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length !== entry.packed) throw new RangeError('an entry that is cut off')
  if (entry.method === 8 || (entry.method === 0 && packed.length <= maxBytes)) return packed
  throw new RangeError('an entry that is packed in an unknown way, or too large')
}
