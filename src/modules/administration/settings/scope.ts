import type { Acting } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Ctx } from '#platform/http/context.ts'
import type { Crumb } from '#ui/page/props.ts'
import type { Screen } from './screen.ts'

/**
 * Whose settings a screen shows: a body's own, or (no body) what the municipality shares.
 * `sharedPath`: where the reader may set what a body follows that has nothing of its own.
 */
export type Scope = { bodyId: string | null; name: string; path: string; crumbs: Crumb[]; sharedPath?: string | null }
/** Finds whose settings are asked for. @throws AppError 404 when the reader may not set them */
export type FindScope = (tx: Tx, c: Ctx, screen: Screen) => Promise<Scope>

export const actingOf = (c: Ctx): Acting => ({
  municipalityId: c.get('municipality').id,
  actor: `account/${c.get('actor').accountId}`,
  clock: c.get('platform').clock,
})
