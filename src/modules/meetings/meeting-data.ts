import { toInstant } from '#platform/clock.ts'
import type { LinkedData } from '#ui/page/linked-data.ts'
import type { ItemModel, MeetingModel } from './model.ts'
import { meetingName } from './titles.ts'

/** How a path is written as a whole address. */
type Url = (path: string) => string

const organization = (url: Url, { name, slug }: { name: string; slug?: string | null }): LinkedData => ({
  '@type': 'GovernmentOrganization',
  name,
  ...(slug && { url: url(`/raadet/${slug}`), '@id': url(`/raadet/${slug}`) }),
})

/** A moment as its own zone's clock shows it; the day alone where nobody named the hour. */
function momentOf({ timeZone, timeKnown }: MeetingModel, at: string): string {
  const there = toInstant(new Date(at)).toZonedDateTimeISO(timeZone)
  return timeKnown ? there.toString({ timeZoneName: 'never', smallestUnit: 'second' }) : there.toPlainDate().toString()
}

function locations({ isVirtual, place }: MeetingModel, page: string): LinkedData[] {
  const there = place === '' ? [] : [{ '@type': 'Place', name: place, address: place }]
  return isVirtual ? [...there, { '@type': 'VirtualLocation', url: page }] : there
}

const schema = (name: string) => `https://schema.org/${name}`

/** A public meeting as an event. */
export function meetingData(url: Url, meeting: MeetingModel, slug: string): LinkedData {
  const page = url(`/moeder/${slug}`)
  const [host, ...others] = meeting.bodies
  const isMixed = meeting.isVirtual && meeting.place !== ''
  return {
    '@type': 'Event',
    '@id': page,
    url: page,
    name: meetingName(meeting),
    startDate: momentOf(meeting, meeting.startsAt),
    ...(meeting.endsAt && { endDate: momentOf(meeting, meeting.endsAt) }),
    eventStatus: schema(meeting.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'),
    eventAttendanceMode: schema(`${isMixed ? 'Mixed' : meeting.isVirtual ? 'Online' : 'Offline'}EventAttendanceMode`),
    location: locations(meeting, page),
    ...(host && { organizer: organization(url, host) }),
    ...(others.length > 0 && { contributor: others.map((body) => organization(url, body)) }),
  }
}

/** An open item: what it is about, where it was dealt with, and what became of it. */
export function itemData(url: Url, meeting: MeetingModel, slug: string, item: ItemModel, changedAt: Date): LinkedData {
  const page = url(`/punkt/${item.shortId}`)
  return {
    '@type': 'CreativeWork',
    '@id': page,
    url: page,
    name: item.title ?? '',
    inLanguage: item.lang,
    dateModified: changedAt.toISOString(),
    ...(item.summary && { abstract: item.summary }),
    recordedAt: {
      '@type': 'Event',
      '@id': url(`/moeder/${slug}`),
      name: meetingName(meeting),
      startDate: momentOf(meeting, meeting.startsAt),
    },
    ...(item.cases.length > 0 && {
      isPartOf: item.cases.map((file) => ({ '@type': 'CreativeWork', '@id': url(`/sager/${file.slug}`), identifier: file.number })),
    }),
    ...(item.decisions.length > 0 && {
      hasPart: item.decisions.map((decision) => ({
        '@type': 'CreativeWork',
        name: decision.caption,
        creator: (decision.decidedBy ?? [decision.body]).map((name) => organization(url, { name })),
        dateCreated: momentOf({ ...meeting, timeKnown: false }, meeting.startsAt),
        ...(decision.outcome && { creativeWorkStatus: decision.outcome }),
      })),
    }),
  }
}
