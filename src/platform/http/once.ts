import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant } from './context.ts'
import { formOf, onceField } from './forms.ts'
import { claimReceipt, fillReceipt } from './kept.queries.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

class Refused extends Error {}

/**
 * Runs the change of a form in one transaction, once per form: a second arrival (double click, back button) lands where the first did.
 * Work returns the path to go to, or a refusal, which takes everything back.
 */
export async function once<R>(
  c: Ctx,
  work: (tx: Tx) => Promise<{ location: string } | { refusal: R }>,
): Promise<{ location: string } | { refusal: R }> {
  const key = formOf(c).values[onceField] ?? ''
  let refused: { refusal: R } | null = null
  const run = async (tx: Tx) => {
    const earlier = uuid.test(key) ? await claimReceipt(tx, c.get('municipality').id, key) : null
    if (earlier !== null) return { location: earlier }
    const result = await work(tx)
    if ('refusal' in result) {
      refused = result
      throw new Refused()
    }
    if (uuid.test(key)) await fillReceipt(tx, key, result.location)
    return result
  }
  try {
    return await inTenant(c, run)
  } catch (error) {
    if (error instanceof Refused && refused) return refused
    throw error
  }
}
