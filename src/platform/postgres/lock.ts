import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { UnusableInput } from '#platform/errors.ts'
import { explainFileError } from './failure.ts'

const patienceSeconds = 300

/**
 * Runs `work` while no other process on this machine runs work under the same lock file.
 * The kernel holds the lock for the open file and frees it when this process ends in any way, so it can never be left behind.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const open = openLock(file)
  try {
    await take(open, file)
    return await work()
  } finally {
    closeSync(open)
  }
}

function openLock(file: string): number {
  try {
    return openSync(file, 'a', 0o600)
  } catch (error) {
    throw explainFileError(error, file)
  }
}

/** Node cannot ask for a lock itself; flock(1) asks for it on our open file, and we keep it after flock has ended. */
async function take(open: number, file: string) {
  const asked = spawn('flock', ['-x', '3'], { stdio: ['ignore', 'ignore', 'ignore', open], timeout: patienceSeconds * 1000 })
  const [code] = await once(asked, 'exit').catch(() => {
    throw new UnusableInput('The program flock is missing (Debian: apt-get install util-linux).')
  })
  if (code !== 0) throw new UnusableInput(`Another process has held ${file} for ${patienceSeconds} seconds. End it, then start again.`)
}
