import { sql } from 'kysely'
import { pick, type Tx } from '#platform/db/db.ts'

const from = (tx: Tx) => pick<'outgoing_mail'>(tx)

/**
 * Mails to let somebody in, and those about nothing else, are one matter: `account`; those to people who follow something another: `follow`. Every
 * other matter is what a mail is about.
 */
const matter = sql<string>`case when account_id is null then 'follow' when about = '' or about like 'account/%' then 'account' else about end`

/**
 * Mails that people know of: no gathered mail, whose parts are here, and none that was dropped in silence. Who follows what is nobody's matter: of
 * those only what a demo shows instead of sending it.
 */
const told = (tx: Tx) =>
  from(tx)
    .selectFrom('outgoing_mail')
    .where('kind', '<>', 'digest')
    .where('state', '<>', 'dropped')
    .where((where) => where.or([where('account_id', 'is not', null), where('state', '=', 'shown')]))

export type MatterRow = { matter: string; newest: Date; arrived: number; refused: number; onTheWay: number }

/** What mails were about since a moment, the newest first, with how many arrived (or were shown), were refused and not yet settled, and still wait. */
export const mattersSince = (tx: Tx, since: Date, limit: number): Promise<MatterRow[]> =>
  told(tx)
    .where('queued_at', '>=', since)
    .select((select) => [
      matter.as('matter'),
      select.fn.max('queued_at').as('newest'),
      sql<number>`count(*) filter (where state in ('sent', 'shown'))`.as('arrived'),
      sql<number>`count(*) filter (where state = 'refused' and settled_at is null)`.as('refused'),
      sql<number>`count(*) filter (where state in ('queued', 'waiting'))`.as('onTheWay'),
    ])
    .groupBy(matter)
    .orderBy('newest', 'desc')
    .limit(limit)
    .execute()

const columns = ['id', 'account_id', 'kind', 'state', 'problem', 'queued_at', 'finished_at', 'settled_at'] as const

export type MailRow = Awaited<ReturnType<typeof mailsOfMatters>>[number]

/** The mails of these matters since a moment, newest first. Of the sign-in links only those that did not arrive: who signs in when is nobody's matter. */
export const mailsOfMatters = (tx: Tx, matters: readonly string[], since: Date, limit: number) =>
  told(tx)
    .select([...columns, matter.as('matter')])
    .where(matter, 'in', matters)
    .where('queued_at', '>=', since)
    .where((where) => where.or([where('kind', '<>', 'sign_in'), where('state', 'not in', ['sent', 'shown'])]))
    .orderBy('queued_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()

export const mailToShow = (tx: Tx, id: string) =>
  from(tx)
    .selectFrom('outgoing_mail')
    .select([...columns, matter.as('matter'), 'shown_subject', 'shown_text', 'lang'])
    .where('id', '=', id)
    .where((where) => where.or([where('account_id', 'is not', null), where('state', '=', 'shown')]))
    .executeTakeFirst()

/** Somebody has dealt with a refused mail. @returns whether it was one that nobody had dealt with */
export async function settleMail(tx: Tx, id: string, at: Date): Promise<boolean> {
  const rows = await from(tx)
    .updateTable('outgoing_mail')
    .set({ settled_at: at })
    .where('id', '=', id)
    .where('state', '=', 'refused')
    .where('settled_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** To whom a mail is. */
export const accountOfMail = async (tx: Tx, id: string): Promise<string | null> =>
  (await from(tx).selectFrom('outgoing_mail').select('account_id').where('id', '=', id).executeTakeFirst())?.account_id ?? null
