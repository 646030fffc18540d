/** The words for a count in one language, by CLDR plural category; `other` is required, `#` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Builds a function from count to words, e.g. plural('da', { one: '# punkt', other: '# punkter' })(3) → "3 punkter". */
export function plural(locale: string, forms: PluralForms): (count: number) => string {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (count) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count))
}
