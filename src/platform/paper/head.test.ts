import { load } from 'cheerio'
import { afterAll, describe, expect, test } from 'vitest'
import { zipContent, zipEntries } from '#platform/documents/zip.ts'
import { aPaper } from '#test/paper-make.ts'
import { readPdfTags } from '#test/paper-pdf.ts'
import { aPdf, aPng } from '#test/papers.ts'
import { createEngine } from './engine.ts'
import { htmlFile } from './html.ts'
import { logoSize } from './logo.ts'
import { normalPaper } from './normal.ts'
import type { Paper, PaperFile } from './paper.ts'

const engine = createEngine({ milliseconds: 150_000, megabytes: 900, idleMs: 30_000, jobsEach: 200 })
afterAll(() => engine.end())

async function set(paper: Paper, format: 'pdf' | 'archive' | 'docx', files: PaperFile[] = []) {
  const answer = await engine.set({ format, paper: normalPaper(paper), files })
  if ('problem' in answer) throw new Error(`${answer.problem}: ${answer.cause}`)
  return { ...answer, bytes: Buffer.from(answer.bytes) }
}

/** The headers and the relations of a Word file, as text. */
const headsOf = (bytes: Buffer) =>
  (zipEntries(bytes) ?? [])
    .filter(({ name }) => /^word\/header\d\.xml$/.test(name))
    .map((entry) => zipContent(bytes, entry, 1_000_000).toString('utf8'))

const logo = { file: `${'a'.repeat(64)}.png`, width: 300, height: 100 }
const picture = { name: logo.file, bytes: aPng() }
/** Every picture of a PDF is an object of its own. */
const pictures = (bytes: Buffer) => bytes.toString('latin1').match(/\/Subtype\s*\/Image/g)?.length ?? 0

describe('the logo at the head of a paper', () => {
  test.each(['pdf', 'archive'] as const)(
    'is a decoration in %s: by the standard, no figure, and every word is where it was',
    async (format) => {
      const without = await set(aPaper(), format)
      const { bytes, fallback } = await set({ ...aPaper(), logo }, format, [picture])
      expect([fallback, pictures(without.bytes), pictures(bytes)]).toEqual([null, 0, 1])
      const seen = await readPdfTags(bytes)
      expect([seen.loose, seen.figures]).toEqual([[], []])
      expect(seen.blocks.map(({ text }) => text)).toEqual((await readPdfTags(without.bytes)).blocks.map(({ text }) => text))
    },
  )

  test('stands in the head of the first page in Word, with the name of the issuer instead of the picture for whoever listens', async () => {
    const { bytes } = await set({ ...aPaper(), logo }, 'docx', [picture])
    const drawn = headsOf(bytes).filter((head) => head.includes('<w:drawing>'))
    expect(drawn.length).toBe(1)
    expect(drawn[0]).toContain('descr="Integrationsrådet, Fjordby Kommune"')
  })

  test('lies in the HTML itself, and nobody reads it aloud', () => {
    const image = load(htmlFile({ ...aPaper(), logo }, [picture]))('img')
    expect([image.attr('alt'), image.attr('src')?.startsWith('data:image/png;base64,')]).toEqual(['', true])
  })

  test('is left out where its bytes are not there or are no picture: the paper comes all the same', async () => {
    for (const files of [[], [{ name: logo.file, bytes: Buffer.from('no picture') }]]) {
      const { bytes, fallback } = await set({ ...aPaper(), logo }, 'pdf', files)
      expect([fallback, pictures(bytes)]).toEqual([null, 0])
    }
    expect(htmlFile({ ...aPaper(), logo })).not.toContain('<img')
  })

  test.each([
    ['wide', { width: 4_000, height: 100 }, [55, 1.375]],
    ['tall', { width: 100, height: 4_000 }, [0.4, 16]],
    ['square', { width: 1_000, height: 1_000 }, [16, 16]],
    ['small, and is not blown up', { width: 24, height: 24 }, [6.35, 6.35]],
  ])('has room whether it is %s', (_what, sides, wanted) => {
    const { width, height } = logoSize({ file: 'a.png', ...sides })
    expect([width, height]).toEqual(wanted.map((side) => expect.closeTo(side, 3)))
  })
})

describe('what is a draft', () => {
  const draft: Paper = { ...aPaper(), stamp: 'Udkast' }

  test('says so on every page of the PDF, the first too, beside the text that is read aloud', async () => {
    const long = {
      ...draft,
      blocks: [...draft.blocks, ...Array.from({ length: 3 }, () => [{ type: 'break' as const }, ...draft.blocks]).flat()],
    }
    const { bytes, fallback } = await set(long, 'pdf')
    const seen = await readPdfTags(bytes)
    expect([fallback, seen.pages > 3, seen.loose]).toEqual([null, true, []])
    expect(seen.artifacts.filter((text) => text === 'Udkast').length).toBe(seen.pages)
  })

  test('says so in the head of the first page and of all others in Word, and on the page of HTML', async () => {
    const { bytes } = await set(draft, 'docx')
    expect(headsOf(bytes).map((head) => head.includes('Udkast'))).toEqual([true, true])
    expect(load(htmlFile(draft))('.stamp').text()).toBe('Udkast')
  })
})

test('every head of a Word file has a paragraph, also where there is nothing to say: Word asks for one', async () => {
  const { bytes } = await set(aPaper(), 'docx')
  expect(headsOf(bytes).length).toBe(2)
  for (const head of headsOf(bytes)) expect(head).toMatch(/<w:p[\s/>]/)
})

test('contents list the papers that lie beside an item below it, in every form', async () => {
  const head = { type: 'heading' as const, level: 3, inline: [{ text: 'Bilag 1: Budget (Eftersendt 3. maj 2026)' }], isListed: true }
  const file = `${'b'.repeat(64)}.pdf`
  const enclosure = {
    type: 'enclosure' as const,
    file,
    kind: 'pdf' as const,
    head: head.inline,
    link: [{ text: 'Hent' }],
    alt: 'Budget, side #',
  }
  const paper: Paper = { ...aPaper(), blocks: [...aPaper().blocks, { ...enclosure, otherwise: [head] }] }
  const listed = (texts: string[]) => texts.map((text) => text.replace(/[.\s\d]+$/, '')).filter((text) => text.includes('Budget'))
  const { bytes } = await set(paper, 'pdf', [{ name: file, bytes: aPdf('tal') }])
  expect(listed((await readPdfTags(bytes)).contents)).toEqual(['Bilag 1: Budget (Eftersendt 3. maj 2026)'])
  const html = load(htmlFile(normalPaper(paper)))
  expect(html('nav a').last().text()).toBe('Bilag 1: Budget (Eftersendt 3. maj 2026)')
  expect(html(html('nav a').last().attr('href') ?? '').length).toBe(1)
})
