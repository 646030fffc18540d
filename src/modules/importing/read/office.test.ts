import { describe, expect, test } from 'vitest'
import { aDocx, anOdt, anXlsx, aZip, wordParagraph } from '#test/papers.ts'
import { readSource } from './read-source.ts'

async function linesOf(bytes: Buffer): Promise<string[]> {
  const source = await readSource(bytes, 'fil')
  if ('refusal' in source) throw new Error(source.refusal)
  return source.text.split('\n').filter((line) => line.trim() !== '')
}

describe('a Word document', () => {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = {
    name: 'word/numbering.xml',
    content: `<w:numbering ${namespace}>
      <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="2">${level(0, 'lowerLetter', '%1)')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
      <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
    </w:numbering>`,
  }
  const styles = {
    name: 'word/styles.xml',
    content: `<w:styles ${namespace}>
      <w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Indholdsfortegnelse1"><w:name w:val="toc 1"/></w:style>
    </w:styles>`,
  }
  const parts = [
    numbering,
    styles,
    {
      name: 'word/_rels/document.xml.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    },
    {
      name: '_rels/.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
  ]
  const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const heading = (text: string) => paragraph(text, '<w:pStyle w:val="Overskrift1"/>')
  const entry = (text: string, num: number, at = 0) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${num}"/></w:numPr>`)

  test('has the numbers that Word prints and stores nowhere', async () => {
    const body = [
      heading('Valg'),
      entry('Formand', 1, 1),
      entry('Næstformand', 1, 1),
      heading('Eventuelt'),
      entry('kaffe', 3),
      entry('te', 3),
      entry('brød', 2),
      entry('Nyt afsnit', 4),
    ]
    expect(await linesOf(aDocx(body.join(''), parts))).toEqual([
      '1. Valg',
      '1.1 Formand',
      '1.2 Næstformand',
      '2. Eventuelt',
      'a) kaffe',
      'b) te',
      '- brød',
      '7. Nyt afsnit',
    ])
  })

  test('is read without its contents list and without what was deleted', async () => {
    const body = [
      paragraph('Valg 3', '<w:pStyle w:val="Indholdsfortegnelse1"/>'),
      '<w:p><w:hyperlink w:anchor="_Toc1"><w:r><w:t>Eventuelt</w:t></w:r></w:hyperlink></w:p>',
      '<w:p><w:r><w:t>Godkendt</w:t></w:r><w:del><w:r><w:delText> i hemmelighed</w:delText></w:r></w:del></w:p>',
    ]
    expect(await linesOf(aDocx(body.join(''), parts))).toEqual(['Godkendt'])
  })

  test('has its rows on lines', async () => {
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`
    const lines = await linesOf(aDocx(`<w:tbl><w:tr>${cell('Ida Krog')}${cell('formand')}</w:tr></w:tbl>`, parts))
    expect(lines.join(' ').replace(/\s+/g, ' ')).toBe('Ida Krog formand')
  })

  test('that unpacks to more than it may, or is cut off, is refused', async () => {
    const bomb = aDocx(`<w:p>${' '.repeat(150_000_000)}</w:p>`, parts)
    expect(await readSource(bomb, 'x.docx')).toEqual({ refusal: 'broken' })
    expect(await readSource(aDocx(wordParagraph('hej')).subarray(0, 200), 'x.docx')).toEqual({ refusal: 'broken' })
  })
})

describe('an OpenDocument text', () => {
  const number = (level: number, shown: number) =>
    `<text:list-level-style-number text:level="${level}" style:num-format="1" style:num-suffix="." text:display-levels="${shown}"/>`
  const styles = `<office:automatic-styles><text:list-style style:name="L1">${number(1, 1)}${number(2, 2)}</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style></office:automatic-styles>`
  const outline = {
    name: 'styles.xml',
    content:
      '<x><text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix=")"/></text:outline-style></x>',
  }
  const odt = (body: string, more: Parameters<typeof anOdt>[1] = []) => anOdt(`${styles}${body}`, more)

  test('has headings and lists with the numbers that are printed', async () => {
    const list =
      '<text:list text:style-name="L1"><text:list-item><text:p>Valg</text:p><text:list><text:list-item><text:p>Formand</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Eventuelt</text:p></text:list-item></text:list>'
    const again =
      '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Tak</text:p></text:list-item></text:list>'
    const bullets = '<text:list text:style-name="L2"><text:list-item><text:p>kaffe</text:p></text:list-item></text:list>'
    expect(
      await linesOf(odt(`<text:h text:outline-level="1">Møde</text:h>${list}<text:p>Mellem</text:p>${again}${bullets}`, [outline])),
    ).toEqual(['1) Møde', '1. Valg', '1.1. Formand', '2. Eventuelt', 'Mellem', '3. Tak', '- kaffe'])
  })

  test('is read without its contents list, comments and deleted words, and with its blanks', async () => {
    const body =
      '<text:table-of-content><text:p>Valg 2</text:p></text:table-of-content><text:tracked-changes><text:p>væk</text:p></text:tracked-changes>' +
      '<text:p>Ida<text:s text:c="2"/>Krog<office:annotation><text:p>hemmeligt</text:p></office:annotation> &lt;b&gt;<text:line-break/>formand</text:p>'
    expect((await linesOf(odt(body))).map((line) => line.replace(/ +/g, ' '))).toEqual(['Ida Krog <b>', 'formand'])
  })
})

test.each([
  ['a spreadsheet', anXlsx(''), 'binary'],
  ['an archive', aZip([{ name: 'referat.txt', content: 'Referat' }]), 'zip'],
  ['an empty archive', aZip([]), 'broken'],
  ['a Word document without words', aDocx(''), 'empty'],
])('%s is no document that can be read here', async (_name, bytes, refusal) => expect(await readSource(bytes, 'x')).toEqual({ refusal }))
