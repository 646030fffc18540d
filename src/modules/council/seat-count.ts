import type { Tx } from '#platform/db/db.ts'
import { currentTerm } from './composition.ts'
import { seatsOf, termsOf } from './seats.queries.ts'

/** How many seats a body has on a day (YYYY-MM-DD), the vacant ones among them. Zero: a body without seats. */
export async function seatCount(tx: Tx, bodyId: string, day: string): Promise<number> {
  const term = currentTerm(await termsOf(tx, bodyId), day)
  return term ? (await seatsOf(tx, term.id)).length : 0
}
