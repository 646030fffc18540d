import { type MeetingNews, newsBetween } from '#modules/meetings/index.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import type { Platform } from '#platform/http/context.ts'
import { addressesRefusing, forgetMailsTo } from '#platform/outbox/outbox.queries.ts'
import { queueMails } from '#platform/outbox/outbox.ts'
import { readAbout } from './about.ts'
import { type Followed, itemsByCase, pathsOf, toldTo } from './digest.ts'
import { addTold, askAnew, type ConfirmedRow, confirmedFollows, setToldUntil, toldUntil } from './follow.queries.ts'
import type { Acting } from './follows.ts'
import { pathsFound } from './found.ts'

/** What was published in these last minutes may still stand in a transaction that has not ended: it is told the next morning. */
const settling = { minutes: 10 }
/** So many mails refused one after another, and the address has to confirm anew. */
const refusals = 3
/** Addresses that are read at a time: what a morning holds in memory does not grow with those who follow. */
const addressesAtOnce = 500
/** Searches whose answer is remembered while others may have asked the same. */
const searchesAtOnce = 2_000

/**
 * Lays ready one mail for each address that follows something of which there is news since the last time. All of it happens, or nothing: what has been
 * told and up to when is noted in the same transaction, so that whoever comes after a program that died tells nothing twice and leaves nothing out.
 * @returns how many mails
 */
export const tellFollowers = (platform: Pick<Platform, 'db' | 'clock'>, municipalityId: string): Promise<number> =>
  platform.db.in(municipalityId, (tx) => tell(tx, { municipalityId, clock: platform.clock }))

async function tell(tx: Tx, acting: Acting): Promise<number> {
  const { municipalityId, clock } = acting
  await takeTurn(tx, municipalityId, 'news for followers')
  const since = await toldUntil(tx)
  const until = toDate(clock().subtract(settling))
  if (!since || since >= until) return 0
  await pause(tx, acting)
  const next = (after: string) => confirmedFollows(tx, after, addressesAtOnce)
  let rows = await next('')
  const span = { since, until }
  const news = rows.length > 0 ? await newsBetween(tx, span) : []
  await setToldUntil(tx, until)
  if (news.length === 0) return 0
  const search = searching(tx, pathsOf(news))
  let mails = 0
  for (; rows.length > 0; rows = await next(rows.at(-1)?.address ?? '')) mails += await tellSome(tx, acting, { rows, news, span, search })
  const payload = { mails, until: until.toISOString() }
  await recordAudit(tx, municipalityId, clock, { actor: 'system', action: 'follow.tell', thing: 'follows', payload })
  return mails
}

type Telling = { rows: readonly ConfirmedRow[]; news: readonly MeetingNews[]; span: { since: Date; until: Date }; search: Searching }

/** @returns how many mails lie ready for these addresses */
async function tellSome(tx: Tx, { municipalityId, clock }: Acting, { rows, news, span, search }: Telling): Promise<number> {
  const hits = await hitsOf(rows, search)
  const cases = await itemsByCase(
    tx,
    rows.map(({ about }) => about),
  )
  const mails = [...Map.groupBy(rows, ({ address }) => address)].flatMap(([address, own]) => {
    const follows = own.map((row) => followed(row, new Set(hits.get(row.id))))
    if (toldTo(news, follows, cases).length === 0) return []
    const found = Object.fromEntries(own.flatMap(({ id }) => (hits.has(id) ? [[id, hits.get(id)]] : [])))
    const params = { since: span.since.toISOString(), until: span.until.toISOString(), hits: found }
    return [{ accountId: null, address, kind: 'follow_digest', params, lang: own.at(-1)?.lang ?? 'da', about: 'follow' }]
  })
  await addTold(tx, hits)
  await queueMails(tx, municipalityId, clock, mails)
  return mails.length
}

export const followed = ({ about, confirmed_at }: Pick<ConfirmedRow, 'about' | 'confirmed_at'>, hits: ReadonlySet<string>): Followed => ({
  about,
  confirmedAt: confirmed_at ?? new Date(Number.MAX_SAFE_INTEGER),
  hits,
})

/** Addresses that nobody reads are written to no more, and forgotten when nobody confirms them anew. */
async function pause(tx: Tx, { municipalityId, clock }: Acting) {
  const addresses = await addressesRefusing(tx, 'follow_digest', refusals)
  if (addresses.length === 0) return
  for (const id of await askAnew(tx, addresses, toDate(clock())))
    await recordAudit(tx, municipalityId, clock, { actor: 'system', action: 'follow.pause', thing: `follow/${id}` })
  await forgetMailsTo(tx, addresses)
}

/** Among what is new, what each search finds for the first time, by the row. */
async function hitsOf(rows: readonly ConfirmedRow[], search: Searching): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const { id, about, told } of rows) {
    const asked = readAbout(about)
    const paths = asked.kind === 'search' ? await search(asked.search) : []
    const first = paths.filter((path) => !told.includes(path))
    if (first.length > 0) found.set(id, first)
  }
  return found
}

/** What a search finds among what is new. */
type Searching = (asked: string) => Promise<string[]>

/** Who asks the same is answered by one search. */
function searching(tx: Tx, fresh: ReadonlySet<string>): Searching {
  const known = new Map<string, string[]>()
  return async (asked) => {
    const before = known.get(asked)
    if (before) return before
    const paths = (await pathsFound(tx, asked)).filter((path) => fresh.has(path))
    if (known.size >= searchesAtOnce) known.clear()
    known.set(asked, paths)
    return paths
  }
}
