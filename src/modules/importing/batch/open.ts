import { createReadStream } from 'node:fs'
import type { UploadedFile } from '#platform/http/form-input.ts'
import { readAtMost } from '../parse/decode.ts'
import { isArchive, openArchive, single, type Upload } from '../read/open-upload.ts'
import { MAX_FILE_BYTES } from '../source-file.ts'

/** The largest file that is taken in at all: an archive may be larger than any document in it. */
export const MAX_UPLOAD_BYTES = 300_000_000

/** What is in a file that somebody sent: a document, or all those of an archive, each unpacked only when its turn comes. */
export async function* openUpload(file: Pick<UploadedFile, 'path' | 'name' | 'tooLarge'>): AsyncGenerator<Upload> {
  const { name } = file
  const bytes = file.tooLarge ? { refusal: 'tooLarge' as const } : await readAtMost(createReadStream(file.path), MAX_UPLOAD_BYTES)
  if ('refusal' in bytes) yield { name, refusal: bytes.refusal }
  else if (isArchive(bytes)) yield* openArchive(bytes, name)
  else if (bytes.length > MAX_FILE_BYTES) yield { name, refusal: 'tooLarge' }
  else yield single(bytes, name)
}
