/** Runs the checks and all test suites, side by side where one waits while another works; the last line counts the tests over all of them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cover, readAskings } from './cover.ts'

export type Count = { passed: number; failed: number; skipped: number }
type Outcome = Count & { name: string; seconds: number; failures: string[] }
type Stage = {
  name: string
  /** Asked for when the stage begins: what it runs may depend on those before it. */
  args: () => string[]
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
  testResults: TestFile[]
}

type TestFile = {
  name: string
  startTime: number
  endTime: number
  status: string
  message?: string
  assertionResults: { status: string; fullName?: string; failureMessages?: string[] }[]
}

/** What failed, a line each with how its message begins: they stand at the end of it all, where a log cut short still has them. */
export function failuresIn(report: string | null): string[] {
  const files = (report === null ? null : parseReport(report))?.testResults ?? []
  const line = (file: TestFile, what: string, message = '') =>
    `${path.relative('.', file.name)} > ${what}: ${message.trim().split('\n', 1)[0]}`
  return files.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0 && file.status === 'failed') return [line(file, 'the file itself', file.message)]
    return failed.map(({ fullName = '', failureMessages = [] }) => line(file, fullName.trim(), failureMessages[0]))
  })
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

const reportOf = ({ name }: Stage, folder: string) => path.join(folder, `${name.replaceAll(/\W+/g, '-')}.json`)

/** @param isHeard whether what it prints is seen as it comes, or in one piece at its end */
async function run(stage: Stage, reportFolder: string, isHeard: boolean): Promise<Outcome> {
  const report = reportOf(stage, reportFolder)
  const reporters = stage.tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  if (isHeard) say(`\n== ${stage.name}`)
  const began = Date.now()
  const child = spawn(process.execPath, [...stage.args(), ...reporters], {
    stdio: isHeard ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...stage.env },
    timeout: patienceMs,
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk))
  const [code] = await once(child, 'close')
  if (!isHeard) say(`\n== ${stage.name}\n${Buffer.concat(said)}`)
  const exitCode: number = code ?? 1
  const count = stage.tests ? countReport(readIfThere(report), exitCode) : { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
  const seconds = Math.round((Date.now() - began) / 1000)
  say(`== ${stage.name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped, ${seconds} s`)
  const failures = stage.tests ? failuresIn(readIfThere(report)) : []
  return { ...count, name: stage.name, seconds, failures: failures.length === 0 && count.failed > 0 ? [stage.name] : failures }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** What rests on the database server itself, and not only on what it answers: it all runs on both. */
const onBoth = (file: string) => /^src\/platform\/|^test\/(tenancy|backup|erasures|audit|municipality-export)/.test(file)

const databaseTests = () => globSync('{src,test,demo}/**/*.test.{ts,tsx}').filter((file) => usesDatabase(readFileSync(file, 'utf8')))

/**
 * The database tests that ask, together, every part of every statement that all of them asked in the run before: another PostgreSQL need
 * not be asked the same from fifty pages. Without what that run left, all of them.
 */
function secondTests(statements: string, report: string | null): string[] {
  const parsed = report === null ? null : parseReport(report)
  const files = databaseTests()
  if (!parsed || !existsSync(statements)) return files
  const seconds = new Map(
    parsed.testResults.map(({ name, startTime, endTime }) => [path.relative('.', name), (endTime - startTime) / 1000]),
  )
  const askings = readAskings(statements, (file) => seconds.get(file) ?? 0).filter(({ file }) => files.includes(file))
  const unknown = files.filter((file) => !askings.some((one) => one.file === file))
  return [...cover(askings, onBoth), ...unknown]
}

/** One step after another; what is in one step runs side by side. */
function steps(reportFolder: string): Stage[][] {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run']
  const browser = [...vitest, '--config', 'vitest.browser.config.ts']
  const everyPage = 'test/browser/accessibility.test.ts'
  const otherBin = process.env['OTHER_PG_BIN'] ?? '/usr/lib/postgresql/15/bin'
  const statements = path.join(reportFolder, 'statements')
  const first = { name: 'all tests, embedded PostgreSQL', args: () => vitest, env: { PG_BIN: '', STATEMENTS: statements }, tests: true }
  const second = {
    name: `database tests, ${otherBin.replaceAll('/', ' ').trim()}`,
    args: () => [...vitest, ...secondTests(statements, readIfThere(reportOf(first, reportFolder)))],
    env: { PG_BIN: otherBin, SECOND_DATABASE: 'yes' },
    tests: true,
  }
  return [
    [{ name: 'build', args: () => ['--run', 'build'], tests: false }],
    [first, { name: 'types, style and generated files', args: () => ['--run', 'check'], tests: false }],
    // Each with servers and a browser of its own, so that neither sees what the other does.
    [
      { name: 'browser, every page', args: () => [...browser, everyPage], env: { PG_BIN: '' }, tests: true },
      { name: 'browser, journeys', args: () => [...browser, '--exclude', everyPage], env: { PG_BIN: '' }, tests: true },
      second,
    ],
  ]
}

if (import.meta.main) {
  const reportFolder = mkdtempSync(path.join(tmpdir(), 'brobygger-report-'))
  const outcomes: Outcome[] = []
  for (const step of steps(reportFolder)) outcomes.push(...(await Promise.all(step.map((stage, n) => run(stage, reportFolder, n === 0)))))
  rmSync(reportFolder, { recursive: true, force: true })
  const { passed, failed } = sum(outcomes)
  say('')
  for (const { name, seconds } of outcomes) say(`${String(seconds).padStart(4)} s  ${name}`)
  for (const failure of outcomes.flatMap(({ failures }) => failures)) say(`failed: ${failure}`)
  say(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
