import { all, type Element, one, valueAt } from '../xml.ts'
import { flag, momentOf, plain, type SystemItem, type SystemMeeting } from './meeting.ts'

/** What a notification says: which agenda it is about, when, whether it may be published, and in which file the agenda lies. */
export type FujitsuNotice = { agenda: string; timestamp: string; publish: string; path: string }

export const isFujitsu = (root: Element) => root.name === 'Root' && one(root, 'Committee') !== undefined
export const isFujitsuNotice = (root: Element) => root.name === 'Root' && one(root, 'Notification') !== undefined

export const fujitsuNotices = (root: Element): FujitsuNotice[] =>
  all(root, 'Notification').map((notice) => ({
    agenda: valueAt(notice, 'AgendaIdentifier'),
    timestamp: valueAt(notice, 'Timestamp'),
    publish: valueAt(notice, 'Publish'),
    path: valueAt(notice, 'PathToXml'),
  }))

/** Of several notices about one agenda the newest counts. */
export function newestNotices(notices: FujitsuNotice[]): FujitsuNotice[] {
  const newest = new Map<string, FujitsuNotice>()
  for (const notice of notices) {
    const known = newest.get(notice.agenda)
    if (!known || notice.timestamp > known.timestamp) newest.set(notice.agenda, notice)
  }
  return [...newest.values()]
}

/**
 * eDoc as Fujitsu delivers it: `/Root/Committee/Meeting/Agenda`.
 * @param notice the newest notification about this agenda, when one lies beside it
 */
export function edocFujitsu(root: Element, notice: FujitsuNotice | null): SystemMeeting {
  const committee = one(root, 'Committee')
  const meeting = one(committee, 'Meeting')
  const isMinutes = valueAt(root, 'OutputTypeEnumName').toLowerCase() !== 'agenda'
  const withheld = notice !== null && flag(notice.publish).open !== true
  return {
    kind: isMinutes ? 'minutes' : 'agenda',
    title: [isMinutes ? 'Referat' : 'Dagsorden', valueAt(committee, 'Name')].filter(Boolean).join(': '),
    body: valueAt(committee, 'Name'),
    ...momentOf(valueAt(meeting, 'MeetingDateTime')),
    endTime: momentOf(valueAt(meeting, 'EndDateTime')).time,
    place: valueAt(meeting, 'MeetingLocation'),
    ...{ attendees: [], absent: [] },
    openness: withheld ? flag(notice.publish, 'Publish') : flag(valueAt(root, 'OutputFilterIsPublic'), 'OutputFilterIsPublic'),
    items: all(meeting, 'Agenda', 'AgendaElements', 'AgendaElement').map(itemOf),
    notes: [],
  }
}

export const fujitsuAgenda = (root: Element) => valueAt(root, 'Committee', 'Meeting', 'Agenda', 'Identifier')

function itemOf(element: Element): SystemItem {
  const item = one(element, 'HandlingItem')
  return {
    number: valueAt(item, 'SerialNo'),
    title: plain(valueAt(item, 'Title')),
    caseNumber: valueAt(item, 'CaseNumber'),
    openness: flag(valueAt(element, 'AccessIsPublic'), 'AccessIsPublic'),
    texts: all(item, 'CasePresentations', 'CasePresentation').map((part) => ({
      caption: valueAt(part, 'Title'),
      text: plain(valueAt(part, 'Content')),
    })),
    history: [],
    files: all(item, 'Attachments', 'Attachment').map((file) => ({
      name: valueAt(file, 'Title'),
      path: valueAt(file, 'Link'),
      openness: flag(valueAt(file, 'AccessIsPublic')),
    })),
    absent: [],
  }
}
