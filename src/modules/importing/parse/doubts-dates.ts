import { weekdayName, weekdayOf } from './dates.ts'
import { doubt, type MeetingSource } from './meeting-source.ts'
import type { Doubt } from './types.ts'

/** Dates of the meeting that do not exist, contradict each other or do not fall on the printed weekday. */
export function dateDoubts({ document, head }: MeetingSource): Doubt[] {
  const doubts: Doubt[] = []
  for (const { date, lines } of head.dates) {
    const line = lines[0]?.no ?? null
    if (date.iso === null) doubts.push(doubt('dateImpossible', line, 'date', { text: date.text }))
    else if (date.weekday !== null && date.weekday !== weekdayOf(date.iso)) {
      const [printed, actual] = [weekdayName(date.weekday), weekdayName(weekdayOf(date.iso))]
      doubts.push(doubt('weekdayDisagrees', line, 'date', { text: date.text, printed, actual }))
    }
    if (date.iso !== null && document.date !== null && date.iso !== document.date) {
      doubts.push(doubt('datesDisagree', line, 'date', { text: date.text, used: document.date }))
    }
  }
  return doubts
}
