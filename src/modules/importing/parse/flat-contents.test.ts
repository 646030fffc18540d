import { describe, expect, it } from 'vitest'
import { lostLines } from './fixtures/lost-lines.ts'
import { parseWithSource } from './parse.ts'

/** Minutes as the text of a PDF without empty lines: head and foot on every page, the contents list a table that lost its rows. */
const page = (number: number): string[] => ['25. juni 2015', String(number), 'Sømark Kommune – Kommunalbestyrelsen', 'Referat']
const item = (heading: string, decision: string): string[] => [
  heading,
  '13.05.12-Ø00-1-15',
  'Sagsfremstilling',
  'Der er kommet et forslag.',
  'Beslutning',
  decision,
]
const minutes = (lastEntry: string): string =>
  [
    ...['Sømark Kommune – Kommunalbestyrelsen', 'Referat', 'Mødedato:', '25. juni 2015', 'Mødelokale:', 'Salen'],
    ...['Fraværende:', 'Ida Krog', ...page(1), 'Indholdsfortegnelse', 'Pkt.', 'Tekst', 'Åbne dagsordenspunkter', 'Side'],
    ...['1', 'Høring om busserne', '4', '2', 'Huset ved havnen - lyd, lys og', 'scene', '5', '3', 'Timepriser', '7'],
    ...['Lukkede dagsordenspunkter', '4', lastEntry, '9', ...page(2)],
    ...[
      ...item('1. Høring om busserne', 'Godkendt.'),
      ...page(4),
      ...item('2. Huset ved havnen - lyd, lys og scene', 'Udsat.'),
      ...page(5),
    ],
    ...[...item('3. Timepriser', 'Vedtaget.'), ...page(7), '4. Salg af areal', '82.05.12-Ø00-1-15'],
  ].join('\n')

const read = (text: string): unknown[] => {
  const parsed = parseWithSource(text)
  expect(lostLines(text, parsed)).toEqual([])
  return parsed.document.items.map(({ number, closed, decision }) => [number, closed ? 'closed' : 'open', decision])
}

describe('a contents list that was a table', () => {
  it('says which items are closed, and the heads of the pages are in no decision', () => {
    const items = [
      ['1', 'open', 'Godkendt.'],
      ['2', 'open', 'Udsat.'],
      ['3', 'open', 'Vedtaget.'],
      ['4', 'closed', null],
    ]
    expect(read(minutes('Salg af areal'))).toEqual(items)
    // An entry in other words than any title: the item that no entry names is the one.
    expect(read(minutes('Forhandling'))).toEqual(items)
  })
})
