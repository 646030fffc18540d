import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, root), 'utf8')

type Locked = { version?: string; license?: string; dev?: boolean }
const { packages }: { packages: Record<string, Locked> } = JSON.parse(read('package-lock.json'))

/** What comes with the program in production: everything that is not for development alone. */
const shipped = Object.entries(packages).filter(([place, { dev }]) => place !== '' && !dev)

/** Programs for one kind of machine stand for all kinds. */
const nameOf = (place: string) =>
  place
    .replace(/^.*node_modules\//, '')
    .replace(/([/-])(linux|darwin|win32|android|freebsd|netbsd|openbsd|openharmony|aix|sunos)-.*$/, '$1*')

/** Where the package names its licence loosely: what its LICENSE says. */
const readByHand: Record<string, string> = { 'node_modules/duck': 'BSD-2-Clause' }

/** The licence as the lockfile has it; older packages write it in a way that the lockfile leaves out. */
function licenceOf(place: string, { license }: Locked): string {
  const read = readByHand[place]
  if (read) return read

  const manifest = new URL(`${place}/package.json`, root)
  const old: { type: string }[] | undefined =
    license || !existsSync(manifest) ? undefined : JSON.parse(readFileSync(manifest, 'utf8')).licenses
  return license ?? old?.map(({ type }) => type).join(' OR ') ?? 'none'
}

/** Licences whose terms we can keep beside the EUPL; MPL-1.1 for data that is used as it is. */
const acceptable = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Zlib',
  'BlueOak-1.0.0',
  'Apache-2.0',
  'OFL-1.1',
  'MPL-1.1',
])

/** @param expression an SPDX expression without nesting */
const isAcceptable = (expression: string) => {
  const parts = (operator: string) => expression.replace(/[()]/g, '').split(` ${operator} `)
  return expression.includes(' OR ') ? parts('OR').some((one) => acceptable.has(one)) : parts('AND').every((one) => acceptable.has(one))
}

test('NOTICE names every package that comes with the program, its version and its licence', async () => {
  const lines = shipped.map(([place, locked]) => `  ${nameOf(place)} ${locked.version}: ${licenceOf(place, locked)}`)
  const [head = ''] = read('NOTICE').split('\nPackages\n')
  expect(lines.length).toBeGreaterThan(50)
  // After a change of packages, `npx vitest run test/notice.test.ts -u` writes the new list.
  await expect(`${head}\nPackages\n${[...new Set(lines)].sort().join('\n')}\n`).toMatchFileSnapshot('../NOTICE')
})

test('nothing comes with the program under a licence that we cannot keep', () => {
  const refused = shipped.filter(([place, locked]) => !isAcceptable(licenceOf(place, locked)))
  expect(refused.map(([place, locked]) => `${place}: ${licenceOf(place, locked)}`)).toEqual([])
})

test.each(['GPL-3.0', 'none', '(GPL-2.0 OR LGPL-2.1)', 'MIT AND GPL-2.0', 'SEE LICENSE IN LICENSE', ''])(
  '«%s» is no licence for us',
  (licence) => {
    expect(isAcceptable(licence)).toBe(false)
  },
)

test('every direct dependency has its reason written down, and no other has', () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json'))
  const direct = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
  const explained = [...read('docs/decisions/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '')
  expect(explained.flatMap((names) => names.split(', ')).sort()).toEqual(direct.sort())
})
