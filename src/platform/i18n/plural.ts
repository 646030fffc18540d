import { localeOf } from './locale.ts'

/** The words for a count in one language, by CLDR plural category; `other` is required, `#` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** From a count to words. It carries its forms, so that they can be held against the categories of the language. */
export type Plural = ((count: number) => string) & { forms: PluralForms }

/** Builds a function from count to words, e.g. plural('da', { one: '# punkt', other: '# punkter' })(3) → "3 punkter". */
export function plural(lang: string, forms: PluralForms): Plural {
  const rules = new Intl.PluralRules(lang)
  const numbers = new Intl.NumberFormat(localeOf(lang))
  return Object.assign((count: number) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count)), { forms })
}
