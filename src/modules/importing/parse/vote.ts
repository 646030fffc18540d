import type { Vote } from './types.ts'

const NUMBER_WORDS = [
  'nul',
  'én',
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
const NUMBER = String.raw`(?<!\p{L}|\d|\.|,)(\d{1,3}|én|en|et|ét|ingen|nul|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten)(?!\p{L}|\d|\.\d|,\d)`
const VOTES = `(?: (?:stemmer|stemme|medlemmer|medlem|personer|byrådsmedlemmer))?`
const BRACKET = String.raw`(?: ?\([^()]{0,200}\))?`
const FOR = new RegExp(
  `${NUMBER}${VOTES}${BRACKET} (?:(?:stemte|var|stemmer) )?for(?! (?:at )?(?:indstilling|forslag)?\\p{Ll}{12})|stemte ${NUMBER}${VOTES} for`,
  'iu',
)
const AGAINST = new RegExp(
  `${NUMBER}${VOTES}${BRACKET} (?:(?:stemte|var|stemmer) )?(?:i ?mod)(?!\\p{L})|stemte ${NUMBER}${VOTES} (?:i ?mod)|imod stemte ${NUMBER}(?= |\\.|,|$)`,
  'iu',
)
const ABSTAINED = new RegExp(
  `${NUMBER}${VOTES}${BRACKET} (?:(?:medlemmer )?(?:undlod|undlader|afstod|hverken for eller i ?mod|blanke?|blankt|stemte blankt|stemte hverken|(?:stemte )?neutralt))`,
  'iu',
)
/** "4 mod 3 stemmer", "4 stemmer mod 3": the majority decides. */
const AGAINST_EACH_OTHER = new RegExp(`${NUMBER}${VOTES}${BRACKET} (?:i ?mod) ${NUMBER}${VOTES}(?!\\p{L}| (?:kr|procent|pct))`, 'iu')
const NAMES_FOR =
  /(?:(?<!\p{L})for(?: (?:indstillingen|forslaget|ændringsforslaget|det))? stemte(?::| var)? |stemte for(?: (?:indstillingen|forslaget))?:? )/iu
/** A part of the text that speaks of another vote than that on the question. */
const AMENDMENT = /(?:ændringsforslag|underændring|delindstilling)/iu

/**
 * The vote that a decision tells of: "18 for og 1 imod", "9 stemmer for og 2 imod", "4 stemmer mod 3", "For stemte A, B og C, imod stemte D".
 * The last one counts, since amendments are voted on first. Null when no numbers are told and no names are counted. Linear in the length.
 */
export function readVote(decision: string | null): Vote | null {
  if (decision === null) return null
  const parts = sentences(decision)
  const told = parts.flatMap((part) => {
    const vote = ofSentence(part)
    return vote ? [{ vote, amendment: AMENDMENT.test(part) }] : []
  })
  const main = told.findLast(({ amendment }) => !amendment) ?? told.at(-1)
  return main ? main.vote : null
}

/** Sentences, with what one of them says of those against in the next one. Long texts hold no vote in their later parts. */
function sentences(decision: string): string[] {
  return decision
    .slice(0, 20_000)
    .split(/\n|(?<=[.!?]) (?=\p{Lu})/u)
    .map((part) => part.slice(0, 500))
}

function ofSentence(text: string): Vote | null {
  if (!/stem|imod|for |mod /iu.test(text)) return null
  const [supporters, opponents, abstained] = [count(FOR, text), count(AGAINST, text), count(ABSTAINED, text)]
  if (supporters !== null && (opponents !== null || abstained !== null || /stem/iu.test(text))) {
    return { for: supporters, against: opponents ?? namesAfter(text, /(?<!\p{L})i ?mod(?: stemte)?:? /iu) ?? 0, abstained: abstained ?? 0 }
  }
  const versus = AGAINST_EACH_OTHER.exec(text)
  if (versus && /stem/iu.test(text)) return { for: value(versus[1]), against: value(versus[2]), abstained: abstained ?? 0 }
  return ofNames(text, abstained)
}

/** "For stemte A, B og C, imod stemte D, mens E undlod": the names are counted. */
function ofNames(text: string, abstained: number | null): Vote | null {
  const found = NAMES_FOR.exec(text)
  if (!found) return null
  const supporters = countNames(text.slice(found.index + found[0].length))
  const opponents = namesAfter(
    text,
    /(?<!\p{L})i ?mod(?: (?:indstillingen|forslaget))? stemte:? |stemte i ?mod(?: (?:indstillingen|forslaget))?:? /iu,
  )
  return supporters > 0 && opponents !== null ? { for: supporters, against: opponents, abstained: abstained ?? 0 } : null
}

function namesAfter(text: string, words: RegExp): number | null {
  const found = words.exec(text)
  return found ? countNames(text.slice(found.index + found[0].length)) : null
}

/** How many names a list begins with: it ends at a word that is none. */
function countNames(list: string): number {
  const end = /(?:,? (?:mens|imod|i mod|undlod|stemte|og imod|hverken)(?!\p{L})|[;.]|$)/u.exec(list)?.index ?? list.length
  const names = list.slice(0, end).replace(/\([^()]*\)/g, '')
  return names.split(/,| og |\n/).filter((name) => /^\s*\p{Lu}/u.test(name)).length
}

function count(pattern: RegExp, text: string): number | null {
  const match = pattern.exec(text)
  const printed = match?.slice(1).find((group) => group !== undefined)
  return printed === undefined ? null : value(printed)
}

function value(printed: string | undefined): number {
  const word = (printed ?? '').toLowerCase()
  if (/^\d/.test(word)) return Number(word)
  if (word === 'ingen') return 0
  if (word === 'en' || word === 'et' || word === 'ét') return 1
  return Math.max(0, NUMBER_WORDS.indexOf(word))
}
