import type { ItemBlock, SectionBlock } from './block-types.ts'
import type { Head } from './head-fields.ts'
import { isListEntry } from './lines.ts'
import { isPaper } from './paper-names.ts'
import type { SectionKind } from './types.ts'
import { beginsAsDecision, decides } from './uncaptioned.ts'

/** Two items are the least that show a way of printing. */
const MIN_ITEMS = 2
/** What stands last of a matter: who decides it, and its papers. */
const LAST = /^(?:beslutnings|afgørelses)?kompetence$/iu
/** Where the last of a matter are words of the case, so many matters show it. */
const MIN_BELOW_CASE = 3
/** So few paragraphs tell there what was decided. */
const MAX_SAID = 3
/** Below these; below what others said such a paragraph may be theirs. */
const OF_CASE: ReadonlySet<SectionKind> = new Set(['recommendation', 'background', 'economy', 'legal', 'communication', 'schedule'])
/** "Byrådet godkendte planen i maj 2020": what was decided before this meeting. */
const BEFORE =
  /^\p{Lu}\p{Ll}+(?:et|en) \p{L}+(?:te|de|tog)(?!\p{L}).*(?<!\p{L})(?:\d{4}|januar|februar|marts|april|maj|ju[nl]i|august|september|oktober|november|december|tidligere|sidste)(?!\p{L})/u
/** Behind it follow points, of which one may read as a decision: "Forvaltningen indstiller, at" over "Planen godkendes." */
const BEFORE_POINTS = /(?:(?<!\p{L})at|[:,])$/u
const POINT = /^\p{Ll}|^\d/u
/** "Budgettet vedtages." may be asked for as well as decided. */
const ASKED_FOR = /^(?!indstilling)\p{L}+(?:en|et|erne) (?!blev )\p{L}+es(?!\p{L})/iu

/**
 * Minutes may print what was decided as the last paragraphs of each matter, behind its papers, behind who decides, or below the case,
 * under no caption. Only where no caption anywhere calls anything a decision, and every matter with captions ends so; then the text of
 * an item without captions is its decision as well. Gives the section of each decision: it is parted from the one above it.
 */
export function lastWords(items: ItemBlock[], { kindWord }: Pick<Head, 'kindWord'>): Map<ItemBlock, SectionBlock> {
  const matters = items.filter(({ sections }) => sections.some(({ mark }) => mark !== null))
  const said = new Map(matters.flatMap((item) => wordsBehind(item) ?? []))
  const decided = items.some(({ sections }) => sections.some(({ mark }) => mark?.kind === 'decision'))
  if (kindWord !== 'minutes' || decided || said.size < matters.length) return new Map()
  const behind = matters.filter(({ sections }) => sections.slice(-1).some(endsMatter)).length
  if (said.size < (behind >= MIN_ITEMS ? MIN_ITEMS : MIN_BELOW_CASE)) return new Map()
  for (const [item, words] of said) takeApart(item, words)
  for (const item of items) {
    const words = matters.includes(item) ? null : decides(item)
    if (words) said.set(item, words)
  }
  return said
}

/** The last paragraphs of the item, if they say what became of the matter. */
function wordsBehind(item: ItemBlock): [ItemBlock, SectionBlock][] | null {
  const last = item.sections.at(-1)
  if (!last?.mark) return null
  const from = endsMatter(last) ? behindFirst(last) : belowCase(last)
  if (from === -1) return null
  const lines = last.lines.slice(from)
  if (lines.some(({ text }) => isListEntry(text)) || !lines.at(-1)?.text.endsWith('.')) return null
  const words = decides({ ...item, sections: [{ mark: null, captionLine: null, lines }] })
  return words && [[item, words]]
}

function endsMatter({ mark }: SectionBlock): boolean {
  return mark !== null && (mark.kind === 'attachments' || LAST.test(mark.caption))
}

/** The paragraph behind the papers, or behind who decides. */
function behindFirst({ lines, mark }: SectionBlock): number {
  const paper = lines.findLastIndex(({ text }) => isPaper(text))
  return lines.findIndex(({ blankBefore }, at) => blankBefore && at > paper && (at > 0 || mark?.text != null))
}

/** The only paragraph of the case that begins as a decision does. */
function belowCase({ lines, mark }: SectionBlock): number {
  if (!mark || !OF_CASE.has(mark.kind) || mark.date) return -1
  const [from = -1, ...more] = lines.flatMap(({ blankBefore, text }, at) =>
    blankBefore && (at > 0 || mark.text != null) && beginsAsDecision(text) ? [at] : [],
  )
  const said = lines.slice(from)
  if (from === -1 || more.length > 0 || said.filter(({ blankBefore }) => blankBefore).length > MAX_SAID) return -1
  if (BEFORE.test(said.map(({ text }) => text).join(' '))) return -1
  if (mark.kind === 'recommendation' && ASKED_FOR.test(said[0]?.text ?? '')) return -1
  const asked = lines.slice(0, from)
  const points = asked.slice(asked.findLastIndex(({ text }) => BEFORE_POINTS.test(text)) + 1)
  const apart = points.length > 0 && (points.length === asked.length || points.every(({ text }) => POINT.test(text) || isListEntry(text)))
  return from === 0 || apart ? from : -1
}

function takeApart(item: ItemBlock, words: SectionBlock): void {
  const last = item.sections.at(-1)
  if (last) item.sections = [...item.sections.slice(0, -1), { ...last, lines: last.lines.slice(0, -words.lines.length) }, words]
}
