import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { aDrawnPdf } from '#test/papers.ts'
import { ocrIn, usualOcr } from './ocr.ts'
import { readSource } from './read-source.ts'

const picture = '0.9 g 50 50 400 700 re f'
const scanned = aDrawnPdf([picture, picture])
const partly = aDrawnPdf(['BT /F1 12 Tf 50 800 Td (Referat) Tj ET', picture, ''])

/** A folder with programs that answer as these scripts say. */
function programs(tesseract: string, pdftoppm = '[ "$1" = -v ] || { shift 9; touch "$1-1.png"; }'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-'))
  for (const [name, body] of Object.entries({ tesseract: `[ "$1" = --list-langs ] && { echo dan; exit; }\n${tesseract}`, pdftoppm }))
    writeFileSync(path.join(folder, name), `#!/bin/bash\n${body}\n`, { mode: 0o755 })
  return `${folder}:/usr/bin:/bin`
}

describe('a PDF of scanned pages', () => {
  test('is refused where no program reads pictures, with a word on what to install', async () => {
    expect(await readSource(scanned, 'x.pdf', { ocr: ocrIn('/nowhere') })).toEqual({ refusal: 'scanned' })
  })

  test('is read page by page where there is one', async () => {
    const ocr = ocrIn(programs('echo "Punkt $1"'))
    expect(await readSource(scanned, 'x.pdf', { ocr })).toMatchObject({
      format: 'pdf',
      transcript: true,
      text: expect.stringMatching(/^Punkt side1-1.png\s+Punkt side2-1.png\s*$/),
    })
  })

  test('of which only some are pictures has the others, and says which are missing; an empty page is none', async () => {
    const source = await readSource(partly, 'x.pdf', { ocr: ocrIn('/nowhere') })
    expect('text' in source && source.text.split(/[\n\f]/).filter(Boolean)).toEqual(['Referat', '[Side 2 er et billede, som ikke er læst]'])
  })

  test('is given up when a page takes too long, or there are too many', async () => {
    const limits = { pages: 200, millisecondsEach: 300, megabytes: 900 }
    expect(await readSource(scanned, 'x.pdf', { ocr: ocrIn(programs('exec sleep 5'), limits) })).toEqual({ refusal: 'heavy' })
    expect(await readSource(scanned, 'x.pdf', { ocr: ocrIn(programs('echo x'), { ...limits, pages: 1 }) })).toEqual({ refusal: 'heavy' })
  })

  test('without a mark on any page is empty', async () =>
    expect(await readSource(aDrawnPdf(['', '']), 'x.pdf', { ocr: ocrIn('/nowhere') })).toEqual({ refusal: 'empty' }))
})

test.skipIf(!existsSync('/usr/share/tesseract-ocr'))('the real programs answer about a real page', async () => {
  const read = await usualOcr(aDrawnPdf(['BT /F1 24 Tf 60 700 Td (Referat fra biblioteket) Tj ET']), [1])
  expect('texts' in read && read.texts.get(1)?.trim()).toBe('Referat fra biblioteket')
})
