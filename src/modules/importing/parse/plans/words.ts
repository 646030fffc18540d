/** Danish numbers, years, periods, lists and sentences as plans and reports print them. */

const NUMBER_WORDS = new Map(
  ['nul', 'en', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti', 'elleve', 'tolv'].map((word, i) => [word, i] as const),
)
NUMBER_WORDS.set('én', 1).set('et', 1).set('ét', 1)
export const NUMBER_WORD = '(?:én|ét|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)(?!\\p{L})'
/** A printed number: 40, 1.500, 21,7. */
export const NUMBER = '\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,2})?|\\d{1,7}(?:,\\d{1,2})?'
const AMOUNT = new RegExp(
  `(?<![\\d.,])(?:(?:kr\\.?|DKK)\\s?(${NUMBER})(?:,-)?|(${NUMBER})(?:,-|\\s?(?:kr(?:oner)?(?!\\p{L})|DKK|t\\.?kr)))`,
  'iu',
)
const MILLIONS = new RegExp(`(?<![\\d.,])(${NUMBER})\\s?mio\\.?(?:\\s?kr)?`, 'iu')
const PERIOD = /(?<![\d.,-])((?:19|20)\d{2})(?:\s?[-–/]\s?((?:19|20)?\d{2})(?!\d))?(?![\d])/gu
const ABBREVIATIONS = new Set(
  (
    'b.la bl.a pct f.eks fx kr jf mv m.v m.fl m.m ca pkt nr d kl evt vedr ml ift ifm ift pr min max maks inkl ekskl osv dvs o.m.a stk adm ' +
    'tlf hhv o.l o.lign lign pga mht iht jfr ref div st s sml udg red cirka ekskl mio mia t bl.andet'
  ).split(' '),
)
/** At these an abbreviation may also end the sentence. */
const MAY_END = new Set(['mv', 'm.v', 'm.fl', 'm.m', 'osv', 'o.m.a', 'o.l', 'o.lign', 'lign', 'pct', 'kr', 'mio', 'mia', 'stk'])

/** "1.500" is 1500, "21,7" is 21.7, "tre" is 3; null for anything else. */
export function readNumber(printed: string): number | null {
  const word = NUMBER_WORDS.get(printed.toLowerCase())
  if (word !== undefined) return word
  const value = Number(printed.replace(/\./g, '').replace(',', '.'))
  return printed.trim() === '' || Number.isNaN(value) ? null : value
}

/** The first sum of money in a text, in kroner: "5.000 kr.", "10.000,-", "kr. 15.000", "2 mio. kr.". */
export function findAmount(printed: string): { amount: number; at: number; length: number } | null {
  if (!/\d/.test(printed)) return null
  const text = printed.replace(/(?<=\d)[ \u00A0](?=\d{3}(?!\d))/gu, '.')
  const millions = MILLIONS.exec(text)
  const found = AMOUNT.exec(text)
  if (millions?.[1] && (!found || millions.index <= found.index)) {
    return { amount: (readNumber(millions[1]) ?? 0) * 1_000_000, at: millions.index, length: millions[0].length }
  }
  const amount = found ? readNumber(found[1] ?? found[2] ?? '') : null
  return found && amount !== null ? { amount, at: found.index, length: found[0].length } : null
}

/** Years and periods in order: "2015", "2015-2018", "2017–2021"; a short second half is written out ("2015/16" is 2015-2016). */
export function findPeriods(text: string): { period: string; at: number; length: number }[] {
  return [...text.matchAll(PERIOD)].map((found) => {
    const [whole, from = '', to] = found
    const until = to && to.length === 2 ? from.slice(0, 2) + to : to
    return { period: until ? `${from}-${until}` : from, at: found.index, length: whole.length }
  })
}

/** "A, B (x, y), C samt D" as its four entries; commas inside brackets do not cut. A final full stop goes. */
export function splitEnumeration(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (sign === '(') depth++
    else if (sign === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (sign === ';' || (sign === ',' && !/^\d/.test(text.slice(i + 1))))) {
      parts.push(text.slice(from, i))
      from = i + 1
    }
  }
  const last = text.slice(from)
  const and = lastAnd(last)
  parts.push(...(and ? [last.slice(0, and.at), last.slice(and.at + and.length)] : [last]))
  return parts
    .map((part) =>
      part
        .trim()
        .replace(/^(?:og|samt|eller) /u, '')
        .replace(/(?<!\b\p{L}{1,3})[.]$/u, ''),
    )
    .filter((part) => part !== '')
}

/** The "og" before the last entry; "samt" before "og", and no "og" of a broken compound ("erhvervs- og ..."). */
function lastAnd(text: string): { at: number; length: number } | null {
  const samt = text.lastIndexOf(' samt ')
  if (samt !== -1) return { at: samt, length: 6 }
  const og = text.lastIndexOf(' og ')
  return og === -1 || text.charAt(og - 1) === '-' ? null : { at: og, length: 4 }
}

/** No sentence that says something is longer, and no pattern is tried on one that is. */
const MAX_SENTENCE = 1500

/** Sentences with their place in the text. Abbreviations, ordinals and brackets do not end one. */
export function splitSentences(text: string): { text: string; at: number }[] {
  return cutSentences(text).filter((sentence) => sentence.text.length <= MAX_SENTENCE)
}

function cutSentences(text: string): { text: string; at: number }[] {
  const sentences: { text: string; at: number }[] = []
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (!'.!?'.includes(text.charAt(i)) || !endsSentence(text, i)) continue
    sentences.push({ text: text.slice(from, i + 1).trim(), at: from })
    from = i + 1
  }
  if (text.slice(from).trim() !== '') sentences.push({ text: text.slice(from).trim(), at: from })
  return sentences
}

function endsSentence(text: string, at: number): boolean {
  const after = text.slice(at + 1, at + 4)
  if (!/^["”»)]?\s+["”»(-]?[\p{Lu}\d]?/u.test(after) && after.trim() !== '') return false
  const next = after.trimStart().charAt(0)
  if (text.charAt(at) !== '.') return next === '' || /[\p{Lu}"»]/u.test(next)
  const token = /\S*$/.exec(text.slice(Math.max(0, at - 24), at))?.[0] ?? ''
  const word = token.replace(/^["”»(]+/, '').toLowerCase()
  if (/^\d{1,3}$/.test(word)) return next === '' || /^\s*$/.test(after)
  if (ABBREVIATIONS.has(word)) return MAY_END.has(word) && (/\p{Lu}/u.test(next) || next === '')
  if (/^\p{L}$/u.test(word)) return next === ''
  return next === '' || /[\p{Lu}\d"”»(–-]/u.test(next)
}
