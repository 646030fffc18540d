import type { Insertable } from 'kysely'
import { type Database, pick, type Tx } from '#platform/db/db.ts'
import type { ProposalState } from './proposal.state.ts'

const from = (tx: Tx) => pick<'proposal'>(tx)

const proposals = (tx: Tx) =>
  from(tx)
    .selectFrom('proposal')
    .select(['id', 'title', 'reason', 'answer', 'state'])
    .select(['body_id as bodyId', 'meeting_id as meetingId', 'person_id as personId', 'item_id as itemId'])
    .select(['answered_by as answeredBy', 'answered_at as answeredAt', 'created_at as createdAt'])

export type ProposalRow = Omit<Awaited<ReturnType<ReturnType<typeof proposals>['executeTakeFirstOrThrow']>>, 'state'> & {
  state: ProposalState
}

const asProposals = async (rows: Promise<{ state: string }[]>) => (await rows) as unknown as ProposalRow[]

export const insertProposal = (tx: Tx, row: Insertable<Database['proposal']>) => from(tx).insertInto('proposal').values(row).execute()

/** What somebody has proposed, newest first. */
export const proposalsOf = (tx: Tx, personId: string, limit: number) =>
  asProposals(proposals(tx).where('person_id', '=', personId).orderBy('created_at', 'desc').orderBy('id').limit(limit).execute())

/** The proposals to bodies (null: to all) in these states: those that wait the oldest first, answered ones the newest first. */
export const proposalsTo = (tx: Tx, bodyIds: readonly string[] | null, states: readonly ProposalState[], limit: number) =>
  asProposals(
    proposals(tx)
      .where('state', 'in', states)
      .$if(bodyIds !== null, (narrowed) =>
        narrowed.where('body_id', 'in', bodyIds?.length ? bodyIds : ['00000000-0000-0000-0000-000000000000']),
      )
      .orderBy('answered_at', 'desc')
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .execute(),
  )

export const proposalById = async (tx: Tx, id: string) => (await asProposals(proposals(tx).where('id', '=', id).execute()))[0] ?? null

/** The same, held until the transaction ends. */
export const lockProposal = async (tx: Tx, id: string) =>
  (await asProposals(proposals(tx).where('id', '=', id).forUpdate().execute()))[0] ?? null

export const setProposal = (
  tx: Tx,
  id: string,
  set: { state: ProposalState; answer?: string; answered_by?: string; answered_at?: Date; item_id?: string; meeting_id?: string },
) => from(tx).updateTable('proposal').set(set).where('id', '=', id).execute()

/** Who proposed it. */
export const personOfProposal = async (tx: Tx, id: string): Promise<string | null> =>
  (await from(tx).selectFrom('proposal').select('person_id').where('id', '=', id).executeTakeFirst())?.person_id ?? null
