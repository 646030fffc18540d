/**
 * What the dictionary does not say about Danish compounds in a municipality's papers. A municipality adds its own words
 * (`Extension` in parts.ts); these hold for all of them.
 */

/** Begin or end compounds although the dictionary does not let them, or although they are shorter than a part may be. */
export const domainWords: readonly string[] = 'by år ældre kommunal møde'.split(' ')

/** Begin compounds without a linking s too: 'dagtilbud' beside 'dagsværk'. */
export const domainBeginnings: readonly string[] = ['dag', 'liv']

/** Never taken apart: compounds by their history only, or by chance. */
export const wholeWords: readonly string[] = 'frivillig dagsorden årsag rugby hobby baby regnskab landskab redskab forældre'.split(' ')

/** Prepositions, adverbs and prefixes: 'indstilling' is not about a 'stilling', 'formand' not about a 'mand'. */
export const particles: readonly string[] =
  'for ind ned til over under efter mod med ved uden mellem frem bort tilbage sammen igen gen hen van mis fra imod selv samt ikke des'.split(
    ' ',
  )

/** Endings that are also nouns or adjectives: a 'medborgerskab' is no cupboard, 'farverig' not rich. */
export const suffixes: readonly string[] =
  'lig rig løs som skab dom hed ion ing else eri ist isme agtig mæssig vis bar sel ens ets erne ernes ene enes ers'.split(' ')

/** Vowel changes in the plural, which the stemmer does not know: the singular forms, then the plural. They hold at the end of compounds too. */
export const vowelChanges: readonly (readonly string[])[] = [
  ['mor', 'moder', 'mødre'],
  ['far', 'fader', 'fædre'],
  ['bror', 'broder', 'brødre'],
  ['datter', 'døtre'],
  ['mand', 'mænd'],
  ['barn', 'børn'],
  ['bog', 'bøger'],
  ['hånd', 'hænder'],
  ['tand', 'tænder'],
  ['fod', 'fødder'],
  ['nat', 'nætter'],
  ['stad', 'stæder'],
  ['kraft', 'kræfter'],
  ['stang', 'stænger'],
  ['rod', 'rødder'],
  ['bod', 'bøder'],
  ['klo', 'kløer'],
  ['ko', 'køer'],
  ['bonde', 'bønder'],
  ['øje', 'øjne'],
  ['gås', 'gæs'],
]
