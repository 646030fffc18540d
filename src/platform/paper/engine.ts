import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { megabytesOf } from '#platform/process.ts'
import { fromRoot } from '#platform/root.ts'
import type { PressAnswer, PressJob } from './layout.ts'

/** What one paper may take, and how long the process waits for the next before it ends. */
export type EngineLimits = { milliseconds: number; megabytes: number; idleMs: number; jobsEach: number }
const usual: EngineLimits = { milliseconds: 30_000, megabytes: 900, idleMs: 30_000, jobsEach: 200 }

/** Why a paper was not made: `stuck` took too long or too much, `failed` cannot be set at all. */
export type EngineProblem = { problem: 'stuck' | 'failed'; cause: string }
export type Engine = { set(job: Omit<PressJob, 'id'>): Promise<PressAnswer | EngineProblem>; end(): void; processId(): number | null }

const lookEveryMs = 100

/** The program, its typefaces and what it is built on; not the data that may lie beside them. */
const readFolders = ['build/', 'src/', 'node_modules/', 'package.json']

/** The program lies beside this file, or where the build has put it. */
const usualProgram = fileURLToPath(
  import.meta.url.endsWith('.ts') ? new URL('./engine-process.ts', import.meta.url) : fromRoot('build/engine-process.js'),
)

/**
 * Sets papers in one process of its own, one after the other: it begins with the first and ends when there is nothing to do for a while.
 * A paper that takes too long or too much is given up together with the process; the next one gets a fresh process.
 * @param program what answers jobs; another one than the house's own only to see what happens when it is stuck
 */
export function createEngine(limits: EngineLimits = usual, program: string = usualProgram): Engine {
  let child: ChildProcess | null = null
  let done = 0
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  const end = () => {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = null
    done = 0
  }

  /** While it works the house waits for it; while it rests it holds nothing back. */
  function rest() {
    if (++done >= limits.jobsEach) return end()
    child?.unref()
    child?.channel?.unref()
    child?.once('exit', end)
    idle = setTimeout(end, limits.idleMs).unref()
  }

  function begin(): ChildProcess {
    clearTimeout(idle)
    child?.removeListener('exit', end)
    child ??= startProcess(program)
    child.ref()
    child.channel?.ref()
    return child
  }

  async function work(job: Omit<PressJob, 'id'>): Promise<PressAnswer | EngineProblem> {
    const answer = await answerOf(begin(), { ...job, id: done }, limits)
    if ('problem' in answer && answer.problem === 'stuck') end()
    else rest()
    return answer
  }

  return {
    set(job) {
      const mine = last.then(() => work(job))
      last = mine.catch(() => {})
      return mine
    },
    end,
    processId: () => child?.pid ?? null,
  }
}

function startProcess(program: string): ChildProcess {
  const readable = readFolders.map((folder) => `--allow-fs-read=${fileURLToPath(fromRoot(folder))}`)
  const rights = ['--permission', ...readable, '--allow-addons']
  return fork(program, [], {
    execArgv: [...rights, '--no-warnings', '--expose-gc'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

function answerOf(child: ChildProcess, job: PressJob, limits: EngineLimits): Promise<PressAnswer | EngineProblem> {
  return new Promise((resolve) => {
    const settle = (answer: PressAnswer | EngineProblem) => {
      clearTimeout(patience)
      clearInterval(watch)
      child.removeAllListeners()
      resolve(answer)
    }
    const giveUp = (cause: string) => settle({ problem: 'stuck', cause })
    const patience = setTimeout(() => giveUp(`no answer in ${limits.milliseconds} ms`), limits.milliseconds)
    const watch = setInterval(async () => {
      const used = await megabytesOf(child)
      if (used > limits.megabytes) giveUp(`${Math.round(used)} MB`)
    }, lookEveryMs)
    child.on('message', (answer: PressAnswer | { problem: string }) =>
      settle('problem' in answer ? { problem: 'failed', cause: answer.problem } : answer),
    )
    child.on('exit', (code, signal) => giveUp(`the process ended: ${signal ?? code}`))
    child.on('error', (error) => giveUp(error.message))
    child.send(job, (error) => error && giveUp(error.message))
  })
}
