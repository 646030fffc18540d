import { buffer } from 'node:stream/consumers'
import { AppError } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/context.ts'
import { fileDisposition } from '#platform/http/disposition.ts'
import { isHeld } from '#platform/http/held.ts'
import { countedAs } from '#platform/http/limits.ts'
import type { Paper, PaperFile, PaperFormat } from './paper.ts'
import { createPress, orderOf, type PressProblem } from './press.ts'

export type PaperAnswer = {
  paper: Paper
  format: PaperFormat
  /** What the file is called, without its ending. */
  name: string
  /** Everybody may read all of it; else nobody keeps a copy on the way. */
  isPublic: boolean
  files?: () => Promise<PaperFile[]>
  /** Whether browsers show it or save it; shown unless told otherwise. */
  way?: 'inline' | 'attachment'
}

const types: Record<PaperFormat, { type: string; ending: string }> = {
  pdf: { type: 'application/pdf', ending: 'pdf' },
  archive: { type: 'application/pdf', ending: 'pdf' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
}

const noFiles = async (): Promise<PaperFile[]> => []

/** One press for the whole house: papers wait for each other, not for themselves. */
const press = createPress()

/**
 * The paper as a file. What has not changed is not sent again, nor set again.
 * @throws AppError with a sentence for the reader when it could not be made: 503, or 429 to whoever asks for too many at once
 */
export async function answerPaper(
  c: Ctx,
  { paper, format, name, isPublic, files = noFiles, way = 'inline' }: PaperAnswer,
): Promise<Response> {
  const order = orderOf({
    paper,
    format,
    files: async () => [...(await logoFile(c, paper)), ...(await files())],
    reader: countedAs(c),
    isKept: isPublic,
  })
  const { type, ending } = types[format]
  const etag = `"${order.key}"`
  c.header('Cache-Control', isPublic ? 'no-cache' : 'no-store')
  if (isPublic) c.header('ETag', etag)
  if (isPublic && isHeld(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  const { log } = c.get('platform')
  const printed = await press.print(order, log)
  if ('problem' in printed) {
    c.header('ETag', undefined)
    throw refusal(c, printed)
  }
  c.header('Content-Type', type)
  c.header('Content-Length', String(printed.bytes.length))
  c.header('Content-Disposition', fileDisposition(way, `${name}.${ending}`))
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; object-src 'self'; sandbox allow-popups",
  )
  c.header('X-Content-Type-Options', 'nosniff')
  return c.body(new Uint8Array(printed.bytes))
}

/** The logo's bytes; none where the paper has no logo, or the store has lost it: then the paper goes out without. */
async function logoFile(c: Ctx, { logo }: Paper): Promise<PaperFile[]> {
  if (!logo) return []
  const { files, log } = c.get('platform')
  const sha256 = logo.file.split('.')[0] ?? ''
  const bytes = await buffer(files.read(c.get('municipality').id, Buffer.from(sha256, 'hex'))).catch(() => null)
  if (bytes === null) log.error({ sha256 }, 'the stored logo is not there')
  return bytes === null ? [] : [{ name: logo.file, bytes }]
}

function refusal(c: Ctx, found: PressProblem): AppError {
  const words = c.get('t').papers
  const { problem } = found
  if (problem === 'busy' || problem === 'many') c.header('Retry-After', '30')
  if (problem === 'often') {
    c.header('Retry-After', String(found.seconds))
    return new AppError(429, 'paper: too many in a minute', words.often)
  }
  if (problem === 'many') return new AppError(429, 'paper: too many at once', words.many)
  return new AppError(503, `paper: ${problem}`, problem === 'busy' ? words.busy : words.notMade)
}
