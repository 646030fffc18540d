import { v5 } from 'uuid'
import type { Tx } from '#platform/db/db.ts'
import { isUuid } from '#platform/ids.ts'
import { type Ctx, inTenant } from './context.ts'
import { formOf, onceField } from './forms.ts'
import { claimReceipt, fillReceipt } from './kept.queries.ts'

class Refused extends Error {}

/** What tells this arrival of a form from another. Whoever goes back and writes something else sends another form under the same key. */
function receiptKey(c: Ctx): string | null {
  const { values, lists, files } = formOf(c)
  const key = values[onceField] ?? ''
  return isUuid(key)
    ? v5(JSON.stringify([c.req.path, Object.entries(lists), files.map(({ field, name, size }) => [field, name, size])]), key)
    : null
}

/**
 * Runs the change of a form in one transaction, once per form and content: a second arrival (double click, back button) lands where the
 * first did.
 * Work returns the path to go to, or a refusal, which takes everything back.
 */
export async function once(c: Ctx, work: (tx: Tx) => Promise<{ location: string }>): Promise<{ location: string }>
export async function once<R>(
  c: Ctx,
  work: (tx: Tx) => Promise<{ location: string } | { refusal: R }>,
): Promise<{ location: string } | { refusal: R }>
export async function once<R>(
  c: Ctx,
  work: (tx: Tx) => Promise<{ location: string } | { refusal: R }>,
): Promise<{ location: string } | { refusal: R }> {
  const key = receiptKey(c)
  let refused: { refusal: R } | null = null
  const run = async (tx: Tx) => {
    const earlier = key ? await claimReceipt(tx, c.get('municipality').id, key) : null
    if (earlier !== null) return { location: earlier }
    const result = await work(tx)
    if ('refusal' in result) {
      refused = result
      throw new Refused()
    }
    if (key) await fillReceipt(tx, key, result.location)
    return result
  }
  try {
    return await inTenant(c, run)
  } catch (error) {
    if (error instanceof Refused && refused) return refused
    throw error
  }
}
