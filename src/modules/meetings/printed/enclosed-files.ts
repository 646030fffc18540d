import { buffer } from 'node:stream/consumers'
import type { Ctx } from '#platform/http/context.ts'
import type { PaperFile } from '#platform/paper/paper.ts'
import type { EnclosedFile } from './enclose.ts'

/** Each file once. One that is not there is left out, and the paper says what is known of it. */
export async function enclosedFiles(c: Ctx, enclosed: readonly EnclosedFile[]): Promise<PaperFile[]> {
  const { files, log } = c.get('platform')
  const names = new Map(enclosed.map(({ name, sha256 }) => [name, sha256]))
  const found: PaperFile[] = []
  for (const [name, sha256] of names) {
    const bytes = await buffer(files.read(c.get('municipality').id, Buffer.from(sha256, 'hex'))).catch(() => null)
    if (bytes) found.push({ name, bytes })
    else log.error({ sha256 }, 'a stored file is not there')
  }
  return found
}
