import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allLangs, textsOf } from './index.ts'

/** Every text of a language by its path; functions count as texts. */
function pathsOf(value: unknown, path = ''): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, path === '' ? key : `${path}.${key}`))
}

/** May differ between languages: a Danish page says nothing about being in Danish. */
const mayBeEmpty = new Set(['language.unreviewed', 'language.reviewed'])

describe('the languages of the shell', () => {
  it('are the files in the folder, Danish first', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.text.ts'))
    expect(new Set(allLangs)).toEqual(new Set(files.map((name) => name.replace('.text.ts', ''))))
    expect(allLangs[0]).toBe('da')
  })

  it.each(allLangs.filter((lang) => lang !== 'da'))('%s has every text, none of them empty or left in Danish', (lang) => {
    const danish = new Map(pathsOf(textsOf('da')))
    for (const [path, text] of pathsOf(textsOf(lang))) {
      expect(danish.has(path) || path.startsWith('language.reviewed'), path).toBe(true)
      if (typeof text !== 'string' || mayBeEmpty.has(path)) continue
      expect(text.trim() === '', path).toBe(danish.get(path) === '')
      if (text.length > 20) expect(text, path).not.toBe(danish.get(path))
    }
  })

  it('counts in Arabic with all six categories', () => {
    const items = textsOf('ar').meetings.items
    expect(new Set([0, 1, 2, 3, 11, 100].map((n) => items(n).replace(/\d+/g, '#'))).size).toBe(6)
    expect(items(3)).toBe('3 بنود')
  })

  it('says that a translation has not been reviewed, until somebody has', () => {
    for (const lang of allLangs) {
      const { reviewed, unreviewed } = textsOf(lang).language
      if (reviewed === null) expect(unreviewed, lang).not.toBe('')
    }
  })
})
