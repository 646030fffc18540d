import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const read = (text: string): (string | null)[][] =>
  readItems(`${head}${text}`).map(([number, title, , decision]) => [number, title, decision])

describe('a dash parts title and minute', () => {
  it('where what was decided follows, in small letters and without a full stop too', () => {
    const text =
      'Pkt. 1 Dagsorden – godkendt\n\nPkt. 2 Budget – udsat til juni\n\nPkt. 3 Skolerne – taget til efterretning\n\nPkt. 4 Eventuelt - intet\n'
    expect(read(text)).toEqual([
      ['1', 'Dagsorden', 'godkendt'],
      ['2', 'Budget', 'udsat til juni'],
      ['3', 'Skolerne', 'taget til efterretning'],
      ['4', 'Eventuelt', 'intet'],
    ])
  })

  it('that stands right before it, and not the first of the title', () => {
    const text =
      '1. Dagsorden – godkendt.\n2. Budget 2022 – 2. behandling – udsat til juni.\n3. Skolerne – ny struktur – rådet anbefaler forslaget.\n4. Høring – havnen\n5. Eventuelt – intet.\n'
    expect(read(text)).toEqual([
      ['1', 'Dagsorden', 'godkendt.'],
      ['2', 'Budget 2022 – 2. behandling', 'udsat til juni.'],
      ['3', 'Skolerne – ny struktur', 'rådet anbefaler forslaget.'],
      ['4', 'Høring – havnen', null],
      ['5', 'Eventuelt', 'intet.'],
    ])
  })

  it.each(['44. ', 'Punkt 44: '])('also where the items are counted through the year: "%s"', (first) => {
    const at = (n: number): string => first.replace('44', String(n))
    const text = `${at(44)}Dagsorden – godkendt.\n\n${at(45)}Budget – udsat.\n\n${at(46)}Skolerne – taget til efterretning.\n`
    expect(read(text)).toEqual([
      ['44', 'Dagsorden', 'godkendt.'],
      ['45', 'Budget', 'udsat.'],
      ['46', 'Skolerne', 'taget til efterretning.'],
    ])
  })
})

it('a dash within a title parts nothing', () => {
  const titles = [
    'Skolerne – orientering',
    'Budget 2022 – 2. behandling',
    'Havnen – til drøftelse',
    'Stien – anbefalinger fra udvalget',
    'Eventuelt',
  ]
  const text = titles.map((title, i) => `${i + 1}. ${title}\n\n`).join('')
  expect(read(text).map(([, title]) => title)).toEqual(titles)
  const counted = titles.map((title, i) => `${i + 1}. ${title}${' '.repeat(50)}Sag nr. ${i + 70}\nBeslutning: Godkendt.\n\n`).join('')
  expect(read(counted).map(([, title, decision]) => [title, decision])).toEqual(titles.map((title) => [title, 'Godkendt.']))
  const below = titles.map((title, i) => `${i + 1}. ${title}\nGodkendt.\n\n`).join('')
  expect(read(below).map(([, title, decision]) => [title, decision])).toEqual(titles.map((title) => [title, 'Godkendt.']))
})

it('a mark between dashes stays with the title and closes the item', () => {
  const { items } = parseDocument(`${head}1. Budget – godkendt.\n2. Løn – lukket – godkendt.\n3. Salg – lukket.\n4. Vej – udsat.\n`)
  expect(items.map(({ title, closed, decision }) => [title, closed, decision])).toEqual([
    ['Budget', false, 'godkendt.'],
    ['Løn', true, 'godkendt.'],
    ['Salg – lukket.', true, null],
    ['Vej', false, 'udsat.'],
  ])
})
