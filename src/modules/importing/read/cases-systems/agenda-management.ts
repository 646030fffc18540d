import type { Absentee, Attendee } from '../../parse/types.ts'
import { all, attribute, type Element, one, valueAt } from '../xml.ts'
import {
  flag,
  inOrderOf,
  momentOf,
  type Openness,
  openWhen,
  plain,
  type SystemFile,
  type SystemItem,
  type SystemMeeting,
} from './meeting.ts'

export const isAgendaManagement = ({ name }: Element) => name === 'Publication'

/** Agenda Management (eDagsorden): `/Publication`. Of several agendas of a meeting the one with the lowest number is the main one. */
export function agendaManagement(root: Element): SystemMeeting {
  const agendas = inOrderOf(all(root, 'Agendas', 'Agenda'), (agenda) => attribute(agenda, 'ID'))
  const [main, ...added] = agendas
  const meeting = one(main, 'Meeting')
  const type = valueAt(root, 'PublicationTypeAsValue')
  const isMinutes = !['', '0', '1'].includes(type)
  return {
    kind: isMinutes ? 'minutes' : 'agenda',
    title: valueAt(main, 'Name'),
    body: valueAt(main, 'Committee', 'Name') || valueAt(meeting, 'Committee', 'Name'),
    ...momentOf(valueAt(meeting, 'When')),
    endTime: momentOf(valueAt(meeting, 'Until')).time,
    place: valueAt(meeting, 'Where'),
    ...participants(all(meeting, 'Members', 'MeetingMember')),
    openness: published(type),
    items: agendas.flatMap((agenda) => all(agenda, 'Items', 'Item')).map(itemOf),
    notes: added.map((agenda) => `Tillægsdagsorden: ${valueAt(agenda, 'Name')}`),
  }
}

/** 0 is a draft, which was never public. */
const published = (type: string): Openness => openWhen(type, /^[1-9]\d*$/.test(type))

/** 0 has not answered and counts as there; 1 and 4 are there; all others have sent their apologies. What they noted is nobody's business. */
function participants(members: Element[]): { attendees: Attendee[]; absent: Absentee[] } {
  const isThere = (member: Element) => ['', '0', '1', '4'].includes(valueAt(member, 'ParticipationStatusAsValue'))
  const name = (member: Element) => valueAt(member, 'Name')
  const known = members.filter((member) => name(member) !== '')
  return {
    attendees: known.filter(isThere).map((member) => ({ name: name(member), role: roleOf(member), party: null })),
    absent: known.filter((member) => !isThere(member)).map((member) => ({ name: name(member), reason: null })),
  }
}

const roleOf = (member: Element): string | null => {
  const roles = one(member, 'MeetingMemberRoles')
  return roles?.text.trim() || roles?.children.map((role) => role.text.trim() || valueAt(role, 'Name')).find(Boolean) || null
}

const itemOf = (item: Element): SystemItem => ({
  number: valueAt(item, 'Number'),
  title: plain(valueAt(item, 'Caption')),
  caseNumber: valueAt(item, 'Case', 'Number'),
  openness: flag(valueAt(item, 'IsPublic'), 'IsPublic'),
  texts: inOrderOf(all(item, 'Fields', 'ItemField'), (field) => valueAt(field, 'Index')).flatMap(textOf),
  history: all(item, 'ItemHistory', 'ItemField').flatMap((field) => {
    const text = plain(valueAt(field, 'Content'))
    const { date } = momentOf(valueAt(field, 'MeetingDetails', 'MeetingDueDate'))
    return text === '' ? [] : [{ body: valueAt(field, 'MeetingDetails', 'CommitteeName'), date, text }]
  }),
  files: all(item, 'Enclosures', 'Enclosure').map(fileOf),
  absent: all(item, 'Members', 'ItemMember')
    .filter((member) => flag(attribute(member, 'IsInvited') || valueAt(member, 'IsInvited')).open === false)
    .map((member) => valueAt(member, 'Name'))
    .filter(Boolean),
})

/** The field that is filled in after the meeting is the decision, whatever it is called. An empty one says nothing. */
function textOf(field: Element) {
  const text = plain(valueAt(field, 'Content'))
  const isDecision = flag(valueAt(field, 'IsFeedback') || attribute(field, 'IsFeedback')).open === true
  return text === '' ? [] : [{ caption: valueAt(field, 'Caption'), text, ...(isDecision && { kind: 'decision' as const }) }]
}

/** Open only when the source says that it is not protected. */
function fileOf(file: Element): SystemFile {
  const said = valueAt(file, 'IsProtected')
  const { open } = flag(said)
  return {
    name: valueAt(file, 'Name') || valueAt(file, 'FileName'),
    path: valueAt(file, 'InstantiationFilePathRelative') || valueAt(file, 'FileName'),
    openness: { open: open === null ? null : !open, said },
  }
}
