import type { PrintedItems } from '#modules/cases/index.ts'
import { publishedModelsOfItems } from '../published.queries.ts'
import { itemBlocks } from './item-blocks.ts'
import { paperLocal } from './local.ts'

/** What the public may read of items, wherever they were on an agenda, as blocks whose first heading is of level 3. */
export const printedItems: PrintedItems = async (tx, c, shortIds) => {
  const local = await paperLocal(tx, c)
  const models = await publishedModelsOfItems(tx, shortIds)
  const items = new Map(models.flatMap((model) => model.items).map((item) => [item.shortId, item]))
  return {
    municipality: local.municipality,
    accent: local.accent,
    logo: local.logo,
    blocksOf: (shortId) => {
      const item = items.get(shortId)
      return item ? itemBlocks(local, item, { level: 3, decisions: true, attachments: true }) : []
    },
  }
}
