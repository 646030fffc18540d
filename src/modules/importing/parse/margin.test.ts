import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const column = 24
const row = (margin: string, text: string): string => `${margin.padEnd(column)}${text}`.trimEnd()
const item = (n: number, said: string): string =>
  [
    `${n}.   Sag om hus ${n}`,
    row('Punkttype', 'Beslutning.'),
    row('Sagsfremstilling', 'Huset er gult, og det har det været i mange'),
    `${row('', 'år.')}\n\n${row('', 'Taget er rødt.')}`,
    `${row('Økonomi og', 'Ingen.')}\nfinansiering`,
    'Bilag',
    `${row('Beslutning', 'Anbefales.')}\nTeknisk Udvalg den\n26-04-2021`,
    `${row('Beslutning', said)}\nIntegrationsrådet den\n03-05-2021`,
    row('Fraværende', 'Ole Lund'),
  ].join('\n\n')

describe('captions at the margin, beside their text', () => {
  const text = `${head}${item(1, 'Godkendt.')}\n\n${item(2, 'Udsat til juni.')}\n\n${item(3, 'Vedtaget.')}\n`

  it('head the text, also where they take several lines', () => {
    expect(read(text).map(([number, , , decision]) => [number, decision])).toEqual([
      ['1', 'Godkendt.'],
      ['2', 'Udsat til juni.'],
      ['3', 'Vedtaget.'],
    ])
    const [first] = parseDocument(text).items
    expect(first?.sections.map(({ caption }) => caption)).toContain('Økonomi og finansiering')
    expect(first?.sections.find(({ caption }) => caption === 'Sagsfremstilling')?.text).toContain('Taget er rødt.')
  })

  it('may tell who was not there, which is no part of the decision', () => {
    expect(parseDocument(text).absent.map(({ name }) => name)).toEqual(['Ole Lund'])
  })

  it('are none where no known words stand there', () => {
    const prices = Array.from({ length: 12 }, (_, i) => row(`Hal ${i + 1}`, `${i + 2}.000 kr.`)).join('\n')
    const plain = `${head}1. Priser\n\nSagsfremstilling\n${prices}\n\nBeslutning\nGodkendt.\n`
    expect(parseDocument(plain).items[0]?.sections[0]?.text).toContain('Hal 1')
    expect(read(plain)[0]?.[3]).toBe('Godkendt.')
  })
})
