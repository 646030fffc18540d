import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const decided = (text: string): unknown[] => read(text).map(([number, title, , decision]) => [number, title, decision])

describe('the row of a case above the heading', () => {
  const item = (n: number, row: string): string =>
    `${row}\n\nFraværende: Ole Lund\n\nPunkt nr. ${n}: Sag om hus ${n}\n\nBeslutning\n\nGodkendt.\n\n`

  it('is that of the item below it, also where those who were absent stand between them', () => {
    const rows = [58, 59, 60].map((n) => item(n, `J.NR.: 82.20.00.P20   SAGSNR.: ${n - 14}   SAGSBEH.: LBJ`))
    expect(read(head + rows.join(''))).toEqual([58, 59, 60].map((n) => [String(n), `Sag om hus ${n}`, String(n - 14), 'Godkendt.']))
  })
})

describe('letters of the council before each number', () => {
  it('are no part of the title', () => {
    const item = (n: number, said: string): string =>
      `HR ${n}.                 Sag om hus ${n}\n\nHuset er gult.\n\nBeslutning:\n${said}\n\n`
    expect(decided(`${head}${item(1, 'Godkendt.')}${item(2, 'Udsat.')}`)).toEqual([
      ['1', 'Sag om hus 1', 'Godkendt.'],
      ['2', 'Sag om hus 2', 'Udsat.'],
    ])
  })
})

describe('a table of papers below a decision', () => {
  it('is no part of it, and neither are the heads of the next item or of several', () => {
    const item = (n: number, said: string): string =>
      `Punkt\tTitel\n${n}\tSag om hus ${n}\n\nResume\n\nHuset er gult.\n\nBeslutning\n\n${said}\n\nBilag\tFunktioner\nIngen bilag\n\n`
    expect(
      decided(
        `${head}${item(118, 'Godkendt.')}BØRN- OG SKOLEUDVALGETS SAGER\n\n${item(119, 'Udsat.')}SAGER REJST AF MEDLEMMERNE\n\n${item(120, 'Drøftet.')}`,
      ),
    ).toEqual([
      ['118', 'Sag om hus 118', 'Godkendt.'],
      ['119', 'Sag om hus 119', 'Udsat.'],
      ['120', 'Sag om hus 120', 'Drøftet.'],
    ])
  })
})

describe('pages counted in Roman numbers', () => {
  it('and the openness of the pages at their feet are no part of a decision', () => {
    const item = (n: number, roman: string, said: string): string =>
      `${n}. Sag om hus ${n}\n\nHuset er gult.\n\nBeslutning\n\n${said}\n\nåben\n\fSide ${roman}\n\n`
    const text = `${head}${item(1, 'ii', 'Godkendt.')}${item(2, 'iii', 'Udsat.')}${item(3, 'iv', 'Drøftet.')}`
    expect(decided(text).map((item) => (item as string[])[2])).toEqual(['Godkendt.', 'Udsat.', 'Drøftet.'])
  })
})

describe('those absent, listed below a decision', () => {
  it('are no part of it where a web page counts them', () => {
    const item = (n: number): string => `${n}. Sag om hus ${n}\n\nBeslutning\n\nGodkendt.\n\nAfbud:\n1. Ole Lund, Ø\n\n`
    expect(decided(`${head}${item(1)}${item(2)}`).map((item) => (item as string[])[2])).toEqual(['Godkendt.', 'Godkendt.'])
  })
})

it('a heading over several items that is repeated below a long title is no part of it', () => {
  const group = 'A. Sager til afgørelse i byrådet'
  const item = (n: number): string =>
    `${n}. Lokalplan nr. ${n} for boliger ved den gamle gasværksgrund til endelig vedtagelse\n${group}\nÅbent - 27.00.00-A00-${n}-16\n\nBeslutning\n\nGodkendt.\n\n`
  expect(read(`${head}${group}\n\n${item(1)}${item(2)}`).map(([, title]) => title)).toEqual(
    [1, 2].map((n) => `Lokalplan nr. ${n} for boliger ved den gamle gasværksgrund til endelig vedtagelse`),
  )
})

it('a paper that is called open, with the number of its document, is no item', () => {
  const text = `${head}1. Haven\n\nBilag:\n1 Åben Oversigt over haver          151110/15\n\nBeslutning\n\nGodkendt.\n\n2. Vejen\n\nBeslutning\n\nUdsat.\n`
  expect(parseDocument(text).items.map(({ title }) => title)).toEqual(['Haven', 'Vejen'])
})

describe('marks of closed items in the furniture of a page', () => {
  const closed = (text: string): boolean[] => parseDocument(text).items.map((item) => item.closed)

  it('close the item whose page has no mark at its foot, where the others have', () => {
    const item = (n: number, foot: string): string =>
      `${n}. Sag om hus ${n}\n\nHuset er gult.\n\nBeslutning\n\nGodkendt ${n}.\n\n${foot}\n\fSide ${n + 1}\n\n`
    expect(closed(`${head}${item(1, 'åben')}${item(2, '')}${item(3, 'åben')}${item(4, 'åben')}`)).toEqual([false, true, false, false])
  })

  it('close the item beside the number of the page', () => {
    const item = (n: number, mark: string): string =>
      `${mark}              Side ${n}\n\n${n}. Sag om hus ${n}\n\nBeslutning\n\nGodkendt ${n}.\n\n`
    const marked = `${head}${item(1, 'Byrådet 03-05-2021')}2. Sag om hus 2\n\nLukket punkt              Side 2\n\nBeslutning\n\nUdsat.\n\n${item(3, 'Byrådet 03-05-2021')}`
    expect(closed(marked)[1]).toBe(true)
  })

  it('close the item by a letter in a column of the contents list', () => {
    const list = '1     Dagsorden         Å      2\n2     Køb af hus        L      3\n3     Eventuelt         Å      4\n\n'
    const items = ['Dagsorden', 'Køb af hus', 'Eventuelt'].map((title, i) => `${i + 1}. ${title}\n\nBeslutning\n\nGodkendt ${i}.\n\n`)
    expect(closed(`${head}${list}${items.join('')}`)[1]).toBe(true)
  })
})
