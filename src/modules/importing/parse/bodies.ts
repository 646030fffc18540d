/** Endings of the first part of a body's name: Integrationsrådet, Erhvervsudvalget, Byrådet, Kommunalbestyrelsen … */
const ENDING =
  /(?:råd|rådet|udvalg|udvalget|bestyrelse|bestyrelsen|forum|forummet|nævn|nævnet|kommission|kommissionen|repræsentantskab|repræsentantskabet|parlament|parlamentet|gruppen|direktionen|sekretariatet|komité|komiteen)$/iu
/** "Fjordby Kommune" on a line of its own. */
export const LETTERHEAD = /^(?:\p{Lu}[\p{L}-]+ ){1,2}(?:regions)?kommune$/iu
const MAX_LINE = 300
const MAX_TAIL = 6
/** Words with a capital that belong to the sentence around a name. */
const NOT_OF_NAME =
  /^(?:referat|protokol|beslutning|indstilling|dagsorden|tillægsdagsorden|møde|mødet|kommune|kommunes|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|åbent|lukket|side|den|fra|af|for|i|til)$/iu

/**
 * The text is the name of a body and nothing else: "Integrationsrådet", "Det Grønne Råd", "Erhvervs- og Arbejdsmarkedsudvalget",
 * "Udvalget for Børn og Unge", "Fjordby Byråd".
 */
export function isBodyName(text: string): boolean {
  const words = text.split(/\s+/, 12)
  if (words.length > 10 || /[.!?:;()\d]/.test(text)) return false
  if (words.some((_, at) => isGroup(words, at))) return bodyIn(text) === text
  const core = words.findIndex((word) => ENDING.test(word))
  if (core === -1 || !/^\p{Lu}/u.test(text)) return false
  const named = words.slice(0, core).every((word) => /^\p{Lu}/u.test(word) || word === 'og' || word === '&')
  const tail = words.slice(core + 1)
  return named && (tail.length === 0 || /^(?:for|vedrørende|i|og)$/u.test(tail[0] ?? '') || tail.every((word) => /^\p{Lu}/u.test(word)))
}

/** A body of which every municipality has one: what stands before it is the name of the municipality. */
const SINGLE = /^(?:byråd|byrådet|kommunalbestyrelse|kommunalbestyrelsen|borgerrepræsentation|borgerrepræsentationen)$/iu
/** What a body sets down beside itself: "Integrationsrådets forretningsudvalg", "Seniorrådets arbejdsgruppe om nye borgere". */
const GROUP = /^(?:(?:fælles|forretnings|under|arbejds|sags|ad hoc-)udvalg|(?:arbejds|styre|følge|tema|projekt|fokus)gruppe|formandskab)$/iu
const OF_BODY = /(?:råds|rådets|rådenes|udvalgs|udvalgets|udvalgenes|nævnets|bestyrelsens|forummets)$/iu
const BARE = /^(?:råd|rådet|udvalg|udvalget|nævn|nævnet|forum|bestyrelse|bestyrelsen)$/iu
const DEFINITE: Record<string, string> = { byråd: 'Byrådet', kommunalbestyrelse: 'Kommunalbestyrelsen' }

/**
 * The body that a line names among other words: "REFERAT Integrationsrådet d. 07-06-2021", "Fællesmøde mellem Ældrerådet og
 * Handicaprådet i Fjordby Kommune". Given as people say it, without the municipality: "FJORDBY BYRÅD" is "Byrådet". Null when none is named.
 */
export function bodyIn(line: string): string | null {
  const words = line
    .slice(0, MAX_LINE)
    .replace(/[()"“”»«*#]/g, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/[:;.]+$/u, ''))
    .filter(Boolean)
  for (const [at, word] of words.entries()) {
    if (isGroup(words, at))
      return canonical([...words.slice(begin(words, at - 1, ''), at + 1), ...about(words, at)].join(' ').replace(/,$/, ''))
    // "SagsfremstillingUdvalget besøger": two words that lost the line end between them.
    if (/\p{Ll}\p{Lu}/u.test(word)) continue
    const core = ofMeeting(nominative(word))
    const titled = /^(?:det|den)$/iu.test(words[at - 2] ?? '')
    if (!(/^\p{Lu}/u.test(word) || titled) || !ENDING.test(core) || isGroup(words, at + 1)) continue
    const from = begin(words, at, core)
    // "Dialogmøde med Byrådet": those whom the body met.
    if (/^med$/iu.test(words[from - 1] ?? '')) continue
    // "Bestyrelsesmøde": of a company there is only one.
    const met = word !== core && /^bestyrelse/iu.test(core)
    if (BARE.test(core) && from === at && !met && !/^for$/iu.test(words[at + 1] ?? '')) continue
    const named = from === at && isPlaceName(words[at - 1] ?? '') ? definite(core) : core
    const name = [...words.slice(from, at), named, ...tail(words, at, word !== core)].join(' ').replace(/,$/, '')
    return canonical(name)
  }
  return null
}

function isGroup(words: string[], at: number): boolean {
  const of = words[at - 1] ?? ''
  return GROUP.test((words[at] ?? '').replace(/,$/, '')) && /^\p{Lu}/u.test(of) && OF_BODY.test(of)
}

/** "om nye borgere", "for Børn og Unge": what a group is about. */
function about(words: string[], at: number): string[] {
  const next = words[at + 1] ?? ''
  return /^(?:om|for|vedrørende)$/u.test(next) ? [next, ...plainWords(words.slice(at + 2))] : []
}

/** "Fjordby Integrationsråd": the council of that place. */
function isPlaceName(word: string): boolean {
  return /^\p{Lu}\p{Ll}[\p{L}-]*$/u.test(word) && !NOT_OF_NAME.test(word) && !word.endsWith('-')
}

function definite(core: string): string {
  return /(?:råd|nævn|udvalg)$/iu.test(core) ? `${core}et` : core
}

/** Where the name begins: "Teknik- og Miljøudvalget", "Børne-, Unge- og Familieudvalget", "Det Grønne Råd", "Teknisk Udvalg". */
function begin(words: string[], at: number, core: string): number {
  let from = at
  if (SINGLE.test(core)) return at
  while (from > 0) {
    const before = words[from - 1] ?? ''
    const half = /\p{L}-,?$/u.test(before) && /^\p{Lu}/u.test(before)
    const link =
      (/^og$/iu.test(before) && /-,?$/u.test(words[from - 2] ?? '')) || (before === '&' && /^\p{Lu}/u.test(words[from - 2] ?? ''))
    if (before === '&' && link) from--
    const adjective = BARE.test(core) && /^\p{Lu}\p{L}+$/u.test(before) && !NOT_OF_NAME.test(before)
    if (!half && !link && !adjective) break
    from--
  }
  if (from === at) from = afterCommas(words, at)
  // "Det rådgivende Integrationsudvalg"
  if (from === at && /^\p{Ll}+e?s?$/u.test(words[at - 1] ?? '') && /^(?:Det|Den)$/u.test(words[at - 2] ?? '')) return at - 2
  return from
}

/** "Teknik, Erhverv og Miljøudvalget": the hyphens left out. */
function afterCommas(words: string[], at: number): number {
  const listed = (place: number): boolean => /^\p{Lu}\p{Ll}+,$/u.test(words[place] ?? '')
  if (words[at - 1] !== 'og' || !/^\p{Lu}\p{Ll}+$/u.test(words[at - 2] ?? '') || !listed(at - 3)) return at
  let from = at - 3
  while (listed(from - 1)) from--
  return from
}

/** "Udvalget for Børn og Unge's møde" */
const OWNER = /^(\p{Lu}[\p{L}-]*)['’]s$/u

/** What follows the core: "for Børn og Unge", or a second body that met with the first. */
function tail(words: string[], at: number, genitive: boolean): string[] {
  const next = words[at + 1] ?? ''
  if (genitive) return []
  // "Ældrerådet og Handicaprådet", "Boligsocialt Udvalg og Teknisk Udvalg"
  const second = [at + 2, at + 3].find(
    (place) => ENDING.test(words[place] ?? '') && words.slice(at + 2, place + 1).every((word) => /^\p{Lu}/u.test(word)),
  )
  if (/^og$/iu.test(next) && second !== undefined) return words.slice(at + 1, second + 1)
  if (/^for$/iu.test(next) && /^(?:det|den|de)$/u.test(words[at + 2] ?? '')) return [next, ...plainWords(words.slice(at + 2))]
  if (/^for$/iu.test(next) && BARE.test(words[at] ?? '') && /^\p{Ll}/u.test(words[at + 2] ?? ''))
    return [next, ...small(words.slice(at + 2))]
  if (!/^(?:for|vedrørende)$/iu.test(next) || !/^\p{Lu}/u.test(words[at + 2] ?? '')) return []
  let to = OWNER.test(words[at + 2] ?? '') ? at + 2 : at + 3
  while (to < words.length && /^(?:og|\p{Lu}[\p{L}-]*,?)$/u.test(words[to] ?? '') && !NOT_OF_NAME.test(words[to] ?? '')) to++
  const owner = OWNER.exec(words[to] ?? '')?.[1]
  if (owner) return [...words.slice(at + 1, to), owner]
  while (/^og$/iu.test(words[to - 1] ?? '')) to--
  return words.slice(at + 1, to)
}

/** "teknik og miljø", "børn, unge og familier": one noun, or several in a row. */
function small(words: string[]): string[] {
  let to = ADJECTIVE.test(words[0] ?? '') && endsName(words, 1) ? 2 : 1
  while (/,$/.test(words[to - 1] ?? '') && /^\p{Ll}+,?$/u.test(words[to] ?? '')) to++
  if (/^(?:og|for)$/u.test(words[to] ?? '') && /^\p{Ll}+$/u.test(words[to + 1] ?? '')) to += 2
  const last = words[to - 1] ?? ''
  const ofMeeting = /^(?:\p{Ll}*møde|beslutning)/u.test(words[to] ?? '') && last.endsWith('s')
  return [...words.slice(0, to - 1), ofMeeting ? last.slice(0, -1) : last]
}

/** "for regional udvikling": the noun behind its adjective, and then the end or the day. */
const ADJECTIVE = /^\p{Ll}{2,}(?:al|isk|lig|iv|el)$/u
function endsName(words: string[], at: number): boolean {
  const next = words[at + 1]
  return /^\p{Ll}{4,}$/u.test(words[at] ?? '') && (next === undefined || NOT_OF_NAME.test(next) || /^(?:d|\d.*)$/u.test(next))
}

/** "det nære sundhedsvæsen", up to what is no longer of the name. */
function plainWords(words: string[]): string[] {
  const end = words.findIndex((word, i) => i > 0 && (NOT_OF_NAME.test(word) || !/^\p{L}[\p{L}-]*$/u.test(word)))
  return words.slice(0, Math.min(end === -1 ? words.length : end, MAX_TAIL))
}

/** "Ældrerådsmøde", "Byrådsmødet": the body that meets. */
function ofMeeting(word: string): string {
  const body = /^(.*(?:råd|udvalg|nævn|bestyrelse))s(?:møde|mødet)$/iu.exec(word)?.[1]
  return body === undefined ? word : `${body}${/e$/i.test(body) ? 'n' : 'et'}`
}

function nominative(word: string): string {
  const bare = word.replace(/[,·|]+$/u, '')
  return /(?:et|en|råd|udvalg)s$/iu.test(bare) ? bare.slice(0, -1) : bare
}

function canonical(name: string): string {
  const said = name.length > 4 && name === name.toUpperCase() ? capitalised(name) : name
  return DEFINITE[said.toLowerCase()] ?? said
}

/** "BØRNE- OG UNGEUDVALGET" as "Børne- og Ungeudvalget". */
export function capitalised(name: string): string {
  return name
    .toLowerCase()
    .split(' ')
    .map((word) => (/^(?:og|for|vedrørende|i)$/u.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}
