import { readFile, writeFile } from 'node:fs/promises'
import { isOffice, type MediaType, mediaTypeOf, nameFits } from '#platform/documents/media-type.ts'
import { officeWithoutPlace } from '#platform/documents/office-pictures.ts'
import { withoutPlace } from '#platform/documents/picture-metadata.ts'
import { fileNameOf } from '#platform/files/names.ts'
import type { UploadedFile } from '#platform/http/form-input.ts'

/** A file that may become a paper: what its bytes are, under a name that can be shown. */
export type Upload = { path: string; fileName: string; mediaType: MediaType }
export type UploadRefusal = 'empty' | 'unknownType' | 'nameDiffers' | 'broken'

/**
 * Looks at the bytes: a name is what somebody typed, and says nothing of what is in the file. Pictures, also those in other documents, are left
 * without what their camera wrote into them.
 */
export async function accept(file: Pick<UploadedFile, 'path' | 'name' | 'size'>): Promise<Upload | { refusal: UploadRefusal }> {
  if (file.size === 0) return { refusal: 'empty' }
  const fileName = fileNameOf(file.name)
  const bytes = await readFile(file.path)
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === null) return { refusal: 'unknownType' }
  if (!nameFits(fileName, mediaType)) return { refusal: 'nameDiffers' }
  const kept = isOffice(mediaType) ? await officeWithoutPlace(bytes) : withoutPlace(bytes, mediaType)
  if (kept === null) return { refusal: 'broken' }
  if (!kept.equals(bytes)) await writeFile(file.path, kept)
  return { path: file.path, fileName, mediaType }
}
