import { allAccountsOf } from '#modules/accounts/index.ts'
import { personById } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Holding, Subject } from '#platform/personal/holding.ts'
import { valuesAbout } from '#platform/personal/personal.queries.ts'

/** Lists on which somebody stands, as the log of readings names them: everybody, who has an account, who has proposed something. */
const lists = { everybody: ['people'], withAccount: ['accounts', 'mails', 'changes'], proposing: ['proposals'] }

export type Known = Subject & { profile: string; inUse: boolean }

/** Somebody with all that the tables may name them by. Null: there is no such person. */
export async function subjectOf(tx: Tx, holdings: readonly Holding[], personId: string): Promise<Known | null> {
  const person = await personById(tx, personId)
  if (!person) return null
  const accounts = await allAccountsOf(tx, [personId])
  const subject: Subject = {
    personId,
    name: person.name,
    accounts: accounts.map(({ id, email }) => ({ id, email })),
    among: { things: [], since: person.createdAt },
  }
  const meetings = new Set<string>()
  for (const holding of holdings.filter(isAtMeeting))
    for (const id of await valuesAbout(tx, holding, subject, 'meeting_id')) meetings.add(`meeting/${id}`)
  const proposing = await Promise.all(holdings.filter(({ key }) => key === 'proposal').map((one) => valuesAbout(tx, one, subject, 'id')))
  const things = [
    ...lists.everybody,
    ...(accounts.length > 0 ? lists.withAccount : []),
    ...(proposing.flat().length > 0 ? lists.proposing : []),
    ...meetings,
  ]
  return {
    ...subject,
    among: { things, since: person.createdAt },
    profile: person.profile,
    inUse: accounts.some((one) => one.endedAt === null),
  }
}

/** Who came, and who did not: whoever reads that of a meeting reads about the person. */
const isAtMeeting = ({ key }: Holding) => key === 'attendance' || key === 'apology'
