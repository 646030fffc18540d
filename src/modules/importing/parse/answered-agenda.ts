import { type Line, titleKey } from './lines.ts'

const LISTED = /^(?:(\d{1,3})[.)]|(?:punkt|pkt\.?)\s+(\d{1,3})\s?[.:)–-]?)\s+(\S.*)$/iu
const ANSWER = /^(ad\.?\s*(?:(?:punkt|pkt)\.?\s*)?(\d{1,3})(?:\s[–-](?=\s)|[.:)]{0,2}))\s+(\S.*)$/iu
/** "Ad 4" with its text below. */
const ANSWER_ALONE = /^ad\.?\s*(?:(?:punkt|pkt)\.?\s*)?(\d{1,3})[.:)]{0,2}$/iu
/** So many matters at least make an agenda. */
const MIN_MATTERS = 3
/** So much of the agenda must be answered, and in so many places by words that are not its own. */
const MOST = 0.6
const MIN_SAID = 2

/**
 * Minutes may answer the agenda above them by number: "Ad. 1) Godkendt." Each number gets a line of its own, so that it heads what is said
 * of the matter. Only where the agenda counts from 1, and each number is answered once and in turn or out of turn, but no other.
 * `cut` are the lines that became two, as they were.
 */
export function answersApart(lines: Line[]): { lines: Line[]; cut: Line[] } {
  const first = lines.findIndex(({ text }) => ANSWER.test(text) || ANSWER_ALONE.test(text))
  const agenda = new Map<string, string>()
  for (const { text } of lines.slice(0, Math.max(first, 0))) {
    const [, counted, spoken, title = ''] = LISTED.exec(text) ?? []
    const number = counted ?? spoken
    if (number === String(agenda.size + 1)) agenda.set(number, titleKey(title))
  }
  const numbers = lines.flatMap(({ text }) => ANSWER.exec(text)?.[2] ?? ANSWER_ALONE.exec(text)?.[1] ?? [])
  const whole = new Set(numbers).size === numbers.length && numbers.every((number) => agenda.has(number))
  if (agenda.size < MIN_MATTERS || !whole || numbers.length < agenda.size * MOST) return { lines, cut: [] }
  const said = new Set(
    lines.filter(({ text }) => {
      const [, , number = '', words = ''] = ANSWER.exec(text) ?? []
      return words !== '' && !titleKey(words).startsWith(agenda.get(number) ?? words)
    }),
  )
  if (said.size < MIN_SAID) return { lines, cut: [] }
  return { lines: lines.flatMap((line) => (said.has(line) ? halves(line) : [line])), cut: [...said] }
}

function halves(line: Line): Line[] {
  const [, head = '', , words = ''] = ANSWER.exec(line.text) ?? []
  return [
    { ...line, text: head, blankBefore: true, blankAfter: false },
    { ...line, text: words, blankBefore: false, pageBefore: false },
  ]
}
