import { crc32, deflateRawSync } from 'node:zlib'

/** A PDF with one line of text on each page; an empty one is a page without words. */
export const aPdf = (...pages: string[]): Buffer =>
  aDrawnPdf(pages.map((text) => (text === '' ? '' : `BT /F1 12 Tf 50 800 Td (${text}) Tj ET`)))

/** Text at a place on a page: points from the lower left corner. `isStrong`: in bold letters. */
export type Placed = { text: string; x: number; y: number; size?: number; isStrong?: boolean }

/** A PDF that says nothing but where its text stands, as most programs write it. */
export const aPlacedPdf = (...pages: Placed[][]): Buffer =>
  aDrawnPdf(
    pages.map((placed) =>
      placed
        .map(({ text, x, y, size = 10, isStrong }) => {
          const escaped = text.replace(/[\\()]/g, '\\$&')
          return `BT /F${isStrong ? 2 : 1} ${size} Tf ${x} ${y} Td (${escaped}) Tj ET`
        })
        .join('\n'),
    ),
  )

/** A PDF with these drawings, one on each page, in the language of PDF. */
export function aDrawnPdf(pages: string[]): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, i) => `${5 + i * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((drawn, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${6 + i * 2} 0 R >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    ]),
  ]
  return pdfOf(objects.map((object) => Buffer.from(object, 'latin1')))
}

/** A PDF whose page's drawing unpacks to so many megabytes. */
export function aPdfBomb(megabytes: number): Buffer {
  const packed = deflateTwice(megabytes)
  return pdfOf([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'),
    Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
  ])
}

/** zlib streams: a header, what is packed, and a checksum that readers of PDF do not look at. */
const zlibbed = (bytes: Buffer) => Buffer.concat([Buffer.from([0x78, 0x9c]), deflateRawSync(bytes, { level: 9 }), Buffer.alloc(4)])
const deflateTwice = (megabytes: number) => zlibbed(zlibbed(Buffer.alloc(megabytes * 1_000_000, ' ')))

function pdfOf(objects: Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  for (const [i, object] of objects.entries()) {
    offsets.push(at)
    add(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]))
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  add(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** One file of a ZIP; stored as it is, or packed. */
export type Packed = { name: string; content: Buffer | string; isStored?: boolean }

/** A ZIP with these files. */
export function aZip(files: Packed[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, isStored } of files) {
    const bytes = Buffer.from(content)
    const packed = isStored ? bytes : deflateRawSync(bytes)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(isStored ? 0 : 8, 4)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(Buffer.byteLength(name), 22)
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, place, Buffer.from(name)]))
    bodies.push(body)
    at += body.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, listed, Buffer.from('PK\u0005\u0006'), end])
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const types = { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' }

/** A paragraph of a Word document, in as many pieces as there are texts. */
export const wordParagraph = (...texts: string[]) => `<w:p>${texts.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`

/** A Word document with this XML in its body, and more parts beside it. */
export const aDocx = (body: string, more: Packed[] = []) =>
  aZip([types, { name: 'word/document.xml', content: `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>` }, ...more])

/** An OpenDocument text with this XML in its body, and more parts beside it. */
export const anOdt = (body: string, more: Packed[] = []) =>
  aZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', isStored: true },
    {
      name: 'content.xml',
      content: `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    { name: 'META-INF/manifest.xml', content: '<manifest:manifest/>' },
    ...more,
  ])

/** A spreadsheet with this XML as the rows of its one sheet. */
export const anXlsx = (rows: string, more: Packed[] = []) =>
  aZip([
    types,
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
    ...more,
  ])

/** A picture of one point, with parts of other kinds before its end. */
export function aPng(...added: [name: string, content: string][]): Buffer {
  const part = (name: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(content.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    part('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    part('gAMA', Buffer.from('0000b18f', 'hex')),
    ...added.map(([name, content]) => part(name, Buffer.from(content, 'latin1'))),
    part('IDAT', Buffer.concat([Buffer.from('789c', 'hex'), deflateRawSync(Buffer.from([0, 255])), Buffer.from('00010100', 'hex')])),
    part('IEND', Buffer.alloc(0)),
  ])
}

/** One part of a JPEG. */
export const jpegPart = (code: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, code, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Exif as a telephone writes it: how the picture is turned, the make of the camera, and the place. */
export function anExif({ turned = 1, place = 'GPS 56.1629N 10.2039E' } = {}): Buffer {
  const tiff = Buffer.from(
    '49492a0008000000' + '0200' + '0f01020006000000' + '26000000' + '1201030001000000' + '00000000' + '00000000',
    'hex',
  )
  tiff.writeUInt16LE(turned, 30)
  return jpegPart(
    0xe1,
    Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('Apple\0', 'latin1'), Buffer.from(place, 'latin1')]),
  )
}

/** The least picture that is a JPEG: 8 × 8 grey points, in two scans, with what a camera adds before it and after it. */
export function aJpeg(added: Buffer[] = [], after = Buffer.alloc(0)): Buffer {
  const table = (id: number) => jpegPart(0xc4, Buffer.concat([Buffer.from([id, 1]), Buffer.alloc(15), Buffer.from([0])]))
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegPart(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...added,
    jpegPart(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours', 'latin1')),
    jpegPart(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    jpegPart(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0])),
    table(0x00),
    table(0x10),
    jpegPart(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x3f, 0xff, 0x00, 0x1f, 0xff, 0xd0, 0x3f]),
    Buffer.from([0xff, 0xd9]),
    after,
  ])
}
