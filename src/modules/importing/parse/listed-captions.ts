import { captionMark } from './captions.ts'
import { type Line, MAX_HEADING_LENGTH } from './lines.ts'
import type { SectionKind } from './types.ts'

/** So many decisions under entries of a list are a way of printing. */
const MIN_DECISIONS = 2
const ENTRY = /^[-–•*·▪]\s+/u

/** "- Indstilling", "- Beslutning": a web page that folds the sections of an item away prints their captions as entries of a list. */
export function withListedCaptions(lines: Line[], own?: ReadonlyMap<string, SectionKind>): Line[] {
  const captions = lines.flatMap((line) => {
    const mark = line.text.length <= MAX_HEADING_LENGTH ? captionMark(line.text.replace(ENTRY, ''), own) : null
    return mark?.text === null && !mark.sentence ? [{ line, decides: mark.kind === 'decision' && mark.decides === 'word' }] : []
  })
  const decisions = captions.filter(({ decides }) => decides)
  if (decisions.length < MIN_DECISIONS || !decisions.every(({ line }) => ENTRY.test(line.text))) return lines
  const listed = new Set(captions.map(({ line }) => line))
  return lines.map((line) => (listed.has(line) ? { ...line, text: line.text.replace(ENTRY, '') } : line))
}
