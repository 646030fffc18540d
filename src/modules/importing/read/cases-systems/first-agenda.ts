import { parsePeople } from '../../parse/names.ts'
import type { Absentee, Attendee } from '../../parse/types.ts'
import { momentOf, type Openness, open, plain, type SystemItem, type SystemMeeting, unsaid } from './meeting.ts'

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : isObject(value) ? [value] : [])

/** The first of these fields that says something; names differ between editions, and in their capitals. */
function field(thing: Json | undefined, ...names: string[]): unknown {
  for (const name of names) {
    const key = Object.keys(thing ?? {}).find((one) => one.toLowerCase() === name.toLowerCase())
    const value = key === undefined ? undefined : thing?.[key]
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

function words(thing: Json | undefined, ...names: string[]): string {
  const value = field(thing, ...names)
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** JSON says yes as a truth value or as a word. */
function truth(thing: Json, ...names: string[]): Openness {
  const value = field(thing, ...names)
  const said = value === undefined ? '' : String(value)
  const open = said.toLowerCase() === 'true' ? true : said.toLowerCase() === 'false' ? false : null
  return { open, said: said === '' ? '' : `${names[0]}: ${said}` }
}

export const isFirstAgenda = (value: unknown): value is Json =>
  isObject(value) && field(value, 'Dagsordenpunkter', 'AgendaItems') !== undefined
/** The list of bodies and their meetings. */
export const isFirstAgendaList = (value: unknown): value is Json =>
  isObject(value) && isObject(field(value, 'Udvalg')) && !isFirstAgenda(value)

/** FirstAgenda Publication: what the public page of a municipality answers for one agenda. */
export function firstAgenda(root: Json): SystemMeeting {
  const meeting = objects(field(root, 'Moede', 'Meeting'))[0]
  const committee = field(root, 'Udvalg', 'Committee')
  const name = words(meeting, 'Navn', 'Name')
  const body = typeof committee === 'string' ? committee : words(objects(committee)[0], 'Navn', 'Name')
  const begins = momentOf(words(meeting, 'MeetingBeginUtc', 'Dato', 'Date'))
  const added = objects(field(root, 'TillaegsDagsorden')).flatMap(itemsOf)
  return {
    kind: /referat|protokol/i.test(name) ? 'minutes' : 'agenda',
    title: [name, body].filter(Boolean).join(': '),
    body,
    ...begins,
    endTime: momentOf(words(meeting, 'MeetingEndUtc')).time,
    place: words(meeting, 'Sted', 'Location'),
    ...people(field(meeting, 'Moededeltagere', 'Participants')),
    openness: /lukket/i.test(name) ? { open: false, said: name } : open,
    items: [...itemsOf(root), ...added].map(itemOf),
    notes: added.length > 0 ? [`Tillægsdagsorden: ${added.length} punkter`] : [],
  }
}

const itemsOf = (agenda: Json) => objects(field(agenda, 'Dagsordenpunkter', 'AgendaItems'))

function itemOf(item: Json): SystemItem {
  const openness = truth(item, 'IsOpen')
  const fields = objects(field(item, 'Felter', 'Fields')).map((part) => ({
    caption: words(part, 'Navn', 'Name'),
    text: plain(words(part, 'Html', 'Content')),
  }))
  const decision = decisionOf(field(item, 'ItemDecision'))
  const isNew = decision !== '' && !fields.some(({ text }) => text === decision)
  return {
    number: words(item, 'Number', 'Punktnummer').replace(/\.$/, ''),
    title: plain(words(item, 'Navn', 'Caption')),
    caseNumber: words(item, 'SagsNummer', 'CaseNumber'),
    openness,
    texts: [
      ...fields.filter(({ text }) => text !== ''),
      ...(isNew ? [{ caption: 'Beslutning', text: decision, kind: 'decision' as const }] : []),
    ],
    history: [],
    // What hangs on an open item of the public page is open with it, unless it is marked itself; what hangs on any other is closed with it.
    files: byOrder(objects(field(item, 'Bilag', 'Attachments'))).map((file) => ({
      name: words(file, 'Navn', 'Name'),
      path: words(file, 'Id'),
      openness: openness.open === true && !isMarkedClosed(file) ? open : unsaid,
    })),
    absent: [],
  }
}

/** What the papers of an agenda can be called where they lie beside it: their numbers and names. */
export const firstAgendaPapers = (root: Json): string[] =>
  [root, ...objects(field(root, 'TillaegsDagsorden'))]
    .flatMap(itemsOf)
    .flatMap((item) => objects(field(item, 'Bilag', 'Attachments')))
    .flatMap((file) => [words(file, 'Id'), words(file, 'Navn', 'Name')])

const isMarkedClosed = (file: Json) => truth(file, 'IsOpen').open === false || truth(file, 'IsPublic').open === false

const byOrder = (files: Json[]) => [...files].sort((a, b) => Number(field(a, 'Order') ?? 0) - Number(field(b, 'Order') ?? 0))

const decisionOf = (value: unknown) =>
  plain(typeof value === 'string' ? value : isObject(value) ? words(value, 'Html', 'Text', 'Decision', 'Content') : '')

/** A text of names, or a list; who has sent apologies is marked in it. */
function people(value: unknown): { attendees: Attendee[]; absent: Absentee[] } {
  const listed: Json[] =
    typeof value === 'string' ? [] : (Array.isArray(value) ? value : []).map((one) => (isObject(one) ? one : { Navn: String(one) }))
  const names = typeof value === 'string' ? plain(value).split('\n') : []
  const isAway = (one: Json) =>
    truth(one, 'Afbud', 'Fravaerende', 'IsAbsent').open === true || truth(one, 'Deltager', 'Deltog').open === false
  const nameOf = (one: Json) => words(one, 'Navn', 'Name')
  return {
    attendees: [
      ...names.flatMap((line) => parsePeople(line).people.map(({ name, role, party }) => ({ name, role, party }))),
      ...listed
        .filter((one) => nameOf(one) !== '' && !isAway(one))
        .map((one) => ({ name: nameOf(one), role: words(one, 'Rolle', 'Titel') || null, party: null })),
    ],
    absent: listed.filter((one) => nameOf(one) !== '' && isAway(one)).map((one) => ({ name: nameOf(one), reason: null })),
  }
}
