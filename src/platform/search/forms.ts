import { regionStart, stem } from './stem.ts'
import { vowelChanges } from './words.ts'

const shortWordEndings = ['', 'e', 'en', 'ens', 'et', 'ets', 'er', 'ers', 'ene', 'erne', 'ernes', 's']

/** The stemmer takes nothing from short words: 'byen' and 'byerne' stay apart from 'by', 'året' from 'år', 'uger' from 'uge'. */
function shortWordForms(word: string): string[] {
  const bare = shortWordEndings
    .filter((ending) => word.endsWith(ending))
    .map((ending) => word.slice(0, word.length - ending.length))
    .filter((base) => base.length > 1 && base.length < 5 && /[aeiouyæøå]/.test(base) && regionStart(base) >= base.length)
    .at(-1)
  return bare === undefined ? [] : shortWordEndings.map((ending) => bare + ending)
}

/** 'artikel' and 'artikler', 'center' and 'centre'. Not after d: 'møder' are no 'mødre', 'handel' is not 'handle'. */
function droppedVowelForms(word: string): string[] {
  const full = /^(.{2,}?)([bfgkmptv])\2?e([lr])$/.exec(word)
  if (full) return [`${full[1]}${full[2]}${full[3]}e`]
  const [, start = '', consonant = '', liquid = ''] = /^(.{2,})([bfgkmptv])([lr])$/.exec(stem(word)) ?? []
  return start === '' ? [] : [`${start}${consonant}e${liquid}`, `${start}${consonant}${consonant}e${liquid}`]
}

/** 'museum' and 'museer', 'kriterium' and 'kriterier', 'kursus' and 'kurser'. */
function latinForms(word: string): string[] {
  if (word.length > 5 && /(?:sus|um)$/.test(word)) return [`${word.slice(0, -2)}er`]
  const bare = stem(word)
  if (bare.length > 3 && /[ei]$/.test(bare)) return [`${bare}um`]
  return bare.length > 3 && bare.endsWith('s') ? [`${bare}us`] : []
}

const vowelChangePatterns = vowelChanges.map((forms) => ({
  forms,
  ending: new RegExp(`(?:${[...forms].sort((a, b) => b.length - a.length).join('|')})(?:e?[nt]s?|nes?|s)?$`),
}))

function vowelChangeForms(word: string): string[] {
  for (const { forms, ending } of vowelChangePatterns) {
    const at = word.search(ending)
    if (at >= 0) return forms.map((form) => word.slice(0, at) + form)
  }
  return []
}

/**
 * The stems under which a Danish word may stand in the index: its own first, then those of inflected forms that the stemmer keeps apart.
 * At most about a dozen; a stem that is no word does no harm, since no text has it.
 */
export function stems(word: string): string[] {
  const forms = [word, ...shortWordForms(word), ...droppedVowelForms(word), ...latinForms(word), ...vowelChangeForms(word)]
  // The stemmer takes a letter from 'plads' and 'cafe' that it leaves in 'pladser' and 'cafeen'.
  const uneven = [...(/[es]$/.test(word) ? [word] : []), stem(stem(word))]
  return [...new Set([...forms.map(stem), ...uneven])]
}

/** Latin letters without their accents; å, æ and ø are letters of their own and stay. */
export const withoutAccents = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\p{Script=Latin}/gu, (letter) => (/[åæø]/i.test(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, '')))
