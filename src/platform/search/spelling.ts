import { withoutAccents } from './forms.ts'

const letters: Record<string, string> = { ö: 'ø', ä: 'æ', ß: 'ss', ı: 'i', ł: 'l', đ: 'd', ð: 'd', þ: 'th' }

/** Small letters without accents, and the letters of the neighbours as the Danish ones: 'Malmö' is 'malmø'. å, æ and ø are letters of their own. */
export const fold = (word: string) => withoutAccents(word.toLowerCase().replace(/[öäßıłđðþ]/g, (letter) => letters[letter] ?? letter))

/** Keyboards without Danish letters, and names that kept the old spelling. */
const modern = (word: string) => word.replaceAll('aa', 'å').replaceAll('oe', 'ø').replaceAll('ae', 'æ')

/** The word as it was written, and as it may have been meant. */
export const respelled = (word: string): string[] => {
  const other = modern(word)
  return other === word ? [word] : [word, other]
}

/** Names are spelt in many ways: 'Mohammed' and 'Mohamed', 'Aase' and 'Åse', 'Christian' and 'Kristian', 'Sofie' and 'Sophie'. */
export const foldName = (word: string) =>
  modern(fold(word))
    .replaceAll('ph', 'f')
    .replaceAll('ch', 'k')
    .replaceAll('ck', 'k')
    .replaceAll('th', 't')
    .replace(/(\p{L})\1+/gu, '$1')

/** The beginning of a compound, as it is a part of its key. */
export const foldBeginning = (word: string) => modern(fold(word))
