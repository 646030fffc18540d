import { type Insertable, type Kysely, sql } from 'kysely'
import { inBatches } from '#platform/db/batches.ts'
import { type Database, pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'outgoing_mail'>(tx)

export const insertMails = (tx: Tx, rows: Insertable<Database['outgoing_mail']>[]) =>
  inBatches(rows, (batch) => from(tx).insertInto('outgoing_mail').values(batch).execute())

export const mailById = (tx: Tx, id: string) =>
  from(tx).selectFrom('outgoing_mail').select(['state', 'attempts', 'claimed_until']).where('id', '=', id).executeTakeFirst()

/** Takes a mail for sending until a moment; undefined when it is not to be sent, or somebody else has it. Of two who come at once one gets it. */
export const claimMail = (tx: Tx, id: string, now: Date, until: Date) =>
  from(tx)
    .updateTable('outgoing_mail')
    .set((set) => ({ attempts: set('attempts', '+', 1), claimed_until: until }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where((where) => where.or([where('claimed_until', 'is', null), where('claimed_until', '<=', now)]))
    .returning(['id', 'account_id', 'address', 'kind', 'params', 'lang'])
    .executeTakeFirst()

type Outcome = { state: string; problem: string; shown_subject?: string; shown_text?: string }

/** Notes what became of a mail, and of those that went out as parts of it. */
export async function finishMail(tx: Tx, id: string, outcome: Outcome, at: Date) {
  const isDone = outcome.state !== 'queued'
  const { state, problem } = outcome
  await from(tx)
    .updateTable('outgoing_mail')
    .set({ ...outcome, claimed_until: null, finished_at: isDone ? at : null })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
  if (isDone)
    await from(tx)
      .updateTable('outgoing_mail')
      .set({ state, problem, finished_at: at })
      .where('gathered_in', '=', id)
      .where('state', '=', 'waiting')
      .execute()
}

/** An account's mails that can wait, oldest first, locked; those that go out in another mail already are left out. */
export const waitingMails = (tx: Tx, accountId: string) =>
  from(tx)
    .selectFrom('outgoing_mail')
    .select(['id', 'address', 'lang'])
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .where('gathered_in', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()

export const gatherInto = (tx: Tx, ids: string[], digestId: string) =>
  from(tx).updateTable('outgoing_mail').set({ gathered_in: digestId }).where('id', 'in', ids).execute()

/** What waited goes out now, or what was refused once more; to this address if one is given. */
export const queueAgain = (tx: Tx, ids: string[], states: string[], address?: string) =>
  from(tx)
    .updateTable('outgoing_mail')
    .set({ state: 'queued', problem: '', finished_at: null, settled_at: null, claimed_until: null, ...(address && { address }) })
    .where('id', 'in', ids)
    .where('state', 'in', states)
    .returning('id')
    .execute()

export const gatheredMails = (tx: Tx, digestId: string) =>
  from(tx)
    .selectFrom('outgoing_mail')
    .select(['id', 'account_id', 'kind', 'params', 'lang'])
    .where('gathered_in', '=', digestId)
    .orderBy('id')
    .execute()

/** How many mails of a kind are on their way to an account. */
export async function countOnTheWay(tx: Tx, accountId: string, kind: string): Promise<number> {
  const row = await from(tx)
    .selectFrom('outgoing_mail')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('state', '=', 'queued')
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Mails that were laid down before a moment and still lie there, though nobody is sending them. */
export const mailsLeftLying = (tx: Tx, before: Date, now: Date) =>
  from(tx)
    .selectFrom('outgoing_mail')
    .select(['id', 'account_id', 'state'])
    .where('state', 'in', ['queued', 'waiting'])
    .where('gathered_in', 'is', null)
    .where('queued_at', '<', before)
    .where((where) => where.or([where('claimed_until', 'is', null), where('claimed_until', '<', now)]))
    .limit(5_000)
    .execute()

/** Over all municipalities, as the owner: mails that should have gone, and since when. */
export const overdueMails = (owner: Kysely<Database>, before: Date) =>
  owner
    .selectFrom('outgoing_mail')
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.min('queued_at').as('since')])
    .where('state', '=', 'queued')
    .where('queued_at', '<', before)
    .executeTakeFirstOrThrow()

/** The accounts to which a mail of this kind is still to be sent. */
export async function accountsWithWaitingMail(tx: Tx, kind: string): Promise<Set<string>> {
  const rows = await from(tx)
    .selectFrom('outgoing_mail')
    .select('account_id')
    .distinct()
    .where('kind', '=', kind)
    .where('state', 'in', ['waiting', 'queued'])
    .execute()
  return new Set(rows.flatMap((row) => row.account_id ?? []))
}

/** The accounts whose mail the server refused, and nobody has dealt with it yet. */
export async function accountsWithRefusedMail(tx: Tx): Promise<Set<string>> {
  const rows = await from(tx)
    .selectFrom('outgoing_mail')
    .select('account_id')
    .distinct()
    .where('state', '=', 'refused')
    .where('settled_at', 'is', null)
    .execute()
  return new Set(rows.flatMap((row) => row.account_id ?? []))
}

const toFollower = (tx: Tx) => from(tx).selectFrom('outgoing_mail').where('account_id', 'is', null)

/** How many mails of a kind were laid ready for an address without an account since a moment. */
export async function countMailsTo(tx: Tx, address: string, kind: string, since: Date): Promise<number> {
  const row = await toFollower(tx)
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('address', '=', address)
    .where('kind', '=', kind)
    .where('queued_at', '>=', since)
    .executeTakeFirstOrThrow()
  return row.count
}

/** The addresses without an account whose last mails of a kind were refused, so many of them one after another. */
export async function addressesRefusing(tx: Tx, kind: string, times: number): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select address from (
      select address, state, row_number() over (partition by address order by queued_at desc, id desc) as nth from outgoing_mail
      where account_id is null and kind = ${kind} and state in ('sent', 'shown', 'refused')
    ) latest
    where nth <= ${times} group by address having count(*) = ${times} and bool_and(state = 'refused') order by address`.execute(from(tx))
  return rows.map(({ address }) => address)
}

/** Forgets all mails to addresses without an account, sent or not. */
export const forgetMailsTo = (tx: Tx, addresses: readonly string[]) =>
  from(tx).deleteFrom('outgoing_mail').where('account_id', 'is', null).where('address', 'in', addresses).execute()
