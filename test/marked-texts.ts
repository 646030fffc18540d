/**
 * What stands for a name or a number when a text is called to see what it does with what it is given. Texts take words, numbers and records
 * of them; one stand-in answers as each: its words are its own name, and so is everything that is asked of it.
 */
const standIn = (name: string, number: number): unknown =>
  new Proxy(() => name, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? number : name)
      if (typeof key === 'symbol') return undefined
      if (/^to(Locale)?(Lower|Upper)Case$|^toString$/.test(key)) return () => name
      // Days that a parser found are read before they are written.
      if (key === 'used' || key === 'guess') return '2026-04-13'
      return standIn(`${name.slice(0, -1)}.${key}>`.toLowerCase(), number)
    },
  })

const first = 71
const mark = /<\d[^>]*>/g

export const marked = {
  /** Calls a text with a stand-in for each thing that it takes. */
  call: (text: (...given: unknown[]) => string) => text(...Array.from({ length: text.length }, (_, n) => standIn(`<${n}>`, first + n))),
  /** Which of them the result says, each once. */
  namedIn: (result: string) =>
    [
      ...new Set(
        [...result.matchAll(/<\d[^>]*>|\b7[1-9]\b/g)].map(([said]) => (said.startsWith('<') ? said : `<${Number(said) - first}>`)),
      ),
    ].toSorted(),
  /** Which of them stand between isolates. */
  isolatedIn: (result: string) =>
    [...result.matchAll(/[\u2066-\u2068]([^\u2069]*)\u2069/g)].flatMap(([, inner = '']) => inner.match(mark) ?? []).toSorted(),
  without: (result: string) => result.replace(mark, ''),
}
