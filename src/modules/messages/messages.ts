import { accountNames, type DeskEntry } from '#modules/accounts/index.ts'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import { type MailRow, type MatterRow, mailsOfMatters, mailToShow, mattersSince } from '#platform/outbox/history.queries.ts'
import { type Matter, type Matters, maySee } from './matters.ts'

const weeks = 8
const mostMatters = 1_000
const mostMails = 2_000
export const mattersPerPage = 10

/** Mails about one thing. `matter` is null for sign-in links and invitations. */
export type Told = { row: MatterRow; matter: Matter | null; mails: (MailRow & { name: string })[] }

const since = (clock: Clock) => toDate(clock().subtract({ hours: weeks * 7 * 24 }))

async function visibleTo(tx: Tx, actor: Actor, clock: Clock, matters: Matters) {
  const rows = await mattersSince(tx, since(clock), mostMatters)
  const known = await matters(
    tx,
    rows.map((row) => row.matter),
  )
  return rows.filter((row) => maySee(actor, known.get(row.matter))).map((row) => ({ row, matter: known.get(row.matter) ?? null }))
}

/** The mails of the last weeks that this person may know of, by what they are about, newest first. @param page from 1 */
export async function toldOf(tx: Tx, actor: Actor, clock: Clock, matters: Matters, page: number): Promise<{ told: Told[]; pages: number }> {
  const all = await visibleTo(tx, actor, clock, matters)
  const pages = Math.max(1, Math.ceil(all.length / mattersPerPage))
  const start = (Math.min(page, pages) - 1) * mattersPerPage
  const shown = all.slice(start, start + mattersPerPage)
  const mails = shown.length === 0 ? [] : await mailsOf(tx, shown, clock)
  return { pages, told: shown.map((one) => ({ ...one, mails: mails.filter((mail) => mail.matter === one.row.matter) })) }
}

async function mailsOf(tx: Tx, shown: { row: MatterRow }[], clock: Clock) {
  const rows = await mailsOfMatters(
    tx,
    shown.map(({ row }) => row.matter),
    since(clock),
    mostMails,
  )
  const names = await accountNames(tx, [...new Set(rows.flatMap((row) => row.account_id ?? []))])
  return rows.map((row) => ({ ...row, name: names.get(row.account_id ?? '') ?? '' }))
}

const nameOf = async (tx: Tx, accountId: string | null) =>
  accountId === null ? '' : ((await accountNames(tx, [accountId])).get(accountId) ?? '')

/** One mail as this person may know of it; null when there is none for them. */
export async function mailFor(tx: Tx, actor: Actor, matters: Matters, id: string) {
  const row = await mailToShow(tx, id)
  if (!row) return null
  const matter = (await matters(tx, [row.matter])).get(row.matter)
  if (!maySee(actor, matter)) return null
  return { ...row, about: matter ?? null, name: await nameOf(tx, row.account_id) }
}

/** Refused mails that nobody has dealt with, one entry for each thing that they are about. */
export async function undelivered(tx: Tx, actor: Actor, clock: Clock, matters: Matters): Promise<DeskEntry[]> {
  if (actor.grants.length === 0) return []
  const open = (await visibleTo(tx, actor, clock, matters)).filter(({ row }) => row.refused > 0)
  return open.map(({ row, matter }) => ({ kind: 'undelivered', title: matter?.title ?? null, path: messagesPath, at: row.newest }))
}

export const messagesPath = '/beskeder'
