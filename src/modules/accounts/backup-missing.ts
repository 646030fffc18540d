import type { Check } from '#platform/health.ts'
import { type Actor, hasRole } from '#platform/http/actor.ts'
import type { DeskEntry } from './desk.ts'

/** To the administrator, as long as the night's backup does not come: those who run the machine may not have seen it. */
export async function backupMissing(actor: Actor, check: (() => Promise<Check>) | undefined): Promise<DeskEntry[]> {
  if (!check || !hasRole(actor, 'administrator')) return []
  return (await check()).ok ? [] : [{ kind: 'backupMissing', title: null, path: '/opsaetning', at: null }]
}
