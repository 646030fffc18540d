import { stems, withoutAccents } from './forms.ts'
import { stopWords } from './stem.ts'

const longestInput = 200
const mostWords = 12
/** Letters from which a typed word also finds longer words that begin with it. */
export const shortestPrefix = 5

/** What somebody typed, made safe for PostgreSQL. */
export interface SearchQuery {
  /** For `websearch_to_tsquery('danish', …)`: as typed, cut to 200 characters. Knows "phrases", -exclusion and or. */
  websearch: string
  /**
   * A `tsquery` ready to cast, wider than the first: every word in all forms and spellings under which it may be indexed, or as the beginning of
   * a longer word from 5 letters on. Null when there is nothing to widen, or when the input uses signs that say exactly what is wanted.
   */
  prefix: string | null
  /** The words wanted, in lower case, for marking hits. */
  words: string[]
}

const operators = /"|(?:^|\s)-\S|(?:^|\s)or(?:\s|$)/i

/** Keyboards without Danish letters, and names that kept the old spelling: 'aa' and 'å', 'oe' for 'ø', 'ae' for 'æ', 'cafe' for 'café'. */
function spellings(word: string): string[] {
  const plain = withoutAccents(word)
  return [...new Set([word, plain, plain.replaceAll('å', 'aa'), plain.replaceAll('aa', 'å').replaceAll('oe', 'ø').replaceAll('ae', 'æ')])]
}

/** Every stem under which a typed word may be indexed. */
export const searchStems = (word: string) => [...new Set(spellings(word).flatMap(stems))]

// Words hold nothing but letters, marks and digits, so a quoted lexeme cannot be left.
const lexeme = (text: string) => `'${text}'`

function alternatives(word: string): string {
  const beginnings = word.length < shortestPrefix ? [] : spellings(word).map((each) => `${lexeme(each)}:*`)
  return `(${[...searchStems(word).map(lexeme), ...beginnings].join('|')})`
}

/** Reads any input, however odd, and never throws. */
export function toQuery(input: string): SearchQuery {
  const websearch = input.slice(0, longestInput).toWellFormed().normalize('NFC').replace(/\p{C}/gu, ' ').trim()
  const wanted = websearch.toLowerCase().replace(/(^|\s)-(?:"[^"]*"?|\S*)/g, ' ')
  const words = [...new Set(wanted.match(/[\p{L}\p{M}\p{N}]+/gu))].filter((word) => !stopWords.has(word)).slice(0, mostWords)
  const exact = operators.test(websearch)
  return { websearch, prefix: exact || words.length === 0 ? null : words.map(alternatives).join('&'), words }
}
