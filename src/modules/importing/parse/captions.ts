import { captionKind } from './caption-table.ts'
import { findDates, type PrintedDate } from './dates.ts'
import { type DatedCaption, datedCaption, inlineDated } from './decision-captions.ts'
import { MAX_HEADING_LENGTH, withoutMarkup } from './lines.ts'
import type { SectionKind } from './types.ts'

export { historyHeading } from './decision-captions.ts'

/** A line that is a caption by its wording. `text` is what follows on the same line ("Beslutning: Godkendt."), null when it stands alone. */
export interface CaptionMark {
  caption: string
  kind: SectionKind
  text: string | null
  /** "Administrationen indstiller": under a caption "Indstilling" this is the first sentence, not a caption of its own. */
  sentence: boolean
  /** Whose decision and when, if the caption says so ("Beslutning i Byrådet den 01-03-2021"). */
  body: string | null
  date: PrintedDate | null
  /** How surely a decision follows: by its word, by a word such as "Referat", or by nothing but a body and a day. */
  decides: 'word' | 'weak' | 'bare'
}

/** A caption has no stop but that of an abbreviation: "Lovgrundlag mv." */
const ABBREVIATED = /\sm\.?[vm]\.$/iu
/** "Sekretariatet indstiller", "Formanden for Kulturudvalget anbefaler," on a line of their own. */
const RECOMMENDS =
  /^(?:det indstilles|(?:administrationen|forvaltningen|(?:borgmester|formand|direktør|chef)(?:en)?|formandskabet|sekretariatet|direktionen|\p{L}+(?:forvaltning|sekretariat|direktør|chef)(?:en|et)?)(?: (?:for|i) \p{Lu}[\p{L}, -]{2,60})? (?:indstiller|anbefaler|foreslår))(?:,? at|[,;])?$/iu

/** What the line says as a caption, or null. `own` are the captions that the municipality has added. */
export function captionMark(text: string, own?: ReadonlyMap<string, SectionKind>): CaptionMark | null {
  if (text.length > MAX_HEADING_LENGTH) return inlineCaption(text, own)
  // The heads of a table of papers: "Bilag" beside what can be done with them.
  const line = withoutMarkup(text).replace(/\tFunktioner$/u, '')
  const caption = line.endsWith(':') ? line.slice(0, -1).trimEnd() : line
  const known = caption.endsWith('.') && !ABBREVIATED.test(caption) ? null : captionKind(caption, own)
  if (known) return { ...captionOf(caption, known.kind), decides: known.weak ? 'weak' : 'word' }
  if (RECOMMENDS.test(caption)) return { ...captionOf(caption.replace(/[,;]$/, ''), 'recommendation'), sentence: true }
  const dated = line.endsWith('.') ? null : datedCaption(line)
  return (dated ? decisionOf(dated, null) : undatedBody(caption, own)) ?? inlineCaption(text, own)
}

/** Whether these words head a decision in any municipality. */
export const headsDecision = (caption: string): boolean => captionMark(caption)?.kind === 'decision'

/** A caption that the document itself shows to be one, or a mere sign before the decision (then `caption` is ''). */
export function captionOf(caption: string, kind: SectionKind): CaptionMark {
  return { caption, kind, text: null, sentence: false, body: null, date: null, decides: 'word' }
}

function decisionOf({ caption, body, date, bare }: DatedCaption, text: string | null): CaptionMark {
  return { ...captionOf(caption, 'decision'), body, date, text, decides: bare ? 'bare' : 'word' }
}

/** "Indstilling den 3. maj 2021", "Supplerende sagsfremstilling til mødet den …": a known caption with a day behind it. */
function undatedBody(caption: string, own?: ReadonlyMap<string, SectionKind>): CaptionMark | null {
  const [date] = caption.length <= 80 ? findDates(caption) : []
  if (!date || caption.slice(date.at + date.text.length).trim() !== '') return null
  const before = caption
    .slice(0, date.at)
    .trim()
    .replace(/(?:,| den| d\.)$/iu, '')
    .replace(/ til (?:\p{L}+ )?mødet?$/iu, '')
  const known = captionKind(before, own)
  return known && !known.weak ? { ...captionOf(caption, known.kind), date } : null
}

function inlineCaption(text: string, own?: ReadonlyMap<string, SectionKind>): CaptionMark | null {
  const colon = text.slice(0, 80).indexOf(':')
  if (colon === -1) return null
  const caption = withoutMarkup(text.slice(0, colon)).trimEnd()
  const known = captionKind(caption, own)
  const rest = text.slice(colon + 1)
  // In "**Beslutning:** Godkendt." the closing stars belong to the caption.
  const following = (rest.startsWith('**') ? rest.slice(2) : rest).trim()
  if (known && following !== '') return { ...captionOf(caption, known.kind), text: following, decides: known.weak ? 'weak' : 'word' }
  const dated = inlineDated(text)
  return dated ? decisionOf(dated, dated.text) : null
}

/** "Protokol": what was entered in the record at the meeting. */
export function isRecord({ caption, decides }: CaptionMark): boolean {
  return decides === 'weak' && /^protokol/iu.test(caption)
}
