import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** A meeting as a calendar entry: what stands on its public page, and nothing of a person. */
export type MeetingEvent = {
  /** The meeting's id: a later entry with the same id takes the place of an earlier one. */
  id: string
  /** Counts up with each change (`meeting.revision`), so that the newest entry wins. */
  sequence: number
  title: string
  startsAt: Date
  /** When it ends; unknown is an hour and a half after it starts. */
  endsAt: Date | null
  place: string
  /** The meeting's public address. */
  url: string
  cancelled: boolean
}

/** A file to send with a mail. */
export type MailFile = { name: string; type: string; content: string }

/** Minutes that an entry takes up whose end is not known. */
const usualMinutes = 90

/** A meeting as a file that calendar programs take in (RFC 5545, method PUBLISH); a cancelled one takes the entry out again. */
export function meetingIcs(meeting: MeetingEvent): MailFile {
  const { id, sequence, title, startsAt, place, url, cancelled } = meeting
  const end = meeting.endsAt ?? new Date(startsAt.getTime() + usualMinutes * 60_000)
  const calendar = ical({ prodId: { company: 'Brobygger', product: 'Brobygger', language: 'DA' }, method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id,
    sequence,
    summary: title,
    start: startsAt,
    end,
    location: place || null,
    url,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return { name: 'moede.ics', type: 'text/calendar; charset=utf-8; method=PUBLISH', content: `${calendar.toString()}\r\n` }
}
