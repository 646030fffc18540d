import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { z } from 'zod'
import { AppError } from '#platform/errors.ts'
import type { Ctx, Middleware } from './context.ts'

export type UploadedFile = { field: string; name: string; path: string; size: number; tooLarge: boolean }

/** A form as it came: the first value of each field, all values of repeated ones, and files already streamed to a temporary place. */
export type FormInput = { values: Record<string, string>; lists: Record<string, string[]>; files: UploadedFile[] }

/** What text one form may hold, all fields together: a long agenda item is 100 kB. */
export const maxFormBytes = 1_000_000
/** The largest file that a form may bring. */
export const maxFileBytes = 20_000_000
const maxFiles = 50

/** The hidden field that makes two arrivals of the same form have one effect. */
export const onceField = 'once'

export const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data']
const mediaType = (c: Ctx) => (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** What a person typed or chose, without our own hidden fields: safe to show again to the sender. */
export const visibleValues = (form: FormInput) => Object.fromEntries(Object.entries(form.values).filter(([name]) => name !== onceField))

/** Reads the form before anything can refuse the request, so that every refusal can hand back what was typed. */
export const readForm: Middleware = async (c, next) => {
  c.set('form', null)
  if (c.req.method !== 'POST') return next()
  const type = mediaType(c)
  if (!formTypes.includes(type)) return next()
  const upload = type === 'multipart/form-data'
  const form: FormInput = { values: {}, lists: {}, files: [] }
  c.set('form', form)
  const folder = upload && c.get('actor').accountId !== null ? await mkdtemp(path.join(tmpdir(), 'brobygger-')) : null
  try {
    const tooLarge = upload ? await readMultipart(c, form, folder) : await readUrlEncoded(c, form)
    if (tooLarge) throw new AppError(413, 'form too large')
    await next()
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

function add(form: FormInput, name: string, value: string) {
  form.values[name] ??= value
  const list = form.lists[name] ?? []
  list.push(value)
  form.lists[name] = list
}

async function readUrlEncoded(c: Ctx, form: FormInput): Promise<boolean> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bodyOf(c)) {
    const room = maxFormBytes - size
    if (room > 0) chunks.push(chunk.subarray(0, room))
    size += chunk.length
    // Read on a little, so that the browser gets the answer and not a broken connection; then stop.
    if (size > 4 * maxFormBytes) break
  }
  for (const [name, value] of new URLSearchParams(Buffer.concat(chunks).toString('utf8'))) add(form, name, value)
  return size > maxFormBytes
}

const bodyOf = (c: Ctx): AsyncIterable<Uint8Array> =>
  (c.req.raw.body ?? new ReadableStream({ start: (s) => s.close() })) as AsyncIterable<Uint8Array>

async function readMultipart(c: Ctx, form: FormInput, folder: string | null): Promise<boolean> {
  const parser = newParser(c)
  let tooLarge = false
  const writing: Promise<void>[] = []
  parser.on('field', (name, value, info) => {
    add(form, name, value)
    tooLarge ||= info.valueTruncated
  })
  parser.on('file', (field, stream, info) => {
    if (!folder || !info.filename) return void stream.resume()
    const file: UploadedFile = { field, name: info.filename, path: path.join(folder, String(form.files.length)), size: 0, tooLarge: false }
    form.files.push(file)
    stream.on('data', (chunk: Buffer) => (file.size += chunk.length))
    stream.on('limit', () => (file.tooLarge = true))
    const job = pipeline(stream, createWriteStream(file.path, { flags: 'wx', mode: 0o600 }))
    // Awaited below; a sender who hangs up must not end the process before that.
    job.catch(() => {})
    writing.push(job)
  })
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) parser.on(limit, () => (tooLarge = true))
  try {
    await pipeline(Readable.from(bodyOf(c)), parser)
    await Promise.all(writing)
  } catch (error) {
    throw new AppError(400, `multipart form broken: ${error instanceof Error ? error.message : 'unknown'}`)
  }
  return tooLarge || form.files.some((file) => file.tooLarge)
}

function newParser(c: Ctx) {
  const limits = { fieldSize: maxFormBytes, fields: 500, fileSize: maxFileBytes, files: maxFiles, parts: 600, fieldNameSize: 200 }
  try {
    return busboy({ headers: { 'content-type': c.req.header('content-type') ?? '' }, limits, defParamCharset: 'utf8' })
  } catch {
    throw new AppError(400, 'multipart form without boundary')
  }
}

/** The values of the request's form; a request without one is a 415. */
export function formOf(c: Ctx): FormInput {
  const form = c.get('form')
  if (!form) throw new AppError(415, 'a form was expected')
  return form
}

export type FieldErrors = Record<string, string>

/** The first message of each field, in the order of the form. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {}
  for (const issue of error.issues) errors[String(issue.path[0] ?? 'form')] ??= issue.message
  return errors
}
