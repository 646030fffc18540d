import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const text = '\n\nSagsfremstilling\nVejen er nedslidt, siger forvaltningen.\n\nBeslutning\nGodkendt.\n\n'
/** Which items are closed, by title. No line is lost. */
function closedOf(items: string): (string | null)[] {
  readItems(head + items)
  return parseDocument(head + items).items.flatMap(({ title, closed }) => (closed ? [title] : []))
}

describe('a counted heading over several items', () => {
  it.each([
    ['A. Åbne punkter', 'B. Lukkede punkter'],
    ['I. Åbne sager', 'II. Lukkede sager'],
    ['A: Åben dagsorden', 'B: Lukket dagsorden'],
    ['A) Åbent møde', 'B) Lukket møde'],
    ['I Åbne punkter', 'II Sager for lukkede døre'],
  ])('such as "%s" leaves open and "%s" closes what follows', (open, closed) => {
    expect(closedOf(`${open}\n\n1. Budget${text}2. Vej${text}${closed}\n\n3. Løn${text}4. Grund${text}`)).toEqual(['Løn', 'Grund'])
  })

  it('is none where it tells in the head what a letter means', () => {
    expect(closedOf(`A: Åben sag\nB: Lukket sag\n\n1. Budget${text}2. Vej${text}`)).toEqual([])
  })
})

describe('a letter alone below the title', () => {
  const item = (title: string, letter: string): string => `${title}\n${letter ? `${letter}\n` : ''}${text}`

  it.each(['B', 'L', 'F', '(L)', 'B.'])('"%s" closes the item where others have none', (letter) => {
    expect(closedOf(`${item('1. Budget', '')}${item('2. Løn', letter)}${item('3. Vej', '')}`)).toEqual(['Løn'])
  })

  it('"B" beside "A" is closed', () => {
    expect(closedOf(`${item('1. Budget', 'A')}${item('2. Løn', 'B')}${item('3. Vej', 'A')}`)).toEqual(['Løn'])
  })

  it.each([
    ['beside "O" and "D"', ''],
    ['where the print says so', 'B = Beslutning, O = Orientering\n\n'],
  ])('"B" stands for a decision %s', (_, legend) => {
    const items = `${item('1. Budget', 'B')}${item('2. Løn', 'O')}${item('3. Vej', 'D')}`
    expect(closedOf(legend + items)).toEqual([])
    expect(readItems(head + legend + items).map(([, title]) => title)).toEqual(['Budget', 'Løn', 'Vej'])
  })

  it.each(['B = behandles for lukkede døre, O = orientering', 'B: Lukket punkt', 'Punkter mærket B er lukkede.'])(
    'closes where the print says so: "%s"',
    (legend) => {
      expect(closedOf(`${legend}\n\n${item('1. Budget', 'O')}${item('2. Løn', 'B')}${item('3. Vej', 'O')}`)).toEqual(['Løn'])
    },
  )

  it('closes where the text speaks of another B', () => {
    expect(closedOf(`${item('1. Model B: behandling af spildevand', '')}${item('2. Løn', 'B')}${item('3. Vej', '')}`)).toEqual(['Løn'])
  })

  it('closes unnumbered items too, and stays where it names a party', () => {
    expect(closedOf(`${item('Budget', '')}${item('Løn til vagten', 'L')}${item('Vej', '')}`)).toEqual(['Løn til vagten'])
    const votes = '\n\nBeslutning\nImod stemte:\nB\n\n'
    expect(closedOf(`1. Budget${votes}2. Løn${votes}3. Vej${text}`)).toEqual([])
  })

  it('between two items closes both', () => {
    expect(closedOf(`1. Budget${text}2. Løn${text}L\n\n3. Vej${text}`)).toEqual(['Løn', 'Vej'])
  })

  it.each(['\t', '        '])('or beside it in a column of its own closes the item', (gap) => {
    expect(closedOf(`1. Budget${text}2. Løn${gap}L${text}3. Vej${text}`)).toEqual(['Løn'])
    expect(closedOf(`1. Budget${gap}B${text}2. Løn${gap}O${text}3. Vej${gap}B${text}`)).toEqual([])
  })
})
