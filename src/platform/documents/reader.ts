import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { megabytesOf } from '#platform/process.ts'
import { fromRoot, projectRoot } from '#platform/root.ts'
import type { MediaType } from './media-type.ts'
import { exitCodes, partly, type Reading, type UnreadReason, wholly } from './reading.ts'

/** What one document may take. Memory is counted as a whole: what a document unpacks to does not lie in the part that Node itself limits. */
export type ReadingLimits = { milliseconds: number; megabytes: number; characters: number }
const usual: ReadingLimits = { milliseconds: 20_000, megabytes: 500, characters: 2_000_000 }

const mostAtOnce = 2
const lookEveryMs = 40
const pictures: MediaType[] = ['image/png', 'image/jpeg']

/**
 * The words of a document. PDF, Word and spreadsheets are read in a process of their own that may read files and nothing else, and that is
 * ended when it takes too long or too much: a broken, huge or hostile document costs its words and no more. Waits while two others are being read.
 * @returns whatever was read; `whole` only when nothing was left out
 */
export async function readDocument(source: Readable, type: MediaType, limits: ReadingLimits = usual): Promise<Reading> {
  if (pictures.includes(type)) {
    source.destroy()
    return partly('', 'picture')
  }
  const reading = type === 'text/plain' ? await plainText(source, limits) : await inTurn(() => readApart(source, type, limits))
  return { ...reading, text: reading.text.replaceAll('\0', '').trim() }
}

async function plainText(source: Readable, limits: ReadingLimits): Promise<Reading> {
  let text = ''
  for await (const chunk of source.setEncoding('utf8')) {
    text += chunk
    if (text.length > limits.characters) return partly(text.slice(0, limits.characters), 'long')
  }
  return wholly(text)
}

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

/** The reader lies beside this file, or where the build has put it. */
const program = fileURLToPath(
  import.meta.url.endsWith('.ts') ? new URL('./read-document.ts', import.meta.url) : fromRoot('build/read-document.js'),
)

async function readApart(source: Readable, type: MediaType, limits: ReadingLimits): Promise<Reading> {
  const rights = ['--permission', `--allow-fs-read=${fileURLToPath(projectRoot)}*`]
  const child = spawn(process.execPath, [...rights, '--no-warnings', program, type], { env: {} })
  let given: UnreadReason | null = null
  const end = (why: UnreadReason) => {
    given ??= why
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
    const code = await exitCode(child)
    const why = given ?? reasonOf(code)
    return why === null ? wholly(text) : partly(text.slice(0, limits.characters), why)
  } finally {
    clearTimeout(patience)
    clearInterval(watch)
    child.kill('SIGKILL')
  }
}

const reasonOf = (code: number | null): UnreadReason | null =>
  code === 0 ? null : ((Object.keys(exitCodes) as UnreadReason[]).find((why) => exitCodes[why] === code) ?? 'broken')

const exitCode = (child: ChildProcessWithoutNullStreams) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise<number | null>((resolve) => child.once('exit', resolve))
