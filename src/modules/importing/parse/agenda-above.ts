import type { ClassifiedLine } from './classify.ts'
import type { ContentsEntry } from './contents.ts'

/** The agenda that stands above minutes which answer it by number ("Ad. 1"), with the indexes of its lines. */
export interface AgendaAbove {
  entries: Map<string, ContentsEntry>
  lines: Set<number>
}

/** Reads the entries "1) T", "1. T" or "Pkt. 1: T" before the first "Ad", numbered from 1. Empty when the minutes print their titles themselves. */
export function agendaAbove(lines: ClassifiedLine[]): AgendaAbove {
  const agenda: AgendaAbove = { entries: new Map(), lines: new Set() }
  const first = lines.findIndex(({ heading }) => heading?.form === 'ad')
  if (lines[first]?.heading?.title !== null) return agenda
  for (const [at, line] of lines.slice(0, first).entries()) {
    const { heading, caption } = line
    // Behind a decision "1. T" is a point of what is recommended next, and "Ad 1" answers it.
    if (caption?.kind === 'decision' && caption.decides === 'word') break
    if ((heading?.form !== 'stopped' && heading?.form !== 'named') || !heading.title || heading.number !== String(agenda.entries.size + 1))
      continue
    agenda.entries.set(heading.number, { line, number: heading.number, title: heading.title, closedBy: null })
    agenda.lines.add(at)
  }
  return agenda
}
