/**
 * The Danish stemmer of PostgreSQL's `danish` text search configuration, so that what is highlighted is what was found.
 * Source: the Snowball project's description of the algorithm, https://snowballstem.org/algorithms/danish/stemmer.html
 * A test compares it with `ts_lexize('danish_stem', …)` on some ten thousand words.
 */

const vowel = /[aeiouyæøå]/
const notVowel = /[^aeiouyæøå]/
const consonant = /[bcdfghjklmnpqrstvwxz]/
const letterBeforeS = 'abcdfghjklmnoprtvyzå'

const byLength = (endings: string) => endings.split(' ').sort((a, b) => b.length - a.length)
const inflections = byLength(
  'hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes erendes enes ernes eres ens hedens erens ers ets erets et eret s',
)
const derivations = byLength('ig lig elig els løst')
const hardPairs = ['gd', 'dt', 'gt', 'kt']

/**
 * Where the part of a word begins that endings may be taken from: after the first consonant that follows a vowel, at least 3 letters in.
 * The word's length when no ending may be taken from it at all, as from 'by' and 'sti'.
 */
export function regionStart(word: string): number {
  if (word.length < 3) return word.length
  const firstVowel = word.search(vowel)
  if (firstVowel < 0) return word.length
  const afterVowel = word.slice(firstVowel).search(notVowel)
  return afterVowel < 0 ? word.length : Math.max(3, firstVowel + afterVowel + 1)
}

const ending = (word: string, start: number, endings: readonly string[]) =>
  endings.find((e) => word.length - e.length >= start && word.endsWith(e))

function withoutInflection(word: string, start: number): string {
  const found = ending(word, start, inflections)
  if (found === undefined) return word
  if (found === 's' && !letterBeforeS.includes(word.at(-2) ?? ' ')) return word
  return word.slice(0, -found.length)
}

const withoutPair = (word: string, start: number) => (ending(word, start, hardPairs) ? word.slice(0, -1) : word)

function withoutDerivation(word: string, start: number): string {
  const bare = word.endsWith('igst') ? word.slice(0, -2) : word
  const found = ending(bare, start, derivations)
  if (found === undefined) return bare
  return found === 'løst' ? bare.slice(0, -1) : withoutPair(bare.slice(0, -found.length), start)
}

function withoutDouble(word: string, start: number): string {
  const last = word.at(-1) ?? ''
  return word.length > start && consonant.test(last) && word.at(-2) === last ? word.slice(0, -1) : word
}

/** The stem of one word in lower case: 'rådets' → 'råd'. A string without letters comes back as it is. */
export function stem(word: string): string {
  const start = regionStart(word)
  return withoutDouble(withoutDerivation(withoutPair(withoutInflection(word, start), start), start), start)
}

/** Words that PostgreSQL's `danish` configuration leaves out of the index (its file danish.stop); a test compares the two lists. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi min havde ham hun nu over da fra du ud sin dem os op ' +
    'man hans hvor eller hvad skal selv her alle vil blev kunne ind når være dog noget ville jo deres efter ned skulle denne end dette mit også under ' +
    'have dig anden hende mine alt meget sit sine vor mod disse hvis din nogle hos blive mange ad bliver hendes været thi jer sådan'
  ).split(' '),
)
