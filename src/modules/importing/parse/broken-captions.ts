import { captionKind } from './caption-table.ts'
import { captionMark } from './captions.ts'
import type { ClassifiedLine } from './classify.ts'

/** No page is so narrow that it breaks a shorter line. */
const BROKEN_FROM = 30

/** "Beslutning i Beskæftigelses- og" / "Integrationsudvalget den 3. maj 2021". */
const OPENING = /^(?:Beslut|Behandl|Afgør|Vedtag|BESLUT|BEHANDL|AFGØR|VEDTAG)/u

/**
 * Puts captions with a body and a day together that the page broke over two lines ("Integrationsrådets beslutning den 3. maj" / "2021:").
 * `rests` are the second lines.
 */
export function joinBrokenCaptions(lines: ClassifiedLine[]): { lines: ClassifiedLine[]; rests: ClassifiedLine[] } {
  const whole: ClassifiedLine[] = []
  const rests: ClassifiedLine[] = []
  for (const [at, line] of lines.entries()) {
    if (rests.at(-1) === line) continue
    const next = lines[at + 1]
    const caption = next && beginsParagraph(lines, at) && !line.blankAfter ? captionOver(line, next) : null
    if (next && caption) rests.push(next)
    whole.push(next && caption ? { ...line, text: `${line.text} ${next.text}`, caption, blankAfter: next.blankAfter } : line)
  }
  return { lines: whole, rests }
}

function beginsParagraph(lines: ClassifiedLine[], at: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]]
  return line?.blankBefore === true || OPENING.test(line?.text ?? '') || before === undefined || /[.!?:]$/.test(before.text)
}

function captionOver(line: ClassifiedLine, next: ClassifiedLine): ClassifiedLine['caption'] {
  if (line.text.length < BROKEN_FROM || /(?<!\d)[.:]$/.test(line.text) || captionKind(line.text) !== null) return null
  if (line.heading || line.caption?.date || next.labels.length > 0 || (next.caption && !OPENING.test(line.text))) return null
  const mark = captionMark(`${line.text} ${next.text}`)
  return mark?.kind === 'decision' && mark.date && mark.decides === 'word' && mark.text === null ? mark : null
}
