/** Runs the checks and all test suites one after another; the last line counts the tests over all of them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type Count = { passed: number; failed: number; skipped: number }
type Outcome = Count & { name: string; seconds: number }
type Stage = {
  name: string
  args: string[]
  env?: Record<string, string>
  /** Vitest: its report is counted. */
  tests: boolean
}

/** A stage that hangs is broken; the longest takes a third of this on two cores. */
const patienceMs = 30 * 60_000

/** Test files that ask for a database: they run a second time, on the oldest PostgreSQL. */
export const usesDatabase = (source: string) => /^(import .*|\}) from '(#test\/|(\.\.?\/)+)(app|database|demo-house)\.ts'/m.test(source)

/**
 * Counts a Vitest report. A file that could not be loaded, an error outside of any test, a run without tests and a missing report
 * are one failure each, so that nothing broken passes for green.
 * @param report Vitest's JSON report, or null when it wrote none
 */
export function countReport(report: string | null, exitCode: number): Count {
  const parsed = report === null ? null : parseReport(report)
  if (!parsed) return { passed: 0, failed: 1, skipped: 0 }
  const brokenFiles = parsed.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  )
  const failed = parsed.numFailedTests + brokenFiles.length
  const empty = parsed.numPassedTests + failed === 0
  return { passed: parsed.numPassedTests, failed: failed === 0 && (exitCode !== 0 || empty) ? 1 : failed, skipped: parsed.numPendingTests }
}

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

function parseReport(text: string): Report | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export const sum = (counts: Count[]): Count =>
  counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }))

const say = (text: string) => process.stdout.write(`${text}\n`)

async function run(stage: Stage, reportFolder: string): Promise<Outcome> {
  const report = path.join(reportFolder, `${stage.name}.json`)
  const reporters = stage.tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  say(`\n== ${stage.name}`)
  const began = Date.now()
  const child = spawn(process.execPath, [...stage.args, ...reporters], {
    stdio: 'inherit',
    env: { ...process.env, ...stage.env },
    timeout: patienceMs,
  })
  const [code] = await once(child, 'exit')
  const exitCode: number = code ?? 1
  const count = stage.tests ? countReport(readIfThere(report), exitCode) : { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
  const seconds = Math.round((Date.now() - began) / 1000)
  say(`== ${stage.name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped, ${seconds} s`)
  return { ...count, name: stage.name, seconds }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function stages(): Stage[] {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run']
  const otherBin = process.env['OTHER_PG_BIN'] ?? '/usr/lib/postgresql/15/bin'
  const databaseTests = globSync('{src,test,demo}/**/*.test.{ts,tsx}').filter((file) => usesDatabase(readFileSync(file, 'utf8')))
  return [
    { name: 'build', args: ['--run', 'build'], tests: false },
    { name: 'types, style and generated files', args: ['--run', 'check'], tests: false },
    { name: 'all tests, embedded PostgreSQL', args: vitest, env: { PG_BIN: '' }, tests: true },
    {
      name: `database tests, ${otherBin.replaceAll('/', ' ').trim()}`,
      args: [...vitest, ...databaseTests],
      env: { PG_BIN: otherBin, SECOND_DATABASE: 'yes' },
      tests: true,
    },
    { name: 'browser tests', args: [...vitest, '--config', 'vitest.browser.config.ts'], env: { PG_BIN: '' }, tests: true },
  ]
}

if (import.meta.main) {
  const reportFolder = mkdtempSync(path.join(tmpdir(), 'brobygger-report-'))
  const outcomes: Outcome[] = []
  for (const stage of stages()) outcomes.push(await run(stage, reportFolder))
  rmSync(reportFolder, { recursive: true, force: true })
  const { passed, failed } = sum(outcomes)
  say('')
  for (const { name, seconds } of outcomes) say(`${String(seconds).padStart(4)} s  ${name}`)
  say(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
