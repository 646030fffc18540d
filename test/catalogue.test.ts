import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createMetrics } from '#platform/http/observe.ts'

const root = new URL('../', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, root), 'utf8')
const catalogue = read('docs/operations/logs-and-metrics.md')

/** A call that writes a line: its level, and its words with … for what changes. */
const calls = /\b(?:log\.(info|warn|error|debug)|(seldom))\((?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\},\s*|\w+,\s*)?(?:'([^']+)'|`([^`]+)`)/g
/** Every place that writes to the log, however its words are made. */
const places = /\blog\.(?:info|warn|error|debug)\(|(?<!function )\bseldom\(/g
/** `operatorLog` and `seldom` pass on what others say. */
const passedOn = ['log.info(message)', 'log.warn(message)', 'log.warn({ err: error }, what)']

const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.(test|testing)\.tsx?$/.test(file))

const linesOf = (text: string) =>
  [...text.matchAll(calls)].map(([, level, , plain, template]) => ({
    level: level ?? 'warn',
    line: plain ?? (template ?? '').replace(/\$\{[^}]*\}/g, '…'),
  }))
const shown = ({ level, line }: { level: string; line: string }) => `${level} ${line}`

test('every place that writes to the log says it in words that can be found', () => {
  for (const file of sources) {
    const text = passedOn.reduce((left, passing) => left.replaceAll(passing, ''), read(file))
    expect(linesOf(text).length, file).toBe([...text.matchAll(places)].length)
  }
})

test('every log line stands in the catalogue with its level, and none that is gone', () => {
  const written = [...new Set(sources.flatMap((file) => linesOf(read(file))).map(shown))]
  const explained = [...catalogue.matchAll(/^\| (info|warn|error|debug) \| `([^`]+)` \| .{20,} \|$/gm)].map(([, level = '', line = '']) =>
    shown({ level, line }),
  )
  expect(written.length).toBeGreaterThan(10)
  expect(explained.sort()).toEqual(written.sort())
})

test('every metric stands in the catalogue, and none that is gone', () => {
  const added = [...read('src/server.ts').matchAll(/gauge\(metrics, '([a-z_]+)'/g)].map(([, name = '']) => name)
  const measured = [
    ...createMetrics()
      .registry.getMetricsAsArray()
      .map(({ name }) => name),
    ...added,
  ]
  const explained = [...catalogue.matchAll(/^\| `([a-z0-9_]+)` \| .{5,} \|$/gm)].map(([, name = '']) => name)
  expect(explained.sort()).toEqual(measured.sort())
})

test('every check of /health stands in the runbook', () => {
  const checks = /function checksOf[\s\S]+?\n}\n/.exec(read('src/server.ts'))?.[0] ?? ''
  const names = [...checks.matchAll(/^ {4}([a-z]+): (?:async )?\(/gm)].map(([, name = '']) => name)
  expect(names).toContain('database')
  for (const name of names) expect(read('docs/runbook.md')).toContain(`\`${name}\``)
})
