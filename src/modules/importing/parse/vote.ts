import type { Vote } from './types.ts'

/** One thing that a decision says of a vote: so many for, against or abstaining. */
interface Told {
  side: keyof Vote
  count: number
  at: number
  amendment: boolean
  /** It is a vote though nobody is told to have stood against or abstained. */
  enough?: boolean
}

/** Numbers in words; what is longer is printed in digits. */
const WORDS = [
  'ingen',
  'en',
  'to',
  'tre',
  'fire',
  'fem',
  'seks',
  'syv',
  'otte',
  'ni',
  'ti',
  'elleve',
  'tolv',
  'tretten',
  'fjorten',
  'femten',
]
const ONE = new Set(['én', 'et', 'ét'])
const NUMBER = String.raw`(?<![\p{L}\d]|\d[.,])(\d{1,3}|én|ét|et|nul|${WORDS.join('|')})(?![\p{L}\d]|[.,]\d)`
const VOTERS = '(?: (?:stemmer|stemme|medlemmer|medlem|personer|byrådsmedlemmer))?'
const BRACKET = String.raw`(?: ?\([^()]{0,120}\)|: [^().]{0,80}\))?`
const SAID = '(?: (?:stemte|stemmer|var))?'
const VOTED = '(?:stemte|stemmer)'
const AGAINST = '(?:i ?mod)'
const ABSTAINED =
  '(?:undlod|undlader|afstod|hverken for|hverken stemmer for|hverken stemte for|stemte hverken|blanke?|blankt|stemte blankt)'
const MATTER = '(?: (?:indstillingen|forslaget|ændringsforslaget|sagen|det))?'
/** "For budgettet stemte", "Imod Økonomiudvalgets indstilling stemte": what was voted on, in its own words. */
const ON = `(?: (?!i?mod |${VOTED})[\\p{L}\\d-]+){0,4} ${VOTED}:?`
/** "For stemte A og F (3 stemmer)": how many the parties are together. */
const PARTIES = String.raw`${ON} (?:(?:Gruppe |Liste )?\p{Lu}{1,2}(?:, (?:og )?| og )?){1,8} \((\d{1,2})(?: (?:stemmer|stemme|medlemmer))?\)`
/** "4 medlemmer (V og C) kan anbefale indstillingen. 2 medlemmer (A) kan ikke anbefale den." */
const MEMBERS = `${NUMBER} (?:medlemmer|medlem|stemmer)${BRACKET}`
const SUPPORT =
  '(?:støtte|støtter|støttede|anbefale|anbefaler|anbefalede|tiltræde|tiltræder|tiltrådte|godkende|godkender|godkendte)(?!\\p{L})'
const NAME = String.raw`\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|van|der|von|de|al|el))*${BRACKET}`
const NAMES = `((?:${NAME})(?:(?:, | og |, og )${NAME}){0,40})`

const forms = (side: keyof Vote, ...patterns: string[]) => ({ side, patterns: patterns.map((pattern) => new RegExp(pattern, 'giu')) })
const COUNTED = [
  forms(
    'for',
    `${NUMBER}${VOTERS}${BRACKET}${SAID} for(?=[ ,.;(]|$)(?! \\d)`,
    `(?<!\\p{L})for(?:${MATTER}:?|${ON}) ${NUMBER}(?= |[,.;:]|$)`,
    `(?<!\\p{L})for${PARTIES}`,
    `${MEMBERS} (?:kan |kunne )?${SUPPORT}(?! ikke)`,
    `${NUMBER} ja(?!\\p{L})`,
    `flertal (?:bestående af |på |(?:i \\p{L}+ )?\\()${NUMBER}`,
    `(?:tiltrådt|tiltrædes|vedtaget|vedtages|godkendt|godkendes|støttet|støttes|anbefalet|anbefales) af ${NUMBER}(?=,| (?:medlemmer|mod|mens))`,
    `(?:tiltrådt|vedtaget|godkendt) med ${NUMBER} stemmer${BRACKET}(?=[.,;]|$)`,
  ),
  forms(
    'against',
    `${NUMBER}${VOTERS}${BRACKET}(?: (?:går|gik|er))?${SAID} ${AGAINST}(?!\\p{L})`,
    `(?<!\\p{L})${AGAINST}${PARTIES}`,
    `${MEMBERS} (?:(?:kan|kunne) ikke ${SUPPORT}|${SUPPORT} ikke)`,
    `mindretal (?:bestående af|på) ${NUMBER}(?!${VOTERS}${BRACKET} ${ABSTAINED})`,
    `(?<!\\p{L})${AGAINST}(?:${MATTER}:?|${ON}) ${NUMBER}`,
    `${NUMBER} nej(?!\\p{L})`,
  ),
  forms(
    'abstained',
    `${NUMBER}${VOTERS}${BRACKET}(?:,? (?:der|som))? ${ABSTAINED}(?!\\p{L})`,
    `(?<!\\p{L})(?:undlod|blanke?|hverken for eller ${AGAINST})(?: at stemme)?:? ${NUMBER}`,
  ),
]
const AGREED =
  '(?:godkendte|godkender|vedtog|vedtager|tiltrådte|tiltræder|besluttede|beslutter|anbefalede|anbefaler|indstillede|indstiller|støttede|støtter|stemte for)(?!\\p{L})'
const named = (side: keyof Vote, ...patterns: string[]) => ({ side, patterns: patterns.map((pattern) => new RegExp(pattern, 'gu')) })
const NAMED = [
  named(
    'for',
    `(?<!\\p{L})[Ff]or${ON} ${NAMES}`,
    `[Ff]lertal bestående af:? ${NAMES}(?= ${AGREED})`,
    `[Ss]temte for${MATTER}: ?${NAMES}`,
    `${NAMES} ${VOTED} for(?= |[,.;]|$)`,
  ),
  named(
    'against',
    `(?<!\\p{L})(?:[Ii]mod|[Ii] mod)${ON} ${NAMES}`,
    `[Ss]temte ${AGAINST}${MATTER}: ?${NAMES}`,
    `${NAMES} ${VOTED} ${AGAINST}(?!\\p{L})`,
  ),
  named('abstained', `(?!Følgende)${NAMES} (?:undlod|undlader|afstod|stemte hverken|stemte blankt)`),
]
/** "Vedtaget 6-3" */
const SCORE =
  /(?<!\p{L})(?:vedtaget|godkendt|tiltrådt|forkastet|afvist|nedstemt|faldt)(?: med)?(?: stemmerne)? (\d{1,2})\s?[-–]\s?(\d{1,2})(?=\s*(?:[.;,(](?!\d)|$))/giu
/** "Godkendt med 11 stemmer.": who stood against may be told next, and else nobody is said to have. */
const ONE_SIDED = new RegExp(`^(?:\\p{L}+ )?(?:enstemmigt )?(?:vedtaget|godkendt|tiltrådt) med ${NUMBER} stemmer(?: for)?\\.?$`, 'iu')
/** What fell with "7 stemmer mod 2" had 2 for it. */
const FELL = /(?<!\p{L})(?:nedstemt|forkastet|forkastes|afvist|afvises|faldt|faldet)(?!\p{L})/iu
const EACH_OTHER = new RegExp(
  `${NUMBER}${VOTERS}${BRACKET} (?:i ?)?mod ${NUMBER}${VOTERS}(?!\\p{L}| (?:kr|procent|pct))(?!(?: stemmer)? til \\p{Lu})`,
  'giu',
)
/** Only sentences with such a word speak of a vote. */
const SPEAKS =
  /^(?:for|imod|i mod|undlod|hverken for eller imod): ?\d|stem|(?:fler|mindre)tal (?:bestående|på)|imod|i mod|\d ja(?!\p{L})|(?:^|[ ,])undlod|medlem(?:mer)?[ .,)]|(?:taget|kendt|trådt|kastet|vist|faldt) (?:med )?\d{1,2}\s?[-–]\s?\d/iu
const AMENDMENT = /ændringsforslag|delindstilling|^et forslag (?:fra|af)(?!\p{L})/iu
const PARTY =
  /^(?:\p{L}{1,3}|.*(?:venstre|socialdemokrat|folkeparti|enhedslisten|radikale|konservative|alliance|alternativet|borgerlige|moderaterne|listen?|parti|gruppe|flertal|mindretal).*)$/iu
const MAX_SENTENCE = 600
const MAX_DECISION = 20_000

/**
 * The vote that a decision tells of: "18 for og 1 imod", "9 stemmer for og 2 imod", "4 stemmer mod 3", "For stemte A, B og C, imod stemte
 * D". Amendments are voted on first, so the last vote that is on none of them counts. Null when nothing is told that can be counted.
 */
export function readVote(decision: string | null): Vote | null {
  if (decision === null) return null
  const votes = groupVotes(
    decision
      .slice(0, MAX_DECISION)
      .split(/\n|(?<=[.!?]) (?=\p{Lu})/u)
      .flatMap(toldIn),
  )
  const main = votes.findLast((vote) => !vote.some(({ amendment }) => amendment))
  if (!main) return null
  const count = (side: keyof Vote): number | null => main.find((told) => told.side === side)?.count ?? null
  const [supporters, opponents] = [count('for'), count('against')]
  return supporters === null ? null : { for: supporters, against: opponents ?? 0, abstained: count('abstained') ?? 0 }
}

/** A new vote begins where a side is told a second time. Who is for must be told, and mostly that somebody stood against or abstained. */
function groupVotes(told: Told[]): Told[][] {
  const votes: Told[][] = []
  for (const one of told) {
    const last = votes.at(-1)
    if (last && !last.some(({ side }) => side === one.side)) last.push(one)
    else votes.push([one])
  }
  return votes.filter((vote) => vote.some(({ side, enough }) => side === 'for' && (enough || vote.length > 1)))
}

function toldIn(sentence: string): Told[] {
  if (sentence.length > MAX_SENTENCE || !SPEAKS.test(sentence)) return []
  const amendment = AMENDMENT.test(sentence)
  const versus = [...sentence.matchAll(SCORE)][0] ?? (/stem/iu.test(sentence) ? [...sentence.matchAll(EACH_OTHER)][0] : undefined)
  const counted = found(COUNTED, sentence, value)
  const alone = ONE_SIDED.exec(sentence)
  if (alone) return [{ side: 'for', count: value(alone[1]), at: alone.index, amendment, enough: true }]
  if (versus && !counted.some(({ side }) => side === 'for')) {
    const [first, second] = [value(versus[1]), value(versus[2])]
    const fell = FELL.test(sentence) && first > second
    const told = (side: keyof Vote, count: number): Told => ({ side, count, at: versus.index, amendment })
    const abstained = counted.filter(({ side }) => side === 'abstained').map((one) => ({ ...one, amendment }))
    return [told('for', fell ? second : first), told('against', fell ? first : second), ...abstained]
  }
  // "Fire stemte imod": a number with a capital is no name.
  const names = found(NAMED, sentence, countNames).filter(({ side }) => !counted.some((one) => one.side === side))
  const told = [...counted, ...names]
  return told.sort((a, b) => a.at - b.at).map((one) => ({ ...one, amendment }))
}

function found(forms: typeof COUNTED, sentence: string, count: (printed: string | undefined) => number | null): Omit<Told, 'amendment'>[] {
  return forms.flatMap(({ side, patterns }) => {
    const match = patterns.flatMap((pattern) => [...sentence.matchAll(pattern)]).sort((a, b) => a.index - b.index)[0]
    const counted = match ? count(match[1]) : null
    return match && counted !== null ? [{ side, count: counted, at: match.index }] : []
  })
}

/** How many people are named; null where parties are, for nobody tells how many they are. */
function countNames(list: string | undefined): number | null {
  const names = (list ?? '').replace(/\([^()]*\)/g, '').split(/, og |, | og /)
  return names.some((name) => PARTY.test(name.trim())) ? null : names.length
}

function value(printed: string | undefined): number {
  const word = (printed ?? '').toLowerCase()
  if (/^\d/.test(word)) return Number(word)
  return ONE.has(word) ? 1 : Math.max(0, WORDS.indexOf(word))
}
