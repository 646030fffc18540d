import { stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { newId } from '#platform/ids.ts'
import { isAlive } from '#platform/process.ts'

/** How long what is on its way in may take that another machine has begun: nothing takes longer. */
const longestMs = 3_600_000

/** This run of the program: after a restart in a container the number of the process is the same. */
const run = newId().slice(-12)

/** A place for what is on its way in. It says which process on which machine writes there, so that it is known when nobody does any more. */
export const placeNow = (incoming: string) => path.join(incoming, `${hostname()}~${process.pid}~${run}~${newId()}`)

/** Whether nobody will come back to it: the process that began it is gone, or it is too old. */
export async function isAbandoned(place: string): Promise<boolean> {
  const [host, pid, itsRun] = path.basename(place).split('~')
  if (host === hostname() && Number(pid) > 0) return Number(pid) === process.pid ? itsRun !== run : !isAlive(Number(pid))
  const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: Date.now() }))
  return Date.now() - mtimeMs > longestMs
}
