import { describe, expect, it } from 'vitest'
import { allLangs, textsOf } from '#texts/index.ts'
import { splitOpenness } from './openness.ts'
import { parseDocument, parseWithSource } from './parse.ts'
import { sentenceOf } from './sentence.ts'
import { doubtCodes } from './types.ts'

describe('a line that looks like a heading', () => {
  const titles = (text: string): unknown[] => parseDocument(text).items.map(({ number, title }) => `${number} ${title}`)

  it('is none in a list that goes on to the next number', () => {
    const list = '1. Uddannelse\n\n2. Arbejde\n\nØkonomi\n\nIngen.\n\n'
    expect(titles(`Referat\n\n1. Planen\n\nBaggrund\n\nDer er to spor\n\n${list}2. Festen\n\nBeslutning\n\nJa.`)).toEqual([
      '1 Planen',
      '2 Festen',
    ])
  })

  it('is none when it only mentions an item that comes later', () => {
    const minutes =
      'Referat\n\nPunkt 1: Dagsorden\n\nBeslutning\n\nPunkt 3: Udsættes\n\nPunkt 2: Nyt\n\nPunkt 3: Fest\n\nBeslutning\n\nUdsat.'
    expect(titles(minutes)).toEqual(['1 Dagsorden', '2 Nyt', '3 Fest'])
    expect(parseDocument(minutes).items[0]?.decision).toBe('Punkt 3: Udsættes')
  })

  it('is one twice when the number is printed twice by mistake', () => {
    expect(titles('Referat\n\nPunkt 1: A\n\nBeslutning\n\nJa.\n\nPunkt 1: B\n\nBeslutning\n\nNej.')).toEqual(['1 A', '1 B'])
  })

  it('is none without the words of an item', () => {
    expect(titles('Referat\n\nPunkt 1: A\n\nBeslutning\n\nPunkt 5-7\n\nPunkt 2 blev udsat\n\n3. Maj 2021')).toEqual(['1 A'])
  })
})

describe('a mark of openness', () => {
  it.each([
    ['LUKKET: Ansættelse', 'Ansættelse', true],
    ['Ansættelse (lukket punkt)', 'Ansættelse', true],
    ['(B) Ansættelse', 'Ansættelse', true],
    ['Ansættelse (B)', 'Ansættelse', true],
    ['Forslag fra Lis Krog (B)', 'Forslag fra Lis Krog (B)', true],
    ['Lukket punkt', 'Lukket punkt', true],
    ['Budget (Åben)', 'Budget', false],
  ])('in "%s"', (printed, title, closed) => {
    expect(splitOpenness(printed)).toMatchObject({ title, mark: { closed } })
  })

  it('is not the adjective in a title', () => {
    expect(splitOpenness('Lukkede kredsløb i renovationen').mark).toBeNull()
  })

  it('in the head closes every item', () => {
    const { document, doubts } = parseWithSource('LUKKET REFERAT Byrådet d. 12-04-2021\n\nPunkt 1: Løn\n\nBeslutning\n\nGodkendt.')
    expect(document.items[0]).toMatchObject({ closed: true, decision: 'Godkendt.' })
    expect(doubts.map(({ code }) => code)).toContain('closedInDoubt')
  })

  it('over several items counts where they stand, not in the contents list', () => {
    const list = 'Indhold\nÅbne punkter\n1. Fest ... 2\nLukkede punkter\n2. Løn ... 3\n\n'
    const { items } = parseDocument(`Referat\n\n${list}1. Fest\n\nBeslutning\n\nJa.\n\nLukkede punkter\n\n2. Løn\n\nBeslutning\n\nJa.`)
    expect(items.map(({ closed }) => closed)).toEqual([false, true])
  })

  it('in the words of the item closes it', () => {
    const { items } = parseDocument(
      'Referat\n\nPunkt 1: Løn\n\nBeslutning\n\nBehandlet for lukkede døre.\n\nPunkt 2: Fest\n\nBeslutning\n\nJa.',
    )
    expect(items.map(({ closed }) => closed)).toEqual([true, false])
  })
})

describe('the dates of a meeting', () => {
  const minutes = (title: string, field: string): string => `${title}\n\nMødedato ${field}\n\nPunkt 1: Løn\n\nBeslutning\n\nJa.`

  it('disagree when title and head differ; the head counts and the title is named', () => {
    const { document, doubts } = parseWithSource(minutes('REFERAT Byrådet d. 12-04-2021', '13. april 2021'))
    expect(document.date).toBe('2021-04-13')
    expect(doubts).toContainEqual({ code: 'datesDisagree', line: 1, path: 'date', params: { text: '12-04-2021', used: '2021-04-13' } })
  })

  it('that are not used stay among the unplaced lines', () => {
    const { document } = parseWithSource(minutes('REFERAT Byrådet', '13. april 2021\n\nDato: 14. april 2021'))
    expect([document.date, document.unplaced]).toEqual(['2021-04-13', [{ line: 5, text: 'Dato: 14. april 2021' }]])
  })

  it('disagree when the weekday is another', () => {
    const { doubts } = parseWithSource(minutes('REFERAT Byrådet', 'Tirsdag d. 12. april 2021'))
    expect(doubts.map(({ code, params }) => [code, params['actual']])).toContainEqual(['weekdayDisagrees', 'mandag'])
  })
})

describe('the texts', () => {
  it('say every doubt in every language, with its line and without gaps', () => {
    const params = {
      text: 'a',
      used: '2021-04-12',
      printed: 'b',
      actual: 'c',
      guess: '2021-04-26',
      contents: 'd',
      item: 'e',
      position: '1',
    }
    const more = {
      number: '2',
      expected: '3',
      count: '4',
      name: 'f',
      like: 'g',
      first: 'h',
      second: 'i',
      mark: 'j',
      reason: 'document',
      kind: 'cpr',
      before: 'k-l',
      after: 'kl',
      year: '2020',
      list: '1. maj (2020)',
    }
    for (const code of doubtCodes) {
      const said = allLangs.map((lang) => sentenceOf(textsOf(lang), { code, line: 7, params: { ...params, ...more } }))
      expect(new Set(said).size).toBe(allLangs.length)
      for (const sentence of said) expect(sentence).toMatch(/^\S+ 7: (?!.*undefined).+\.(?: .+)?$|^\S+ 7: (?!.*undefined).+[.؟?]$/)
    }
  })
})

describe('the time it takes', () => {
  const item =
    'Punkt N: Status\n\nIndstilling\n\nIda Krogh indstiller, at 26. april holdes fri.\n\n1. Ja.\n2. Nej.\n\nBeslutning\n\nGodkendt.\n\n'
  const bare = 'Referat\nDeltagere: Ida Krog\n\n'
  const hostile: Record<string, (times: number) => string> = {
    items: (n) => Array.from({ length: n / 20 }, (_, i) => item.replace('N', String(i))).join(''),
    'a line of dots': (n) => `Punkt 1: A\n${'.'.repeat(n * 8)}`,
    'a line of capitals': (n) => `Punkt 1: A\n${'A'.repeat(n * 8)}`,
    'open brackets in a list of people': (n) => `Afbud: Ida Krog ${'(a'.repeat(n * 4)}\nPunkt 1: A`,
    'a contents list': (n) => `Indhold\n${'A...1\n'.repeat(n)}Punkt 1: A`,
    'one absentee again and again': (n) => `Fraværende:\n${'Ida Krog (punkt 1)\n'.repeat(n)}\n1. A\nBeslutning\nJa\n2. B\n`,
    'equal numbers': (n) => '1. A\nBeslutning\nJa\n'.repeat(n / 2),
  }

  it.each(Object.keys(hostile))('grows with the length and not with its square: %s', (name) => {
    const make = hostile[name] ?? String
    const cost = (times: number): number => {
      const text = bare + make(times)
      const runs = Array.from({ length: 3 }, () => {
        const before = process.cpuUsage()
        parseDocument(text)
        const { user, system } = process.cpuUsage(before)
        return user + system
      })
      return Math.min(...runs)
    }
    cost(500)
    // Eight times the text: a linear reader takes about 8 times as long, a quadratic one 64 times; a few ms are below measuring.
    expect(cost(16_000)).toBeLessThan(30 * Math.max(cost(2_000), 2_000))
  })
})
