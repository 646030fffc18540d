import { pick, type Tx } from '#platform/db/db.ts'

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

export const isStored = async (tx: Tx, sha256: Buffer): Promise<boolean> =>
  (await from(tx).selectFrom('stored_file').select('size').where('sha256', '=', sha256).executeTakeFirst()) !== undefined
