import { access, constants, stat, statfs } from 'node:fs/promises'
import path from 'node:path'

/** What must stay free where the database lies: PostgreSQL stops when its disk is full. */
export const leastFree = 200_000_000

/** Bytes that this user may still write into a folder, there already or not. */
export async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(await nearest(folder))
  return bavail * bsize
}

/** Why this user may write nothing into a folder, there already or not: the system's code for it; null when it may. */
export const refusalIn = async (folder: string): Promise<string | null> =>
  access(await nearest(folder), constants.W_OK).then(
    () => null,
    (error) => String(error.code),
  )

/** Whether two folders, there already or not, lie on one disk. */
export async function onOneDisk(one: string, other: string): Promise<boolean> {
  const [{ dev }, there] = await Promise.all([nearest(one).then((it) => stat(it)), nearest(other).then((it) => stat(it))])
  return dev === there.dev
}

/** The folder, or the first above it that exists. */
async function nearest(folder: string): Promise<string> {
  const above = path.dirname(folder)
  return above === folder || (await stat(folder).catch(() => null)) ? folder : nearest(above)
}

/** What the system and PostgreSQL call a disk, or somebody's share of it, that is full. */
const fullCodes = ['ENOSPC', 'EDQUOT', '53100']
export const isFull = (error: unknown) => error instanceof Error && 'code' in error && fullCodes.includes(String(error.code))

/** Rounded up, for what is needed. */
export const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`
/** Rounded down, for what is there. */
export const megabytesFree = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB free`
