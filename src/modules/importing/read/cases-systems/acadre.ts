import { anywhere, attribute, type Element } from '../xml.ts'
import { flag, inOrderOf, momentOf, type Openness, openWhen, plain, type SystemItem, type SystemMeeting, unsaid } from './meeting.ts'

/** What an index says of one agenda: whether it is published and for whom, what it is, and where its files lie. */
export type AcadreEntry = { publish: string; access: string; folder: string; file: string; type: string }

const isTable = (element: Element, name: string) => element.name === 'table' && attribute(element, 'name') === name
const tables = (element: Element, name: string) => element.children.filter((child) => isTable(child, name))
const anyTable = (element: Element, name: string) => anywhere(element, (one) => isTable(one, name))

function field(table: Element | undefined, name: string): string {
  const fields = table?.children.filter((child) => child.name === 'fields').flatMap(({ children }) => children) ?? []
  return fields.find((one) => attribute(one, 'name') === name)?.text.trim() ?? ''
}

export const isAcadre = (root: Element) => anyTable(root, 'agendaitemparents').length > 0 || anyTable(root, 'agenda').length > 0
export const isAcadreIndex = (root: Element) => anyTable(root, 'producedAgenda').length > 0

/** The agendas that an index names; its facts are attributes, which may be spread over several fields. */
export const acadreEntries = (root: Element): AcadreEntry[] =>
  anyTable(root, 'producedAgenda')
    .flatMap(({ children }) => children.filter(({ name }) => name === 'fields'))
    .map(({ children }) => {
      const say = (name: string) => children.map((one) => attribute(one, name)).find(Boolean) ?? ''
      return { publish: say('publish'), access: say('access'), folder: say('filesfolder'), file: say('xmlfilename'), type: say('type') }
    })

/**
 * Acadre: tables and fields that name themselves. The agenda does not say whether it is published; its index does, and without one it is closed.
 * @param entry what the index says of this agenda
 */
export function acadre(root: Element, entry: AcadreEntry | null): SystemMeeting {
  const [meeting] = anyTable(root, 'meeting')
  const [committee] = anyTable(root, 'committee')
  const begins = momentOf(field(meeting, 'date'))
  const items = inOrderOf(anyTable(root, 'agendaitemparents'), (parent) => field(parent, 'sort'))
  return {
    kind: entry?.type === '2' || (entry === null && /referat/i.test(field(anyTable(root, 'agenda')[0], 'name'))) ? 'minutes' : 'agenda',
    title: field(meeting, 'name'),
    body: field(committee, 'name'),
    ...begins,
    endTime: momentOf(field(meeting, 'finish')).time,
    place: field(meeting, 'location') || field(meeting, 'address'),
    ...people(committee ? anyTable(committee, 'member') : []),
    openness: published(entry),
    items: items.flatMap((parent) => tables(parent, 'agendaitem').map((item) => itemOf(item, field(parent, 'sort')))),
    notes: [field(anyTable(root, 'agenda')[0], 'description')].filter(Boolean).map(plain),
  }
}

function published(entry: AcadreEntry | null): Openness {
  if (!entry) return unsaid
  const { open: isPublished } = flag(entry.publish)
  return isPublished === true ? accessOf(entry.access) : { open: isPublished, said: `publish="${entry.publish}"` }
}

/** "Åben", "Åbent punkt", "Offentlig", or the number that stands for it, and nothing besides. Anything else is closed. */
const accessOf = (said: string) => openWhen(said, /^(?:åben|åbent|åben (?:sag|dagsorden)|åbent punkt|offentligt?|1)$/iu.test(said.trim()))

/** 0 took part, 1 was absent, 2 sent apologies. Who is not marked at all is a member, and no more is known. */
function people(members: Element[]) {
  const known = members.map((member) => ({ name: field(member, 'name'), state: field(member, 'absent') })).filter(({ name }) => name !== '')
  return {
    attendees: known.filter(({ state }) => state === '0').map(({ name }) => ({ name, role: null, party: null })),
    absent: known
      .filter(({ state }) => state === '1' || state === '2')
      .map(({ name, state }) => ({ name, reason: state === '2' ? 'afbud' : null })),
  }
}

const itemOf = (item: Element, sort: string): SystemItem => ({
  number: sort,
  title: plain(field(item, 'name')),
  caseNumber: field(item, 'caseno'),
  openness: accessOf(field(item, 'accessname')),
  texts: tables(item, 'bullet').flatMap((bullet) => {
    const text = plain(field(bullet, 'bulletcontent'))
    return text === '' ? [] : [{ caption: field(bullet, 'bulletname'), text }]
  }),
  history: [],
  // The format has no word on whether a file may be read by all.
  files: tables(item, 'enclosure').map((file) => ({ name: field(file, 'name'), path: field(file, 'filename'), openness: unsaid })),
  absent: tables(item, 'absentmembers')
    .map((member) => field(member, 'name'))
    .filter(Boolean),
})
