import { readFile } from 'node:fs/promises'

/** Whether a process of that number runs, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Resident memory of a process, from the second number of /proc/<pid>/statm, in pages of 4 kB; 0 where there is no /proc. */
export async function megabytesOf({ pid }: { pid?: number | undefined }): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return (Number(text.split(' ')[1] ?? 0) * 4_096) / 1_000_000
}
