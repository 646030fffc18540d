import { may } from '#modules/accounts/index.ts'
import { AppError } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/context.ts'

/** @throws AppError 404 unless the reader sets up the whole municipality */
export function requireMunicipality(c: Ctx): void {
  if (!may(c.get('actor'), 'edit', { kind: 'municipality' })) throw new AppError(404, 'sets up no municipality')
}
