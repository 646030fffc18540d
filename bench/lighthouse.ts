import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { listedForSearch } from './database.ts'
import { root } from './processes.ts'
import { median, type Row, type Section } from './report.ts'

const program = path.join(root, 'bench/lighthouse/node_modules/lighthouse/cli/index.js')
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const bar = 98
const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

type Scores = Record<(typeof categories)[number], number>
type Report = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<string, { title: string; score: number | null }>
}

/** Lighthouse as a phone sees the public pages. The demo is let into search engines for as long as this takes. */
export async function measureLighthouse(dataDir: string, origin: string, meetingPath: string): Promise<Section> {
  const title = 'Lighthouse, mobile'
  if (!existsSync(program))
    return { title, rows: [], notes: ['Not measured: `npm ci --prefix bench/lighthouse` was not run on this machine.'] }
  const allow = await listedForSearch(dataDir, true)
  try {
    const rows: Row[] = []
    for (const [name, place] of [
      ['front page', '/'],
      ['meeting', meetingPath],
      ['council', '/raadet'],
      ['front page, Arabic', '/ar'],
    ] as const)
      rows.push(rowOf(name, visit(origin + place)))
    return {
      title,
      rows,
      notes: [`Lighthouse ${version()}, its own simulated slow phone; a performance below the bar is the median of three.`],
    }
  } finally {
    await allow.undo()
  }
}

const version = () => JSON.parse(readFileSync(path.join(root, 'bench/lighthouse/node_modules/lighthouse/package.json'), 'utf8')).version

function visit(url: string): { scores: Scores; found: string[] } {
  const first = once(url)
  if (first.scores.performance >= bar) return first
  const performance = median([first, once(url), once(url)].map(({ scores }) => scores.performance))
  return { ...first, scores: { ...first.scores, performance } }
}

function once(url: string, attempts = 3): { scores: Scores; found: string[] } {
  const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-lighthouse-'))
  const file = path.join(folder, 'report.json')
  try {
    const flags = ['--output=json', `--output-path=${file}`, '--quiet', `--only-categories=${categories.join(',')}`]
    const browser = '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update'
    const env = { ...process.env, CHROME_PATH: chromium, TMPDIR: folder }
    const run = spawnSync(process.execPath, [program, url, ...flags, browser], { env, encoding: 'utf8', timeout: 120_000 })
    if (run.status === 0) return scoresOf(JSON.parse(readFileSync(file, 'utf8')))
    if (attempts === 1) throw new Error(`Lighthouse ended with ${run.status}: ${run.stderr.slice(-500)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  // Now and then it misses the trace of a load (its error NO_NAVSTART) and asks to be run again.
  return once(url, attempts - 1)
}

function scoresOf(report: Report): { scores: Scores; found: string[] } {
  const scores = Object.fromEntries(categories.map((name) => [name, Math.round(100 * (report.categories[name]?.score ?? 0))])) as Scores
  const weighed = categories.flatMap((name) => report.categories[name]?.auditRefs.filter(({ weight }) => weight > 0) ?? [])
  const found = weighed.filter(({ id }) => (report.audits[id]?.score ?? 1) < 0.9).map(({ id }) => id)
  return { scores, found: [...new Set(found)] }
}

function rowOf(what: string, { scores, found }: { scores: Scores; found: string[] }): Row {
  const named = categories.map((name) => `${name} ${scores[name]}`).join(', ')
  return {
    what,
    measured: found.length > 0 ? `${named} (${found.join(', ')})` : named,
    bar: `≥ ${bar} each`,
    pass: categories.every((name) => scores[name] >= bar),
  }
}
