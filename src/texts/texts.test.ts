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

/** May differ between languages: a Danish page says nothing about being in Danish. */
const mayBeEmpty = new Set(['language.unreviewed'])
/** Addresses and names of products: the same in every language. */
const same = new Set(['papers.formats', 'meetings.fileTypes'])

const others = allLangs.filter((lang) => lang !== 'da')

describe('the languages of the shell', () => {
  it('are the files in the folder, Danish first', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.text.ts'))
    expect(new Set(allLangs)).toEqual(new Set(files.map((name) => name.replace('.text.ts', ''))))
    expect(allLangs[0]).toBe('da')
  })

  it.each(others)('%s has every text, none of them empty', (lang) => {
    const kept = (of: Lang) => pathsOf(textsOf(of)).filter(([path]) => !path.startsWith('language.reviewed'))
    const danish = new Map(kept('da'))
    expect(
      kept(lang)
        .map(([path]) => path)
        .toSorted(),
    ).toEqual([...danish.keys()].toSorted())
    for (const [path, text] of kept(lang))
      if (typeof text === 'string' && !mayBeEmpty.has(path)) expect(text.trim() === '', path).toBe(danish.get(path) === '')
  })

  it.each(others)('%s leaves nothing in Danish or English', (lang) => {
    for (const source of (['da', 'en'] as const).filter((each) => each !== lang)) {
      const left = new Map(sentencesOf(source))
      for (const [path, text] of sentencesOf(lang))
        if (/\p{L}{3}.* .*\p{L}{3}/u.test(marked.without(text)) && ![...same].some((start) => path.startsWith(start)))
          expect(text, path).not.toBe(left.get(path))
    }
  })

  it.each(others)('%s says every name and number that Danish says', (lang) => {
    const danish = new Map(sentencesOf('da'))
    for (const [path, text] of sentencesOf(lang)) {
      const source = danish.get(path)
      if (source !== undefined) expect(marked.namedIn(text), path).toEqual(marked.namedIn(source))
    }
  })

  it.each(allLangs)('%s writes numbers in the digits of Danish letters, and closes what it isolates', (lang) => {
    for (const [path, text] of sentencesOf(lang)) {
      expect(text, path).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/)
      expect(text.match(/[\u2066-\u2068]/g)?.length, path).toBe(text.match(/\u2069/g)?.length)
    }
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
  /** A noun stays as it is after every number. */
  const nounsStay = new Set<string>(['fa', 'tr'])
  /** Texts that are rightly the same in two forms: “1 vacant”, “2 vacant”. */
  const alike: Partial<Record<string, string[]>> = { da: ['importing.review.doubts'], en: ['council.vacantSeats'] }
  /** Forms that some words have in common: in Arabic nothing and a hundred, and nouns that take no ending from eleven on. */
  const shared: Partial<Record<string, string[][]>> = {
    ar: [
      ['many', 'other'],
      ['many', 'zero'],
      ['other', 'zero'],
    ],
  }
  const pluralsOf = (lang: Lang) => pathsOf(textsOf(lang)).filter((entry): entry is [string, Plural] => isPlural(entry[1]))

  /** Pairs of forms in the same words, but for those that the language has in common. */
  function twice(lang: Lang, { forms }: Plural) {
    const known = new Set(shared[lang]?.map(String))
    const inUse = [...new Set(upTo200.map((n) => new Intl.PluralRules(lang).select(n)))].toSorted()
    const pairs = inUse.flatMap((one, index) => inUse.slice(index + 1).map((other) => [one, other] as const))
    return pairs.filter(([one, other]) => forms[one] === forms[other] && !known.has(String([one, other])))
  }

  it.each(allLangs)('has a form for every category of %s, and each its own words', (lang) => {
    const rules = new Intl.PluralRules(lang)
    const numbers = Map.groupBy(upTo200, (n) => rules.select(n))
    for (const [path, text] of pluralsOf(lang)) {
      expect(new Set(Object.keys(text.forms)), path).toEqual(new Set([...numbers.keys(), 'other']))
      if (!nounsStay.has(lang) && !alike[lang]?.includes(path)) expect(twice(lang, text), path).toEqual([])
      // Only a form that stands for one number may do without it: in Ukrainian “one” is also 21.
      for (const [category, counts] of numbers) if (counts.length > 1) expect(text.forms[category], path).toContain('#')
    }
  })

  it.each(allLangs)('follows Intl in %s from 0 to 200, with the number in Latin digits', (lang) => {
    const rules = new Intl.PluralRules(lang)
    for (const [path, text] of pluralsOf(lang))
      for (const n of upTo200) expect(text(n), path).toBe(text.forms[rules.select(n)]?.replace('#', String(n)))
  })

  it('reads right in the languages with the most forms', () => {
    expect([0, 1, 2, 3, 11, 100].map(textsOf('ar').meetings.items)).toEqual([
      'لا بنود',
      'بند واحد',
      'بندان',
      '3 بنود',
      '11 بنداً',
      '100 بند',
    ])
  })
})

describe('the letters', () => {
  it.each(allLangs.filter((lang) => directionOf(lang) === 'rtl'))('%s keeps apart the same names and numbers as Arabic', (lang) => {
    const arabic = new Map(sentencesOf('ar'))
    for (const [path, text] of sentencesOf(lang)) {
      const like = arabic.get(path)
      if (like !== undefined) expect(marked.isolatedIn(text), path).toEqual(marked.isolatedIn(like))
    }
  })

  /** Names that are written in Latin letters everywhere. */
  const latin =
    /Brobygger|JavaScript|Datatilsynet|Digitaliseringsstyrelsen|WAS-Tool|WCAG|EN 301 549|axe|HTML|W3C|Chromium|PDF\/A|PDF|Word|Excel|JSON|CPR|UTF-8|\bAA\b|\bA\b|\b[ce]\b|SMTP_URL|[a-z]+@[a-z]+\.[a-z]+|Carl Jacobsens Vej|Valby|AA/g

  it.each(allLangs.filter((lang) => scriptOf(lang) !== 'latin'))('%s has no word in Latin letters but names', (lang) => {
    for (const [path, text] of sentencesOf(lang)) expect(marked.without(text).replace(latin, ''), path).not.toMatch(/\p{Script=Latin}/u)
  })

  it('of Persian are Persian, not the Arabic ones that look like them', () => {
    for (const [path, text] of sentencesOf('fa')) expect(text, path).not.toMatch(/[يكةى]/)
  })
})
