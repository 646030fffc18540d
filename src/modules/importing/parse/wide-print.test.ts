import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

/** Prints whose columns became wide gaps when they were made to text. */
const decisions = (text: string): unknown[] => readItems(text).map(([, title, , decision]) => [title, decision])

describe('a row of numbers below the heading', () => {
  const items = (row: (n: number) => string): string =>
    `${head}104. Meddelelser\n\n${row(1)}\n\nBeslutning\n\nGodkendt.\n\n105. Haven\n\n${row(2)}\n\nBeslutning\n\nUdsat.`
  const cases = (row: (n: number) => string): unknown[] => readItems(items(row)).map(([, , number]) => number)

  it('holds the number of the case beside that of the subject', () => {
    expect(cases((n) => `12/1591${n}                00.22.04G01            Åben sag`)).toEqual(['12/15911', '12/15912'])
    expect(cases((n) => `00.30.00.S00                                    14/118${n}`)).toEqual(['14/1181', '14/1182'])
    expect(cases((n) => `10/937${n}\tKHA`)).toEqual(['10/9371', '10/9372'])
  })

  it('closes the item of whose row it says so', () => {
    const text = items((n) => `12/1591${n}          00.22.04G01          ${n === 2 ? 'Lukket sag' : 'Åben sag'}`)
    expect(parseDocument(text).items.map(({ closed }) => closed)).toEqual([false, true])
  })
})

describe('a list of contents with its pages in a column', () => {
  const items = `1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Plan for haven ved den gamle skole i Nordby, herunder åbningstider i haven\n\nBeslutning\n\nUdsat.\n\n3. Eventuelt\n\nBeslutning\n\nIntet.`
  const entries = (second: string): string =>
    `Pkt.   Tekst                     Side\n\n1      Dagsorden                    2\n\n${second}\n\n3      Eventuelt                    4\n\n`

  it.each([
    '2      Plan for haven ved den gamle skole i Nordby, herunder åbnings-     3\n       tider i haven',
    '2      Plan for haven ved den gamle skole i Nordby, herunder\n       åbningstider i haven                    3',
  ])('is no row of items, also where an entry takes two lines', (second) => {
    expect(readItems(head + entries(second) + items).map(([number, , , decision]) => [number, decision])).toEqual([
      ['1', 'Godkendt.'],
      ['2', 'Udsat.'],
      ['3', 'Intet.'],
    ])
  })

  it('gives the titles their numbers where those stand below them', () => {
    const lost =
      'Dagsorden.\n\n1.\n\nBeslutning\n\nGodkendt.\n\nHaven.\n\n2.\n\nBeslutning\n\nUdsat.\n\nEventuelt.\n\n3.\n\nBeslutning\n\nIntet.'
    const listed = '01   Dagsorden.           2\n\n02   Haven.               3\n\n03   Eventuelt.           4\n\n'
    expect(readItems(head + listed + lost)).toEqual([
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Haven', null, 'Udsat.'],
      ['3', 'Eventuelt', null, 'Intet.'],
    ])
  })
})

describe('the head of each page', () => {
  const items = (page: (n: number) => string): string =>
    `${head}1. Dagsorden\n\nBeslutning\n\nGodkendt.\n${page(3)}\n\n2. Haven\n\nBeslutning\n\nUdsat.\n${page(4)}\n\nAlle læser planen.\n${page(6)}\n\n3. Eventuelt\n\nBeslutning\n\nIntet.`

  it.each([
    (n: number) => `Integrationsrådet                 03-05-2021               ${n}`,
    (n: number) => `Integrationsrådet den 03-05-2021, s. ${n}`,
  ])('is body, day and the number of the page, and no part of a decision', (page) => {
    expect(decisions(items(page))).toEqual([
      ['Dagsorden', 'Godkendt.'],
      ['Haven', 'Udsat.\nAlle læser planen.'],
      ['Eventuelt', 'Intet.'],
    ])
  })
})

describe('the openness in a column of its own', () => {
  it('is no part of the title, and the contents list may leave it out', () => {
    const text = `${head}Indhold\n\n1     Dagsorden\n\n2     Køb af hus\n\n1     Åbent        Dagsorden\n\nBeslutning\n\nGodkendt.\n\n2     Lukket       Køb af hus\n\nBeslutning\n\nUdsat.`
    expect(parseDocument(text).items.map(({ title, closed }) => [title, closed])).toEqual([
      ['Dagsorden', false],
      ['Køb af hus', true],
    ])
  })
})

describe('the kind of an item, named by a label', () => {
  it('is no decision', () => {
    const item = (title: string, said: string): string =>
      `${title}\n\nPunkttype\n\nBeslutning\n\nTema\n\nVi skal beslutte.\n\nByrådet den 3. maj 2021\n\n${said}\n\n`
    const text = head.replace('Integrationsrådet', 'Byrådet') + item('1. Dagsorden', 'Godkendt.') + item('2. Haven', 'Udsat.')
    expect(decisions(text)).toEqual([
      ['Dagsorden', 'Godkendt.'],
      ['Haven', 'Udsat.'],
    ])
  })
})

describe('what a meeting decided under its own number', () => {
  const council = head.replace('Integrationsrådet', 'Byrådet')
  const item = (title: string, number: string, said: string): string =>
    `${title}\n\nResumé\nHaven er smal.\n\nTeknisk Udvalgs møde 15. april 2021\nPunkt 12:\nAnbefales.\n\nByrådets møde 3. maj 2021\nPunkt ${number}:\n${said}\n\n`

  it('stands below its day and that number, which heads no item', () => {
    expect(decisions(`${council}${item('1. Haven', '1', 'Vedtaget.')}${item('2. Vejen', '2', 'Udsat.')}`)).toEqual([
      ['Haven', 'Vedtaget.'],
      ['Vejen', 'Udsat.'],
    ])
  })

  it('ends above the body whose matters follow', () => {
    const text = `${council}${item('1. Haven', '1', 'Vedtaget.')}TEKNISK UDVALG\n\n${item('2. Vejen', '2', 'Udsat.')}`
    expect(decisions(text)[0]).toEqual(['Haven', 'Vedtaget.'])
  })

  it('is an item where items are headed so', () => {
    const text = `${council}Punkt 1:\nHaven\n\nBeslutning\nVedtaget.\n\nByrådets møde 3. maj 2021\nPunkt 2:\nVejen\n\nBeslutning\nUdsat.`
    expect(readItems(text).map(([number, title]) => [number, title])).toEqual([
      ['1', 'Haven'],
      ['2', 'Vejen'],
    ])
  })
})

describe('a number right before a title that begins with one', () => {
  it('is the number of the item', () => {
    const text = `${head}1.Dagsorden\n\nBeslutning\nGodkendt.\n\n2.2. behandling af budget\n\nBeslutning\nVedtaget.\n\n3.Eventuelt\n\nBeslutning\nIntet.`
    expect(readItems(text).map(([number, title]) => [number, title])).toEqual([
      ['1', 'Dagsorden'],
      ['2', '2. behandling af budget'],
      ['3', 'Eventuelt'],
    ])
  })
})
