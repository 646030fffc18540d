import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSecrets, secretsWith } from './secrets.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('what is sealed is opened with the same key, at the same place, as it was', () => {
  const { seal, open } = secretsWith(new Uint8Array(32).fill(1))
  const sealed = seal('æøå hemmelig', 'provider/a')
  expect(open(sealed, 'provider/a')).toBe('æøå hemmelig')
  expect(sealed.toString('latin1')).not.toContain('hemmelig')
  expect(seal('æøå hemmelig', 'provider/a'), 'never the same twice').not.toEqual(sealed)
  expect(open(sealed, 'provider/b')).toBeNull()
  expect(secretsWith(new Uint8Array(32).fill(2)).open(sealed, 'provider/a')).toBeNull()
  for (const at of [0, 13, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(open(changed, 'provider/a')).toBeNull()
  }
  expect(open(Buffer.alloc(3), 'provider/a')).toBeNull()
})

test('the machine’s key is made once, for its owner only', () => {
  const sealed = openSecrets(folder, null).seal('x', 'y')
  expect(openSecrets(folder, null).open(sealed, 'y')).toBe('x')
  const file = path.join(folder, 'secret.key')
  expect([readFileSync(file).length, statSync(file).mode & 0o777]).toEqual([32, 0o600])
  writeFileSync(file, 'short')
  expect(() => openSecrets(folder, null)).toThrow('secret.key')
  expect(openSecrets(folder, new Uint8Array(32)).open(openSecrets(folder, new Uint8Array(32)).seal('a', 'b'), 'b')).toBe('a')
})
