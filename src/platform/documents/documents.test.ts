import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { aDocx, anOdt, anXlsx, aPdf, aPdfBomb, aZip, wordParagraph } from '#test/papers.ts'
import { type MediaType, mediaTypeOf, nameFits } from './media-type.ts'
import { type ReadingLimits, readDocument } from './reader.ts'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const open = 'application/vnd.oasis.opendocument.text'
const read = (bytes: Buffer, type: MediaType, limits?: ReadingLimits) => readDocument(Readable.from([bytes]), type, limits)

describe('the type of a file', () => {
  test.each<[MediaType | null, Buffer]>([
    ['application/pdf', aPdf('x')],
    [word, aDocx('')],
    [sheet, anXlsx('')],
    [open, anOdt('')],
    [null, anOdt('', [{ name: 'Basic/Standard/Module1.xml', content: 'x' }])],
    [
      null,
      aZip([
        { name: 'mimetype', content: 'application/epub+zip' },
        { name: 'content.xml', content: '' },
      ]),
    ],
    ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['text/plain', Buffer.from('Hej æøå\r\n\tder')],
    [null, Buffer.alloc(0)],
    [null, Buffer.from([0x4d, 0x5a, 0, 1, 2])],
    [null, Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    [null, Buffer.from([0x48, 0xe6, 0x6a])],
    [null, aZip([{ name: 'hej.txt', content: 'hej' }])],
    [null, aDocx('', [{ name: 'word/vbaProject.bin', content: 'x' }])],
    [null, aDocx('').subarray(0, 60)],
  ])('is %s for what the bytes are', (type, bytes) => expect(mediaTypeOf(bytes)).toBe(type))

  test('must be what its name says', () => {
    const page = Buffer.from('<html><script>alert(1)</script>')
    expect(mediaTypeOf(page)).toBe('text/plain')
    expect(nameFits('referat.pdf', 'text/plain')).toBe(false)
    expect(nameFits('side.html', 'text/plain')).toBe(false)
    expect(nameFits('Referat.PDF', 'application/pdf')).toBe(true)
  })
})

describe('the words of a PDF', () => {
  test('are read on every page', async () => {
    expect(await read(aPdf('Ring 22334455', 'side to'), 'application/pdf')).toEqual({
      text: 'Ring 22334455\nside to',
      whole: true,
      why: null,
    })
  })

  test('are not all of it where a page has none, as a scanned page has', async () => {
    const { text, whole } = await read(aPdf('side et', ''), 'application/pdf')
    expect(text).toContain('side et')
    expect(whole).toBe(false)
  })

  test.each([
    ['cut off', aPdf('x'.repeat(500)).subarray(0, 300)],
    ['junk', Buffer.from('%PDF-1.7 junk')],
    ['nothing', Buffer.alloc(0)],
  ])('of a broken one (%s) are none', async (_name, bytes) =>
    expect(await read(bytes, 'application/pdf')).toEqual({ text: '', whole: false, why: 'broken' }),
  )

  test('with a thousand pages are read up to what a document may have, and the rest is known to be missing', async () => {
    const limits = { milliseconds: 20_000, megabytes: 500, characters: 10_000 }
    const { text, whole } = await read(
      aPdf(...Array.from({ length: 1_000 }, (_, i) => `side ${i} ${'ord '.repeat(20)}`)),
      'application/pdf',
      limits,
    )
    expect(text.length).toBeGreaterThan(9_000)
    expect(text.length).toBeLessThanOrEqual(10_000)
    expect(whole).toBe(false)
  })

  test('that unpack to more than they may cost only themselves', async () => {
    const bomb = aPdfBomb(900)
    expect(bomb.length).toBeLessThan(50_000)
    const before = process.memoryUsage().rss
    const { whole, why } = await read(bomb, 'application/pdf', { milliseconds: 20_000, megabytes: 300, characters: 2_000_000 })
    expect(whole).toBe(false)
    expect(why).toBe('large')
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test('are given up when they take too long', async () => {
    expect(await read(aPdf('x'), 'application/pdf', { milliseconds: 1, megabytes: 500, characters: 10 })).toEqual({
      text: '',
      whole: false,
      why: 'slow',
    })
  })
})

describe('the words of a Word document', () => {
  test('are put together from the pieces they are stored in, a dash that does not break included', async () => {
    const body = `${wordParagraph('0101', '90-', '1234')}<w:p><w:r><w:t>020290</w:t><w:noBreakHyphen/><w:t>1234 &amp; mere</w:t></w:r></w:p>`
    expect(await read(aDocx(body), word)).toEqual({ text: '010190-1234\n020290-1234 & mere', whole: true, why: null })
  })

  test('are those of headers, footnotes, comments, deleted text, links and properties too', async () => {
    const part = (name: string, text: string) => ({ name, content: `<w:x>${wordParagraph(text)}</w:x>` })
    const more = [
      part('word/header1.xml', 'hoved'),
      part('word/footnotes.xml', 'note'),
      part('word/comments.xml', 'kommentar'),
      { name: 'docProps/core.xml', content: '<cp:coreProperties><dc:title>egenskab</dc:title></cp:coreProperties>' },
      { name: 'word/_rels/document.xml.rels', content: '<Relationships><Relationship Target="mailto:a@b.dk"/></Relationships>' },
    ]
    const { text } = await read(aDocx('<w:p><w:del><w:r><w:delText>slettet</w:delText></w:r></w:del></w:p>', more), word)
    for (const wanted of ['hoved', 'note', 'kommentar', 'egenskab', 'mailto:a@b.dk', 'slettet']) expect(text).toContain(wanted)
  })

  test('are not all of it when another file is packed into it, or when there are none', async () => {
    const inside = [{ name: 'word/embeddings/Book.xlsx', content: 'x' }]
    expect(await read(aDocx(wordParagraph('hej'), inside), word)).toEqual({ text: 'hej', whole: false, why: 'packed' })
    expect(await read(aDocx(''), word)).toEqual({ text: '', whole: false, why: 'pages' })
  })

  test('of a bomb are none', async () => {
    const bomb = aDocx(`<w:p>${' '.repeat(150_000_000)}</w:p>`)
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await read(bomb, word)).toEqual({ text: '', whole: false, why: 'broken' })
  })
})

test('a spreadsheet gives its texts and numbers, with the leading zero that it forgot', async () => {
  const rows = '<row><c t="s"><v>0</v></c><c><v>101901234</v></c><c t="inlineStr"><is><t>indlejret</t></is></c></row>'
  const strings = { name: 'xl/sharedStrings.xml', content: '<sst><si><t>delt</t></si></sst>' }
  const { text, whole } = await read(anXlsx(rows, [strings]), sheet)
  expect(text.split('\n').sort()).toEqual(['0101901234', 'delt', 'indlejret'])
  expect(whole).toBe(true)
})

test('a picture has words that no machine here reads; a plain text is itself', async () => {
  expect(await read(Buffer.from([1]), 'image/png')).toEqual({ text: '', whole: false, why: 'picture' })
  expect(await read(Buffer.from('Hej\0 æ'), 'text/plain')).toEqual({ text: 'Hej æ', whole: true, why: null })
})

describe('the words of an OpenDocument text', () => {
  const read = async (body: string, more: Parameters<typeof anOdt>[1] = []) => readDocument(Readable.from([anOdt(body, more)]), open)
  test('are those of headings, paragraphs, headers and properties, however they are divided', async () => {
    const more = [
      { name: 'styles.xml', content: '<office:master-styles><text:p>Ring 22334455</text:p></office:master-styles>' },
      { name: 'meta.xml', content: '<office:meta><dc:creator>Ida Krog</dc:creator></office:meta>' },
    ]
    const { text, whole } = await read('<text:h>Titel</text:h><text:p>0101<text:span>90</text:span>-1234<text:s/>æøå</text:p>', more)
    expect(text.split('\n')).toEqual(['Titel', '010190-1234 æøå', 'Ring 22334455', 'Ida Krog'])
    expect(whole).toBe(true)
  })

  test('are not all of it when another file is packed into it', async () => {
    expect(await read('<text:p>hej</text:p>', [{ name: 'Object 1/content.xml', content: '<x/>' }])).toMatchObject({
      text: 'hej',
      why: 'packed',
    })
    expect(await read('<text:p>hej</text:p>', [{ name: 'Pictures/a.png', content: 'x' }])).toMatchObject({ whole: true })
  })
})
