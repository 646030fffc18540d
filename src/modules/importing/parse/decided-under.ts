import type { CaptionMark } from './captions.ts'
import type { HeadingMark } from './forms.ts'

/** "Byrådets møde 28. november 2005", which names no item of its own. */
const MEETING = /['’]?s møde(?: (?:den|d\.))?\s+\S/iu

interface HeadedLine {
  caption: CaptionMark | null
  heading: HeadingMark | null
  furniture: boolean
}

/**
 * "Byrådets møde 28. november 2005" over "Punkt 12:" tells under which number that meeting decided, where the item itself is headed in
 * another way ("12. Vejadgang"). The day heads a decision, and the number no item. A page head over "Punkt 12:" is followed by a title.
 */
export function decidedUnderNumber<T extends HeadedLine>(lines: T[]): T[] {
  const numbers = new Set<number>()
  let known = false
  const titled = new Set<string>()
  for (const [at, { heading, caption }] of lines.entries()) {
    if (heading?.title && heading.form !== 'named') titled.add(heading.number)
    const next = lines[at + 1]?.heading
    if (caption?.decides !== 'bare' || !MEETING.test(caption.caption) || next?.form !== 'named' || next.title !== null) continue
    numbers.add(at + 1)
    known ||= titled.has(next.number)
  }
  if (!known) return lines
  return lines.map((line, at) => {
    if (numbers.has(at)) return { ...line, heading: null, furniture: true }
    return numbers.has(at + 1) && line.caption ? { ...line, caption: { ...line.caption, decides: 'word' } } : line
  })
}
