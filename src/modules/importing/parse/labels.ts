import { withoutMarkup } from './lines.ts'

/**
 * The fields that the head of a document labels. `person` is one participant named by function ("Referent"), `members` are those who belong
 * to the body, whether they came or not, and `prefix` is what stands on a line before its first label.
 */
export type HeadField =
  | 'when'
  | 'time'
  | 'end'
  | 'place'
  | 'body'
  | 'kind'
  | 'attendees'
  | 'members'
  | 'guests'
  | 'person'
  | 'absent'
  | 'unknown'
  | 'prefix'

/** A label with what stands after it on the same line, '' when the value follows on the next lines. */
export interface LabelledValue {
  field: HeadField
  label: string
  value: string
}

const LABELS: Record<HeadField, string[]> = {
  when: words(
    'mødedato|dato|mødedato og -tid|dato og tid|dato og tidspunkt|tid og sted|starttidspunkt for møde|starttidspunkt|mødet afholdt|afholdt|mødedag|dag|hvornår',
  ),
  time: words(
    'mødetidspunkt|mødetid|tidspunkt|tid|klokken|kl.|kl|mødestart|starttid|start|mødet påbegyndt|mødet begyndte|mødet startede|mødet åbnet|fra kl.',
  ),
  end: words(
    'mødet hævet|mødet hævet kl.|mødet blev hævet|mødet sluttede|mødet sluttet|mødet slut|møde slut|mødet afsluttet|mødeslut|sluttidspunkt|sluttidspunkt for møde|sluttid|slut|hævet|afsluttet',
  ),
  place: words('mødested|sted|lokale|mødelokale|lokation|adresse|hvor'),
  body: words('hvem mødes|udvalg/råd|råd/udvalg|udvalg|udvalgsnavn|råd|organ|mødeforum|forum'),
  kind: words('møde|mødetype|dokumenttype|type'),
  attendees: [
    ...words(
      'mødedeltagere|mødedeltagelse / afbud|mødedeltagelse|deltagere|deltagere i mødet|deltagende|deltagende medlemmer|til stede|tilstede|tilstedeværende|tilstedeværende medlemmer',
    ),
    ...words(
      'deltog|i mødet deltog|mødt var|mødte var|følgende deltog|til stede var|tilstede var|til stede er|fremmødt|fremmødte|fremmødte medlemmer|mødt|mødte|mødte medlemmer',
    ),
    ...words(
      'medlemmer til stede|nærværende|fremmøde|medlemmer som deltog|suppleanter til stede|mødte suppleanter|stedfortræder|mødte stedfortrædere|med',
    ),
  ],
  members: words('medlemmer|medlem|udvalgets medlemmer|rådets medlemmer|byrådets medlemmer|udvalgsmedlemmer|rådsmedlemmer|faste medlemmer'),
  guests: words(
    'gæster|gæst|øvrige deltagere|fra forvaltningen|fra administrationen|fra sekretariatet|embedsværk|embedsværket|forvaltningen|administrationen|andre deltagere|andre|inviterede gæster|desuden deltog|desuden deltager|endvidere deltog|endvidere deltager|øvrige|øvrige fremmødte|fra kommunen',
  ),
  person: words('referent|ordstyrer|mødeleder|dirigent|sekretær|formand|forkvinde|forperson|næstformand|protokolfører'),
  absent: [
    ...words(
      'afbud|afbud fra|fraværende|fraværende var|fraværende med afbud|fraværende uden afbud|fraværende medlemmer|fraværende i øvrigt|ikke til stede|ikke tilstede',
    ),
    ...words(
      'meldt afbud|der var afbud fra|afbud modtaget fra|afbud er modtaget fra|udeblevet|udeblevet uden afbud|ikke mødt|ej mødt|ikke fremmødt|ikke fremmødte',
    ),
    ...words(
      'deltog ikke|ikke deltaget|uden afbud|forfald|lovligt forfald|fravær|afbud og fravær|afbud/fravær|fraværende/afbud|afbud/fraværende|forhindret|ikke med|ej til stede|udeblev',
    ),
  ],
  unknown: [
    ...words(
      'udsendelsesdato|udsendt|udskrevet|indkaldte|indkaldt|inviterede|næste møde|journalnummer|sagsbehandler|kopi til|beslutningsdygtighed',
    ),
    ...words('bemærkninger|bemærkning|sendt|emne|offentliggjort|godkendt|referatet udsendt|afsender|modtager'),
  ],
  prefix: [],
}

/** These begin many sentences, so they are labels only with a colon. */
const COLON_ONLY = new Set(
  words(
    'med|ikke med|type|hvor|hvornår|dag|start|slut|hævet|afsluttet|øvrige|andre|forvaltningen|administrationen|bemærkninger|bemærkning|sendt|emne|godkendt|forhindret|medlem|mødte|udeblev|afholdt|fremmøde|fravær|deltagende|formand|næstformand|indkaldt|deltog ikke|ikke deltaget',
  ),
)

/** And these begin names and titles, so they are labels only with a colon or alone on their line. */
const COLON_OR_ALONE = new Set(words('møde|lokale|mødelokale|råd|udvalg|forum|kl.|kl'))

function words(list: string): string[] {
  return list.split('|')
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
const longestFirst = [...fieldByLabel.keys()].sort((a, b) => b.length - a.length)
const pattern = (labels: string[]): string => labels.map((label) => label.replace(/[.]/g, '\\.')).join('|')
/** "Til stede fra Ældrerådet:", "Fraværende i Klima-, Miljø- og Teknikudvalget, 3. maj 2021:", "Gæst under punkt 3:", "Afbud (med begrundelse):". */
const MORE = String.raw`(?: (?:fra|for|i|af) (?:\p{Lu}|(?:forvaltning|administration|sekretariat|direktion|embedsværk|kommune))(?:[^:;,\t]|(?<=-), ){1,60}(?:, \d{1,2}\. ?\p{Ll}{3,9} \d{4})?| \([^():]{1,60}\))?`
/** "Deltagere fra forvaltningen:" lists those who serve the body. */
const OFFICIALS =
  /(?:fra|for|i) (?:\p{L}+ )?(?:\p{L}*(?:forvaltning|administration|sekretariat|direktion)(?:en|et)?|embedsværket|kommunen)(?!\p{L})/iu
const WITH_COLON = new RegExp(`(?<=^|[\\s*|;,])(${pattern(longestFirst)})(?:\\*\\*)?${MORE}\\s?:(?:\\*\\*)?`, 'giu')
const bareLabels = longestFirst.filter((label) => !COLON_ONLY.has(label) && !COLON_OR_ALONE.has(label))
const WITHOUT_COLON = new RegExp(`^(?:(${pattern([...COLON_OR_ALONE])})(?=$)|(${pattern(bareLabels)})(?=$|\\s|[–-]\\s))`, 'iu')
/** What a value begins with where no colon parts it from its label. */
const VALUE = /^(?:\s*$|\s?[–-]\s+\p{Lu}|\s+[\p{Lu}\d]|\s+(?:kl|den|d\.|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag))/u

/** A value that lost the space before it: "MødestedRådssalen", "AfbudIda Krog". */
const GLUED =
  /^(Mødested|Mødedato|Mødetidspunkt|Tidspunkt|Dato|Udvalg|Sted|Lokale|Deltagere|Mødedeltagere|Medlemmer|Til stede|Tilstede|Fraværende|Afbud fra|Afbud)(?=\p{Lu}\p{Ll}|\d{1,2}[.:/ -])/u

/** Labels that stand with a capital and no colon amid a line this long; shorter ones are sentences or names. */
const MIN_RUN_ON = 15
const RUN_ON =
  /(?<=\s)(Tidspunkt|Mødetidspunkt|Tid|Sted|Mødested|Til stede|Tilstede|Deltagere|Mødedeltagere|Fraværende|Afbud fra|Afbud|Referent|Ordstyrer|Mødeleder|Sluttidspunkt|Bemærkninger)(?=\s+[\p{Lu}\d])/gu

/** "- Mødedato: 3. maj 2021": the head as a list. */
const LIST_MARK = /^[-–•·] (?=\p{Lu}[\p{L} /-]{2,25}:)/u

/** The labelled values of a line, several when labels follow each other ("Dato: 12-04-2021  Sted: Rådhuset"); [] when none begins it. */
export function labelledValues(text: string): LabelledValue[] {
  const line = withoutMarkup(text).replace(LIST_MARK, '')
  const marks = [...line.matchAll(WITH_COLON)]
  const first = marks[0]
  const runsOn = marks.length > 2 || (marks.length > 1 && MEETING_LABELS.has(first?.[1]?.toLowerCase() ?? ''))
  if (first && first.index > 0 && runsOn) return withPrefix(line, marks)
  if (marks[0]?.index !== 0) {
    const bare = WITHOUT_COLON.exec(line)
    const label = bare?.[1] ?? bare?.[2]
    const glued = label === undefined ? GLUED.exec(line)?.[1] : undefined
    if (glued) return splitAtLabels(labelled(glued, line.slice(glued.length)))
    const value = line.slice(label?.length)
    return label && VALUE.test(value) ? splitAtLabels(labelled(label, value.replace(/^\s?[–-]\s+/u, ''))) : []
  }
  return valuesOf(line, marks)
}

/** A head that lost its line ends: "REFERAT Byrådet Mødedato: 3. maj 2021 Mødested: Salen". */
function withPrefix(line: string, marks: RegExpExecArray[]): LabelledValue[] {
  return [{ field: 'prefix', label: '', value: line.slice(0, marks[0]?.index).trim() }, ...valuesOf(line, marks)]
}

function valuesOf(line: string, marks: RegExpExecArray[]): LabelledValue[] {
  return marks.flatMap((found, i) => {
    const next = marks[i + 1]
    const value = line.slice(found.index + found[0].length, next?.index ?? line.length).trim()
    return splitAtLabels(labelled(found[1] ?? '', next && /[,;|]$/.test(value) ? value.slice(0, -1) : value, found[0]))
  })
}

/** A head that lost its line ends and has no colons: "Tidspunkt 17:00 Sted Salen Til stede Ida Krog, Ole Lund Fraværende Per Bo". */
function splitAtLabels({ field, label, value }: LabelledValue): LabelledValue[] {
  const marks = value.length > MIN_RUN_ON ? [...value.matchAll(RUN_ON)] : []
  const values = marks.map((found, i) => labelled(found[1] ?? '', value.slice(found.index + found[0].length, marks[i + 1]?.index)))
  return [{ field, label, value: value.slice(0, marks[0]?.index).trim() }, ...values]
}

/** The label belongs to a meeting, not to any letter or web page. */
export function isMeetingLabel(label: string): boolean {
  return MEETING_LABELS.has(label.toLowerCase())
}

/** @param printed the label with what it says of whom */
function labelled(label: string, value: string, printed = ''): LabelledValue {
  const field = fieldByLabel.get(label.toLowerCase()) ?? 'unknown'
  return { field: field === 'attendees' && OFFICIALS.test(printed) ? 'guests' : field, label, value: value.trim() }
}
