import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { parsePasswd } from './account.ts'
import { parseMajor } from './binaries.ts'
import { parsePidFile, servedFolder } from './postmaster.ts'
import { commandOf, findProcess, isRunning, parseStat } from './processes.ts'

describe('a process', () => {
  test('is read from /proc although its name holds spaces and brackets', () => {
    const numbers = Array.from({ length: 19 }, (_, n) => String(n + 4)).join(' ')
    expect(parseStat(`77 (a) (b c) S ${numbers}`)).toEqual({ state: 'S', startedAt: '22' })
  })

  test('is not taken for a later one with the same number', () => {
    const me = findProcess(process.pid)
    if (!me) throw new Error('this process is not found')
    expect(isRunning(me)).toBe(true)
    expect(isRunning({ ...me, startedAt: '1' })).toBe(false)
  })

  test('is gone once it has ended', async () => {
    const child = spawn('sleep', ['60'])
    const found = findProcess(child.pid ?? 0)
    expect(found && isRunning(found)).toBe(true)
    expect(commandOf(child.pid ?? 0).slice(-1)).toEqual(['60'])
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(found && isRunning(found)).toBe(false)
    expect(commandOf(child.pid ?? 0)).toEqual([])
  })
})

describe('what tells a database server', () => {
  test('postmaster.pid', () => {
    const text = '812\n/srv/data/postgres/data\n1700000000\n5432\n/srv/data/postgres/socket\n\n  5441211  65536\nready   \n'
    expect(parsePidFile(text)).toEqual({ pid: 812, socketDir: '/srv/data/postgres/socket', status: 'ready' })
    expect(parsePidFile('')).toBeNull()
    expect(parsePidFile('x\n')).toBeNull()
  })

  test('its command line, not that of something else with -D', () => {
    expect(servedFolder(['/usr/lib/postgresql/15/bin/postgres', '-D', '/srv/a b', '-c', 'x=y'])).toBe('/srv/a b')
    expect(servedFolder(['postgres:', 'checkpointer'])).toBeNull()
    expect(servedFolder(['/usr/bin/rsync', '-D', '/srv/a'])).toBeNull()
    expect(servedFolder([])).toBeNull()
  })

  test.each([
    ['postgres (PostgreSQL) 18.4', 18],
    ['postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)', 15],
    ['something else', Number.NaN],
  ])('%s', (printed, major) => {
    expect(parseMajor(printed)).toBe(major)
  })
})

test('an account is found by its whole name, and root is never one', () => {
  const passwd = 'root:x:0:0::/root:/bin/sh\npostgresx:x:7:7::/:/bin/sh\npostgres:x:101:104::/var/lib/postgresql:/bin/bash\n'
  expect(parsePasswd(passwd, 'postgres')).toEqual({ uid: 101, gid: 104 })
  expect(parsePasswd(passwd, 'root')).toBeNull()
  expect(parsePasswd(passwd, 'nobody')).toBeNull()
})
