import { type CaseFile, casesById, casesOfItems, itemsOfCases, publicLinks, titleOf } from '#modules/cases/index.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { takeTurn } from '#platform/db/turns.ts'
import type { Findable } from '#platform/search/catch-up.ts'
import { betweenFields, removeEntries, replaceEntries } from '#platform/search/search.ts'
import { textsOf } from '#texts/index.ts'
import { publishedItemsOf } from './published.ts'

/**
 * Makes the cases of these items findable by their number, their title and the titles of what is public in them; a case of which nothing is public
 * any more is not found. To be called when the lists of what is public are written.
 */
export async function indexCases(tx: Tx, municipalityId: string, itemIds: readonly string[]): Promise<void> {
  const files = new Map([...(await casesOfItems(tx, itemIds)).values()].flat().map((file) => [file.id, file]))
  await indexFiles(tx, municipalityId, [...files.values()])
}

/** Every case of which something is public. */
export const findableCases: Findable = {
  kind: 'case',
  ids: async (tx) => [...new Set((await publicLinks(tx)).map(({ caseId }) => caseId))],
  index: async (tx, municipalityId, id) => indexFiles(tx, municipalityId, [...(await casesById(tx, [id])).values()]),
}

async function indexFiles(tx: Tx, municipalityId: string, files: readonly CaseFile[]): Promise<void> {
  // What one meeting takes back, another that has read it before must not write again.
  for (const { id } of files.toSorted((a, b) => (a.id < b.id ? -1 : 1))) await takeTurn(tx, municipalityId, `case/${id}`)
  const links = await itemsOfCases(
    tx,
    files.map(({ id }) => id),
  )
  const published = await publishedItemsOf(tx, [...new Set(links.map(({ itemId }) => itemId))])
  for (const file of files) {
    const linked = new Set(links.filter(({ caseId }) => caseId === file.id).map(({ itemId }) => itemId))
    const items = published.filter(({ itemId }) => linked.has(itemId))
    const [latest] = items
    if (!latest) {
      await removeEntries(tx, `case/${file.id}`)
      continue
    }
    await replaceEntries(tx, municipalityId, `case/${file.id}`, [
      {
        audience: 'public',
        kind: 'case',
        lang: 'da',
        title: titleOf(textsOf('da'), file),
        body: [file.number, ...new Set(items.map(({ title }) => title))].join(betweenFields),
        url: `/sager/${file.slug}`,
        source: null,
        itemNumber: null,
        bodyId: null,
        happenedOn: dayOf(latest.meeting.startsAt),
        cases: [file.slug],
      },
    ])
  }
}
