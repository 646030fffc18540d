import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fjordby } from './index.ts'
import { plain, stringsIn, textsOf } from './texts.ts'

const items = [...fjordby.meetings, ...fjordby.underWay].flatMap((meeting) => meeting.items)

const wordsOf = (text: string): string[] =>
  text
    .replace(/\{[^}]*\}/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+(?=\p{Lu})/u).map((sentence) => sentence.trim())

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

describe('the language of the minutes', () => {
  test('no two decisions and no two summaries are alike', () => {
    const decisions = items.flatMap(({ decision }) => (decision ? [decision.text.flatMap(plain).join(' ')] : []))
    expect(repeated(decisions)).toEqual([])
    expect(repeated(items.map(({ summary }) => summary))).toEqual([])
  })

  test('no sentence of five words or more stands under two items', () => {
    const seen = new Map<string, string>()
    const twice: string[] = []
    for (const item of items) {
      for (const sentence of new Set(textsOf(item).flatMap(sentencesOf))) {
        const words = wordsOf(sentence)
        if (words.length < 5 || (item.standing && sentence === item.title)) continue
        const other = seen.get(words.join(' '))
        if (other) twice.push(`${other} = ${item.key}: ${sentence}`)
        seen.set(words.join(' '), item.key)
      }
    }
    expect(twice).toEqual([])
  })

  test('a decision says what it is about: nothing short enough to stand anywhere', () => {
    const empty = /^(Godkendt|Taget til efterretning|Orienteringen (blev|er) taget til efterretning|Intet at bemærke)\.?$/
    for (const { key, decision } of items) {
      const text = decision?.text.flatMap(plain).join(' ')
      if (text === undefined) continue
      expect([key, wordsOf(text).length >= 12]).toEqual([key, true])
      for (const sentence of sentencesOf(text)) expect(sentence).not.toMatch(empty)
    }
  })

  test('a substantive item has a background of two paragraphs or more', () => {
    for (const item of items.filter(({ standing }) => !standing))
      expect([item.key, (item.background?.length ?? 0) >= 2]).toEqual([item.key, true])
  })

  test('two or three items quote another language', () => {
    const languages = items.flatMap(({ background }) =>
      (background ?? []).flatMap((prose) => (typeof prose !== 'string' && 'lang' in prose ? prose.lang : [])),
    )
    expect(languages.toSorted()).toEqual(['ar', 'en', 'en'])
  })

  test('the planted secrets stand in closed items and nowhere else', () => {
    for (const secret of fjordby.secrets) {
      const holders = items.filter((item) => textsOf(item).join(' ').includes(secret))
      expect(holders).toHaveLength(1)
      const [holder] = holders
      expect(`${holder?.closed?.publicTitle} ${holder?.closed?.reason}`).not.toContain(secret)
      expect(holder?.closed).toBeDefined()
      expect(stringsIn({ ...fjordby, secrets: [] }).filter((text) => text.includes(secret))).toHaveLength(1)
    }
    expect(fjordby.secrets).toHaveLength(2)
  })
})

const seedFolder = new URL('../../../shared/seeds/', import.meta.url)

describe.skipIf(!existsSync(seedFolder))('nothing is borrowed from the documents that Fjordby was modelled on', () => {
  const names = existsSync(seedFolder) ? readdirSync(seedFolder).filter((name) => name.endsWith('.txt')) : []
  const sources = names.map((name) => readFileSync(new URL(name, seedFolder), 'utf8'))
  const ours = stringsIn({ ...fjordby, secrets: [] })

  const runsOf = (text: string): string[] => {
    const words = wordsOf(text)
    return words.slice(5).map((_, index) => words.slice(index, index + 6).join(' '))
  }

  test('no run of six words', () => {
    const theirs = new Set(sources.flatMap(runsOf))
    expect(theirs.size).toBeGreaterThan(1000)
    expect(ours.flatMap(runsOf).filter((run) => theirs.has(run))).toEqual([])
  })

  test('no name of a person, and no municipality', () => {
    const pair = /(?<!\p{L})\p{Lu}\p{Ll}+(?= (\p{Lu}\p{Ll}+))/gu
    const places = sources.flatMap((text) => [...text.matchAll(/(\p{Lu}\p{Ll}+) [Kk]ommune/gu)].map(([, place]) => place ?? ''))
    const theirs = new Set(sources.flatMap((text) => [...text.matchAll(pair)].map(([first, second]) => `${first} ${second}`)))
    expect(theirs.size).toBeGreaterThan(50)
    const used = ours.flatMap((text) => [...text.matchAll(pair)].map(([first, second]) => `${first} ${second}`))
    expect(used.filter((name) => theirs.has(name))).toEqual([])
    const words = new Set(ours.flatMap((text) => text.match(/\p{L}+/gu) ?? []))
    expect(places.filter((place) => words.has(place))).toEqual([])
  })

  test('no housing area', () => {
    const areas = new Set(sources.flatMap((text) => text.match(/\p{Lu}\p{Ll}+(parken|marken|bakken)\b/gu) ?? []))
    expect(areas.size).toBeGreaterThan(3)
    expect([...areas].filter((area) => ours.some((text) => text.includes(area)))).toEqual([])
  })
})
