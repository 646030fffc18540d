import { type CaptionMark, captionMark } from './captions.ts'
import { type Line, MAX_HEADING_LENGTH, withoutListSign } from './lines.ts'
import type { SectionKind } from './types.ts'

/** So many decisions under entries of a list are a way of printing. */
const MIN_DECISIONS = 2

/** "- Indstilling", "- Beslutning": a web page that folds the sections of an item away prints their captions as entries of a list. */
export function withListedCaptions(lines: Line[], own?: ReadonlyMap<string, SectionKind>): Line[] {
  const decides = (line: Line): boolean => {
    const mark = captionOf(line, own)
    return mark?.kind === 'decision' && mark.decides === 'word'
  }
  const [entries, others] = [lines.filter(isEntry), lines.filter((line) => !isEntry(line))]
  if (entries.filter(decides).length < MIN_DECISIONS || others.some(decides)) return lines
  return lines.map((line) => (isEntry(line) && captionOf(line, own) ? { ...line, text: withoutListSign(line.text) } : line))
}

function isEntry({ text }: Line): boolean {
  return text.length <= MAX_HEADING_LENGTH && withoutListSign(text) !== text
}

/** The line as a caption that stands alone, without the mark of the list. */
function captionOf({ text }: Line, own?: ReadonlyMap<string, SectionKind>): CaptionMark | null {
  const mark = text.length <= MAX_HEADING_LENGTH ? captionMark(withoutListSign(text), own) : null
  return mark?.text === null && !mark.sentence ? mark : null
}
