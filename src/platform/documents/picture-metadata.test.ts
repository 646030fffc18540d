import { describe, expect, test } from 'vitest'
import { aJpeg, anExif, aPdf, aPng, jpegPart } from '#test/papers.ts'
import { withoutPlace } from './picture-metadata.ts'

const secrets = /GPS|Apple|56\.1629|xmp|photoshop|Canon|Anna|film/i
const latin = (text: string) => Buffer.from(text, 'latin1')
const told = (bytes: Buffer | null) => bytes?.toString('latin1') ?? ''

describe('a photograph as it is kept', () => {
  const full = aJpeg(
    [
      anExif(),
      jpegPart(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<xmp exif:GPSLatitude="56"/>')),
      jpegPart(0xe2, latin('MPF\0GPS of another picture')),
      jpegPart(0xed, latin('Photoshop 3.0\0 8BIM by Anna')),
      jpegPart(0xfe, latin('Canon EOS')),
    ],
    latin('a film with GPS 56.1629'),
  )

  test('says nothing of place, time or camera, and is the same picture', () => {
    expect(told(full)).toMatch(secrets)
    const kept = withoutPlace(full, 'image/jpeg')
    expect(told(kept)).not.toMatch(secrets)
    expect(kept).toEqual(aJpeg())
  })

  test('that has nothing of the kind is left as it is', () => {
    expect(withoutPlace(aJpeg(), 'image/jpeg')).toEqual(aJpeg())
  })

  test.each([2, 3, 6, 8])('stays turned as it was: %d', (turned) => {
    const kept = withoutPlace(aJpeg([anExif({ turned })]), 'image/jpeg')
    expect(told(kept)).not.toMatch(secrets)
    // Big-endian TIFF with one entry: tag 0x0112, a short, one of them.
    expect(kept?.includes(Buffer.from(`0112000300000001000${turned}`, 'hex'))).toBe(true)
    expect(withoutPlace(kept ?? Buffer.alloc(0), 'image/jpeg')).toEqual(kept)
  })

  test.each([
    ['cut off', full.subarray(0, full.length - 40)],
    ['with a part that is longer than the file', Buffer.from('ffd8ffe1ffff4578', 'hex')],
    ['with something else between its parts', Buffer.concat([full.subarray(0, 2), latin('GPS'), full.subarray(2)])],
    ['of nothing but a beginning', Buffer.from('ffd8ffe0', 'hex')],
  ])('%s is not kept at all', (_what, bytes) => expect(withoutPlace(bytes, 'image/jpeg')).toBeNull())

  test.each([0, 1, 5, 200, 65535])('whose Exif is broken (%d entries) is kept without it', (entries) => {
    const tiff = Buffer.from('49492a00080000000000', 'hex')
    tiff.writeUInt16LE(entries, 8)
    const broken = jpegPart(0xe1, Buffer.concat([latin('Exif\0\0'), tiff]))
    expect(withoutPlace(aJpeg([broken]), 'image/jpeg')).toEqual(aJpeg())
  })
})

describe('a drawing', () => {
  test('loses its texts, its time and what stands after it, and keeps its points and colours', () => {
    const full = Buffer.concat([
      aPng(['eXIf', 'GPS'], ['tEXt', 'Author Anna'], ['iTXt', 'xmp'], ['tIME', 'nowgps'], ['tRNS', '\0\0']),
      latin('GPS'),
    ])
    const kept = withoutPlace(full, 'image/png')
    expect(kept).toEqual(aPng(['tRNS', '\0\0']))
  })

  test('that is cut off is not kept at all', () => {
    expect(withoutPlace(aPng().subarray(0, 50), 'image/png')).toBeNull()
    expect(withoutPlace(Buffer.from('89504e470d0a1a0a00', 'hex'), 'image/png')).toBeNull()
  })
})

describe('a PDF', () => {
  const holding = (photo: Buffer, before = '') => Buffer.concat([aPdf('Et ord'), latin(`${before}stream\n`), photo, latin('\nendstream')])

  test('keeps its photographs without their places, every byte in its place', () => {
    const full = holding(aJpeg([anExif({ turned: 6 })]))
    const kept = withoutPlace(full, 'application/pdf')
    expect(kept).toHaveLength(full.length)
    expect(told(kept)).not.toMatch(secrets)
    expect(kept?.subarray(0, aPdf('Et ord').length)).toEqual(aPdf('Et ord'))
  })

  test('that only writes of Exif, or is signed, stays as it is', () => {
    for (const full of [aPdf('Exif og GPS'), holding(aJpeg([anExif()]), '/ByteRange [0 1 2 3] ')])
      expect(withoutPlace(full, 'application/pdf')).toEqual(full)
  })
})
