import { parseDocument } from '../../parse/parse.ts'
import { all, attribute, type Element, one, valueAt } from '../xml.ts'
import { flag, momentOf, plain, type SystemFile, type SystemItem, type SystemMeeting } from './meeting.ts'

/** SBSYS: `/Dagsorden`. The name of an element below `Indhold` is the caption, its content HTML. */
export function sbsys(root: Element): SystemMeeting {
  const meeting = one(root, 'Møde')
  const begins = momentOf(`${attribute(meeting, 'Mødedato')} ${attribute(meeting, 'Mødetid')}`)
  const front = plain(valueAt(root, 'forsidetekst') || valueAt(root, 'Forsidetekst') || attribute(root, 'forsidetekst'))
  const { attendees, absent, unplaced } = parseDocument(`Referat\n\n${front}\n\nPunkt 1: Eventuelt`)
  const isMinutes = attribute(root, 'Dagsordentype').toLowerCase() === 'referat'
  return {
    kind: isMinutes ? 'minutes' : 'agenda',
    title: [isMinutes ? 'Referat' : 'Dagsorden', attribute(meeting, 'Udvalg')].filter(Boolean).join(': '),
    body: attribute(meeting, 'Udvalg'),
    ...begins,
    endTime: momentOf(`${attribute(meeting, 'Mødeslutdato')} ${attribute(meeting, 'Mødesluttid')}`).time,
    place: attribute(meeting, 'Mødested'),
    ...{ attendees, absent },
    openness: flag(attribute(root, 'Åben'), 'Åben'),
    items: all(root, 'Dagsordenpunkter', 'Dagsordenpunkt').map(itemOf),
    notes: unplaced.map(({ text }) => text),
  }
}

const itemOf = (item: Element): SystemItem => ({
  number: attribute(item, 'Nummer'),
  title: plain(valueAt(item, 'Overskrift')),
  caseNumber: attribute(item, 'Sagsnummer') || valueAt(item, 'Sagsnummer'),
  openness: flag(attribute(item, 'Åbent'), 'Åbent'),
  texts: all(item, 'Indhold').flatMap(({ children }) =>
    children.map((part) => ({ caption: attribute(part, 'Navn') || captionOf(part.name), text: plain(part.text) })),
  ),
  history: [],
  files: all(item, 'Bilagsliste', 'Bilag').map(fileOf),
  absent: [],
})

/** A name may hold no blank: it is written as a low line, or by its number. */
const captionOf = (name: string) =>
  name.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replaceAll('_', ' ')

const fileOf = (file: Element): SystemFile => ({
  name: attribute(file, 'Navn'),
  path: attribute(file, 'BilagUrl'),
  openness: flag(attribute(file, 'MaaPubliceres')),
})

export const isSbsys = ({ name }: Element) => name === 'Dagsorden'
