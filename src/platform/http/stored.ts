import { once } from 'node:events'
import { Readable } from 'node:stream'
import { AppError } from '#platform/errors.ts'
import type { Ctx } from './context.ts'

/** What says of an answer that it is a file: the page in its place must not say so, nor be as long as the file. */
const ofFiles = [
  ...['Content-Type', 'Content-Length', 'Content-Range', 'Content-Disposition', 'Content-Security-Policy', 'Accept-Ranges', 'ETag'],
  'Cache-Control',
]

/** A file of the store as the body of an answer. @throws 503 when it is not there, with nothing left of the headers that were set for it */
export async function storedBody(c: Ctx, stream: Readable): Promise<ReadableStream> {
  await once(stream, 'open').catch(() => {
    for (const name of ofFiles) c.header(name, undefined)
    throw new AppError(503, 'a stored file is not there')
  })
  return Readable.toWeb(stream) as ReadableStream
}
