import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { joinBroken } from './joins.ts'

describe('a word broken at the end of a printed line', () => {
  it('is put together where Danish allows a break at the hyphen, and told with its line', () => {
    const { text, joins } = joinBroken('Rådet\nvedtog samarbejds-aftalen og hø-ringen.')
    expect(text).toBe('Rådet\nvedtog samarbejdsaftalen og høringen.')
    expect(joins).toEqual([
      { line: 2, before: 'samarbejds-aftalen', after: 'samarbejdsaftalen' },
      { line: 2, before: 'hø-ringen', after: 'høringen' },
    ])
  })

  it('is put together across the line end, and no other line changes its number', () => {
    const { text, joins } = joinBroken('en god modta-\ngelse af nye borgere\nslut')
    expect(text).toBe('en god modtagelse\n af nye borgere\nslut')
    expect(joins).toEqual([{ line: 1, before: 'modta-gelse', after: 'modtagelse' }])
  })

  it.each([
    ['before a word that links', 'social- og sundhedsudvalget, skole-eller fritid, erhvervs-\nog arbejdsmarked'],
    ['of abbreviations and numbers', 'CDI-borgere, FB-siden, EU-midler, 15-årige, 2015-2018'],
    ['of names', 'Midt- og Vestsjælland, Faaborg-Midtfyn, Sønder-Korskær'],
    ['where no Danish word breaks', 'ro-lle og ja-rdin'],
    ['of chains', 'by-til-by og dør-til-dør-besøg'],
  ])('keeps the hyphens %s', (_, printed) => {
    expect(joinBroken(printed)).toEqual({ text: printed, joins: [] })
  })

  it('takes time in proportion to the text', () => {
    const long = `${'modta-gelse '.repeat(20_000)}${'a-'.repeat(50_000)}${'b'.repeat(100_000)}`
    const begun = performance.now()
    expect(joinBroken(long).joins).toHaveLength(20_000)
    expect(performance.now() - begun).toBeLessThan(3000)
  })
})

/** A real transcript that is read beside the project but not part of it. */
const seeds = new URL('../../../../../shared/seeds/', import.meta.url)
it.skipIf(!existsSync(seeds))('joins exactly the broken words of the real transcript', () => {
  const truth: [string, string][] = JSON.parse(readFileSync(new URL('seed-truth.json', seeds), 'utf8')).documents['004'].dehyphenate
  const file = readdirSync(seeds).find((name) => name.startsWith('004')) ?? ''
  const whole = readFileSync(new URL(file, seeds), 'utf8')
  const { joins } = joinBroken(whole.slice(whole.indexOf('Transkript:')))
  expect(joins.map(({ before, after }) => [before, after])).toEqual(truth)
})
