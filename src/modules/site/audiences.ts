import { type Actor, hasRoleIn } from '#platform/http/actor.ts'
import type { Audience } from '#platform/search/search.ts'

/**
 * What somebody may find: what is public; closed items of the bodies they sit in or work for; on request what is not released yet, which is for
 * those who prepare the meetings of the whole municipality. A substitute observes without a seat and finds no more than the public.
 * @param bodyIds the bodies to ask about
 */
export function audiencesOf(actor: Actor, bodyIds: readonly string[], drafts: boolean): Audience[] {
  if (actor.accountId === null) return ['public']
  const own = bodyIds.filter((id) => hasRoleIn(actor, [id], 'member', 'chair', 'secretary', 'administrator'))
  const prepares = hasRoleIn(actor, [], 'chair', 'secretary', 'administrator')
  return ['public', ...own.map((id): Audience => `body/${id}`), ...(drafts && prepares ? (['secretariat'] as const) : [])]
}
