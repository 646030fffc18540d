import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { mediaTypeOf } from './media-type.ts'
import { withoutPlace } from './picture-metadata.ts'
import { type ZipEntry, zipContentAside, zipEntries } from './zip.ts'

/** What an office file may unpack to; one that is larger cannot be read either, and waits for somebody who has looked at it. */
const mostBytes = 100_000_000
const isPicture = ({ name }: ZipEntry) => /\.(jpe?g|png)$/i.test(name)
const isSignature = ({ name }: ZipEntry) => /^_xmlsignatures\/|^META-INF\/documentsignatures\.xml$/i.test(name)

/**
 * A Word document, a spreadsheet or an OpenDocument text whose photographs tell nothing of where, when and with what they were taken; all its
 * other parts stay as they were, and in their order. A signed one stays as it was signed.
 * @returns the bytes to keep, the same ones where there was nothing to take away or where the file cannot be unpacked; null where it cannot be packed
 * anew: a part has no name, or one that leads out of the file
 */
export function officeWithoutPlace(bytes: Buffer): Promise<Buffer | null> {
  const mine = before.then(() => repacked(bytes))
  before = mine.catch(() => {})
  return mine
}

/** One after another: small files may unpack to much, and many may come at once. */
let before: Promise<unknown> = Promise.resolve()

async function repacked(bytes: Buffer): Promise<Buffer | null> {
  const entries = zipEntries(bytes) ?? []
  if (entries.some(isSignature) || !entries.some(isPicture)) return bytes
  const parts = await unpacked(bytes, entries)
  if (!parts?.some(({ content, kept }) => kept !== content)) return bytes
  const zip = packed(parts)
  return zip && buffer(zip.outputStream)
}

function packed(parts: readonly Part[]): yazl.ZipFile | null {
  const zip = new yazl.ZipFile()
  try {
    // An OpenDocument says what it is in a first part that is not packed and has nothing before it but its name.
    for (const { name, method, kept } of parts) zip.addBuffer(kept, name, { compress: method !== 0, forceDosTimestamp: true })
  } catch {
    return null
  }
  zip.end()
  return zip
}

type Part = ZipEntry & { content: Buffer; kept: Buffer }

async function unpacked(bytes: Buffer, entries: ZipEntry[]): Promise<Part[] | null> {
  const parts: Part[] = []
  let left = mostBytes
  try {
    for (const entry of entries.filter(({ name }) => !name.endsWith('/'))) {
      const content = await zipContentAside(bytes, entry, left)
      left -= content.length
      parts.push({ ...entry, content, kept: isPicture(entry) ? pictureWithoutPlace(content) : content })
    }
    return parts
  } catch {
    return null
  }
}

function pictureWithoutPlace(content: Buffer): Buffer {
  const type = mediaTypeOf(content)
  const kept = type === 'image/jpeg' || type === 'image/png' ? withoutPlace(content, type) : content
  return kept === null || kept.equals(content) ? content : kept
}
