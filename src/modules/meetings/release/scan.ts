/** What the rules of publishing ask somebody to answer for. A personal number is the worst that can get out. */
export type PersonalKind = 'cpr' | 'phone' | 'email'

/** Something in a text that looks like it belongs to one person. `start` and `end` count UTF-16 units of the text as it was given. */
export type PersonalData = { kind: PersonalKind; match: string; start: number; end: number }

const digits = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g
const dashes = /[\u2010-\u2015\u2212\ufe63\uff0d]/g
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\r\n]/g

/** Digits of other scripts, every kind of dash and space as the plain one; each takes the place of one character, so that places stay. */
const plain = (text: string) =>
  text
    .replace(digits, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(dashes, '-')
    .replace(spaces, ' ')

/** Six digits of a birthday, however it is divided, and four more. A case number's year and running number have other lengths. */
const cpr = /(?<![\d])(?<!\b\d{4}-)(\d\d)([ .-]?)(\d\d)\2(\d\d)( ?-? ?)(\d{4})(?!\d)/g
/** Danish numbers begin with 2–9. Eight digits in one piece that begin with 1 count too: a reader takes them for one, and it may be one with a slip in it. */
const phone =
  /(?<![\d+/-]|\d[.,])(?:(?:\(?(?:\+|00)45\)?)[ -]?)?(?:[2-9]\d([ .-])\d\d\1\d\d\1\d\d|[2-9]\d{3} \d{4}|[2-9]\d\d \d\d \d{3}|[1-9]\d{7})(?![\d/]|[.,-]\d)/g
const abroad = /(?<![\d+])\+\d{1,3}(?:[ ()-]{0,2}\d){6,13}(?!\d)/g
/** Each part is bounded, so that no text makes the search slow. */
const email = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}/gu

/**
 * Personal numbers, telephone numbers and e-mail addresses in a text, in the order in which they stand. It points at one thing too many rather than
 * passing one over: a personal number counts with and without its check digit (numbers given since 2007 have none).
 */
export function findPersonalData(text: string): PersonalData[] {
  const searched = plain(text)
  const found = [
    ...matches(searched, cpr, 'cpr').filter(({ match }) => isPersonalNumber(match)),
    ...matches(searched, email, 'email'),
    ...matches(searched, abroad, 'phone'),
    ...matches(searched, phone, 'phone').filter((one) => isPhone(searched, one)),
  ]
  return withoutOverlaps(found).map((one) => ({ ...one, match: text.slice(one.start, one.end) }))
}

const ranks: PersonalKind[] = ['cpr', 'email', 'phone']

/** What is a personal number is no telephone number as well: of two in one place the graver one counts. */
function withoutOverlaps(found: PersonalData[]): PersonalData[] {
  const kept: PersonalData[] = []
  for (const one of found.sort((a, b) => a.start - b.start)) {
    const last = kept.at(-1)
    if (!last || one.start >= last.end) kept.push(one)
    else if (ranks.indexOf(one.kind) < ranks.indexOf(last.kind)) kept[kept.length - 1] = one
  }
  return kept
}

const matches = (text: string, pattern: RegExp, kind: PersonalKind): PersonalData[] =>
  [...text.matchAll(pattern)].map((match) => ({ kind, match: match[0], start: match.index, end: match.index + match[0].length }))

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** Somebody without a number of their own yet is given one whose day is 60 too high. */
const lentNumber = 60

/** Whether ten digits begin with a day that exists. Written in one piece, they must be a birthday; divided, a lent number counts too. */
function isPersonalNumber(match: string): boolean {
  const [day = 0, month = 0, year = 0] = (match.replace(/\D/g, '').match(/\d\d/g) ?? []).map(Number)
  const isDivided = /\D/.test(match)
  const born = isDivided && day > lentNumber ? day - lentNumber : day
  const longest = month === 2 && year % 4 !== 0 ? 28 : (monthLengths[month - 1] ?? 0)
  return born >= 1 && born <= longest
}

const years = /^(19|20)\d\d (19|20)\d\d$/
const day = /^((19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d)$/
const amountAfter = /^(,-| ?(kr|dkk|kroner|mio)\b| ?%)/i
const amountBefore = /\b(kr\.?|dkk) ?$/i
/** A firm's, an authority's or a case's number: what it is called stands right before it. */
const named = /\b(((cvr|ean|gln)([ .-]{0,2}(nr|nummer(et)?))?|(se|j|journal|sags?)[ .-]{0,2}(nr|nummer(et)?))[.:]{0,2}( er)? ?|dk[ -]?)$/i

/** Eight digits are also two years, a day as computers write it, an amount of money, or the number of a firm or a case. */
function isPhone(text: string, { match, start, end }: PersonalData): boolean {
  if (years.test(match) || day.test(match) || amountAfter.test(text.slice(end, end + 10))) return false
  const before = text.slice(Math.max(0, start - 25), start)
  return !amountBefore.test(before) && !named.test(before)
}
