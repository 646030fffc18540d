import type { Ctx } from '#platform/http/context.ts'
import type { ErrorStatus } from '#ui/error/error-page.tsx'
import { schema } from './address.ts'

export const isOparl = (c: Ctx) => c.req.path === '/api/oparl' || c.req.path.startsWith('/api/oparl/')

/** A refusal as OParl tells it: in the reader's words, and in those of whoever writes a program. */
export function answerOparlError(c: Ctx, status: ErrorStatus, message: string, debug: string) {
  return c.json({ type: `${schema}Error`, message, debug }, status, { 'Cache-Control': 'no-cache' })
}
