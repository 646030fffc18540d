import type { Target } from '../types.ts'
import { type Found, found } from './found.ts'
import { plain } from './source.ts'
import { CHANGE_VERB, MODAL, readWho } from './target-who.ts'
import { NUMBER, NUMBER_WORD, readNumber, splitSentences } from './words.ts'

/** A sentence with where it stands; `goal` when a caption such as "Mål" stands over it. */
export interface Said {
  text: string
  area: string | null
  goal: boolean
  from: number
  to: number
}

const PERCENT = '(?:procentpoint|procent-?point|pct\\.?[- ]?point|%-?point|pct\\.?|procent|%)'
const EMPTY = /(?<![\p{L}\p{N}])(?:XX{1,3}|xx{1,3}|Y{2}|_{2,}|\?{2}|\[(?:tal|antal|[Xx]+|beløb|indsæt[^\]]{0,20})?\])(?=\s?(?:%|\p{L}))/u
const BY = new RegExp(
  `(?<!\\p{L})med (?:mindst |minimum |min\\. |op til |ca\\. |omkring |yderligere )?(${NUMBER}|${NUMBER_WORD}) ?(${PERCENT}|kr\\.?|\\p{L}+)`,
  'iu',
)
const FROM_TO = new RegExp(
  `(?<!\\p{L})fra (${NUMBER}) ?(${PERCENT}|\\p{L}{3,})?(?: \\(?i (\\d{4})\\)?)? til (?:mindst |højst |under |over )?(${NUMBER}) ?(${PERCENT}|\\p{L}{3,})?`,
  'iu',
)
const TO = new RegExp(
  `(?<!\\p{L})(?:til|på|udgøre|være|nå(?: op på)?|over|under) (?:mindst |minimum |min\\. |højst |maksimalt |maks\\. |under |over )?(${NUMBER}) ?(${PERCENT})(?!\\p{L})`,
  'iu',
)
const AT_LEAST = new RegExp(
  `(?<!\\p{L})(?:mindst|minimum|min\\.|højst|maksimalt|maks\\.|over|flere end|ikke under|ikke over) (${NUMBER}|${NUMBER_WORD}) ?(${PERCENT}|(?:nye |flere |færre |årlige |lokale |aktive )?\\p{L}{3,})`,
  'iu',
)
const SHARE_OF = new RegExp(
  `^(?:mindst |minimum |min\\. |højst |over )?(${NUMBER}) ?(${PERCENT}) af (.{3,140}?) (?:skal|vil|bør|er|har|kommer|deltager|gennemfører|opnår)(?!\\p{L})(.*)$`,
  'iu',
)
const SHARE = new RegExp(`^(?:mindst |minimum |min\\. |højst )?(${NUMBER}) ?(${PERCENT}) af `, 'iu')
const COUNT = new RegExp(`(?<![\\d.,-])(${NUMBER}) (nye|flere|færre|ekstra) (\\p{L}{3,})`, 'iu')
const DEADLINE = new RegExp(
  `(?:inden for|senest|indenfor) (?:de første )?(${NUMBER}|${NUMBER_WORD}) (dage|uger|måneder|år)(?!\\p{L})`,
  'iu',
)
const REFERENCE =
  /(?<!\p{L})(?:(?:svare(?:r)? til|på (?:niveau|højde) med|samme niveau som|lig(?:e)? med|ikke (?:er |være )?(?:højere|lavere|større) end|(?:højere|lavere|bedre|større|mindre) end|over|under|nå(?: op på)?|ned på|op på|overstige(?:r)?) )((?:det |den |de )?(?:\p{L}+(?:s|e|te)? ){0,4}?\p{L}*(?:gennemsnit(?:tet)?|niveau(?:et)?|landsplan|sammenlignelige kommuner|befolkningen(?: generelt| som helhed)?|klyngen?|klyngekommuner(?:ne)?|andre borgere|øvrige borgere)(?: (?:for|blandt|i) (?!\d)[^,.;]{3,60}?(?= i \d{4}|[,.;]|$))?)/iu
const GOAL_WORD =
  /(?<!\p{L})(?:målsætning(?:en|er)?|mål(?:et)?|delmål(?:et)?|måltal(?:let)?|resultatmål(?:et)?|ambition(?:en)?|succeskriteri(?:et|um))(?!\p{L})/iu
const GOAL_CLAUSE =
  /(?:mål(?:et|sætningen)?(?: er)?|måls(?:æ|a)tning(?:en)? (?:på området )?(?:er )?|lyder målsætningen(?: på området)?|ambitionen er|konkrete? målsætning om|målsætning om|mål om|resultatmål(?:et)? er),? ?at (?!gennem |på den)/iu
const INFINITIVE_NEXT = /^(?:\p{L}+e|få|gå|nå|stå|se|være|gøre|have|sikre|skabe)(?: |$)/iu
const SUBJECT_NEXT =
  /^(?:alle|flere|færre|unge|ældre|de|der|vi|antallet|andelen|børnene|borgerne|kvinderne|familierne|flygtningene|eleverne|virksomhederne|ledige|kvindelige|voksne|mange|nytilkomne|nye|etniske|samtlige|kommunale|lokale|\p{L}+(?:erne|ene))(?!\p{L})/iu
const HARD = /(?:sværere?|svært|vanskelig(?:t|ere)) at måle/iu
const OF_TIME = /(?:timer?|dage?|uger?|måned(?:er)?|år|gange?|minutter|kr\.?|kroner)$/iu
const ADJECTIVE = /^(?:nye|flere|færre|ekstra|årlige|lokale|aktive) /iu
const COMPOSITION = /(?:medlem(?:mer)?|repræsentanter|stemmer|suppleanter|møder om året|års alderen|år gam(?:mel|le))(?!\p{L})/iu

/** What a sentence sets out to reach, or null. `before` are the sentences of the paragraph or the one above, which may tell where it starts. */
export function readTarget(said: Said, before: Said[]): Found<Target> | null {
  const clause = goalClause(said.text)
  const empty = EMPTY.test(said.text)
  const target = emptyTarget(clause ?? sentence(said.text), said.area)
  const strong = said.goal || clause !== null || GOAL_WORD.test(said.text)
  if (!strong && !MODAL.test(said.text) && !empty && !counted(said.text)) return null
  const kind = empty ? 'unset' : measure(target, strong)
  if (kind) target.kind = kind
  else if (said.goal) target.kind = 'qualitative'
  else if (clause !== null && SUBJECT_NEXT.test(clause) && !INFINITIVE_NEXT.test(clause.replace(SUBJECT_NEXT, '')))
    target.kind = 'qualitative'
  else return null
  if (empty) readEmpty(target, said.text)
  readYears(target)
  readWho(target)
  if (target.baseline === null) readBaseline(target, before)
  return found(target, said)
}

/** "... which is harder to measure": the goal is the sentence before that names what is to grow. */
export function readUnmeasured(said: Said, before: Said[]): Found<Target> | null {
  if (!HARD.test(said.text)) return null
  const goal = before.findLast(({ text }) => /(?<!\p{L})(?:øge|styrke|fremme|forbedre|mindske|andelen|flere|færre)(?!\p{L})/iu.test(text))
  const target = emptyTarget(goal ? `${sentence(goal.text)}\n${sentence(said.text)}` : sentence(said.text), goal?.area ?? said.area)
  target.kind = 'qualitative'
  readWho(target)
  return found(target, { from: goal?.from ?? said.from, to: said.to })
}

/** Cuts a text into sentences that share its place. */
export function sentencesOf(place: Omit<Said, 'text'> & { text: string }): Said[] {
  return splitSentences(plain(place.text)).map(({ text }) => ({ ...place, text }))
}

function emptyTarget(text: string, area: string | null): Target {
  return {
    ...{ text, kind: 'qualitative', indicator: null, group: null, area, baseline: null, baselineYear: null },
    ...{ change: null, value: null, unit: null, year: null, reference: null },
  }
}

function sentence(text: string): string {
  return text.replace(/(?<!(?:pct|mv|kr|m\.m|m\.fl))\.$/u, '').trim()
}

/** "... lyder målsætningen, at ledigheden skal falde" → "ledigheden skal falde". */
function goalClause(text: string): string | null {
  const opening = GOAL_CLAUSE.exec(text)
  return opening ? sentence(text.slice(opening.index + opening[0].length)) : null
}

/** "mindst 40 virksomheder" is a target whatever the verb; hours and times a week are how something is done. */
function counted(text: string): boolean {
  const match = AT_LEAST.exec(text)
  return match !== null && /^(?:mindst|minimum|min\.)/iu.test(match[0]) && !OF_TIME.test(match[2] ?? '')
}

function measure(target: Target, strong: boolean): Target['kind'] | null {
  const { text } = target
  const verb = CHANGE_VERB.exec(text)
  const reference = REFERENCE.exec(text)
  const range = FROM_TO.exec(text)
  if (range && !isYear(range[1]) && !isYear(range[4])) {
    target.baseline = readNumber(range[1] ?? '')
    target.baselineYear = range[3] ? Number(range[3]) : null
    target.value = readNumber(range[4] ?? '')
    target.unit = unitOf(range[5] ?? range[2] ?? '')
    return 'absolute'
  }
  if (verb && readChange(target, verb)) return target.unit === 'percent' ? 'relative' : 'absolute'
  if (reference?.[1]) {
    target.reference = reference[1].trim()
    return 'reference'
  }
  return readValue(target, strong || verb !== null)
}

function readChange(target: Target, verb: RegExpExecArray): boolean {
  const sign = verb[1] || verb[4] ? 1 : -1
  const by = BY.exec(target.text)
  if (by?.[1] && !isYear(by[1])) {
    target.change = sign * (readNumber(by[1]) ?? 0)
    target.unit = unitOf(by[2] ?? '')
    return true
  }
  if (!verb[3] && !verb[4]) return false
  target.change = verb[3] ? -50 : 100
  target.unit = 'percent'
  return true
}

function readValue(target: Target, strong: boolean): Target['kind'] | null {
  const { text } = target
  const share = SHARE_OF.exec(text)
  if (share?.[1]) {
    target.value = readNumber(share[1])
    target.unit = unitOf(share[2] ?? '')
    target.group = share[3]?.trim() ?? null
    target.indicator = share[4]?.replace(/^ (?:være |have |komme |blive )?/u, '').trim() || null
    return 'absolute'
  }
  for (const form of [SHARE, TO, AT_LEAST, ...(strong ? [COUNT, DEADLINE] : [])]) {
    const match = form.exec(text)
    if (!match?.[1] || isYear(match[1])) continue
    const noun = form === COUNT ? `${match[2]} ${match[3]}` : (match[2] ?? '')
    if (COMPOSITION.test(text.slice(match.index, match.index + match[0].length + 20))) continue
    if (!strong && (form === TO || form === SHARE || OF_TIME.test(noun))) continue
    target.value = readNumber(match[1])
    target.unit = unitOf(noun.replace(ADJECTIVE, ''))
    if (target.unit !== 'percent' && target.unit !== 'percentagePoints' && form !== DEADLINE) target.indicator = noun.trim()
    return 'absolute'
  }
  return null
}

function readEmpty(target: Target, text: string): void {
  const empty = EMPTY.exec(text)
  if (!empty) return
  const after = text.slice(empty.index + empty[0].length).trim()
  const unit = new RegExp(`^${PERCENT}`, 'iu').exec(after)
  const noun = /^(?:nye |flere )?\p{L}+/iu.exec(after)?.[0] ?? null
  target.unit = unit ? unitOf(unit[0]) : (noun?.replace(ADJECTIVE, '') ?? null)
  if (!unit) target.indicator = noun
  target.text = clauseAround(text, empty.index)
}

/** The clause with the empty place: from the last "at" or comma-free start of the sentence. */
function clauseAround(text: string, at: number): string {
  const that = text.slice(0, at).lastIndexOf(' mål at ')
  return sentence(that === -1 ? text : text.slice(that + 8))
}

function unitOf(printed: string): string | null {
  const unit = printed.toLowerCase().trim()
  if (/point/.test(unit)) return 'percentagePoints'
  if (/^(?:pct\.?|procent|%)$/.test(unit)) return 'percent'
  if (/^kr\.?$|^kroner$/.test(unit)) return 'kr'
  return unit === '' ? null : printed.trim()
}

function isYear(printed: string | undefined): boolean {
  return /^(?:19|20)\d{2}$/.test(printed ?? '')
}

/** "fra 2024 til 2026", "i 2026", "inden udgangen af 2026"; the last year named is the year of the target. */
function readYears(target: Target): void {
  const span = /(?:fra|i perioden(?: fra)?) (\d{4})(?: til| og frem til|[-–])\s?(\d{4})/iu.exec(target.text)
  if (span?.[1] && span[2]) {
    target.baselineYear ??= Number(span[1])
    target.year = Number(span[2])
    return
  }
  const years = [
    ...target.text.matchAll(
      /(?<!\p{L})(?:i|inden|senest|ultimo|medio|primo|udgangen af|slutningen af|frem mod|løbet af|til|før) (?:år |og med )?((?:19|20)\d{2})(?!\d)/giu,
    ),
  ].map((match) => Number(match[1]))
  const baseYear = /(?:i forhold til|sammenlignet med|set i forhold til|målt mod) (?:\p{L}+ i )?((?:19|20)\d{2})/iu.exec(target.text)
  if (baseYear) target.baselineYear ??= Number(baseYear[1])
  target.year = years.filter((year) => year !== target.baselineYear).at(-1) ?? null
}

/** "Andelen … var i 2021 på 21,7%, mens tallet for Fjordby Kommune var 13,3 %" in the sentence before. */
export function readBaseline(target: Target, before: Said[]): void {
  const own = new RegExp(
    `\\((?:baseline|udgangspunkt|status|i dag|nu)?:? ?(?:(\\d{4}):? )?(${NUMBER}) ?(${PERCENT})?(?: i (\\d{4}))?\\)`,
    'iu',
  ).exec(target.text)
  if (own?.[2] && !isYear(own[2])) {
    target.baseline = readNumber(own[2])
    target.baselineYear ??= Number(own[1] ?? own[4]) || null
    return
  }
  const words = contentWords(`${target.group ?? ''} ${target.indicator ?? ''}`)
  for (const { text } of before.toReversed()) {
    const stated = new RegExp(
      `(?:var|er|lå|ligger|udgør|udgjorde) (?:i (\\d{4}) )?(?:på |nede på |oppe på )?(${NUMBER}) ?(${PERCENT})`,
      'iu',
    ).exec(text)
    if (!stated?.[2] || isYear(stated[2]) || !contentWords(text).some((word) => words.includes(word))) continue
    target.baseline = readNumber(stated[2])
    target.baselineYear ??= stated[1] ? Number(stated[1]) : Number(/(?<!\p{L})i ((?:19|20)\d{2})(?!\d)/u.exec(text)?.[1]) || null
    target.unit ??= unitOf(stated[3] ?? '')
    const other = new RegExp(
      `mens (?:tallet|andelen|gennemsnittet) for (.{3,80}?) (?:var|er|lå på|ligger på) (?:på )?(${NUMBER} ?${PERCENT}?)`,
      'iu',
    ).exec(text)
    if (other?.[1] && target.reference) target.reference = `${target.reference} (${other[1].trim()}: ${other[2]?.trim()})`
    return
  }
}

function contentWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\d]{6,}/gu) ?? []).map((word) => word.slice(0, 8))
}
