import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { UnusableInput } from '#platform/errors.ts'
import { type Account, canEnter, closedFolder } from './account.ts'
import { explainFileError } from './failure.ts'
import { keyOf, noteOf, readNote, socketFolders } from './places.ts'

const isRoot = () => process.getuid?.() === 0

/** Where root keeps what the server's account cannot reach inside DATA_DIR. */
export const defaultSystemDir = '/var/lib/brobygger'

/**
 * Makes the data folder and proves that it can be written.
 * @returns its real path
 * @throws UnusableInput when it cannot be written
 */
export function prepareDataDir(dataDir: string): string {
  try {
    if (isRoot()) makePassable(dataDir)
    else mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (error) {
    throw explainFileError(error, dataDir)
  }
}

/** Makes a folder that the server's account may pass through but not list, whatever the umask. An existing one stays as it is. */
export function makePassable(folder: string): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o711 })) chmodSync(folder, 0o711)
}

/** The folder that holds the cluster's `data`: the one noted at the first start, else the one where the first start puts it. */
export function chooseClusterDir(dataDir: string, account: Account, systemDir: string): string {
  const note = path.join(dataDir, 'postgres.location')
  const inside = path.join(dataDir, 'postgres')
  if (existsSync(note)) {
    const noted = readNote(readFileSync(note, 'utf8'), dataDir, systemDir)
    if (noted === null) throw new UnusableInput(`${note} does not name a folder inside ${dataDir} or ${systemDir}. Correct it.`)
    return noted
  }
  const started = existsSync(path.join(inside, 'data'))
  return started || !account.borrowed || canEnter(account, dataDir) ? inside : freeOutside(dataDir, systemDir)
}

/** A folder outside that no other data folder uses: one that was moved away from here has taken its own along. */
function freeOutside(dataDir: string, systemDir: string, tries = 0): string {
  const folder = path.join(systemDir, tries === 0 ? keyOf(dataDir) : `${keyOf(dataDir)}-${tries}`)
  const owner = readIfThere(path.join(folder, 'belongs-to'))
  return owner === null || owner === dataDir ? folder : freeOutside(dataDir, systemDir, tries + 1)
}

const readIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

/**
 * Makes the cluster's folder, gives it to the server's account and notes the choice in the data folder.
 * @throws UnusableInput when the account cannot reach it, or when the data folder is a copy of one that still uses it
 */
export function claimClusterDir(dataDir: string, clusterDir: string, account: Account): void {
  const parent = path.dirname(clusterDir)
  makePassable(parent)
  mkdirSync(clusterDir, { recursive: true, mode: 0o700 })
  if (account.borrowed) {
    lchownSync(clusterDir, account.uid, account.gid)
    const closed = closedFolder(account, clusterDir)
    if (closed)
      throw new UnusableInput(
        `The database in ${clusterDir} belongs to user ${account.uid}, who cannot enter ${closed}. Let others pass: chmod o+x "${closed}"`,
      )
  }
  if (parent !== dataDir) claimOutside(dataDir, clusterDir)
  writeWhole(path.join(dataDir, 'postgres.location'), noteOf(dataDir, clusterDir))
}

/** Outside, the folder names the data folder it belongs to: two copies of one data folder must not share a database. */
function claimOutside(dataDir: string, clusterDir: string) {
  const claim = path.join(clusterDir, 'belongs-to')
  const owner = readIfThere(claim) ?? dataDir
  if (owner !== dataDir && existsSync(path.join(owner, 'postgres.location')))
    throw new UnusableInput(
      `${dataDir} is a copy of ${owner}, which uses the database in ${clusterDir}. Delete postgres.location in the copy and import an export there.`,
    )
  writeWhole(claim, dataDir)
}

function writeWhole(file: string, text: string) {
  if (readIfThere(file) === text) return
  rmSync(`${file}.new`, { force: true })
  // The server's account may own the folder: `wx` does not follow a link that it planted.
  writeFileSync(`${file}.new`, text, { mode: 0o600, flag: 'wx' })
  renameSync(`${file}.new`, file)
}

/**
 * Makes the folder of the server's socket, which only the server's account (and root) may enter.
 * @throws UnusableInput when somebody else's folder or link lies in its place
 */
export function makeSocketDir(dataDir: string, clusterDir: string, account: Account): string {
  for (const folder of socketFolders({ clusterDir, dataDir, uid: account.uid, root: isRoot() })) {
    if (!existsSync(path.dirname(folder))) continue
    if (makePrivateDir(folder, account)) return folder
  }
  throw new UnusableInput(
    'There is no place for the database socket: neither /run nor /tmp can be written. Set DATA_DIR to a shorter path.',
  )
}

/** Removes the folder of a socket that is gone: outside the data folder nobody else would. */
export function leaveSocketDir(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {}
}

/** @returns false when the parent does not let us make it */
export function makePrivateDir(folder: string, account: Account): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (account.borrowed) lchownSync(folder, account.uid, account.gid)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false
  }
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== account.uid || (found.mode & 0o077) !== 0)
    throw new UnusableInput(`${folder} was made by somebody else (user ${found.uid}) or is open to others. Remove it, then start again.`)
  return true
}

/** Owner of the data that an earlier start made, or null. */
export function ownerOf(folder: string): { uid: number; gid: number } | null {
  if (!existsSync(folder)) return null
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}
