import { accountsByRole, councilIsSeated } from '#modules/accounts/index.ts'
import { bodySummaries, settingValues } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'

export const steps = ['council', 'front', 'contact', 'sender', 'members', 'users'] as const
export type Step = (typeof steps)[number]

/** What a municipality needs before residents and members can use it, and does not have yet; in the order in which to do it; and the address of the council. */
export async function missingSteps(tx: Tx, day: string): Promise<{ missing: Step[]; council: string | null }> {
  const council = (await bodySummaries(tx)).find(({ kind }) => kind === 'council')
  const { purpose, contact, contact_email, sender } = await settingValues(tx, ['purpose', 'contact', 'contact_email', 'sender'], null, day)
  const holders = await accountsByRole(tx, day)
  const done: Record<Step, boolean> = {
    council: council !== undefined,
    front: purpose.length > 0,
    contact: contact.length > 0 || contact_email !== '',
    sender: sender.name !== '',
    members: await councilIsSeated(tx, day),
    users: new Set(Object.values(holders).flatMap((each) => each.map(({ accountId }) => accountId))).size > 1,
  }
  return { missing: steps.filter((step) => !done[step]), council: council?.slug ?? null }
}
