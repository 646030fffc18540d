import type { Ctx } from '#platform/http/context.ts'

const byScripts = new Set(['/kladde', '/rens'])
const workspace = /^\/moeder\/[^/]+\/arbejde$/

/**
 * Whether a form was sent by what goes on while somebody writes: drafts every few seconds, a paste, and items put in order one press after another.
 * Somebody fast with several windows open sends far more of these than anybody sends forms, and must never be stopped in the middle.
 */
export const isWhileWriting = (c: Ctx): boolean =>
  c.get('actor').accountId !== null &&
  (byScripts.has(c.req.path) || (workspace.test(c.req.path) && c.get('form')?.values['do'] === 'order'))
