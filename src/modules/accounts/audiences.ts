import type { Actor } from '#platform/http/actor.ts'
import { type Audience, draftsOf } from '#platform/search/search.ts'
import { may } from './policy.ts'

/**
 * Whose search entries somebody may find: the public's; closed items of the bodies they sit in; and, when asked for, the drafts of the bodies that they
 * work for. Drafts of which nobody knows yet whose they are are for those who work for all.
 * @param bodyIds all bodies of the municipality
 */
export function audiencesOf(actor: Actor, bodyIds: string[], drafts: boolean): Audience[] {
  const closed = bodyIds.filter((id) => may(actor, 'read', { kind: 'item', bodyIds: [id], isPublic: true, openness: 'closed' }))
  const worksFor = (...ids: string[]) => drafts && may(actor, 'edit', { kind: 'meeting', bodyIds: ids, isPublic: false })
  return [
    'public',
    ...closed.map((id): Audience => `body/${id}`),
    ...bodyIds.filter((id) => worksFor(id)).map(draftsOf),
    ...(worksFor() ? [draftsOf(null)] : []),
  ]
}
