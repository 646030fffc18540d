import { createHash } from 'node:crypto'
import path from 'node:path'

/** Linux cuts a socket's address at 107 bytes; a little is kept free for the lock file beside it. */
const socketLimit = 100

/** Twelve hexadecimal digits that stand for a data folder in the names of places outside it. */
export const keyOf = (dataDir: string) => createHash('sha256').update(dataDir).digest('hex').slice(0, 12)

export const fitsSocket = (folder: string) => Buffer.byteLength(path.join(folder, '.s.PGSQL.5432')) <= socketLimit

/** Folders for the server's socket, the best first: beside the data if its path is short, else where sockets live. */
export function socketFolders(where: { clusterDir: string; dataDir: string; uid: number; root: boolean }): string[] {
  const name = `brobygger-${keyOf(where.dataDir)}`
  const outside = [where.root ? `/run/${name}` : `/run/user/${where.uid}/${name}`, `/tmp/brobygger-${where.uid}-${keyOf(where.dataDir)}`]
  return [path.join(where.clusterDir, 'socket'), ...outside].filter(fitsSocket)
}

/** How the note in the data folder names the cluster's folder: relative when inside, so that the whole can be moved. */
export function noteOf(dataDir: string, clusterDir: string): string {
  const inside = path.relative(dataDir, clusterDir)
  return JSON.stringify({ folder: isInside(dataDir, clusterDir) ? inside : clusterDir })
}

/** The cluster's folder that a note names, or null when it names none within the allowed parents. */
export function readNote(text: string, dataDir: string, systemDir: string): string | null {
  const folder = parseFolder(text)
  if (folder === null) return null
  const absolute = path.resolve(dataDir, folder)
  return isInside(dataDir, absolute) || isInside(systemDir, absolute) ? absolute : null
}

function parseFolder(text: string): string | null {
  try {
    const note: unknown = JSON.parse(text)
    return typeof note === 'object' && note !== null && 'folder' in note && typeof note.folder === 'string' ? note.folder : null
  } catch {
    return null
  }
}

const isInside = (parent: string, child: string) => {
  const way = path.relative(parent, child)
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}
