import type { Actor } from '#platform/http/actor.ts'
import type { Audience } from '#platform/search/search.ts'
import { may } from './policy.ts'

/**
 * Whose search entries somebody may find: the public's; closed items of the bodies they sit in; and drafts, when asked for, if they may see drafts.
 * @param bodyIds all bodies of the municipality
 */
export function audiencesOf(actor: Actor, bodyIds: string[], drafts: boolean): Audience[] {
  const closed = bodyIds.filter((id) => may(actor, 'read', { kind: 'item', bodyIds: [id], isPublic: true, openness: 'closed' }))
  const seesDrafts = drafts && may(actor, 'readDraft', { kind: 'meeting', bodyIds: [], isPublic: false })
  return ['public', ...closed.map((id): Audience => `body/${id}`), ...(seesDrafts ? (['secretariat'] as const) : [])]
}
