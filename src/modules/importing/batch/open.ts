import { createReadStream } from 'node:fs'
import type { UploadedFile } from '#platform/http/form-input.ts'
import { readAtMost } from '../parse/decode.ts'
import { MAX_FILE_BYTES } from '../source-file.ts'

/** What is in a file that somebody sent: the document itself. Each is read into memory only when its turn comes. */
export async function* openUpload(
  file: Pick<UploadedFile, 'path' | 'name' | 'tooLarge'>,
): AsyncGenerator<{ name: string; bytes: Uint8Array } | { name: string; refusal: 'tooLarge' }> {
  const bytes = file.tooLarge ? { refusal: 'tooLarge' as const } : await readAtMost(createReadStream(file.path), MAX_FILE_BYTES)
  yield 'refusal' in bytes ? { name: file.name, refusal: bytes.refusal } : { name: file.name, bytes }
}
