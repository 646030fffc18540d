/**
 * What the dictionary does not say about Danish compounds in a municipality's papers. A municipality adds its own words
 * (`Extension` in parts.ts); these hold for all of them.
 */

/** Begin or end compounds although the dictionary does not let them, or although they are shorter than a part may be. */
export const domainWords: readonly string[] = 'by år ældre kommunal møde'.split(' ')

/** Begin compounds without a linking s too: 'dagtilbud' beside 'dagsværk'. */
export const domainBeginnings: readonly string[] = ['dag', 'liv']

/** Never taken apart: compounds by their history only, or by chance. */
export const wholeWords: readonly string[] =
  'frivillig dagsorden vejledning baggrund grundlag regnskab landskab redskab årsag forældre rugby hobby baby'.split(' ')

/** Prepositions, adverbs and prefixes: 'indstilling' is not about a 'stilling', 'formand' not about a 'mand'. */
export const particles: readonly string[] =
  'for fore ind ned til over under efter mod med ved uden mellem frem bort tilbage sammen igen gen hen sam vel van mis fra imod selv samt ikke des'.split(
    ' ',
  )

/** Endings that are also nouns or adjectives: a 'medborgerskab' is no cupboard, 'farverig' not rich. */
export const suffixes: readonly string[] =
  'lig rig løs som skab dom hed ion ing else eri ist isme agtig mæssig vis bar sel ens ets erne ernes ene enes ers'.split(' ')

/**
 * Vowel changes in the plural, which the stemmer does not know; they hold at the end of compounds too. Left out are those whose plural has the stem of
 * another word: 'kræfter' and 'kræft', 'rødder' and 'rød', 'fødder' and 'føde'; likewise 'moder', which has that of 'moderne'.
 */
export const vowelChanges: readonly (readonly [singular: string, plural: string])[] = [
  ['mor', 'mødre'],
  ['far', 'fædre'],
  ['bror', 'brødre'],
  ['datter', 'døtre'],
  ['mand', 'mænd'],
  ['barn', 'børn'],
  ['bog', 'bøger'],
  ['hånd', 'hænder'],
  ['tand', 'tænder'],
  ['nat', 'nætter'],
  ['stad', 'stæder'],
  ['klo', 'kløer'],
  ['ko', 'køer'],
  ['bonde', 'bønder'],
  ['øje', 'øjne'],
  ['gås', 'gæs'],
]

/** Plurals that the dictionary has as words of their own, beside those above; at the end of compounds too. */
export const pluralsApart: readonly (readonly [singular: string, plural: string])[] = [
  ...vowelChanges,
  ['fod', 'fødder'],
  ['rod', 'rødder'],
  ['kraft', 'kræfter'],
  ['tå', 'tæer'],
]

/** Words that are one word, although neither is an inflection of the other to the dictionary. */
export const sameWord: ReadonlyMap<string, string> = new Map([
  ['små', 'lille'],
  ['liden', 'lille'],
  ['moder', 'mor'],
  ['fader', 'far'],
  ['broder', 'bror'],
  ['ænder', 'and'],
  ['børne-', 'barn'],
])

/** Forms that nobody reads as a form of this word: 'for' is no past of 'fare'. */
export const neverRead: ReadonlyMap<string, string> = new Map([
  ['for', 'fare'],
  ['får', 'få'],
  ['under', 'unde'],
  ['have', 'hav'],
  ['anden', 'and'],
])

/** Compounds that the dictionary has, and that its inflections do not tell to be compounds. */
export const domainCuts: readonly string[] =
  'time|løn fod|gænger øje|blik andet|sprog aftens|mad indføds|ret hjemme|boende der|hjemme døgn|åben års|løn måneds|løn'.split(' ')

/** End names of streets and places, whatever stands before them. */
export const placeEndings: readonly string[] = 'vej gade allé alle plads torv park parken vænge'.split(' ')
