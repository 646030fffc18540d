import { accountsOfPersons } from '#modules/accounts/index.ts'
import { bodySummaries, membershipsOn, namesOf } from '#modules/council/index.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Ctx } from '#platform/http/context.ts'
import { today } from '#platform/http/context.ts'
import type { Told } from './messages.ts'

/** Members whom no mail about a meeting can reach, by name, and where they are invited. */
export type Unreached = { names: string[]; path: string }

/** What a call goes out for: whoever is not reached by it, somebody else has to tell. */
const calls = new Set(['meeting_called', 'meeting_moved', 'meeting_cancelled', 'supplement'])

/**
 * Of the meetings to come that people were called to, those of their members now who have no account, by what the mails are about. What was held is
 * left out: whether its members of then could be reached is not known any more.
 */
export async function unreachedOf(tx: Tx, c: Ctx, told: readonly Told[]): Promise<Map<string, Unreached>> {
  const now = toDate(c.get('platform').clock())
  const coming = told.filter(({ matter, mails }) => matter?.at && matter.at > now && mails.some((mail) => calls.has(mail.kind)))
  if (coming.length === 0) return new Map()
  const members = (await membershipsOn(tx, today(c))).filter((one) => one.isSeated || one.function === 'substitute')
  const accounts = await accountsOfPersons(tx, [...new Set(members.map((one) => one.personId))])
  const without = members.filter((one) => !accounts.has(one.personId))
  const names = await namesOf(tx, [...new Set(without.map((one) => one.personId))])
  const bodies = new Map((await bodySummaries(tx)).map((body) => [body.id, body]))
  return new Map(
    coming.flatMap(({ row, matter }) => {
      const theirs = without.filter((one) => matter?.bodyIds.includes(one.bodyId))
      const slug = bodies.get(theirs[0]?.bodyId ?? '')?.slug
      if (slug === undefined) return []
      const byName = [...new Set(theirs.map((one) => one.personId))].map((id) => names.get(id) ?? '')
      return [[row.matter, { names: byName.sort((a, b) => a.localeCompare(b, 'da')), path: `/opsaetning/raad/${slug}/perioder` }]]
    }),
  )
}
