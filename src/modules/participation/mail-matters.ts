import type { Tx } from '#platform/db/db.ts'
import { uuid } from '#platform/ids.ts'
import { proposalsById } from './mail-matters.queries.ts'

const aboutProposal = new RegExp(`^proposal/(${uuid})$`)

/** The proposals among what mails are about (`proposal/<id>`): their titles, where the secretariat answers them, and whose they are. */
export async function proposalsMailedAbout(tx: Tx, abouts: readonly string[]) {
  const proposals = await proposalsById(
    tx,
    abouts.flatMap((about) => aboutProposal.exec(about)?.[1] ?? []),
  )
  return new Map(
    proposals.map(({ id, title, body_id, created_at }) => [
      `proposal/${id}`,
      { title, at: created_at, path: '/forslag', bodyIds: [body_id] },
    ]),
  )
}
