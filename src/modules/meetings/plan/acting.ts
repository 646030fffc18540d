import type { Ctx } from '#platform/http/context.ts'
import type { StepActing } from './stand.ts'

/** Whoever sends the request, as the one who takes a step. */
export const actingOf = (c: Ctx): StepActing => ({
  municipalityId: c.get('municipality').id,
  actor: `account/${c.get('actor').accountId}`,
  clock: c.get('platform').clock,
  by: c.get('actor'),
})
