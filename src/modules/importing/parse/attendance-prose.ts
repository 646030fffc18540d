import { type ListedPerson, looksLikePeople, parsePeople } from './names.ts'

/** Those whom a sentence says were there, or were not. */
export interface Told {
  present: ListedPerson[]
  absent: ListedPerson[]
  /** The sentence says more than names. */
  more: boolean
}

/** A longer paragraph tells nothing of who came. */
export const MAX_TOLD = 1500
const PEOPLE_AFTER: ['present' | 'absent', RegExp][] = [
  [
    'absent',
    /^(?:der (?:var|er|var meldt|var indløbet|er modtaget) )?(?:afbud|forfald)(?: (?:var|er|blev|kom))?(?: (?:der|meldt|modtaget|indløbet))? fra:? (.+)$/iu,
  ],
  [
    'absent',
    /^(?:(?:med|uden) afbud|fraværende|forhindrede?|udeblevet|ikke (?:mødt|til ?stede))(?: (?:med|uden) afbud)?(?: (?:var|er|blev))?:? (.+)$/iu,
  ],
  ['present', /^(?:til ?stede|fremmødte?|mødt|tilstedeværende)(?: (?:på|ved|til|i) mødet)?(?: (?:var|er|blev))?:? (.+)$/iu],
  ['present', /^(?:til|i|på|ved) (?:dette )?mødet? (?:kom|mødte|deltog|var|er)(?: (?:frem|op|til ?stede))?:? (.+)$/iu],
  [
    'present',
    /^(?:der|følgende|fra (?:rådet|udvalget|byrådet|bestyrelsen)|af (?:rådets|udvalgets) medlemmer) (?:deltog|mødte|kom|var)(?: (?:medlemmer|frem|op|mødt(?: op| frem)?|til ?stede))*:? (.+)$/iu,
  ],
]
/** "For hende mødte suppleant Ida Krog", "I stedet deltog Ida Krog", "Ida Krog mødte som stedfortræder". */
const IN_PLACE =
  '(?:i stedet(?: for .{1,60}?)?|i (?:hans|hendes|deres|.{1,60}?) sted|for (?:ham|hende|dem|.{1,60}?)|som (?:suppleant|stedfortræder)(?:er)?(?: for .{1,60}?)?)'
const CAME_INSTEAD = new RegExp(
  `^${IN_PLACE} (?:mødte|deltog|deltager|var mødt|indtrådte|er indkaldt)(?: (?:som )?(?:suppleant(?:en)?|stedfortræder(?:en)?))? (\\p{Lu}.*)$`,
  'iu',
)
const CAME_IN_PLACE = new RegExp(`^(.+?) (?:mødte|deltog|deltager|var mødt)(?: (?:i|på|ved|til) mødet)? ${IN_PLACE}$`, 'iu')
const WHOSE_PLACE = /(?:i stedet|suppleant|stedfortræder|deltog|mødte) for (\p{Lu}.*)$/u
const PEOPLE_BEFORE: ['present' | 'absent', RegExp][] = [
  ['absent', /^(.+?) (?:har|havde) (?:meldt|sendt|givet) (?:afbud|forfald)(?: på (?:selve )?mødedagen)?(.*)$/iu],
  ['absent', /^(.+?) (?:var|er) (?:fraværende|forhindret|ikke til ?stede|ikke mødt|udeblevet)(?!\p{L})(.*)$/iu],
  ['absent', /^(.+?) (?:deltog ikke|var ikke til ?stede|mødte ikke(?: op| frem)?|udeblev|kunne ikke (?:deltage|komme))(?!\p{L})(.*)$/iu],
  ['present', /^(.+?) (?:var til ?stede|var mødt(?: frem| op)?|mødte(?: frem| op)?|deltog)(?: i mødet)?()$/iu],
]
/** "X var fraværende under punkt 3" is no absence from the meeting. */
const PARTLY = /(?:punkt|pkt|sag(?:en)?|behandling|drøftelse|afstemning|fra kl|til kl|indtil|herefter|lokalet|(?:del|delen) af)/iu

/** Reads "Til mødet kom Ida Krog og Ole Lund. Der var afbud fra Per Bo." Null when the line names nobody in such words. */
export function toldPresence(line: string): Told | null {
  if (line.length > MAX_TOLD) return null
  const told: Told = { present: [], absent: [], more: false }
  for (const sentence of sentences(line)) if (!readSentence(told, sentence)) told.more = true
  return told.present.length + told.absent.length > 0 ? told : null
}

/** The line cut after each full stop that ends a sentence, not after "kl." or an initial. */
export function sentences(line: string): string[] {
  return line
    .split(
      /(?<=(?:\p{L}{2}|\)|\d{2}|(?:punkt|pkt\.?|sag|og|nr\.|[-–,]) ?\d)[.!])(?<!(?<!\p{L})(?:[Ss]t|[Dd]r|[Cc]hr|Kr|[Kk]l|[Nn]r|[Pp]kt|[Ee]vt|[Hh]r|[Ff]rk?|[Cc]a|[Jj]f)\.)\s+(?=\p{Lu})/u,
    )
    .map((sentence) => sentence.replace(/[.!]$/, '').trim())
    .filter(Boolean)
}

function readSentence(told: Told, sentence: string): boolean {
  const instead = CAME_INSTEAD.exec(sentence)?.[1] ?? CAME_IN_PLACE.exec(sentence)?.[1]
  if (instead && take(told, 'present', instead, '')) {
    const absent = WHOSE_PLACE.exec(sentence)?.[1]
    return absent === undefined || take(told, 'absent', absent, '')
  }
  for (const [kind, form] of PEOPLE_AFTER) {
    const names = form.exec(sentence)?.[1]
    if (names !== undefined) return take(told, kind, names, '')
  }
  for (const [kind, form] of PEOPLE_BEFORE) {
    const found = form.exec(sentence)
    if (found?.[1] === undefined) continue
    const [rest, instead] = withSubstitute(found[2] ?? '')
    if (instead) take(told, 'present', instead, '')
    return !PARTLY.test(rest) && take(told, kind, found[1], rest)
  }
  return false
}

/** "…, og Ida Krog deltog i stedet": what is left, and who came instead. */
function withSubstitute(rest: string): [string, string | null] {
  const found = /,? (?:og|men) (\p{Lu}.{2,80}?) (?:deltog|mødte|var mødt|indtrådte) i (?:stedet|hans sted|hendes sted)$/u.exec(rest)
  return found?.[1] ? [rest.slice(0, found.index), found[1]] : [rest, null]
}

function take(told: Told, kind: 'present' | 'absent', names: string, rest: string): boolean {
  if (!looksLikePeople(names)) return false
  const { people, rest: left } = parsePeople(names)
  told[kind].push(...people)
  if (left.length > 0 || rest.replace(/ (?:i|på|ved|til) (?:dette )?mødet?/iu, '').trim() !== '') told.more = true
  return people.length > 0
}
