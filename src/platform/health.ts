import { freeIn, leastFree, megabytesFree } from './room.ts'

export type Check = {
  ok: boolean
  detail?: string
  /** Wrong, and yet every page is answered: somebody has to look, but no proxy should send readers away. */
  stillServes?: boolean
}
/** A thing that can be wrong, and how to ask it. Details name the fault, never data. */
export type Checks = Record<string, () => Promise<Check>>

const patience = 2_000

export type Health = {
  /** `behind`: pages are answered, and something else waits. */
  status: 'ok' | 'behind' | 'degraded'
  checks: Record<string, Omit<Check, 'stillServes'>>
}

/** Asks everything at once; what does not answer within two seconds is wrong. */
export async function health(checks: Checks): Promise<Health> {
  const answers = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await answer(check)] as const))
  const faults = answers.filter(([, { ok }]) => !ok)
  const status = faults.length === 0 ? 'ok' : faults.every(([, { stillServes }]) => stillServes) ? 'behind' : 'degraded'
  return { status, checks: Object.fromEntries(answers.map(([name, { stillServes: _, ...check }]) => [name, check])) }
}

async function answer(check: () => Promise<Check>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: 'no answer' }), patience)
  })
  try {
    return await Promise.race([check(), late])
  } catch (error) {
    return { ok: false, detail: error instanceof Error && 'code' in error ? String(error.code) : 'failed' }
  } finally {
    clearTimeout(timer)
  }
}

const mostApart = 10_000

/**
 * Whether this machine's clock goes with the database's: sessions, deadlines and meetings are counted by it.
 * @param theirs asks the database for its time, in milliseconds since 1970
 */
export async function clockCheck(theirs: () => Promise<number>, ours: () => number = Date.now): Promise<Check> {
  const [before, there, after] = [ours(), await theirs(), ours()]
  const apart = there > after ? there - after : there < before ? there - before : 0
  if (Math.abs(apart) <= mostApart) return { ok: true }
  const seconds = Math.round(Math.abs(apart) / 1_000)
  return { ok: false, stillServes: true, detail: `${seconds} s ${apart > 0 ? 'behind' : 'ahead of'} the database` }
}

/** Room left where data lies; below 200 MB is wrong, because PostgreSQL stops when the disk is full. */
export async function diskCheck(folders: string[]): Promise<Check> {
  const free = Math.min(...(await Promise.all(folders.map(freeIn))))
  return free > leastFree ? { ok: true } : { ok: false, detail: megabytesFree(free) }
}
