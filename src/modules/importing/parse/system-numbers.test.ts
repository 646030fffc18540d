import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'

const said = 'Beslutning\nRådet takker for det lange svar, som var klart, og som det også er værd at\n'
/** Three items, with a line at the end of one, below a title, and amid a paragraph. */
const paged = (at: (page: number) => string): string =>
  `${head}1. Budget\n\nSagsfremstilling\nKort.\n\nBeslutning\nGodkendt.\n${at(1)}\n\n2. Vej\n${at(2)}\n\nSagsfremstilling\nKort.\n\n${said}${at(3)}\nsende videre.\n\n3. Park\n\nBeslutning\nUdsat.\n\n${at(4)}\n`
const expected = [
  ['1', 'Budget', null, 'Godkendt.'],
  ['2', 'Vej', null, expect.stringMatching(/værd at\s+sende videre\.$/)],
  ['3', 'Park', null, 'Udsat.'],
]

describe('the number of the system on each page is of no item', () => {
  it.each([
    ['Dok. 123456/19 Side ', ''],
    ['eDoc 2019-1234 ', '/4'],
    ['Sagsnr. 2019-1234    ', '/4'],
    ['Sagsnr. 19/4711 ', ' af 4'],
    ['Acadre 19/4711 – side ', ' af 4'],
    ['Dokumentnr. 27-2019-00123\nSide ', ''],
  ])('"%s1%s"', (before, behind) => {
    expect(read(paged((page) => `${before}${page}${behind}`))).toEqual(expected)
  })

  it.each(['2019-1234-5', 'Sagsnr. 19/4711', 'Dok.nr. 19/4711-3'])('"%s" alone at the head of the pages', (number) => {
    expect(read(paged((page) => `\f${number}${page > 9 ? page : ''}`))).toEqual(expected)
  })
})

it('cases counted in the year are no pages', () => {
  const item = (n: number): string => `${n}. Sag ${n}\nSag nr. ${n}/12\n\nBeslutning\nGodkendt.\n\n`
  expect(read(head + [1, 2, 3].map(item).join('')).map(([, , number]) => number)).toEqual(['1/12', '2/12', '3/12'])
})

it('the case of several items is theirs', () => {
  const item = (n: number): string => `${n}. Lokalplan, del ${n}\nSagsnr. 19/4711\n\nBeslutning\nGodkendt.\n\n`
  expect(read(head + [1, 2, 3].map(item).join('\f')).map(([, , number]) => number)).toEqual(['19/4711', '19/4711', '19/4711'])
})
