import type { ClassifiedLine } from './classify.ts'
import { findDates, type PrintedDate } from './dates.ts'
import type { Outline } from './outline.ts'

/** The days that the head names: the meeting's is among them, those of the case's history seldom are. */
export function meetingDays(lines: ClassifiedLine[], { headings, contentsLines }: Outline): ReadonlySet<string> {
  const first = Math.min(...headings.keys(), lines.length)
  const head = lines.slice(0, first).filter((_, at) => !contentsLines.has(at))
  return new Set(head.flatMap(({ text }) => findDates(text).flatMap(({ iso }) => iso ?? [])))
}

export function isOfDay(date: PrintedDate | null, days: ReadonlySet<string>): boolean {
  return date?.iso != null && days.has(date.iso)
}
