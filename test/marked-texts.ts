/** Numbers that stand-ins answer with where a text counts with them, in the order in which their names were first seen. */
const first = 61
const names: string[] = []
const numberOf = (name: string) => first + (names.includes(name) ? names.indexOf(name) : names.push(name) - 1)

/**
 * What stands for a name or a number when a text is called to see what it does with what it is given. Texts take words, numbers and records
 * of them; one stand-in answers as each: its words are its own name, and so is everything that is asked of it.
 */
const standIn = (name: string): unknown =>
  new Proxy(() => name, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? numberOf(name) : name)
      if (typeof key === 'symbol') return undefined
      if (/^to(Locale)?(Lower|Upper)Case$|^toString$/.test(key)) return () => name
      // Days that a parser found are read before they are written.
      if (key === 'used' || key === 'guess') return '2026-04-13'
      return standIn(`${name.slice(0, -1)}.${key}>`)
    },
  })

const mark = /<\d[^>]*>/g
const counted = /\b[6-9]\d\b/g

export const marked = {
  /** Calls a text with a stand-in for each thing that it takes. */
  call: (text: (...given: unknown[]) => string) => text(...Array.from({ length: text.length }, (_, n) => standIn(`<${n}>`))),
  /** Which of them the result says, each once. */
  namedIn: (result: string) => {
    const numbers = (result.match(counted) ?? []).flatMap((number) => names[Number(number) - first] ?? [])
    return [...new Set([...(result.match(mark) ?? []), ...numbers])].toSorted()
  },
  /** Which of them stand between isolates. */
  isolatedIn: (result: string) =>
    [...result.matchAll(/[\u2066-\u2068]([^\u2069]*)\u2069/g)].flatMap(([, inner = '']) => inner.match(mark) ?? []).toSorted(),
  without: (result: string) => result.replace(mark, ''),
}
