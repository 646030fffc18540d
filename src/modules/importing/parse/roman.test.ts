import { expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const text = '\n\nSagsfremstilling\n1. Vejen er nedslidt.\n2. Den er smal.\n\nBeslutning\nGodkendt.\n\n'
const itemsOf = (items: string): [string | null, string | null, boolean][] => {
  readItems(head + items)
  return parseDocument(head + items).items.map(({ number, title, closed }) => [number, title, closed])
}
const three = [
  ['1', 'Budget', false],
  ['2', 'Løn', true],
  ['3', 'Vej', false],
]

it.each([
  ['I. Budget', 'II. Løn (lukket)', 'III. Vej'],
  ['I. Budget', 'II. (Lukket) Løn', 'III. Vej'],
  ['I) Budget', 'II) Løn – lukket', 'III) Vej'],
  ['I Budget', 'II Løn (lukket punkt)', 'III Vej'],
  ['Punkt I: Budget', 'Punkt II (lukket): Løn', 'Punkt III: Vej'],
  ['PUNKT I Budget', 'PUNKT II Lukket punkt: Løn', 'PUNKT III Vej'],
  ['Pkt. I – Budget', 'Pkt. II – Løn (lukket)', 'Pkt. III – Vej'],
])('items are counted with Roman numbers, and the mark closes its own: "%s", "%s"', (first, second, third) => {
  expect(itemsOf(`${first}${text}${second}${text}${third}${text}`)).toEqual(three)
})

it('items counted so without captions have their minutes below', () => {
  expect(itemsOf('I. Budget\nGodkendt.\n\nII. Løn (lukket)\nGodkendt.\n\nIII. Vej\nUdsat.\n')).toEqual(three)
})

it('Roman numbers over our own head the parts of the agenda', () => {
  const items = `I. Sager til beslutning\n\n1. Budget${text}2. Vej${text}II. Sager til orientering\n\n3. Park${text}`
  expect(itemsOf(items).map(([number, title]) => [number, title])).toEqual([
    ['1', 'Budget'],
    ['2', 'Vej'],
    ['3', 'Park'],
  ])
})

it.each(['V. Krog', 'I Fjordby Kommune', 'IIV. Alt'])('"%s" counts nothing', (line) => {
  expect(itemsOf(`1. Budget${text}${line}\n\n2. Vej${text}`).map(([, title]) => title)).toEqual(['Budget', 'Vej'])
})
