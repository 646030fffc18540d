import type { ItemBlock } from './block-types.ts'
import type { Head } from './head-fields.ts'
import { tellsOutcome } from './outcome.ts'

/** Two items are the least that show a way of printing. */
const MIN_ITEMS = 2

/**
 * Small councils print what was said right under the heading, and nothing else. Where a document calls itself minutes and has no caption
 * and no sign anywhere, the text of an item is its decision if it says what became of the matter; each is a doubt. Where one caption
 * stands, the text without any is the case.
 */
export function uncaptioned(items: ItemBlock[], { kindWord }: Pick<Head, 'kindWord'>): Set<ItemBlock> {
  const plain = items.every(({ sections }) => sections.every(({ mark }) => mark === null))
  if (kindWord !== 'minutes' || items.length < MIN_ITEMS || !plain) return new Set()
  return new Set(items.filter(({ sections, title }) => sections.length === 1 && tellsOutcome(textOf(sections), title)))
}

function textOf(sections: ItemBlock['sections']): string {
  return sections.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n')
}
