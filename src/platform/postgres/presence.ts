import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findProcess, isRunning } from './processes.ts'

/**
 * Signs this process in as a user of the database server. Call it under the lock.
 * @returns leave(): signs out and tells whether anybody is left
 */
export function signIn(folder: string): { leave: () => { others: number } } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const mine = path.join(folder, `${process.pid}-${randomBytes(3).toString('hex')}`)
  writeFileSync(mine, findProcess(process.pid)?.startedAt ?? '', { mode: 0o600 })
  return {
    leave() {
      rmSync(mine, { force: true })
      return { others: present(folder) }
    },
  }
}

/** Counts the processes that are signed in and still run; the entries of those that were killed are removed. */
export function present(folder: string): number {
  const entries = readdirSync(folder).map((name) => ({ file: path.join(folder, name), pid: Number.parseInt(name, 10) }))
  const alive = entries.filter(({ file, pid }) => isRunning({ pid, startedAt: readFileSync(file, 'utf8') }))
  for (const { file } of entries.filter((entry) => !alive.includes(entry))) rmSync(file, { force: true })
  return alive.length
}
