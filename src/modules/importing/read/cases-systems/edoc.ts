import { captionMark } from '../../parse/captions.ts'
import type { SectionKind } from '../../parse/types.ts'
import { all, attribute, type Element, one, valueAt } from '../xml.ts'
import { momentOf, open, openWhen, plain, type SystemItem, type SystemMeeting, type SystemText } from './meeting.ts'

export const isEdoc = (root: Element) => root.name === 'Meeting' && one(root, 'MeetingAgendaTypes') !== undefined

/** eDoc: `/Meeting` with one agenda for what is open and one for what is closed. `own` are the captions that the municipality has added. */
export function edoc(root: Element, own?: ReadonlyMap<string, SectionKind>): SystemMeeting {
  const state = unquoted(valueAt(root, 'MeetingState'))
  const isMinutes = /^referat/i.test(state)
  return {
    kind: isMinutes ? 'minutes' : 'agenda',
    title: [isMinutes ? 'Referat' : 'Dagsorden', valueAt(root, 'Committee')].filter(Boolean).join(': '),
    body: valueAt(root, 'Committee'),
    ...momentOf(valueAt(root, 'MeetingDate')),
    endTime: null,
    place: valueAt(root, 'MeetingLocation'),
    ...{ attendees: [], absent: [] },
    openness: open,
    items: all(root, 'MeetingAgendaTypes', 'MeetingAgendaType').flatMap((agenda) => {
      const type = unquoted(valueAt(agenda, 'AgendaType'))
      return all(agenda, 'MeetingAgendaItems', 'MeetingAgendaItem').map((item) => itemOf(item, type, own))
    }),
    notes: [],
  }
}

/** Some installations write a value with the quotation marks that belong around it. */
const unquoted = (text: string) => text.replace(/^["'”»]+|["'”«]+$/g, '').trim()

const published = (element: Element | undefined) => {
  const said = unquoted(valueAt(element, 'PublishingType'))
  return openWhen(said, said.toUpperCase() === 'SKAL PUBLICERES')
}

function itemOf(item: Element, agendaType: string, own?: ReadonlyMap<string, SectionKind>): SystemItem {
  const document = one(item, 'Document')
  const agenda = openWhen(agendaType, /^åben/i.test(agendaType))
  return {
    number: valueAt(item, 'AgendaItemNumber'),
    title: plain(valueAt(document, 'Title') || valueAt(document, 'NeutralTitle')),
    caseNumber: attribute(one(document, 'Case'), 'caseid') || valueAt(document, 'Case'),
    openness: agenda.open === true ? published(document) : agenda,
    texts: textsOf(plain(valueAt(item, 'FullText')), own),
    history: [],
    files: all(document, 'Attachments', 'Attachment').map((file) => ({
      name: valueAt(file, 'Title') || valueAt(file, 'NeutralTitle'),
      path: valueAt(file, 'PDFDocument'),
      openness: published(file),
    })),
    absent: [],
  }
}

/** The text of an item is one piece; a line that is a known caption begins a new one. */
function textsOf(text: string, own?: ReadonlyMap<string, SectionKind>): SystemText[] {
  const texts: SystemText[] = []
  for (const line of text.split('\n').filter(Boolean)) {
    const mark = captionMark(line, own)
    const last = texts.at(-1)
    if (mark && !mark.sentence) texts.push({ caption: mark.caption, text: mark.text ?? '' })
    else if (last) last.text = last.text === '' ? line : `${last.text}\n${line}`
    else texts.push({ caption: '', text: line })
  }
  return texts
}
