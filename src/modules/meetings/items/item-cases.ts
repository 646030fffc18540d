import { casesOfItems, ensureCase, findCases, linkCases, unlinkCases } from '#modules/cases/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import type { Tx } from '#platform/db/db.ts'
import type { StepActing } from '../plan/stand.ts'

export type CaseRefusal = { refusal: 'caseUnknown' } | { refusal: 'caseMany'; numbers: string[] }

/** Finds the case that the words mean: its number, the only title that holds them, or a number that is new. */
async function caseOf(tx: Tx, acting: StepActing, words: string, title: string): Promise<{ id: string } | CaseRefusal> {
  const found = await findCases(tx, words, 6)
  const exact = found.find((file) => file.number === words) ?? (found.length === 1 ? found[0] : undefined)
  if (exact) return { id: exact.id }
  if (found.length > 1) return { refusal: 'caseMany', numbers: found.map((file) => file.number) }
  if (!/\d/.test(words) || words.length > 50) return { refusal: 'caseUnknown' }
  return { id: await ensureCase(tx, acting.municipalityId, { system: '', number: words, title }) }
}

/**
 * Ties an item to cases and takes it out of others.
 * @param kept the linked cases that stay; null leaves them all
 * @param words a number, or words of a title; empty: nothing to add
 */
export async function saveCases(
  tx: Tx,
  acting: StepActing,
  itemId: string,
  kept: readonly string[] | null,
  { words, title }: { words: string; title: string },
): Promise<CaseRefusal | null> {
  const linked = (await casesOfItems(tx, [itemId])).get(itemId) ?? []
  const gone = kept === null ? [] : linked.filter((file) => !kept.includes(file.id)).map((file) => file.id)
  if (gone.length > 0) await unlinkCases(tx, itemId, gone)
  const added = words === '' ? null : await caseOf(tx, acting, words, title)
  if (added && 'refusal' in added) return added
  if (added) await linkCases(tx, acting.municipalityId, [{ caseId: added.id, itemId }])
  if (gone.length > 0 || added)
    await recordAudit(tx, acting.municipalityId, acting.clock, {
      actor: acting.actor,
      action: 'item.cases',
      thing: `item/${itemId}`,
      payload: { added: added?.id ?? null, removed: gone.join(' ') },
    })
  return null
}
