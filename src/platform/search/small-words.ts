import { stopWords } from './stem.ts'

/** Small words beside those that the stemmer's authors list: they stand in questions and decide nothing. */
const others = new Set(
  'hvordan hvornår hvorfor hvilke hvilken hvilket hvem hvis kan kunne må måtte vi i jeres vores deres mon gerne også eller samt via pr ift vedr omkring bare lige et en'.split(
    ' ',
  ),
)

/** Whether a word of a query, in lower case, says nothing about what is looked for when there are other words. */
export const decidesNothing = (word: string) => stopWords.has(word) || others.has(word)

/** Whether a query is put as a question: 'hvad koster …', 'kan man …'. */
export const startsQuestion = (text: string) => /^\s*(?:hv\p{L}+|kan|må|skal|er|har|findes|får)\s+\p{L}/iu.test(text)

/** What questions ask with, by key: they decide nothing in a question. */
export const questionVerbs: ReadonlySet<string> = new Set('koste få blive gøre finde foregå betyde gå komme ske hedde findes'.split(' '))
