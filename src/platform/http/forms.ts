import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { z } from 'zod'
import { AppError } from '#platform/errors.ts'
import { fileNameOf } from '#platform/files/names.ts'
import { plainText } from '#platform/text/plain.ts'
import type { Ctx, Middleware } from './context.ts'
import type { FormInput, UploadedFile } from './form-input.ts'
import { cleanHeads } from './part-heads.ts'

/** What text one form may hold, all fields together: a long agenda item is 100 kB. */
export const maxFormBytes = 1_000_000
/** The largest file that a form may bring. */
export const maxFileBytes = 20_000_000
const maxFiles = 50

/** What files a form may bring. `isPatient`: one that is too large is left out and said so, and the others come in. */
export type FormRoom = { files: number; fileBytes: number; isPatient: boolean }
const usualRoom: FormRoom = { files: maxFiles, fileBytes: maxFileBytes, isPatient: false }

/** The hidden field that makes two arrivals of the same form have one effect. */
export const onceField = 'once'

export const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data']
const mediaType = (c: Ctx) => (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** The field of a form whose text is a secret: it is never shown again, nor laid aside. */
export const secretField = 'hemmelighed'

/** Whether a field may be shown again to whoever sent it: neither our own hidden ones nor a secret. */
export const isVisible = (field: string) => field !== onceField && field !== secretField

/** What a person typed or chose, without our own hidden fields: safe to show again to the sender. */
export const visibleValues = (form: FormInput) => Object.fromEntries(Object.entries(form.values).filter(([name]) => isVisible(name)))

const bringsForm = (c: Ctx) => c.req.method === 'POST' && formTypes.includes(mediaType(c))

/**
 * Reads the form before anything can refuse the request, so that every refusal can hand back what was typed.
 * @param roomOf for forms that may bring more than the usual
 */
export const readForm =
  (roomOf: (c: Ctx) => FormRoom | null = () => null): Middleware =>
  async (c, next) => {
    if (!bringsForm(c)) return next()
    const upload = mediaType(c) === 'multipart/form-data'
    const folder = upload && c.get('actor').accountId !== null ? await c.get('platform').files.scratch() : null
    try {
      if (await readInto(c, folder, roomOf(c) ?? usualRoom)) throw new AppError(413, 'form too large')
      await next()
    } finally {
      if (folder) await rm(folder, { recursive: true, force: true })
    }
  }

/** What was typed, also when the request failed before its form was read; files are left out. */
export async function typedSoFar(c: Ctx): Promise<FormInput | null> {
  // A form that cannot be read must not hide the failure that is being answered.
  if (c.get('form') === null && bringsForm(c) && !c.req.raw.bodyUsed) await readInto(c, null, usualRoom).catch(() => {})
  return c.get('form')
}

/** @returns whether more came than a form may hold */
function readInto(c: Ctx, folder: string | null, room: FormRoom): Promise<boolean> {
  // Without a prototype: a field may be called `constructor`.
  const form: FormInput = { values: Object.create(null), lists: Object.create(null), files: [] }
  c.set('form', form)
  return mediaType(c) === 'multipart/form-data' ? readMultipart(c, form, folder, room) : readUrlEncoded(c, form)
}

function add(form: FormInput, name: string, value: string) {
  const text = plainText(value)
  form.values[name] ??= text
  const list = form.lists[name] ?? []
  list.push(text)
  form.lists[name] = list
}

/** No room for the file, or no leave to write it: our failure, not the sender's. */
const isOurs = (error: unknown) => error instanceof Error && 'syscall' in error && (error.syscall === 'write' || error.syscall === 'open')

async function readUrlEncoded(c: Ctx, form: FormInput): Promise<boolean> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of bodyOf(c)) {
      const room = maxFormBytes - size
      if (room > 0) chunks.push(chunk.subarray(0, room))
      size += chunk.length
      // Read on a little, so that the browser gets the answer and not a broken connection; then stop.
      if (size > 4 * maxFormBytes) break
    }
  } catch {
    throw new AppError(400, 'the sender hung up')
  }
  for (const [name, value] of new URLSearchParams(Buffer.concat(chunks).toString('utf8'))) add(form, name, value)
  return size > maxFormBytes
}

const bodyOf = (c: Ctx): AsyncIterable<Uint8Array> =>
  (c.req.raw.body ?? new ReadableStream({ start: (s) => s.close() })) as AsyncIterable<Uint8Array>

async function readMultipart(c: Ctx, form: FormInput, folder: string | null, allowed: FormRoom): Promise<boolean> {
  const parser = newParser(c, allowed)
  let tooLarge = false
  let room = maxFormBytes
  const writing: Promise<void>[] = []
  parser.on('field', (name, value, info) => {
    const bytes = Buffer.byteLength(value)
    tooLarge ||= info.valueTruncated || bytes > room
    if (room > 0) add(form, name, value.slice(0, room))
    room -= bytes
  })
  parser.on('file', (field, stream, info) => {
    // A stream that nobody listens to ends the process when the sender hangs up or the form breaks off; the parser reports both below.
    stream.on('error', () => {})
    if (!folder || !info.filename) return void stream.resume()
    const place = path.join(folder, String(form.files.length))
    const file: UploadedFile = { field, name: fileNameOf(info.filename), path: place, size: 0, tooLarge: false }
    form.files.push(file)
    stream.on('limit', () => (file.tooLarge = true))
    const job = save(stream, file)
    // Awaited below; a sender who hangs up must not end the process before that.
    job.catch(() => {})
    writing.push(job)
  })
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) parser.on(limit, () => (tooLarge = true))
  try {
    await pipeline(Readable.from(cleanHeads(bodyOf(c), c.req.header('content-type') ?? '')), parser)
    await Promise.all(writing)
  } catch (error) {
    if (isOurs(error)) throw error
    throw new AppError(400, `multipart form broken: ${error instanceof Error ? error.message : 'unknown'}`)
  } finally {
    await Promise.allSettled(writing)
  }
  return tooLarge || (!allowed.isPatient && form.files.some((file) => file.tooLarge))
}

/** Writes a file as it comes. Without room the rest of it is still taken in, or the form would stand still and nobody be answered. @throws then */
async function save(stream: Readable, uploaded: UploadedFile): Promise<void> {
  const file = await open(uploaded.path, 'wx', 0o600).catch((error: unknown) => {
    stream.resume()
    throw error
  })
  let failure: { error: unknown } | null = null
  try {
    for await (const chunk of stream) {
      uploaded.size += chunk.length
      if (!failure) await file.writeFile(chunk).catch((error: unknown) => (failure = { error }))
    }
  } finally {
    await file.close()
  }
  if (failure) throw (failure as { error: unknown }).error
}

function newParser(c: Ctx, { files, fileBytes }: FormRoom) {
  const limits = { fieldSize: maxFormBytes, fields: 500, fileSize: fileBytes, files, parts: 550 + files, fieldNameSize: 200 }
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
