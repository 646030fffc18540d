import { pick, type Tx } from '#platform/db/db.ts'
import type { Reading } from '#platform/documents/reading.ts'

const from = (tx: Tx) => pick<'stored_file'>(tx)

/** Says that one more thing points at a stored file. */
export const addReference = (tx: Tx, municipalityId: string, file: { sha256: Buffer; size: number }, mediaType: string) =>
  from(tx)
    .insertInto('stored_file')
    .values({ municipality_id: municipalityId, sha256: file.sha256, size: file.size, media_type: mediaType, reference_count: 1 })
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'sha256']).doUpdateSet((eb) => ({ reference_count: eb('stored_file.reference_count', '+', 1) })),
    )
    .execute()

/** Says that one thing less points at a stored file. The bytes stay until `removeUnused`. */
export const dropReference = (tx: Tx, sha256: Buffer) =>
  from(tx)
    .updateTable('stored_file')
    .set((eb) => ({ reference_count: eb('reference_count', '-', 1) }))
    .where('sha256', '=', sha256)
    .execute()

/** Says that one thing more (`by` 1) or less (-1) points at each of these files, which are there already; one that stands twice counts twice. */
export async function moveReferences(tx: Tx, sha256s: readonly Buffer[], by: 1 | -1): Promise<void> {
  const files = [...Map.groupBy(sha256s, (sha256) => sha256.toString('hex')).values()]
  // Nearly always each stands once: one statement.
  for (const [times, same] of Map.groupBy(files, ({ length }) => length))
    await from(tx)
      .updateTable('stored_file')
      .set((eb) => ({ reference_count: eb('reference_count', '+', by * times) }))
      .where(
        'sha256',
        'in',
        same.flatMap(([sha256]) => sha256 ?? []),
      )
      .execute()
}

/** Of these files, the rows to which nothing points any more go. @returns the files that have no row now */
export async function forgetUnused(tx: Tx, sha256s: Buffer[]): Promise<Buffer[]> {
  await from(tx).deleteFrom('stored_file').where('sha256', 'in', sha256s).where('reference_count', '=', 0).execute()
  const kept = await from(tx).selectFrom('stored_file').select('sha256').where('sha256', 'in', sha256s).execute()
  return sha256s.filter((one) => !kept.some(({ sha256 }) => one.equals(sha256)))
}

/** What machines have read of these files. `read_at` null: nobody has tried yet. */
export const readings = (tx: Tx, sha256s: Buffer[]) =>
  sha256s.length === 0
    ? Promise.resolve([])
    : from(tx)
        .selectFrom('stored_file')
        .select(['sha256', 'media_type', 'text', 'read_at', 'wholly_read', 'unread_reason'])
        .where('sha256', 'in', sha256s)
        .execute()

export const setReading = (tx: Tx, sha256: Buffer, reading: Reading, at: Date) =>
  from(tx)
    .updateTable('stored_file')
    .set({ text: reading.text, wholly_read: reading.whole, unread_reason: reading.why, read_at: at })
    .where('sha256', '=', sha256)
    .execute()

/** Which of these files a row stands for. */
export const knownAmong = async (tx: Tx, sha256s: Buffer[]): Promise<Set<string>> => {
  const rows = await from(tx).selectFrom('stored_file').select('sha256').where('sha256', 'in', sha256s).execute()
  return new Set(rows.map(({ sha256 }) => sha256.toString('hex')))
}

/** The files to which nothing points. */
export const unreferenced = async (tx: Tx): Promise<Buffer[]> =>
  (await from(tx).selectFrom('stored_file').select('sha256').where('reference_count', '=', 0).execute()).map(({ sha256 }) => sha256)
