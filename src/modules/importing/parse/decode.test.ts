import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeDocument, MAX_DOCUMENT_BYTES, MAX_DOCUMENT_LINES, readAtMost } from './decode.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const decoded = (text: string): string => {
  const result = decodeDocument(bytes(text))
  return 'text' in result ? result.text : result.refusal
}

describe('the encoding of a document', () => {
  it('is UTF-8 when the bytes are valid UTF-8', () => {
    expect(decodeDocument(bytes('Møde på Ærø'))).toEqual({ text: 'Møde på Ærø', encoding: 'utf-8', mended: 0 })
  })

  it('is Windows-1252 when they are not', () => {
    expect(decodeDocument(new Uint8Array([0x4d, 0xf8, 0x64, 0x65, 0x20, 0x96, 0x20, 0xc5]))).toEqual({
      text: 'Møde – Å',
      encoding: 'windows-1252',
      mended: 0,
    })
  })

  it('follows the byte order mark of UTF-16, and no mark is left in the text', () => {
    const little = Buffer.from('\ufeffÅr', 'utf16le')
    expect(decodeDocument(little)).toEqual({ text: 'År', encoding: 'utf-16le', mended: 0 })
    expect(decodeDocument(Buffer.from(little).swap16())).toEqual({ text: 'År', encoding: 'utf-16be', mended: 0 })
    expect(decoded('\ufeffÅr')).toBe('År')
  })
})

describe('the decoded text', () => {
  it('has composed letters, also when a soft hyphen stood inside one', () => {
    expect(decoded('A\u030a-sti, o\u00ad\u0308')).toBe('Å-sti, ö')
  })

  it('has none of the signs that nobody can see', () => {
    expect(decoded('inte\u00adgration\u200b og\u00a0råd\u2060\ufeff\u200e')).toBe('integration og råd')
  })

  it('keeps the joiner of Persian spelling but not the debris of copying', () => {
    expect(decoded('می\u200cخواهم m\u200cøde')).toBe('می\u200cخواهم møde')
  })

  it('ends every line in the same way, and sets page breaks on lines of their own', () => {
    expect(decoded('a\r\nb\rc\fd\ve')).toBe('a\nb\nc\n\f\nd\ne')
    expect(decoded('a\n\f\nb')).toBe('a\n\f\nb')
  })

  it('has bullets of symbol fonts as bullets', () => {
    expect(decoded('\uf0b7 Et\n  \uf0a7\tTo\nA \uf0e0 B')).toBe('• Et\n  •\tTo\nA → B')
  })

  it('has no marks of quoted mail where nearly every line carries them', () => {
    expect(decoded('> Referat\n> > 1. Budget\n>\n> Godkendt.\n>> A\n> B')).toBe('Referat\n1. Budget\n\nGodkendt.\nA\nB')
    expect(decoded('Referat\n> Et citat\nGodkendt.')).toBe('Referat\n> Et citat\nGodkendt.')
  })
})

describe('letters that were encoded twice', () => {
  const broken = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text))

  it('are mended, and the lines counted', () => {
    const text = 'Mødet på Ærø: «Ålen» – à 5 €\nGodkendt.\nUdsat til høst'
    expect(decodeDocument(bytes(broken(text)))).toEqual({ text, encoding: 'utf-8', mended: 2 })
    expect(decodeDocument(bytes(broken(broken('Møde'))))).toMatchObject({ text: 'Møde' })
    expect(decodeDocument(bytes('Regionsr├ądet p├ą Als')), 'as DOS read them').toMatchObject({ text: 'Regionsrådet på Als', mended: 1 })
  })

  it('stay where the line could mean them', () => {
    const text = 'Måling: 4 Ã, Åse\nMøde Ã¸'
    expect(decodeDocument(bytes(text))).toEqual({ text, encoding: 'utf-8', mended: 0 })
  })

  it('are mended one by one in a text that is known to be broken', () => {
    const lines = ['Møde', 'Råd', 'Høst'].map(broken)
    expect(decodeDocument(bytes([...lines, `${broken('Sønder')} på Ø – Łódź`].join('\n')))).toMatchObject({
      text: 'Møde\nRåd\nHøst\nSønder på Ø – Łódź',
    })
  })
})

describe('a document is refused', () => {
  it.each([
    ['empty', bytes('')],
    ['empty', bytes(' \n\ufeff\u00a0')],
    ['binary', bytes('%PDF-1.7 text')],
    ['binary', new Uint8Array([0x50, 0x4b, 3, 4, 65, 65])],
    ['binary', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10])],
    ['binary', bytes('Referat\0')],
    ['notText', bytes('{\\rtf1 Referat}')],
    ['notText', new Uint8Array(Array.from({ length: 64 }, (_, i) => (i % 2 ? 0x81 : 0x02)))],
  ])('as %s', (refusal, content) => {
    expect(decodeDocument(content)).toEqual({ refusal })
  })

  it('as too large beyond the limit, and read up to it', () => {
    expect(decodeDocument(bytes('abc'), 2)).toEqual({ refusal: 'tooLarge' })
    expect(decodeDocument(bytes('abc'), 3)).toEqual({ text: 'abc', encoding: 'utf-8', mended: 0 })
    expect(MAX_DOCUMENT_BYTES).toBe(20 * 1024 * 1024)
  })

  it('as too large when it has millions of lines', () => {
    expect(decodeDocument(bytes('\n'.repeat(MAX_DOCUMENT_LINES - 1).concat('a')))).toHaveProperty('text')
    expect(decodeDocument(bytes('\n'.repeat(MAX_DOCUMENT_LINES).concat('a')))).toEqual({ refusal: 'tooLarge' })
  })

  it('while it streams in, without reading the rest', async () => {
    let sent = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent++
        yield new Uint8Array(10)
      }
    }
    expect(await readAtMost(endless(), 25)).toEqual({ refusal: 'tooLarge' })
    expect(sent).toBe(3)
  })
})

it('never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
      const result = decodeDocument(content)
      if ('text' in result) expect(result.text).not.toMatch(/[\0\r\u00ad\ufeff]/)
    }),
    { numRuns: 500 },
  )
})

it('reads the Windows-1252 fixture as Danish', () => {
  const result = decodeDocument(readFileSync(new URL('./fixtures/minutes-numbered-windows-1252.txt', import.meta.url)))
  expect(result).toMatchObject({ encoding: 'windows-1252', text: expect.stringContaining('Åse Ølgård (V)') })
})
