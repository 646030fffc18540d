import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { anyPaper, aPaper, hugePaper, paperOf } from '#test/paper-make.ts'
import { readPdfTags } from '#test/paper-pdf.ts'
import { comparable, expectedBlocks, joined, readHtml, readWord, withCodes } from '#test/paper-seen.ts'
import { createEngine } from './engine.ts'
import { htmlFile } from './html.ts'
import type { PressAnswer } from './layout.ts'
import { normalPaper } from './normal.ts'
import type { Paper } from './paper.ts'

/** A busy machine may take its time: what is asked here is what comes out, not how soon. */
const engine = createEngine({ milliseconds: 150_000, megabytes: 900, idleMs: 30_000, jobsEach: 200 })
afterAll(() => engine.end())

async function set(paper: Paper, format: 'pdf' | 'archive' | 'docx'): Promise<PressAnswer> {
  const answer = await engine.set({ format, paper, files: [] })
  if ('problem' in answer) throw new Error(`${answer.problem}: ${answer.cause}`)
  return answer
}

/** Every format of one paper holds the same blocks in the same order, and every word of the PDF is in a tag. */
async function expectSame(given: Paper) {
  const paper = normalPaper(given)
  const wanted = expectedBlocks(paper)
  const pdf = await set(paper, 'pdf')
  const seen = await readPdfTags(pdf.bytes)
  const swapped = withCodes(wanted, pdf.replaced)
  expect(pdf.fallback).toBeNull()
  expect(seen.loose).toEqual([])
  expect({ lang: seen.lang, hasTitle: seen.title.length > 0 }).toEqual({ lang: paper.lang, hasTitle: true })
  expect(comparable(joined(seen.blocks, swapped))).toEqual(comparable(swapped))
  expect(comparable(readHtml(htmlFile(paper)))).toEqual(comparable(wanted))
  const word = await set(paper, 'docx')
  const read = readWord(Buffer.from(word.bytes)).filter((block) => block.kind !== 'term')
  const asWord = (block: (typeof wanted)[number]) => ({
    ...block,
    kind: block.kind === 'term' ? ('text' as const) : block.kind,
    text: block.kind === 'term' ? block.text.replace(' ', ': ') : block.text,
    lang: block.lang ?? paper.lang,
  })
  expect(comparable(read)).toEqual(comparable(wanted.map(asWord)))
  return { pdf, seen }
}

describe('every format holds the same', () => {
  test('of a paper with a block of each kind', async () => {
    await expectSame(aPaper())
  })

  test('of papers that nobody would write', async () => {
    // Each by itself, so that what fails is short to read.
    for (const paper of fc.sample(anyPaper, { numRuns: 4, seed: 4 })) await expectSame(paper)
  })

  test('of three hundred items, titles of two thousand signs, lists in lists and a table of forty columns', async () => {
    const { pdf, seen } = await expectSame(hugePaper())
    expect(seen.pages).toBeGreaterThan(60)
    expect(pdf.bytes.length).toBeLessThan(4_000_000)
  })
})

describe('a PDF', () => {
  test('has its headings as bookmarks, none deeper than the one before by more than one', async () => {
    const { bytes } = await set(normalPaper(aPaper()), 'pdf')
    const { blocks, outline } = await readPdfTags(bytes)
    const levels = blocks.filter((block) => block.kind === 'heading').map((block) => block.level)
    expect(levels[0]).toBe(1)
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1)
      return level
    }, 0)
    expect(outline.length).toBe(levels.length)
  })

  test('keeps its hyphens where words are divided: they are read as hyphens and not as soft ones', async () => {
    const narrow = Array.from({ length: 8 }, () => [{ text: 'beskæftigelsesministeriet indstiller integrationsindsatsen' }])
    const paper = { ...aPaper(), blocks: [{ type: 'table' as const, head: [], rows: [narrow] }, ...aPaper().blocks] }
    const { bytes } = await set(normalPaper(paper), 'pdf')
    const text = (await readPdfTags(bytes)).blocks.map((block) => block.text).join('|')
    // In the cut that was hyphenated before it.
    expect(text).toMatch(/Sted\s+FB-siden/)
  })

  test('for the archive says which part of the standard it follows', async () => {
    const { bytes, fallback } = await set(normalPaper(aPaper()), 'archive')
    expect(fallback).toBeNull()
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/pdfaid:part>2</)
  })

  test('shows a code where no typeface has a sign, and says which', async () => {
    // Kirat Rai: the machine may have typefaces for older scripts.
    const { bytes, replaced, fallback } = await set(normalPaper(paperOf('Ordet \u{16d43} staar her')), 'pdf')
    expect({ replaced, fallback }).toEqual({ replaced: ['\u{16d43}'], fallback: null })
    expect((await readPdfTags(bytes)).blocks.at(-1)?.text).toContain('Ordet [U+16D43] staar her')
  })
})
