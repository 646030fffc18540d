import type { PrintedItems } from '#modules/cases/index.ts'
import type { PaperBlock } from '#platform/paper/paper.ts'
import { datedItems, leftOpen, pastDecisions } from '../case-history.ts'
import { publishedModelsOfItems } from '../published.queries.ts'
import { encloser, filesIn } from './enclose.ts'
import { enclosedFiles } from './enclosed-files.ts'
import { itemBlocks } from './item-blocks.ts'
import { paperLocal } from './local.ts'

/**
 * What the public may read of the items of a case, as blocks whose first heading is of level 2. What old minutes repeat of earlier decisions stands
 * once, for itself. `papers`: the pages of every paper come after its item, where else the papers are named in a list.
 */
export const printedItems: PrintedItems = async (tx, c, shortIds, papers) => {
  const local = await paperLocal(tx, c)
  const dated = datedItems(await publishedModelsOfItems(tx, shortIds), shortIds)
  const items = new Map(dated.map(({ item }) => [item.shortId, { ...item, cases: [], history: [] }]))
  const enclosed = papers ? await encloser(tx, local, [...items.values()]) : (): PaperBlock[] => []
  return {
    municipality: local.municipality,
    accent: local.accent,
    logo: local.logo,
    past: pastDecisions(dated),
    ahead: (shortId) => leftOpen(dated, shortId),
    blocksOf: (shortId) => {
      const item = items.get(shortId)
      return item ? [...itemBlocks(local, item, { level: 2, decisions: true, attachments: !papers }), ...enclosed(item)] : []
    },
    filesOf: (blocks) => enclosedFiles(c, filesIn(blocks)),
  }
}
