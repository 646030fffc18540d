import { readFile } from 'node:fs/promises'
import { readFormList, type WordsOfForm } from './form-list.ts'

/**
 * Reads the file that derive.ts makes. It has five blocks of lines. In the first two each line ends in a digit: how usual the word is in that
 * place, as the power of two of the number of compounds in the dictionary that have it there.
 * - forms that begin a compound: 'råds/3', where the slash says that the last letter only links;
 * - stems of words: 'råd4', with a bar where the word is itself a compound: 'integrations|råd0';
 * - forms and the words that they are forms of (form-list.ts);
 * - beginnings that are no form by themselves, likewise: 'børne5barn';
 * - names of people and places, in lower case.
 */

/** What the splitter knows of the language. */
export interface WordList {
  beginnings: ReadonlyMap<string, Beginning>
  /** By stem. */
  words: ReadonlyMap<string, Word>
  wordsOf: WordsOfForm
  wordsOfBeginning: WordsOfForm
  names: ReadonlySet<string>
}

export interface Beginning {
  /** Letters at its end that only link. */
  links: number
  /** How usual it is as a beginning: the power of two of the number of compounds that have it, 0 to 9. */
  weight: number
}

export interface Word {
  /** Where its last part begins; 0 when it is no compound. */
  lastPart: number
  /** How usual it is as a last part. */
  weight: number
}

/** Equal entries are one object: the list has two hundred thousand lines and some hundred different entries. */
function sharing<T>(make: (place: number, weight: number) => T): (place: number, weight: number) => T {
  const made: T[] = []
  return (place, weight) => {
    made[place * 10 + weight] ??= make(place, weight)
    return made[place * 10 + weight] as T
  }
}

/** Reads the text of a derived list. */
export function parseWordList(text: string): WordList {
  const [first = '', second = '', forms = '', apart = '', names = ''] = text.split('\n\n')
  const weightOf = (line: string) => line.charCodeAt(line.length - 1) - 48
  const beginning = sharing<Beginning>((links, weight) => ({ links, weight }))
  const beginnings = new Map<string, Beginning>()
  for (const line of first.split('\n')) {
    const links = line.endsWith('/', line.length - 1) ? 1 : 0
    beginnings.set(line.slice(0, -1 - links), beginning(links, weightOf(line)))
  }
  const word = sharing<Word>((lastPart, weight) => ({ lastPart, weight }))
  const words = new Map<string, Word>()
  for (const line of second.trimEnd().split('\n')) {
    const at = line.indexOf('|')
    words.set(at < 0 ? line.slice(0, -1) : line.slice(0, at) + line.slice(at + 1, -1), word(Math.max(at, 0), weightOf(line)))
  }
  const [wordsOf, wordsOfBeginning] = [readFormList(forms), readFormList(apart)]
  return { beginnings, words, wordsOf, wordsOfBeginning, names: new Set(names.trimEnd().split('\n')) }
}

/**
 * The derived list from its file. Where the file is missing, as in a source tree that was never built, it is made, and kept for the next program if it
 * can be.
 */
export async function readWordList(file: string): Promise<WordList> {
  const text = await readFile(file, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    const { derivedWordList, keepWordList } = await import('./derive.ts')
    const made = await derivedWordList()
    await keepWordList(file, made).catch(() => {})
    return made
  })
  return parseWordList(text)
}
