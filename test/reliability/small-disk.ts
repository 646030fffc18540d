import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A disk of some megabytes in memory, which fills and empties at will. */
export type SmallDisk = {
  folder: string
  /** @param leave bytes that stay free */
  fill(leave?: number): void
  makeRoom(): void
  remove(): void
}

/** @returns null where this user may not mount one */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'brobygger-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  const ballast = path.join(folder, 'ballast')
  return {
    folder,
    fill: (leave = 0) => {
      fill(ballast)
      truncateSync(ballast, Math.max(0, statSync(ballast).size - leave))
    },
    makeRoom: () => rmSync(ballast, { force: true }),
    remove: () => {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Writes until nothing more goes in, at last byte by byte of a page. */
function fill(file: string) {
  const open = openSync(file, 'a')
  for (const size of [1_000_000, 4_096]) {
    const chunk = Buffer.alloc(size, 1)
    try {
      for (;;) writeSync(open, chunk)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }
  closeSync(open)
}
