import { withoutMarkup } from './lines.ts'

/** The fields that the head of a document labels. `person` is one participant named by function ("Referent"), `list` several of them. */
export type HeadField = 'when' | 'time' | 'place' | 'body' | 'kind' | 'attendees' | 'guests' | 'person' | 'absent' | 'unknown'

/** A label with what stands after it on the same line, '' when the value follows on the next lines. */
export interface LabelledValue {
  field: HeadField
  label: string
  value: string
}

const LABELS: Record<HeadField, string[]> = {
  when: [
    'mødedato',
    'dato',
    'mødedato og -tid',
    'dato og tid',
    'dato og tidspunkt',
    'tid og sted',
    'starttidspunkt for møde',
    'starttidspunkt',
    'mødet afholdt',
  ],
  time: ['mødetidspunkt', 'mødetid', 'tidspunkt', 'tid', 'klokken', 'kl.', 'mødestart'],
  place: ['mødested', 'sted', 'lokale', 'mødelokale', 'lokation', 'adresse'],
  body: ['udvalg', 'udvalgsnavn', 'råd', 'organ', 'mødeforum', 'forum'],
  kind: ['møde', 'mødetype', 'dokumenttype'],
  attendees: [
    ...['mødedeltagere', 'deltagere', 'deltagende medlemmer', 'til stede', 'tilstede', 'tilstedeværende', 'tilstedeværende medlemmer'],
    ...['deltog', 'til stede var', 'tilstede var', 'fremmødte', 'mødt', 'medlemmer til stede'],
  ],
  guests: [
    'gæster',
    'gæst',
    'øvrige deltagere',
    'fra forvaltningen',
    'fra administrationen',
    'fra sekretariatet',
    'embedsværk',
    'desuden deltog',
  ],
  person: ['referent', 'ordstyrer', 'mødeleder', 'dirigent', 'sekretær', 'formand', 'forkvinde', 'forperson', 'næstformand'],
  absent: [
    ...[
      'afbud',
      'afbud fra',
      'fraværende',
      'fraværende med afbud',
      'fraværende uden afbud',
      'ikke til stede',
      'meldt afbud',
      'der var afbud fra',
    ],
    ...['udeblevet', 'ikke mødt', 'uden afbud'],
  ],
  unknown: [
    ...[
      'medlemmer',
      'sluttidspunkt',
      'sluttidspunkt for møde',
      'udsendelsesdato',
      'udsendt',
      'indkaldte',
      'inviterede',
      'næste møde',
      'journalnummer',
    ],
    ...['sagsbehandler', 'kopi til', 'mødet begyndte', 'mødet sluttede', 'mødet hævet', 'beslutningsdygtighed', 'slut'],
  ],
}

/** A date with its label could stand in any letter; only these say that a meeting is minuted. */
const MEETING_LABELS = new Set([
  ...[
    'mødedato',
    'mødested',
    'mødedeltagere',
    'mødetidspunkt',
    'mødetid',
    'starttidspunkt for møde',
    'afbud',
    'afbud fra',
    'til stede',
    'tilstede',
  ],
  ...['deltagende medlemmer', 'fraværende', 'referent', 'ordstyrer', 'tilstedeværende'],
])

const fieldByLabel = new Map<string, HeadField>(
  Object.entries(LABELS).flatMap(([field, labels]) => labels.map((label) => [label, field as HeadField] as const)),
)
const longestFirst = [...fieldByLabel.keys()].sort((a, b) => b.length - a.length).map((label) => label.replace(/[.]/g, '\\.'))
const WITH_COLON = new RegExp(`(?<=^|[\\s*|;,])(${longestFirst.join('|')})(?:\\*\\*)?\\s?:(?:\\*\\*)?`, 'giu')
const WITHOUT_COLON = new RegExp(
  `^(${longestFirst.join('|')})(?=$|\\s+[\\p{Lu}\\d]|\\s+(?:kl|den|d\\.|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag))`,
  'iu',
)

/** The labelled values of a line, several when labels follow each other ("Dato: 12-04-2021  Sted: Rådhuset"); [] when none begins it. */
export function labelledValues(text: string): LabelledValue[] {
  const line = withoutMarkup(text)
  const marks = [...line.matchAll(WITH_COLON)]
  if (marks[0]?.index !== 0) {
    const bare = WITHOUT_COLON.exec(line)
    return bare?.[1] ? [labelled(bare[1], line.slice(bare[1].length))] : []
  }
  return marks.map((found, i) => {
    const next = marks[i + 1]
    const value = line.slice(found.index + found[0].length, next?.index ?? line.length).trim()
    return labelled(found[1] ?? '', next && /[,;|]$/.test(value) ? value.slice(0, -1) : value)
  })
}

/** The label belongs to a meeting, not to any letter or web page. */
export function isMeetingLabel(label: string): boolean {
  return MEETING_LABELS.has(label.toLowerCase())
}

function labelled(label: string, value: string): LabelledValue {
  return { field: fieldByLabel.get(label.toLowerCase()) ?? 'unknown', label, value: value.trim() }
}
