import { readFile } from 'node:fs/promises'
import { type MediaType, mediaTypeOf, nameFits } from '#platform/documents/media-type.ts'
import { fileNameOf } from '#platform/files/names.ts'
import type { UploadedFile } from '#platform/http/form-input.ts'

/** A file that may become a paper: what its bytes are, under a name that can be shown. */
export type Upload = { path: string; fileName: string; mediaType: MediaType }
export type UploadRefusal = 'empty' | 'unknownType' | 'nameDiffers'

/** Looks at the bytes: a name is what somebody typed, and says nothing of what is in the file. */
export async function accept(file: Pick<UploadedFile, 'path' | 'name' | 'size'>): Promise<Upload | { refusal: UploadRefusal }> {
  if (file.size === 0) return { refusal: 'empty' }
  const fileName = fileNameOf(file.name)
  const mediaType = mediaTypeOf(await readFile(file.path))
  if (mediaType === null) return { refusal: 'unknownType' }
  return nameFits(fileName, mediaType) ? { path: file.path, fileName, mediaType } : { refusal: 'nameDiffers' }
}
