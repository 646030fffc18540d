import { describe, expect, it } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const item = (heading: string, decision = 'Godkendt.'): string =>
  `${heading}\n\nSagsfremstilling\nSagen har været i høring.\n\nBeslutning\n${decision}\n\n`

const ways: Record<string, [string, Read[]]> = {
  'below a line as wide as the page, with a capital, above case number or caption': [
    `${head}${item('Punkt 1: Ansøgning om tilskud til sommerfest for alle fra foreningen\nBroen samt høringssvar\nSagsnr.: 22-370574')}${item('Punkt 2: Orientering om det nye hus og om alle dets mange muligheder\nIda Krog\nSagsnr.: 22-370575')}`,
    [
      ['1', 'Ansøgning om tilskud til sommerfest for alle fra foreningen Broen samt høringssvar', '22-370574', 'Godkendt.'],
      ['2', 'Orientering om det nye hus og om alle dets mange muligheder', '22-370575', 'Godkendt.'],
    ],
  ],
  'within the case number in brackets': [
    head +
      item('1. Lokalplan for et boligområde (Sagsnr.:\n22-370574)') +
      item('2. Høringssvar om havnen og de nye kajer fra\nalle råd og nævn i kommunen (J.nr.\n20-055908K)'),
    [
      ['1', 'Lokalplan for et boligområde', '22-370574', 'Godkendt.'],
      ['2', 'Høringssvar om havnen og de nye kajer fra alle råd og nævn i kommunen', '20-055908K', 'Godkendt.'],
    ],
  ],
  'before the bare case number, where several titles end in one': [
    head + item('1. Lokalplan for et boligområde -\n22-370574') + item('2. Budget - 22-370575') + item('3. Skoleåret - 2021/22'),
    [
      ['1', 'Lokalplan for et boligområde', '22-370574', 'Godkendt.'],
      ['2', 'Budget', '22-370575', 'Godkendt.'],
      ['3', 'Skoleåret - 2021/22', null, 'Godkendt.'],
    ],
  ],
}

describe('a title breaks off', () => {
  it.each(Object.entries(ways))('%s', (_, [text, expected]) => expect(read(text)).toEqual(expected))

  it('before the mark that closes the item', () => {
    const { items } = parseDocument(head + item('1. Salg af areal ved havnen -\nLukket punkt') + item('2. Budget'))
    expect(items.map(({ title, closed }) => [title, closed])).toEqual([
      ['Salg af areal ved havnen', true],
      ['Budget', false],
    ])
  })
})

it('a title that alone ends in such a number keeps it', () => {
  expect(read(head + item('1. Rammen - 22-370574') + item('2. Budget')).map(([, title]) => title)).toEqual(['Rammen - 22-370574', 'Budget'])
})

it('the list of items leaves the case numbers of the titles away', () => {
  const titles = ['Dagsorden', 'Budget', 'Prisen', 'Stien', 'Havnen', 'Meddelelser']
  const list = titles.map((title, i) => `${179 + i}. ${title}  ${i + 2}\n`).join('')
  const items = titles.map((title, i) => item(`${179 + i}. ${title} - 306-2014-278${i}\nÅben sag`).replaceAll('\n\n', '\n')).join('')
  expect(read(`${head}Indhold\nPunkt  Side\n${list}\n${items}`).map(([number, title]) => [number, title])).toEqual(
    titles.map((title, i) => [String(179 + i), title]),
  )
})

it('"Acadre sag nr." and "ESDH-sag:" label a case number', () => {
  expect(
    read(head + item('1. Budget\nAcadre sag nr. 22-370574') + item('2. Prisen\nESDH-sag: 22-370575')).map(([, , value]) => value),
  ).toEqual(['22-370574', '22-370575'])
})
