import type { MediaType } from './media-type.ts'

/**
 * A picture without what it tells of where, when and with what it was taken; every point of the picture itself stays as it was. Other documents
 * lose it from the photographs that they hold, where these stand in them as they are.
 * @returns the bytes to keep, the same ones where there was nothing to take away; null for a picture that cannot be read through
 */
export function withoutPlace(bytes: Buffer, type: MediaType | 'image/webp'): Buffer | null {
  if (type === 'image/jpeg') return jpegWithoutPlace(bytes)
  if (type === 'image/png') return pngWithoutPlace(bytes)
  if (type === 'image/webp') return webpWithoutPlace(bytes)
  return type === 'application/pdf' ? pdfWithoutPlace(bytes) : bytes
}

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, exif: 0xe1, profile: 0xe2, adobe: 0xee, app15: 0xef, comment: 0xfe }
const exifName = Buffer.from('Exif\0\0', 'latin1')
const xmpName = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')

/** What the picture cannot be shown rightly without, of the parts that programs may add: its frame, its colours. */
const isNeeded = (code: number, body: Buffer) =>
  (code === marker.app0 && body.subarray(0, 4).toString('latin1') === 'JFIF') ||
  (code === marker.profile && body.subarray(0, 11).toString('latin1') === 'ICC_PROFILE') ||
  code === marker.adobe

const isAdded = (code: number) => (code >= marker.app0 && code <= marker.app15) || code === marker.comment

function jpegWithoutPlace(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let turned = 1
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const code = bytes[at + 1] ?? 0
    // A marker may be led by any number of filling bytes.
    if (code === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    const body = bytes.subarray(at + 4, at + 2 + length)
    if (length < 2 || body.length !== length - 2) return null
    if (code === marker.exif && body.subarray(0, 6).equals(exifName)) turned = orientationOf(body.subarray(6))
    const end = code === marker.scan ? endOfScan(bytes, at + 2 + length) : at + 2 + length
    if (end === null) return null
    if (!isAdded(code) || isNeeded(code, body)) kept.push(bytes.subarray(at, end))
    at = end
    // What stands after the end of the picture may be another one, or a film, with a place of its own.
    if (bytes[at] === 0xff && bytes[at + 1] === marker.end)
      return Buffer.concat([...kept.toSpliced(1, 0, turned === 1 ? Buffer.alloc(0) : orientationPart(turned)), bytes.subarray(at, at + 2)])
  }
  return null
}

/** Within a scan 0xff is followed by 0 or the number of a restart; anything else is the next part. */
function endOfScan(bytes: Buffer, from: number): number | null {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return null
}

const orientationTag = 0x0112

/** How the picture is turned, 1 to 8, as the TIFF part of its Exif says; 1 where it does not. */
function orientationOf(tiff: Buffer): number {
  const isLittle = tiff.subarray(0, 2).toString('latin1') === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const first = long(4)
  for (let i = 0; i < Math.min(short(first), 200); i += 1) {
    const entry = first + 2 + 12 * i
    const value = short(entry + 8)
    if (short(entry) === orientationTag) return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** An Exif part that says how the picture is turned, and nothing else. */
function orientationPart(turned: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(turned, 18)
  const head = Buffer.from([0xff, marker.exif, 0, 2 + exifName.length + tiff.length])
  return Buffer.concat([head, exifName, tiff])
}

const pngHead = 8
/** The parts of a PNG that make the picture: all that are critical, and those that say how its points and colours are meant. */
const pngParts = ['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'hIST', 'pHYs', 'sPLT', 'acTL', 'fcTL', 'fdAT']
const isCritical = (name: string) => /^[A-Z]/.test(name)

function pngWithoutPlace(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, pngHead)]
  let at = pngHead
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const name = bytes.subarray(at + 4, at + 8).toString('latin1')
    if (isCritical(name) || pngParts.includes(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

/** Where a WebP's first part lies, and where that part says whether Exif (8) and XMP (4) follow. */
const webpHead = 12
const webpFlags = 20
const webpTold = ['EXIF', 'XMP ']

/** A WebP without what its camera wrote (the container's specification, RFC 9649). @returns null when it cannot be read through */
function webpWithoutPlace(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [Buffer.from(bytes.subarray(0, webpHead))]
  let at = webpHead
  while (at < bytes.length) {
    if (at + 8 > bytes.length) return null
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > bytes.length) return null
    if (!webpTold.includes(bytes.toString('latin1', at, at + 4))) kept.push(bytes.subarray(at, end))
    at = end
  }
  const result = Buffer.concat(kept)
  if (result.length === bytes.length) return bytes
  result.writeUInt32LE(result.length - 8, 4)
  if (result.toString('latin1', webpHead, webpHead + 4) === 'VP8X') result[webpFlags] = (result[webpFlags] ?? 0) & ~12
  return result
}

/** What a photograph in a PDF tells is overwritten where it stands, so that nothing else moves. A signed document stays as it was signed. */
function pdfWithoutPlace(bytes: Buffer): Buffer {
  if (bytes.includes('/ByteRange')) return bytes
  const result = Buffer.from(bytes)
  for (const name of [exifName, xmpName])
    for (let at = result.indexOf(name); at >= 0; at = result.indexOf(name, at + name.length)) {
      if (at < 4 || result[at - 4] !== 0xff || result[at - 3] !== marker.exif) continue
      result.fill(0, at + name.length, Math.min(result.length, at - 2 + result.readUInt16BE(at - 2)))
    }
  return result
}
