import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Written, writeArchive } from './archive.ts'
import { backupOf, type Progress, type Source } from './backup.ts'
import { requireRoom } from './room.ts'

/** Names sort by the time of their making. */
const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '')
export const nameOf = (prefix: string, at: Date) => `brobygger-${prefix}-${stamp(at)}.tar.gz`
const dated = /^brobygger-(.+)-\d{8}T\d{6}Z\.tar\.gz$/

/** Removes the oldest archives of a folder that have such a name, so that this many are left. @returns what went */
export async function rotate(folder: string, among: string, left: number): Promise<string[]> {
  const ours = (await readdir(folder)).filter((name) => dated.exec(name)?.[1]?.startsWith(among))
  const byTime = ours.sort((a, b) => a.slice(-23).localeCompare(b.slice(-23)))
  const gone = byTime.slice(0, Math.max(0, byTime.length - left))
  for (const name of gone) await rm(path.join(folder, name), { force: true })
  return gone
}

export type Kept = Written & { removed: string[] }

/**
 * Writes a backup into a folder under a name of its own; when it is whole, older ones of the kind may go.
 * @param options `prefix` what its name says; `among` which names count as of the kind; `keep` how many of them stay, all when absent
 */
export async function keep(
  source: Source,
  folder: string,
  options: { prefix: string; among?: string; withFiles: boolean; keep?: number },
  told: Progress = () => {},
): Promise<Kept> {
  const file = path.join(folder, nameOf(options.prefix, new Date()))
  const written = await write(source, file, options.withFiles, told)
  const removed = options.keep ? await rotate(folder, options.among ?? options.prefix, options.keep) : []
  return { ...written, removed }
}

/** Writes a backup under this name. @throws UnusableInput when there is no room for it */
export async function write(source: Source, file: string, withFiles: boolean, told: Progress): Promise<Written> {
  await requireRoom(file, source, { withFiles })
  return writeArchive(file, backupOf(source, { withFiles }, told))
}
