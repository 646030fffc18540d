import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UnusableInput } from '#platform/errors.ts'
import { type Account, serverAccount } from './account.ts'
import { explainFileError, explainOutput } from './failure.ts'
import { claimClusterDir, makePassable, makePrivateDir, prepareDataDir } from './folders.ts'
import { rotate } from './log-file.ts'
import { present, signIn } from './presence.ts'
import { waitMs } from './supervisor.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'brobygger-'))
  chmodSync(folder, 0o711)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const mine: Account = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0, borrowed: false }

describe('the socket’s folder', () => {
  test('is closed to everybody else, whatever the umask', () => {
    const before = process.umask(0)
    expect(makePrivateDir(path.join(folder, 's'), mine)).toBe(true)
    process.umask(before)
    expect(statSync(path.join(folder, 's')).mode & 0o777).toBe(0o700)
  })

  test('is used again when it is ours', () => {
    expect(makePrivateDir(path.join(folder, 's'), mine)).toBe(true)
    expect(makePrivateDir(path.join(folder, 's'), mine)).toBe(true)
  })

  test('is refused when somebody else made it first', () => {
    mkdirSync(path.join(folder, 's'), { mode: 0o700 })
    expect(() => makePrivateDir(path.join(folder, 's'), { ...mine, uid: mine.uid + 1 })).toThrow(/made by somebody else/)
  })

  test('is refused when it is a link, even to a folder of ours', () => {
    mkdirSync(path.join(folder, 'target'), { mode: 0o700 })
    symlinkSync(path.join(folder, 'target'), path.join(folder, 's'))
    expect(() => makePrivateDir(path.join(folder, 's'), mine)).toThrow(UnusableInput)
  })

  test('is refused when others may enter it', () => {
    mkdirSync(path.join(folder, 's'))
    chmodSync(path.join(folder, 's'), 0o755)
    expect(() => makePrivateDir(path.join(folder, 's'), mine)).toThrow(/open to others/)
  })
})

describe('the data folder', () => {
  test('can be passed by the server’s account when root makes it, whatever the umask', () => {
    const before = process.umask(0o077)
    makePassable(path.join(folder, 'data'))
    process.umask(before)
    expect(statSync(path.join(folder, 'data')).mode & 0o777).toBe(0o711)
  })

  test('keeps its mode when it is there', () => {
    mkdirSync(path.join(folder, 'data'))
    chmodSync(path.join(folder, 'data'), 0o700)
    prepareDataDir(path.join(folder, 'data'))
    expect(statSync(path.join(folder, 'data')).mode & 0o777).toBe(0o700)
  })

  test('must be a folder', () => {
    writeFileSync(path.join(folder, 'data'), '')
    expect(() => prepareDataDir(path.join(folder, 'data', 'x'))).toThrow(/is not a folder/)
  })

  test('a copy of one does not share its database outside; a moved one takes it along', () => {
    const [first, second, outside] = ['first', 'second', 'system/abc'].map((name) => path.join(folder, name)) as [string, string, string]
    for (const dataDir of [first, second]) mkdirSync(dataDir)
    const account = serverAccount(null)
    claimClusterDir(first, outside, account)
    expect(() => claimClusterDir(second, outside, account)).toThrow(/is a copy of/)
    rmSync(first, { recursive: true })
    claimClusterDir(second, outside, account)
    expect(readFileSync(path.join(outside, 'belongs-to'), 'utf8')).toBe(second)
  })
})

describe('those who use the server', () => {
  test('are counted while they run', () => {
    const [one, other] = [signIn(folder), signIn(folder)]
    expect(one.leave()).toEqual({ others: 1 })
    expect(other.leave()).toEqual({ others: 0 })
  })

  test('are forgotten when they were killed, also when their number runs again as something else', () => {
    writeFileSync(path.join(folder, '4194304-dead'), '12')
    writeFileSync(path.join(folder, `${process.pid}-reused`), '1')
    expect(present(folder)).toBe(0)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the log', () => {
  const log = () => path.join(folder, 'postgres.log')

  test('is put aside when it is larger than 10 MB; three older ones are kept', () => {
    for (let round = 1; round <= 5; round++) {
      writeFileSync(log(), `${round}${'x'.repeat(10 * 1024 * 1024)}`)
      rotate(log())
    }
    expect(readdirSync(folder).sort()).toEqual(['postgres.log.1', 'postgres.log.2', 'postgres.log.3'])
    expect(readFileSync(`${log()}.1`, 'utf8').slice(0, 1)).toBe('5')
    expect(readFileSync(`${log()}.3`, 'utf8').slice(0, 1)).toBe('3')
  })

  test('stays when it is small', () => {
    writeFileSync(log(), 'x')
    rotate(log())
    expect(existsSync(log())).toBe(true)
  })
})

describe('a failure is told in one sentence', () => {
  test.each([
    ['initdb: error: could not write to file "x": No space left on device', /^No space left on the disk of \/srv/],
    ['FATAL:  could not look up effective user ID 1234: user does not exist', /\/etc\/passwd/],
    ['2026-01-01 LOG: x\n2026-01-01 FATAL:  could not open file "y"', /FATAL: {2}could not open file "y"$/],
    ['', /it said nothing/],
  ])('%s', (output, sentence) => {
    expect(explainOutput(output, '/srv').message).toMatch(sentence)
  })

  test('only a server that is still ending is worth another try', () => {
    expect(explainOutput('FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', '/srv').passing).toBe(true)
    expect(explainOutput('No space left on device', '/srv').passing).toBe(false)
  })

  test('other errors are passed on as they are', () => {
    const bug = new TypeError('x')
    expect(explainFileError(bug, '/srv')).toBe(bug)
    expect(explainFileError(Object.assign(new Error('x'), { code: 'EROFS' }), '/srv')).toBeInstanceOf(UnusableInput)
  })
})

test('the waits between tries grow from one second to thirty', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 50].map(waitMs)).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000])
})
