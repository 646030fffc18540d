import { describe, expect, test } from 'vitest'
import { aDocx, aJpeg, anExif, anOdt, aPdf, aPng, jpegPart, type Packed, wordParagraph } from '#test/papers.ts'
import { officeWithoutPlace } from './office-pictures.ts'
import { officeText } from './office-text.ts'
import { withoutPlace } from './picture-metadata.ts'
import { zipContent, zipEntries } from './zip.ts'

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

describe('a WebP', () => {
  const part = (name: string, body: Buffer) => {
    const head = Buffer.from(`${name}\0\0\0\0`, 'latin1')
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
  }
  const aWebp = (flags: number, ...parts: Buffer[]) => {
    const body = Buffer.concat([latin('WEBP'), part('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0])), ...parts])
    return part('RIFF', body)
  }
  const points = part('VP8L', latin('points'))

  test('loses its Exif and its XMP, says so, and keeps its points and colours', () => {
    const full = aWebp(0x3c, part('ICCP', latin('colours')), points, part('EXIF', latin('GPS 5')), part('XMP ', latin('<xmp>')))
    expect(withoutPlace(full, 'image/webp')).toEqual(aWebp(0x30, part('ICCP', latin('colours')), points))
  })

  test('without them stays as it is; one that is cut off is not kept at all', () => {
    expect(withoutPlace(aWebp(0x10, points), 'image/webp')).toEqual(aWebp(0x10, points))
    expect(withoutPlace(aWebp(0x10, points).subarray(0, -3), 'image/webp')).toBeNull()
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

describe('a document of an office program', () => {
  const photo = { name: 'word/media/image1.jpeg', content: aJpeg([anExif({ turned: 6 })], latin('a film with GPS')) }
  const drawing = { name: 'Pictures/a.png', content: aPng(['tEXt', 'Author Anna']) }
  const read = (bytes: Buffer) => (zipEntries(bytes) ?? []).map((entry) => ({ ...entry, content: zipContent(bytes, entry, 1e8) }))
  const toldIn = (bytes: Buffer) =>
    read(bytes)
      .map(({ content }) => told(content))
      .join()

  test('keeps its words and all its parts, and its photographs without their places', async () => {
    for (const [make, words] of [
      [(more: Packed[]) => aDocx(wordParagraph('Et ord'), more), 'Et ord'],
      [(more: Packed[]) => anOdt('<text:p>Et ord</text:p>', more), 'Et ord'],
    ] as const) {
      const full = make([photo, drawing])
      expect(toldIn(full)).toMatch(secrets)
      const kept = (await officeWithoutPlace(full)) ?? full
      expect(toldIn(kept)).not.toMatch(secrets)
      expect(read(kept).map(({ name }) => name)).toEqual(read(full).map(({ name }) => name))
      expect(read(kept).at(-1)?.content).toEqual(aPng())
      expect(officeText(kept).text).toBe(words)
    }
  })

  test('says what it is before anything that is packed, as OpenDocument has it', async () => {
    const kept = await officeWithoutPlace(anOdt('<text:p>x</text:p>', [drawing]))
    expect(kept?.toString('latin1', 30, 77)).toBe('mimetypeapplication/vnd.oasis.opendocument.text')
  })

  test('keeps nobody waiting while it is unpacked, nor does the next one begin before it is done', async () => {
    const [large, small] = [5_000_000, 5].map((size) => aDocx('', [{ ...photo, content: Buffer.alloc(size) }])) as [Buffer, Buffer]
    const done: (Buffer | null)[] = []
    let turns = 0
    setImmediate(function others() {
      turns++
      if (done.length < 2) setImmediate(others)
    })
    await Promise.all([large, small].map(async (bytes) => done.push(await officeWithoutPlace(bytes))))
    expect(turns).toBeGreaterThan(0)
    expect(done.map((kept) => kept?.length)).toEqual([large.length, small.length])
  })

  test.each([
    ['without photographs', aDocx(wordParagraph('GPS'))],
    ['whose photographs tell nothing', aDocx('', [{ ...photo, content: aJpeg() }])],
    ['whose photograph is none', aDocx('', [{ ...photo, content: 'GPS' }])],
    ['that is signed', aDocx('', [photo, { name: '_xmlsignatures/sig1.xml', content: '<s/>' }])],
    ['that is cut off', aDocx('', [photo]).subarray(0, 300)],
  ])('%s stays as it is, byte by byte', async (_what, bytes) => expect(await officeWithoutPlace(bytes)).toBe(bytes))

  test.each(['../../etc/passwd', '/etc/passwd', 'C:\\x', 'word\\', ''])(
    'with a part named %j cannot be kept without them',
    async (name) => {
      expect(await officeWithoutPlace(aDocx('', [photo, { name, content: 'x' }]))).toBeNull()
    },
  )
})
