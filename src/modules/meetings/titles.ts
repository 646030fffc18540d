import { dayInWords, timeOfDay } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import type { MeetingKind } from './model.ts'

type Named = { title: string; kind: MeetingKind; bodies: { name: string }[] | string[]; startsAt: string | Date; timeZone?: string }

const namesOf = (bodies: Named['bodies']) => bodies.map((body) => (typeof body === 'string' ? body : body.name))

/** The Danish name of a meeting: a title of its own, else the bodies that meet. */
export const meetingName = (meeting: Pick<Named, 'title' | 'bodies'>) => meeting.title || namesOf(meeting.bodies).join(' og ')

/** "mandag 12. april 2021 kl. 18.00"; the day alone when the source named no hour. */
export function meetingTime(
  t: Texts,
  lang: string,
  meeting: { startsAt: string | Date; timeZone?: string; timeKnown: boolean; endsAt?: string | null },
) {
  const at = new Date(meeting.startsAt)
  const day = dayInWords(lang, at, meeting.timeZone)
  if (!meeting.timeKnown) return day
  const end = meeting.endsAt ? `–${timeOfDay(lang, new Date(meeting.endsAt), meeting.timeZone)}` : ''
  return `${day} ${t.meetings.at} ${timeOfDay(lang, at, meeting.timeZone)}${end}`
}
