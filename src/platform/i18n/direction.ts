const rightToLeft = new Set(['ar', 'fa', 'he', 'ku-arab', 'ckb', 'ps', 'ur'])
const arabicScript = new Set(['ar', 'fa', 'ckb', 'ps', 'ur'])
const cyrillicScript = new Set(['uk'])

const primary = (lang: string) => lang.toLowerCase().split('-')[0] ?? ''

export type Direction = 'ltr' | 'rtl'

/** Direction of writing of a BCP 47 language. */
export const directionOf = (lang: string): Direction =>
  rightToLeft.has(lang.toLowerCase()) || rightToLeft.has(primary(lang)) ? 'rtl' : 'ltr'

/** The letters that a language is written with, as far as its pages need another font. */
export function scriptOf(lang: string): 'arabic' | 'cyrillic' | 'latin' {
  if (arabicScript.has(primary(lang))) return 'arabic'
  return cyrillicScript.has(primary(lang)) ? 'cyrillic' : 'latin'
}

/** What stands between the parts of a heading or a fact, such as a name and a day. */
export const commaOf = (lang: string) => (scriptOf(lang) === 'arabic' ? '، ' : ', ')

/** A name or a date inside a sentence that may run the other way, kept from turning the words around it (Unicode first-strong isolate). */
export const isolate = (name: string) => `\u2068${name}\u2069`
