import type { Tx } from '#platform/db/db.ts'
import { newId, slugify } from '#platform/ids.ts'
import type { Texts } from '#texts/index.ts'
import {
  type CaseFile,
  caseByNumber,
  caseBySlug,
  casesById,
  countListed,
  firstItems,
  insertCase,
  type ListedCase,
  listedCases,
  nameCase,
  publicItemsOf,
  publicLinks,
} from './cases.queries.ts'

/** What the public may read of an item, as a case needs it. */
export type PublicItem = {
  itemId: string
  shortId: string
  number: string | null
  title: string
  /** The decision, or what the item is about, in one plain sentence. */
  summary: string
  lang: string
  outcome: keyof Texts['meetings']['outcomes'] | null
  hasDecision: boolean
  /** Who decided it; while nothing is decided, the bodies that meet. */
  bodies: string[]
  meeting: { title: string; startsAt: Date; hostBodyName: string; state: keyof Texts['meetings']['states'] }
}

/** Of the items named, those that the public may read, newest meeting first. */
export type PublishedItemsOf = (tx: Tx, itemIds: string[]) => Promise<PublicItem[]>

/** A case of which something is public. `items` is never empty; newest first. */
export type PublicCase = CaseFile & { items: PublicItem[] }

export type NewCase = { system: string; number: string; title?: string }

/**
 * Finds the case with this number, or opens it under an address made of the number, with -2, -3 … where another system has that number already.
 * A case without a title takes the one that is given.
 * @returns the case's id
 */
export async function ensureCase(tx: Tx, municipalityId: string, { system, number, title = '' }: NewCase): Promise<string> {
  const base = slugify(number)
  for (let n = 1; ; n++) {
    const known = await caseByNumber(tx, system, number)
    if (known) {
      if (known.title === '' && title !== '') await nameCase(tx, known.id, title)
      return known.id
    }
    const id = newId()
    const slug = n === 1 ? base : `${base}-${n}`
    if (await insertCase(tx, { municipality_id: municipalityId, id, system, number, slug, title })) return id
  }
}

/** Every case with something public in it, the one that was last on an agenda first. Three queries, however many there are. */
export async function publicCases(tx: Tx, publishedItemsOf: PublishedItemsOf): Promise<PublicCase[]> {
  const links = Map.groupBy(await publicLinks(tx), (link) => link.itemId)
  const items = await publishedItemsOf(tx, [...links.keys()])
  const tied = items.flatMap((item) => (links.get(item.itemId) ?? []).map(({ caseId }) => ({ caseId, item })))
  // Items come newest first, so the cases stand in the order of their latest item.
  const byCase = Map.groupBy(tied, ({ caseId }) => caseId)
  const files = await casesById(tx, [...byCase.keys()])
  return [...byCase].flatMap(([id, each]) => {
    const file = files.get(id)
    return file ? [{ ...file, items: each.map(({ item }) => item) }] : []
  })
}

/** `about`: of a case without a title the first item that it had. */
export type CaseLine = ListedCase & { about: PublicItem | undefined }
export type CaseList = { cases: CaseLine[]; total: number; page: number; pages: number }

const pageSize = 25

/** One page of the cases. A page beyond the last is the last. */
export async function caseList(tx: Tx, publishedItemsOf: PublishedItemsOf, asked: number): Promise<CaseList> {
  const total = await countListed(tx)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(Math.max(1, asked), pages)
  const cases = await listedCases(tx, { limit: pageSize, offset: (page - 1) * pageSize })
  const first = await firstItems(
    tx,
    cases.flatMap(({ id, title }) => (title === '' ? [id] : [])),
  )
  const items = new Map((await publishedItemsOf(tx, [...first.values()])).map((item) => [item.itemId, item]))
  return { cases: cases.map((file) => ({ ...file, about: items.get(first.get(file.id) ?? '') })), total, page, pages }
}

/** @returns null when there is no such case, or nothing of it is public */
export async function publicCase(tx: Tx, publishedItemsOf: PublishedItemsOf, slug: string): Promise<PublicCase | null> {
  const file = await caseBySlug(tx, slug)
  if (!file) return null
  const items = await publishedItemsOf(tx, await publicItemsOf(tx, file.id))
  return items.length > 0 ? { ...file, items } : null
}

/** A case that was never given a title is called by its number: the title of one of its items would be wrong for the others. */
export const titleOf = (t: Texts, { title, number }: Pick<CaseFile, 'title' | 'number'>): string => title || t.cases.numbered(number)

/** What a case that was never given a title is about, as far as the first item that it had tells. */
export const aboutOf = ({ title, items }: Pick<PublicCase, 'title' | 'items'>): PublicItem | undefined =>
  title === '' ? items.at(-1) : undefined
