import type { ItemBlock, SectionBlock } from './block-types.ts'
import type { Head } from './head-fields.ts'
import { isListEntry } from './lines.ts'
import { decides } from './uncaptioned.ts'

/** Two items are the least that show a way of printing. */
const MIN_ITEMS = 2
/** What stands last of a matter: who decides it, and its papers. */
const LAST = /^(?:beslutnings|afgørelses)?kompetence$/iu

/**
 * Minutes may print what was decided as the last paragraphs of each matter, behind its papers or behind who decides, under no caption.
 * Only where no caption anywhere calls anything a decision, and every matter with captions ends so; then the text of an item without
 * captions is its decision as well. Gives the section of each decision: it is parted from the one above it.
 */
export function lastWords(items: ItemBlock[], { kindWord }: Pick<Head, 'kindWord'>): Map<ItemBlock, SectionBlock> {
  const matters = items.filter(({ sections }) => sections.some(({ mark }) => mark !== null))
  const said = new Map(matters.flatMap((item) => wordsBehind(item) ?? []))
  const decided = items.some(({ sections }) => sections.some(({ mark }) => mark?.kind === 'decision'))
  if (kindWord !== 'minutes' || decided || said.size < MIN_ITEMS || said.size < matters.length) return new Map()
  for (const [item, words] of said) takeApart(item, words)
  for (const item of items) {
    const words = matters.includes(item) ? null : decides(item)
    if (words) said.set(item, words)
  }
  return said
}

/** The paragraphs behind the first of the last section, if they say what became of the matter. */
function wordsBehind(item: ItemBlock): [ItemBlock, SectionBlock][] | null {
  const last = item.sections.at(-1)
  if (!last?.mark || !(last.mark.kind === 'attachments' || LAST.test(last.mark.caption))) return null
  const from = last.lines.findIndex(({ blankBefore }, at) => blankBefore && (at > 0 || last.mark?.text != null))
  if (from === -1) return null
  const lines = last.lines.slice(from)
  if (lines.some(({ text }) => isListEntry(text)) || !lines.at(-1)?.text.endsWith('.')) return null
  const words = decides({ ...item, sections: [{ mark: null, captionLine: null, lines }] })
  return words && [[item, words]]
}

function takeApart(item: ItemBlock, words: SectionBlock): void {
  const last = item.sections.at(-1)
  if (last) item.sections = [...item.sections.slice(0, -1), { ...last, lines: last.lines.slice(0, -words.lines.length) }, words]
}
