import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { megabytesOf } from '#platform/process.ts'
import { fromRoot, projectRoot } from '#platform/root.ts'

/** What one document may take. Memory is counted as a whole: what a document unpacks to does not lie in the part that Node itself limits. */
export type ReadingLimits = { milliseconds: number; megabytes: number; characters: number }

/** What a program said, how it ended, and by which limit it was ended, if it was. */
export type Apart = { text: string; code: number | null; ended: 'slow' | 'large' | 'long' | null }

const mostAtOnce = 2
const lookEveryMs = 40

let running = 0
const queue: (() => void)[] = []

async function inTurn<R>(work: () => Promise<R>): Promise<R> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => queue.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}

/**
 * Where a program lies that reads documents: beside the file that asks, or where the build has put it.
 * @param url the asking file's own
 */
export const programBeside = (url: string, name: string): string =>
  fileURLToPath(url.endsWith('.ts') ? new URL(`./${name}.ts`, url) : fromRoot(`build/${name}.js`))

/**
 * Gives a program what it is to read, and takes what it writes. It runs as a process of its own that may read files of the house and nothing
 * else, and is ended when it takes too long or too much. Waits while two others run.
 */
export const runApart = (program: string, args: string[], source: Readable, limits: ReadingLimits): Promise<Apart> =>
  inTurn(() => run(program, args, source, limits))

async function run(program: string, args: string[], source: Readable, limits: ReadingLimits): Promise<Apart> {
  const rights = ['--permission', `--allow-fs-read=${fileURLToPath(projectRoot)}*`]
  const child = spawn(process.execPath, [...rights, '--no-warnings', program, ...args], { env: {} })
  let ended: Apart['ended'] = null
  const end = (why: 'slow' | 'large' | 'long') => {
    ended ??= why
    child.kill('SIGKILL')
  }
  const patience = setTimeout(() => end('slow'), limits.milliseconds)
  const watch = setInterval(async () => {
    if ((await megabytesOf(child)) > limits.megabytes) end('large')
  }, lookEveryMs)
  try {
    // A reader that has ended no longer takes what is sent; how it ended tells the rest.
    const sent = pipeline(source, child.stdin).catch(() => {})
    child.stderr.resume()
    let text = ''
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      text += chunk
      if (text.length > limits.characters) end('long')
    }
    await sent
    return { text, code: await exitCode(child), ended }
  } finally {
    clearTimeout(patience)
    clearInterval(watch)
    child.kill('SIGKILL')
  }
}

const exitCode = (child: ChildProcessWithoutNullStreams) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise<number | null>((resolve) => child.once('exit', resolve))
