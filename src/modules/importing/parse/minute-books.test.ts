import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const decided = (text: string): unknown[] => read(text).map(([title, , , decision]) => [title, decision])

describe('a minute book without captions', () => {
  const items = '1. Taget\n\nTaget er gammelt.\n\nGodkendt.\n\n2. Haven\n\nHaven er stor.\n\nDer er plads til alle.\n\nUdsat til juni.\n\n'
  const more = '3. Broen\n\nBroen er lukket.\n\nIndstilles godkendt, hvis den kan betales.\n\n'

  it('has what was decided as the last paragraph of each matter', () => {
    expect(decided(`${head}${items}${more}4. Vejen\n\nVejen er smal.\n\nDen blev målt i maj.\n\n`)).toEqual([
      ['1', 'Godkendt.'],
      ['2', 'Udsat til juni.'],
      ['3', 'Indstilles godkendt, hvis den kan betales.'],
      ['4', null],
    ])
  })

  it('ends a matter above the heading of those that another body decides', () => {
    const text = `${head}SAGER TIL UDVALGETS AFGØRELSE\n\n${items}SAGER TIL ØKONOMIUDVALGETS/BYRÅDETS AFGØRELSE\n\n${more}`
    expect(decided(text)[1]).toEqual(['2', 'Udsat til juni.'])
  })

  it('does not take apart what says twice what became of it', () => {
    const twice = '4. Vejen\n\nGodkendt i marts.\n\nGodkendt.\n\n'
    expect(decided(`${head}${items}${more}${twice}`)[0]).toEqual(['1', 'Taget er gammelt.\nGodkendt.'])
  })
})

describe('minutes that count every item 1. and have no captions', () => {
  it('have an item for each number below an empty line', () => {
    const titles = ['Dagsorden', 'Besøg af lederen om hjemmeplejen', 'Høringssvar om ny politik', 'Festen', 'Eventuelt']
    const text = titles.map((title) => `1. ${title}\nPia fortalte om det. Godkendt.\nSiv sender svaret.\n\n`).join('')
    expect(read(`${head}${text}`).map(([, title]) => title)).toEqual(titles)
  })
})

describe('items that were added to the agenda', () => {
  it('are items where they are dealt with, and text where they are added', () => {
    const text = `${head}1. Dagsorden.\n\nTo punkter blev lagt til:\n\n2a. Valg til brugerrådet\n\n3a. Indkøb af stole\n\nGodkendt.\n\n2. Referat.\n\nGodkendt.\n\n2a. Valg til brugerrådet.\n\nSiv blev valgt.\n\n3. Festen.\n\nUdsat.\n\n3a. Indkøb af stole.\n\nDrøftet.\n\n4. Eventuelt.\n\nIntet.\n`
    expect(read(text).map(([number]) => number)).toEqual(['1', '2', '2a', '3', '3a', '4'])
  })
})

describe('a closed item of which nothing is printed', () => {
  it('has no decision where the meeting ends right below it', () => {
    const { items } = parseDocument(`${head}1. Taget\nGodkendt.\n2. Haven\nUdsat.\n3. LUKKET PUNKT:\nMødet sluttede kl. 18.10.\n`)
    expect(items[2]).toMatchObject({ closed: true, decision: null })
  })
})

describe('what is printed between heading and case number', () => {
  const item = (n: number, openness: string): string =>
    `${n}. Sag om hus ${n}\n\nSagstype: ${openness}\nType: Teknisk Udvalg\nSagsnr.: 12/3041${n}\n\nBaggrund:\nHuset er gult.\n\nBeslutning:\nGodkendt.\n\n`

  it('tells whether the item is open', () => {
    const { items } = parseDocument(`${head}${item(1, 'Åben')}${item(2, 'Lukket')}${item(3, 'Åben')}`)
    expect(items.map(({ caseNumber, closed }) => [caseNumber, closed])).toEqual([
      ['12/30411', false],
      ['12/30412', true],
      ['12/30413', false],
    ])
  })
})

describe('numbers of the subject plan', () => {
  const item = (n: number, row: string): string => `${n}. Sag om hus ${n}\n\n${row}\nÅben sag\n\nBeslutning\nGodkendt.\n\n`

  it('are no case numbers beside the number by which the system knows the case', () => {
    const text = `${head}${item(1, 'J.nr.: 14.00.00.K07          Sagsid: 611842          Sagsbehandler: PV')}${item(2, 'J.nr.: 01.02.05.K04          Sagsid: 598210          Sagsbehandler: PV')}`
    expect(read(text).map(([, , number]) => number)).toEqual(['611842', '598210'])
  })

  it('are those of the case where a caseworker stands behind them', () => {
    const text = `${head}${item(1, '00.22.00-A00-5-12 / Siv Holm')}${item(2, '00.22.00-A00-6-12 / Siv Holm')}`
    expect(read(text).map(([, , number]) => number)).toEqual(['00.22.00-A00-5-12', '00.22.00-A00-6-12'])
  })
})

describe('a decision headed by body, day and the number of the matter', () => {
  it('is read where that number is called "sag"', () => {
    const item = (n: number, said: string): string =>
      `${n}. Sag om hus ${n}\n\nSagsfremstilling\nHuset er gult.\n\nTeknisk Udvalg, 26. april 2021, sag nr. 5:\nAnbefales.\n\nIntegrationsrådet, 3. maj 2021, sag nr. ${n}:\n${said}\n\n`
    expect(decided(`${head}${item(1, 'Godkendt.')}${item(2, 'Udsat.')}`)).toEqual([
      ['1', 'Godkendt.'],
      ['2', 'Udsat.'],
    ])
  })
})

describe('a web page that prints each title twice', () => {
  it('has the items that its contents list names, whatever stands over the captions', () => {
    const item = (n: number, title: string): string =>
      `${n}. ${title}\n\n${title}\n\nSagsgang og sagstype\n\nIntegrationsrådet\n\nBeslutningssag\n\nIndstilling\n\nKontoret indstiller, at rådet\n\n1. tager ${title.toLowerCase()} til efterretning\n\nAlternativ indstilling\n\nBeslutning i Integrationsrådet den 03-05-2021\n\nGodkendt.\n\n`
    const titles = ['Dagsorden', 'Høringen', 'Festen']
    const contents = titles.map((title, i) => `${i + 1}. ${title}\n`).join('')
    const text = `${head}PUNKTER\n\n${contents}\n${titles.map((title, i) => item(i + 1, title)).join('')}`
    expect(read(text).map(([number, title, , decision]) => [number, title, decision])).toEqual(
      titles.map((title, i) => [String(i + 1), title, 'Godkendt.']),
    )
  })
})
