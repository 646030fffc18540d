import { may } from '#modules/accounts/index.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, today } from '#platform/http/context.ts'
import type { Holding } from '#platform/personal/holding.ts'
import type { Erasing } from './erase-person.ts'
import { type Known, subjectOf } from './subject.ts'

/** Personal data are the whole municipality's: the administrator of one body has no part in them. */
export function requirePrivacy(c: Ctx, action: 'read' | 'end' = 'read') {
  if (!may(c.get('actor'), action, { kind: 'account', accountId: null }))
    throw new AppError(404, 'personal data are for the whole municipality')
}

export const erasing = (c: Ctx): Erasing => ({
  municipalityId: c.get('municipality').id,
  actor: `account/${c.get('actor').accountId}`,
  clock: c.get('platform').clock,
  today: today(c),
})

export const personId = (c: Ctx) => c.req.param('id') ?? ''

export async function requireSubject(c: Ctx, holdings: readonly Holding[]): Promise<Known> {
  const subject = await inTenant(c, (tx) => subjectOf(tx, holdings, personId(c)))
  if (!subject) throw new AppError(404, 'no such person')
  return subject
}
