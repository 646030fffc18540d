import { longestQuery } from './address.ts'
import { decidesNothing, questionVerbs, startsQuestion } from './small-words.ts'
import { type Synonyms, synonymFinder } from './synonyms.ts'
import { type Term, termsOf } from './terms.ts'
import { any, anyKey, outermost, phrase, phraseOf } from './tsquery.ts'
import type { Language } from './words-of.ts'

const mostWords = 12

/** One word of a query, or several that are looked for as one, and everything it may stand as. */
export interface QueryWord {
  /** As typed, in lower case. */
  typed: string
  /** A part of a `tsquery`. */
  query: string
  /** Whether it may be a typing error: a single word that the dictionary does not have. */
  mayBeWrong: boolean
}

/**
 * Neighbours that are one word where they are written together, 'dialog møde'. Where somebody has written the one word, it is meant, or the two
 * next to each other; else they may stand anywhere.
 */
export interface Pair {
  /** The one word alone, as a `tsquery`. */
  joined: string
  /** The place of the first among `words`. */
  first: number
  /** What to look for instead of both. */
  query: string
  keys: string[]
}

/** What somebody typed, made ready for PostgreSQL. */
export interface SearchQuery {
  /** All of them have to be there. Empty: nothing is looked for. */
  words: QueryWord[]
  /** `tsquery` parts of which none may be there. */
  unwanted: string[]
  pairs: Pair[]
  /** Keys of what is wanted, for marking hits. */
  keys: Set<string>
}

/** The `tsquery` of a query, ready to cast; '' when there is nothing to look for. @param meant the pairs that are one word */
export function asTsquery({ words, unwanted }: Pick<SearchQuery, 'words' | 'unwanted'>, meant: readonly Pair[] = []): string {
  if (words.length === 0) return ''
  const taken = new Set<number>()
  const joined = meant.filter(({ first }) => {
    const isFree = !taken.has(first) && !taken.has(first + 1)
    if (isFree) taken.add(first).add(first + 1)
    return isFree
  })
  const each = words.filter((_, n) => !taken.has(n)).map(({ query }) => query)
  return [...each, ...joined.map(({ query }) => query), ...unwanted.map((query) => `!${query}`)].join('&')
}

interface Typed {
  /** What is left without phrases and what is not wanted. */
  bare: string
  phrases: string[]
  unwanted: string[]
}

const special = /(?<![^\s])(-?)["“”„«»]([^"“”„«»]*)["“”„«»]?|(?<![^\s])-(?=[\p{L}\p{N}§])(\S+)/gu

function takeApart(text: string): Typed {
  const typed: Typed = { bare: '', phrases: [], unwanted: [] }
  typed.bare = text.replace(special, (_, minus: string | undefined, inside: string | undefined, word: string | undefined) => {
    if (word !== undefined || minus === '-') typed.unwanted.push(word ?? inside ?? '')
    else typed.phrases.push(inside ?? '')
    // More than a space, so that the words before and after are not next to each other.
    return ' | '
  })
  return typed
}

const lower = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end).toLowerCase()

/** What decides: no words of a question, and no small words where there are others. */
function deciding(terms: readonly Term[], text: string, language: Language): Term[] {
  const asks = startsQuestion(text)
  const isSmall = (term: Term) =>
    term.is === 'word' && (decidesNothing(lower(text, term)) || (asks && term.keys.some((key) => questionVerbs.has(key))))
  const all = terms.filter((term) => term.is !== 'inside')
  /** 'have' decides nothing, but it does in 'børne have'. */
  const ends = (term: Term, before: Term | undefined) =>
    before !== undefined && !isSmall(before) && text[before.end] === ' ' && joinedWord(before, term, text, language)?.isListed === true
  const meant = all.filter((term, n) => !isSmall(term) || ends(term, all[n - 1]))
  return (meant.length > 0 ? meant : all).slice(0, mostWords)
}

/** A word, or the words that its parts are when they stand by themselves: 'ungeråd' and 'unge råd', 'åbenthus' and 'åbent hus'. */
function alternatives(term: Term, text: string, language: Language): string[] {
  if (term.is === 'figure' || /^\d/.test(term.keys[0] ?? '')) return [anyKey(term.keys.slice(0, 1))]
  const parts = outermost(term.parts)
  const typed = lower(text, term)
  return [
    anyKey(term.keys),
    ...(parts.length > 1 ? [phrase(parts.map(({ keys }, place) => ({ keys, place })))] : []),
    ...(language.word(typed).isKnown ? [] : language.apart(typed).map((words) => phraseOf(words, language))),
  ]
}

const isLetters = (term: Term, text: string) => term.is === 'word' && /^[\p{L}\p{M}]{2,}$/u.test(text.slice(term.start, term.end))

/** The two as one word, if the language knows it. */
function joinedWord(first: Term, second: Term, text: string, language: Language) {
  if (second.place !== first.place + 1 || !isLetters(first, text) || !isLetters(second, text)) return null
  const joined = language.word(lower(text, first) + lower(text, second))
  if (!joined.isKnown) return null
  const alone = anyKey(joined.keys)
  // 'sags' stands before nothing but the rest of its compound.
  const isLinking = /s$/.test(lower(text, first)) && !first.keys.includes(lower(text, first))
  return { joined: alone, query: isLinking ? alone : any([alone, phrase([first, second])]), keys: joined.keys, isListed: joined.isListed }
}

/** 'IT-strategi' is asked for as it stands, or as one word. */
function hyphened(first: Term, second: Term | undefined, text: string, language: Language): string | null {
  if (!second || first.is !== 'word' || second.is !== 'word' || !/^[-‐‑]$/u.test(text.slice(first.end, second.start))) return null
  const { keys } = language.word(lower(text, first) + lower(text, second))
  return any([anyKey(keys), phrase([first, second])])
}

function readWords(text: string, language: Language, synonyms: Synonyms): Pick<SearchQuery, 'words' | 'pairs' | 'keys'> {
  const terms = deciding(termsOf(text, language), text, language)
  const sameAt = synonymFinder(synonyms, language)
  const [words, pairs, keys]: [QueryWord[], Pair[], Set<string>] = [[], [], new Set()]
  for (let at = 0; at < terms.length; at++) {
    const [term, next] = [terms[at], terms[at + 1]]
    if (!term) break
    for (const key of term.keys) keys.add(key)
    const same = sameAt(terms, at)
    for (const key of same?.keys ?? []) keys.add(key)
    const one = hyphened(term, next, text, language)
    const pair = next && text[term.end] === ' ' ? joinedWord(term, next, text, language) : null
    if (pair) pairs.push({ ...pair, first: words.length })
    const query = any([...(one ? [one] : alternatives(term, text, language)), ...(same ? [same.query] : [])])
    const length = one ? 2 : (same?.length ?? 1)
    for (const taken of terms.slice(at + 1, at + length)) for (const key of taken.keys) keys.add(key)
    words.push({
      typed: lower(text, term),
      query,
      mayBeWrong: length === 1 && isLetters(term, text) && !language.word(lower(text, term)).isListed,
    })
    at += length - 1
  }
  return { words, pairs, keys }
}

/** Reads any input, however odd, and never throws. Knows "phrases" and -what is not wanted. */
export function toQuery(input: string, language: Language, synonyms: Synonyms = []): SearchQuery {
  const text = input.slice(0, longestQuery).toWellFormed().normalize('NFC').replace(/\p{C}/gu, ' ')
  const typed = takeApart(text)
  const { words, pairs, keys } = readWords(typed.bare, language, synonyms)
  for (const each of typed.phrases) {
    const terms = termsOf(each, language).filter(({ is }) => is !== 'figure')
    if (terms.length === 0) continue
    words.push({ typed: each.toLowerCase(), query: phrase(terms), mayBeWrong: false })
    for (const term of terms) if (terms.length === 1 || !decidesNothing(lower(each, term))) for (const key of term.keys) keys.add(key)
  }
  const unwanted = typed.unwanted.flatMap((each) => {
    const terms = termsOf(each, language).filter(({ is }) => is !== 'inside')
    return terms.length === 0 ? [] : [terms.length === 1 ? anyKey(terms[0]?.keys ?? []) : phrase(terms)]
  })
  return { words, unwanted, pairs, keys }
}
