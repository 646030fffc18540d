import { readFileSync } from 'node:fs'

/** A process that can be told from a later one with the same number. */
export type Process = { pid: number /** clock ticks after boot, from /proc */; startedAt: string }

/** The state letter and start time in the text of /proc/<pid>/stat. The name in brackets may hold spaces and brackets. */
export function parseStat(text: string): { state: string; startedAt: string } | null {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, startedAt] = [fields[0], fields[19]]
  return state && startedAt ? { state, startedAt } : null
}

/** The running process of that number; null when there is none or only its empty shell waits to be collected. */
export function findProcess(pid: number): Process | null {
  const stat = parseStat(readProc(pid, 'stat'))
  return stat && stat.state !== 'Z' && stat.state !== 'X' ? { pid, startedAt: stat.startedAt } : null
}

export const isRunning = (process: Process) => findProcess(process.pid)?.startedAt === process.startedAt

/** The words of a process's command line; none when it is gone. */
export const commandOf = (pid: number) => readProc(pid, 'cmdline').split('\0').slice(0, -1)

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
