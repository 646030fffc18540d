import { readFile } from 'node:fs/promises'

/** Resident memory of a process, from the second number of /proc/<pid>/statm, in pages of 4 kB; 0 where there is no /proc. */
export async function megabytesOf({ pid }: { pid?: number | undefined }): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return (Number(text.split(' ')[1] ?? 0) * 4_096) / 1_000_000
}
