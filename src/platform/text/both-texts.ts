import { diffArrays } from 'diff'

// Every line of a formatted text is a paragraph of its own, a heading or an item of a list.
const lines = (text: string) =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trimEnd())
    .filter(Boolean)

const belongsTogether = [/^\s*(?:[-*+]|\d+[.)])\s/, /^\s*\|/]
const languageMark = /^\s*\{[\w-]+\}$/

/** Items of one list, rows of one table, and a language with the text that it is said of. */
const between = (line: string, next: string) =>
  languageMark.test(line) || belongsTogether.some((kind) => kind.test(line) && kind.test(next)) ? '\n' : '\n\n'

/** Two formatted texts as one that holds every line of both: those they share once, and where they differ the first one's before the second's. */
export const bothTexts = (first: string, second: string): string =>
  diffArrays(lines(first), lines(second))
    .flatMap(({ value }) => value)
    .reduce((text, line, i, all) => (i === 0 ? line : text + between(all[i - 1] ?? '', line) + line), '')
