import { allAccountsOf, endAccountsOf } from '#modules/accounts/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import type { Holding } from '#platform/personal/holding.ts'
import { carryOut, causes, type Erasing, refuseErasure } from './erase-person.ts'
import { erasingById } from './erasing.queries.ts'
import { subjectOf } from './subject.ts'

/**
 * What became of somebody who was erased before: nothing to do; done; done, while a seat that had ended is open once more and keeps the name; or left
 * alone, because they have signed in since.
 */
export type Again = 'nothing' | 'done' | 'doneButSits' | 'usedSince'

/**
 * Erases somebody once more, whom a database that went back in time has brought back, under the receipt of the first time. The account and the seat had
 * ended then; the account ends again here, and a seat is for people to end.
 * @param given `firstAt` when it was done first
 */
export async function eraseAgain(
  tx: Tx,
  acting: Erasing,
  holdings: readonly Holding[],
  given: { receipt: string; personId: string; cause: string; firstAt: Date },
): Promise<Again> {
  await takeTurn(tx, acting.municipalityId, 'erasing')
  if (await erasingById(tx, given.receipt)) return 'nothing'
  const before = await subjectOf(tx, holdings, given.personId)
  if (!before) return 'nothing'
  const accounts = await allAccountsOf(tx, [given.personId])
  if (accounts.some(({ lastSignInAt }) => lastSignInAt !== null && lastSignInAt > given.firstAt)) return 'usedSince'
  await endAccountsOf(tx, given.personId, toDate(acting.clock()))
  const subject = { ...before, inUse: false }
  const cause = causes.find((one) => one === given.cause) ?? 'request'
  await carryOut(tx, acting, holdings, subject, { id: given.receipt, cause, firstAt: given.firstAt })
  return (await refuseErasure(tx, subject, acting.today)) === null ? 'done' : 'doneButSits'
}
