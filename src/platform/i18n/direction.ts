const rightToLeft = new Set(['ar', 'fa', 'he', 'ku-arab', 'ckb', 'ps', 'ur'])
const arabicScript = new Set(['ar', 'fa', 'ckb', 'ps', 'ur'])

const primary = (lang: string) => lang.toLowerCase().split('-')[0] ?? ''

export type Direction = 'ltr' | 'rtl'

/** Direction of writing of a BCP 47 language. */
export const directionOf = (lang: string): Direction =>
  rightToLeft.has(lang.toLowerCase()) || rightToLeft.has(primary(lang)) ? 'rtl' : 'ltr'

/** Whether the language is written with Arabic letters, so that its pages need the Arabic font. */
export const isArabicScript = (lang: string): boolean => arabicScript.has(primary(lang))
