import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { directionOf, scriptOf } from '#platform/i18n/direction.ts'
import type { Plural } from '#platform/i18n/plural.ts'
import { marked } from '#test/marked-texts.ts'
import { allLangs, type Lang, textsOf } from './index.ts'

/** Every text of a language by its path; functions count as texts. */
function pathsOf(value: unknown, path = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, path === '' ? key : `${path}.${key}`))
}

const isPlural = (text: unknown): text is Plural => typeof text === 'function' && 'forms' in text

/** The texts of a language as a reader meets them: functions called, plurals in every form. */
const sentencesOf = (lang: Lang): [string, string][] =>
  pathsOf(textsOf(lang)).flatMap(([path, text]): [string, string][] => {
    if (isPlural(text)) return Object.entries(text.forms).map(([category, words]) => [`${path}.${category}`, words])
    if (typeof text === 'function') return [[path, marked.call(text as (...given: unknown[]) => string)]]
    return typeof text === 'string' && path !== 'language.name' ? [[path, text]] : []
  })
const sentences = new Map(allLangs.map((lang) => [lang, new Map(sentencesOf(lang))]))

/** The texts of a language that break a rule, all at once for whoever mends them. */
const breaking = (lang: Lang, isWrong: (text: string, path: string) => boolean) =>
  [...(sentences.get(lang) ?? [])].filter(([path, text]) => isWrong(text, path)).map(([path, text]) => `${path}: ${text}`)
/** The same text in another language. */
const inOther = (lang: Lang, path: string) => sentences.get(lang)?.get(path)

const others = allLangs.filter((lang) => lang !== 'da')

describe('the languages of the shell', () => {
  it('are the files in the folder, Danish first', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.text.ts'))
    expect(new Set(allLangs)).toEqual(new Set(files.map((name) => name.replace('.text.ts', ''))))
    expect(allLangs[0]).toBe('da')
  })

  it.each(others)('%s has every text, none of them empty', (lang) => {
    const kept = (of: Lang) => pathsOf(textsOf(of)).flatMap(([path]) => (path.startsWith('language.reviewed') ? [] : [path]))
    expect(kept(lang).toSorted()).toEqual(kept('da').toSorted())
    expect(breaking(lang, (text, path) => text.trim() === '' && inOther('da', path) !== '')).toEqual([])
  })

  it.each(others)('%s leaves no sentence in Danish or English', (lang) => {
    const isSentence = (text: string) => /\p{L}{3}.* .*\p{L}{3}/u.test(marked.without(text))
    const sources = (['da', 'en'] as const).filter((source) => source !== lang)
    expect(breaking(lang, (text, path) => isSentence(text) && sources.some((source) => inOther(source, path) === text))).toEqual([])
  })

  it.each(others)('%s says every name and number that Danish says', (lang) => {
    const named = (text: string) => marked.namedIn(text).join()
    expect(breaking(lang, (text, path) => named(text) !== named(inOther('da', path) ?? text))).toEqual([])
  })

  it.each(allLangs)('%s writes numbers in the digits of Danish letters, and closes what it isolates', (lang) => {
    const times = (text: string, letters: RegExp) => text.match(letters)?.length
    expect(breaking(lang, (text) => /[\u0660-\u0669\u06f0-\u06f9]/.test(text))).toEqual([])
    expect(breaking(lang, (text) => times(text, /[\u2066-\u2068]/g) !== times(text, /\u2069/g))).toEqual([])
  })

  it('says that a translation has not been reviewed, until somebody has', () => {
    for (const lang of allLangs) {
      const { reviewed, unreviewed } = textsOf(lang).language
      if (reviewed === null) expect(unreviewed, lang).not.toBe('')
      else expect(reviewed, lang).toEqual({ by: expect.stringMatching(/\S/), on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) })
    }
  })
})

describe('what is counted', () => {
  const upTo200 = Array.from({ length: 201 }, (_, n) => n)
  const byCategory = (lang: Lang) => Map.groupBy(upTo200, (n) => new Intl.PluralRules(lang).select(n))
  const pluralsOf = (lang: Lang) => pathsOf(textsOf(lang)).filter((entry): entry is [string, Plural] => isPlural(entry[1]))

  /** A noun stays as it is after every number, so one form is enough. */
  const nounsStay = new Set<string>(['fa', 'tr'])
  /** Texts that are rightly the same in two forms: “1 vacant”, “2 vacant”; a case that stands after “for” or “on”. */
  const alike: Partial<Record<string, string[]>> = {
    en: ['council.vacantSeats'],
    pl: ['privacy.days', 'council.vacantSeats', 'cases.onAgenda'],
    uk: ['accounts.minutes', 'cases.onAgenda'],
  }
  /**
   * Forms that many words have in common: in Arabic nothing and a hundred, and nouns that take no ending from eleven on; in Somali the nouns
   * that stand in the singular after every number.
   */
  const shared: Partial<Record<string, string[]>> = { ar: ['many other', 'many zero', 'other zero'], so: ['one other'] }

  /** Pairs of forms that say the same. */
  const twice = ({ forms }: Plural, inUse: Intl.LDMLPluralRule[]) =>
    inUse.flatMap((one, index) => inUse.slice(index + 1).flatMap((other) => (forms[one] === forms[other] ? [`${one} ${other}`] : [])))

  it.each(allLangs)('has a form for every category of %s, and each its own words', (lang) => {
    const numbers = byCategory(lang)
    const inUse = [...numbers.keys()].toSorted()
    for (const [path, text] of pluralsOf(lang)) {
      if (nounsStay.has(lang) && Object.keys(text.forms).length === 1) continue
      expect(new Set(Object.keys(text.forms)), path).toEqual(new Set([...inUse, 'other']))
      if (!alike[lang]?.includes(path))
        expect
          .soft(
            twice(text, inUse).filter((pair) => !shared[lang]?.includes(pair)),
            path,
          )
          .toEqual([])
    }
  })

  // Only a form that stands for one number may do without it: in Ukrainian “one” is also 21.
  it.each(allLangs)('says the number in %s wherever a form stands for several', (lang) => {
    for (const [path, text] of pluralsOf(lang))
      for (const [category, counts] of byCategory(lang))
        if (counts.length > 1) expect.soft(text.forms[category] ?? text.forms.other, `${path}.${category}`).toContain('#')
  })

  it.each(allLangs)('follows Intl in %s from 0 to 200, with the number in Latin digits', (lang) => {
    const rules = new Intl.PluralRules(lang)
    for (const [path, text] of pluralsOf(lang)) {
      const expected = upTo200.map((n) => (text.forms[rules.select(n)] ?? text.forms.other).replace('#', String(n)))
      expect(upTo200.map(text), path).toEqual(expected)
    }
  })

  it('reads right in the language with the most forms', () => {
    const items = [0, 1, 2, 3, 11, 100].map(textsOf('ar').meetings.items)
    expect(items).toEqual(['لا بنود', 'بند واحد', 'بندان', '3 بنود', '11 بنداً', '100 بند'])
  })
})

describe('the letters', () => {
  it.each(allLangs.filter((lang) => directionOf(lang) === 'rtl'))('%s keeps apart the same names and numbers as Arabic', (lang) => {
    const isolated = (text: string) => marked.isolatedIn(text).join()
    expect(breaking(lang, (text, path) => isolated(text) !== isolated(inOther('ar', path) ?? text))).toEqual([])
  })

  /** Names, and letters of a law, that are written in Latin letters everywhere; and the Danish word for something, in brackets after one's own. */
  const latin = [
    ...[
      'Brobygger',
      'JavaScript',
      'WAS-Tool',
      'WCAG',
      'EN',
      'axe',
      'HTML',
      'W3C',
      'Chromium',
      'PDF',
      'Word',
      'DOCX',
      'ODT',
      'poppler-utils',
      'tesseract-ocr(?:-dan)?',
      'Excel',
      'JSON',
      'CSV',
      'OParl',
      'OpenAPI',
      'ETag',
      'ZIP',
      'Atom',
      'USB',
      'NFC',
      'Bluetooth',
      'cookie',
    ],
    ...[
      'Datatilsynet',
      'Digitaliseringsstyrelsen',
      'Carl Jacobsens Vej',
      'Valby',
      'CPR',
      'UTF',
      'SMTP_URL',
      'MB',
      'AA',
      'A',
      'c',
      'e',
      'Ã¸',
      'ø',
    ],
    ...['[a-z]+@[a-z]+\\.[a-z]+', '(?<=\\()[a-zæøå]+(?=\\))'],
  ]
  const ofAWord = '[\\p{Script=Latin}\\p{Script=Cyrillic}]'
  const names = new RegExp(`(?<!${ofAWord})(?:${latin.join('|')})(?!${ofAWord})`, 'gu')

  it.each(allLangs.filter((lang) => scriptOf(lang) !== 'latin'))('%s has no word in Latin letters but names', (lang) => {
    expect(breaking(lang, (text) => /\p{Script=Latin}/u.test(marked.without(text).replace(names, '')))).toEqual([])
  })

  it('of Persian are Persian, not the Arabic ones that look like them', () => {
    expect(breaking('fa', (text) => /[يكةى]/.test(text))).toEqual([])
  })
})
