import { AppError } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/context.ts'
import { isFromThisMachine } from './machine.ts'

/** The page that signs anybody in as a demo person: only where the operator lets it, in a demo municipality, for a browser on this machine. */
export const isDemoDoorOpen = (c: Ctx, demoSignIn: boolean) => demoSignIn && c.get('municipality').isDemo && isFromThisMachine(c)

/** @throws AppError 404, as if there were no such page */
export function requireDemoDoor(c: Ctx, demoSignIn: boolean) {
  if (!isDemoDoorOpen(c, demoSignIn)) throw new AppError(404, 'no demo door here')
}
