import type { Ctx } from '#platform/http/context.ts'

/** Who acts in a request, where and when. */
export const actingOf = (c: Ctx) => ({
  municipalityId: c.get('municipality').id,
  actor: `account/${c.get('actor').accountId}` as const,
  clock: c.get('platform').clock,
})
