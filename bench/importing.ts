import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { importDocument, parseDocument } from '#modules/importing/index.ts'
import { addMunicipality, type Bench } from './database.ts'
import { minutesText } from './documents.ts'
import { median, type Section, shown, times } from './report.ts'

const bigDocument = 135_000
const runs = 5

/** Minutes of about so many characters; a longer document has more items, not longer ones. */
const documentOf = (characters: number, seed: number) =>
  minutesText({ date: dayOf(seed), items: Math.round(characters / 3_200), charactersPerItem: 2_750, seed })
const dayOf = (seed: number) => new Date(Date.UTC(2020, 0, 1 + seed)).toISOString().slice(0, 10)

/** Reading a long document, and bringing it wholly into the database. */
export async function measureImport(bench: Bench, dataDir: string): Promise<Section> {
  const municipalityId = await addMunicipality(bench.owner, '900')
  // The first import reads the word list into memory; the server has it ready after that.
  await importTime(bench, municipalityId, dataDir, documentOf(3_000, 1))
  const length = documentOf(bigDocument, 1).length
  const parsing = (characters: number) => median(Array.from({ length: runs }, (_, i) => parseTime(documentOf(characters, i))))
  parsing(bigDocument)
  const [half, whole, double] = [parsing(bigDocument / 2), parsing(bigDocument), parsing(2 * bigDocument)]
  const imports: number[] = []
  for (let i = 0; i < runs; i++) imports.push(await importTime(bench, municipalityId, dataDir, documentOf(bigDocument, 10 + i)))
  const slope = double / half / 4
  const import_ = median(imports)
  return {
    title: 'Import',
    rows: [
      {
        what: `document of ${length} characters: read, stored, made findable`,
        measured: `${shown(import_ / 1000)} s`,
        bar: '≤ 0.5 s',
        pass: import_ <= 500,
      },
      { what: 'the reading alone', measured: `${shown(whole)} ms` },
      { what: 'reading a document four times as long, per character', measured: times(slope), bar: '≤ 1.3 ×', pass: slope <= 1.3 },
    ],
    notes: [`Medians of ${runs} different documents; the word list is in memory.`],
  }
}

function parseTime(text: string): number {
  const began = performance.now()
  parseDocument(text)
  return performance.now() - began
}

async function importTime({ platform }: Bench, municipalityId: string, dataDir: string, text: string): Promise<number> {
  const file = path.join(dataDir, 'dokument.txt')
  writeFileSync(file, text)
  const acting = { municipalityId, actor: 'operator' as const, clock: platform.clock }
  const began = performance.now()
  const result = await importDocument(platform, acting, 'Europe/Copenhagen', {
    file: { path: file, name: 'dokument.txt' },
    bodyName: null,
    mayImport: () => true,
    confirm: true,
  })
  if (result.status !== 'created') throw new Error(`the document was ${result.status}`)
  return performance.now() - began
}
