import { accountsByRole } from '#modules/accounts/index.ts'
import { bodySummaries, settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'

export const steps = ['council', 'front', 'contact', 'sender', 'users'] as const
export type Step = (typeof steps)[number]

/** What a municipality needs before residents and members can use it, and does not have yet; in the order in which to do it. */
export async function missingSteps(tx: Tx, day: string): Promise<Step[]> {
  const bodies = await bodySummaries(tx)
  const { purpose, contact, contact_email, sender } = await settingValues(tx, ['purpose', 'contact', 'contact_email', 'sender'], null, day)
  const holders = await accountsByRole(tx, day)
  const done: Record<Step, boolean> = {
    council: bodies.some(({ kind }) => kind === 'council'),
    front: purpose.length > 0,
    contact: contact.length > 0 || contact_email !== '',
    sender: sender.name !== '',
    users: new Set(Object.values(holders).flatMap((each) => each.map(({ accountId }) => accountId))).size > 1,
  }
  return steps.filter((step) => !done[step])
}
