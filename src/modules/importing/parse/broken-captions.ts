import { isBodyName } from './bodies.ts'
import { captionKind } from './caption-table.ts'
import { captionMark } from './captions.ts'
import type { ClassifiedLine } from './classify.ts'

/** No page is so narrow that it breaks a shorter line. */
const BROKEN_FROM = 30

/** "Beslutning i Beskæftigelses- og" / "Integrationsudvalget den 3. maj 2021". */
const OPENING = /^(?:Beslut|Behandl|Afgør|Vedtag|BESLUT|BEHANDL|AFGØR|VEDTAG)/u

const DAY = /^(?:den|d\.) \d{1,2}\.? ?\S{1,10} ?\d{4}:?$/u

/** Lines put together from two; `rests` are the second of each. */
interface Joined {
  lines: ClassifiedLine[]
  rests: ClassifiedLine[]
}

/** Puts captions with a body and a day together that the page broke over two lines ("Integrationsrådets beslutning den 3. maj" / "2021:"). */
export function joinBrokenCaptions(lines: ClassifiedLine[]): Joined {
  return join(lines, (line, next, at) => (beginsParagraph(lines, at) && !line.blankAfter ? captionOver(line, next) : null))
}

/** The same for "Teknisk Udvalg" over "den 3. maj 2021", a paragraph of their own in an item: of two such lines, a page head may bear the first. */
export function joinBodyAndDay(lines: ClassifiedLine[]): Joined {
  const first = lines.findIndex(({ heading }) => heading !== null)
  return join(lines, (line, next, at) => (first !== -1 && at > first ? ofBodyAndDay(line, next) : null))
}

function join(
  lines: ClassifiedLine[],
  captionOf: (line: ClassifiedLine, next: ClassifiedLine, at: number) => ClassifiedLine['caption'],
): Joined {
  const whole: ClassifiedLine[] = []
  const rests: ClassifiedLine[] = []
  for (const [at, line] of lines.entries()) {
    if (rests.at(-1) === line) continue
    const next = lines[at + 1]
    const caption = next ? captionOf(line, next, at) : null
    if (next && caption) rests.push(next)
    whole.push(next && caption ? { ...line, text: `${line.text} ${next.text}`, caption, blankAfter: next.blankAfter } : line)
  }
  return { lines: whole, rests }
}

/** "Teknisk Udvalg" over "den 3. maj 2021". */
function ofBodyAndDay(line: ClassifiedLine, next: ClassifiedLine): ClassifiedLine['caption'] {
  const apart = line.blankBefore && !line.blankAfter && next.blankAfter
  return apart && DAY.test(next.text) && isBodyName(line.text) ? captionMark(`${line.text} ${next.text}`) : null
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
