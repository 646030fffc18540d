import { contentDoubts } from './doubts-content.ts'
import { dateDoubts } from './doubts-dates.ts'
import { itemDoubts } from './doubts-items.ts'
import { peopleDoubts } from './doubts-people.ts'
import { doubt, type MeetingSource } from './meeting-source.ts'
import type { Doubt, ParsedDocument, UnplacedLine } from './types.ts'

/** All that a person should look at before these minutes or this agenda are released. */
export function meetingDoubts(source: MeetingSource): Doubt[] {
  return [
    ...missing(source.document),
    ...dateDoubts(source),
    ...peopleDoubts(source),
    ...itemDoubts(source),
    ...contentDoubts(source),
    ...unplaced(source.doubtful),
  ]
}

function missing({ kind, date, body, attendees, items }: ParsedDocument): Doubt[] {
  const doubts: Doubt[] = []
  if (date === null) doubts.push(doubt('noDate', null, 'date'))
  if (body === null) doubts.push(doubt('noBody', null, 'body'))
  // An agenda is written before anybody has come.
  if (attendees.length === 0 && kind === 'minutes') doubts.push(doubt('noAttendees', null, 'attendees'))
  if (items.length === 0) doubts.push(doubt('noItems', null, 'items'))
  return doubts
}

/** One doubt for each run of neighbouring lines. */
function unplaced(lines: UnplacedLine[]): Doubt[] {
  const doubts: Doubt[] = []
  let count = 0
  for (const [i, { line }] of lines.entries()) {
    const last = doubts.at(-1)
    const before = lines[i - 1]
    if (last && before && line - before.line <= 2) last.params['count'] = String(++count)
    else {
      count = 1
      doubts.push(doubt('unplacedLine', line, 'unplaced', { count: '1' }))
    }
  }
  return doubts
}
