import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { megabytesOf } from '#platform/process.ts'

/** Reads these pages (from 1) of a PDF that are pictures. `scanned`: no program here can; `heavy`: it takes too long or too much. */
export type Ocr = (pdf: Uint8Array, pages: number[]) => Promise<{ texts: Map<number, string> } | { refusal: 'scanned' | 'heavy' }>

/** Each page is a picture of its own, so all that one may take is known. More pages would hold up those who wait behind. */
export type OcrLimits = { pages: number; millisecondsEach: number; megabytes: number }
const usual: OcrLimits = { pages: 200, millisecondsEach: 60_000, megabytes: 900 }

const dotsPerInch = '200'
const language = 'dan'
const lookEveryMs = 100

/**
 * Reads pictures of text with two programs of the system: pdftoppm makes the pictures, tesseract reads them in Danish.
 * @param folders where the programs are looked for
 */
export const ocrIn =
  (folders: string, limits: OcrLimits = usual): Ocr =>
  async (pdf, pages) => {
    if (!(await isThere(folders))) return { refusal: 'scanned' }
    if (pages.length > limits.pages) return { refusal: 'heavy' }
    const folder = await mkdtemp(path.join(tmpdir(), 'brobygger-ocr-'))
    try {
      await writeFile(path.join(folder, 'fil.pdf'), pdf)
      const texts = new Map<number, string>()
      for (const page of pages) {
        const read = await onePage(page, { folder, folders, limits })
        if (read === null) return { refusal: 'heavy' }
        texts.set(page, read)
      }
      return { texts }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

export const usualOcr: Ocr = ocrIn('/usr/local/bin:/usr/bin:/bin')

type Work = { folder: string; folders: string; limits: OcrLimits }

async function isThere(folders: string): Promise<boolean> {
  const limits = { ...usual, millisecondsEach: 10_000 }
  const languages = await output('tesseract', ['--list-langs'], { folder: '/', folders, limits })
  return (languages ?? '').split(/\s+/).includes(language) && (await output('pdftoppm', ['-v'], { folder: '/', folders, limits })) !== null
}

/** @returns null when it took too long or too much, or the programs do not understand the page */
async function onePage(page: number, work: Work): Promise<string | null> {
  const number = String(page)
  const made = await output('pdftoppm', ['-r', dotsPerInch, '-gray', '-png', '-f', number, '-l', number, 'fil.pdf', `side${page}`], work)
  const picture = (await readdir(work.folder)).find((name) => name.startsWith(`side${page}-`) && name.endsWith('.png'))
  if (made === null || !picture) return null
  const read = await output('tesseract', [picture, 'stdout', '-l', language], work)
  await rm(path.join(work.folder, picture))
  return read
}

/** What a program prints; null when it is not there, fails, or takes too long or too much. */
async function output(program: string, args: string[], { folder, folders, limits }: Work): Promise<string | null> {
  // Several threads for one page make it six times slower.
  const env = { PATH: folders, OMP_THREAD_LIMIT: '1' }
  const child = spawn(program, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: limits.millisecondsEach,
    killSignal: 'SIGKILL',
  })
  const ended = endOf(child)
  const watch = setInterval(async () => {
    if ((await megabytesOf(child)) > limits.megabytes) child.kill('SIGKILL')
  }, lookEveryMs)
  try {
    const said = await text(child.stdout)
    return (await ended) === 0 ? said : null
  } finally {
    clearInterval(watch)
  }
}

const endOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('close', (code) => resolve(code))
  })
