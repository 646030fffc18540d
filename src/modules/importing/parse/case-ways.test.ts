import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'
import { parseWithSource } from './parse.ts'

describe('a case number before the title', () => {
  const item = (heading: string): string => `${heading}\n\nSagsfremstilling\nDer er søgt.\n\nBeslutning\nGodkendt.\n\n`

  it('is the case of the item and no part of the title, in the contents list too', () => {
    const contents =
      'Indholdsfortegnelse:\n1. Dagsorden.........1\n2. 15/2207 Festen i hallen.........1\n3. 14/30992 Huset (Lukket sag).........2\n4. 15/33 Taget.........2\n\n'
    const text = `${head}${contents}${item('1. Dagsorden')}${item('2. 15/2207 Festen i hallen')}3. 14/30992 Huset (Lukket sag)\n\n${item('4. 15/33 Taget')}`
    expect(read(text)).toEqual([
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Festen i hallen', '15/2207', 'Godkendt.'],
      ['3', 'Huset', '14/30992', null],
      ['4', 'Taget', '15/33', 'Godkendt.'],
    ])
    expect(parseWithSource(text).document.items.map(({ closed }) => closed)).toEqual([false, false, true, false])
  })

  it('is a part of it where one title alone begins so, and school years are none', () => {
    const once = `${head}${item('1. 15/2207 Festen')}${item('2. Huset')}`
    expect(read(once).map(([, title]) => title)).toEqual(['15/2207 Festen', 'Huset'])
    const years = `${head}${item('1. 2015/16 Skolens plan')}${item('2. 2016/2017 Skolens plan')}${item('3. 2017/18 Festen')}`
    expect(read(years).map(([, title]) => title)).toEqual(['2015/16 Skolens plan', '2016/2017 Skolens plan', '2017/18 Festen'])
  })
})

describe('a case number behind the title', () => {
  const item = (n: number, title: string): string => `Punkt ${n}\n${title}\n\nSagsfremstilling\nDer er søgt.\n\nBeslutning\nGodkendt.\n\n`

  it('is the case of the item where several titles end so', () => {
    const text = `${head}${item(1, 'Festen - 15.40G01 - 2018/4711')}${item(2, 'Huset - 15.40G01 - 2018/4712')}${item(3, 'Plan for 2018-2022')}`
    expect(read(text).map(([, title, number]) => [title, number])).toEqual([
      ['Festen', '15.40G01 - 2018/4711'],
      ['Huset', '15.40G01 - 2018/4712'],
      ['Plan for 2018-2022', null],
    ])
  })

  it('is a part of the title where one alone ends so', () => {
    expect(read(`${head}${item(1, 'Lokalplan - 22-003654')}${item(2, 'Huset')}`)[0]?.[1]).toBe('Lokalplan - 22-003654')
  })

  it('may be broken over two lines with its label', () => {
    const long = 'Tilskud til sommerfesten i haven ved den gamle skole (Sags nr.\n15.40G01 - 2018/4711)'
    expect(read(`${head}${item(1, long)}${item(2, 'Huset')}`)[0]).toEqual([
      '1',
      'Tilskud til sommerfesten i haven ved den gamle skole',
      '15.40G01 - 2018/4711',
      'Godkendt.',
    ])
  })

  it('is left out of the contents list', () => {
    const list = 'Indhold\n1. Festen\n2. Huset\n3. Taget\n\n'
    const items = [1, 2, 3].map(
      (n) => `${n}. ${['Festen', 'Huset', 'Taget'][n - 1]} (Sagsnr. 15/220${n})\nDer er søgt.\nBeslutning\nGodkendt.\n`,
    )
    expect(read(`${head}${list}${items.join('')}`).map(([number, , caseNumber]) => [number, caseNumber])).toEqual([
      ['1', '15/2201'],
      ['2', '15/2202'],
      ['3', '15/2203'],
    ])
  })
})

it('openness and case number stand on one line below the title', () => {
  const ways: [string, string][] = [
    ['Åbent - ', 'Lukket - '],
    ['Åben sag ', 'Lukket sag '],
    ['Åbent punkt: ', 'Lukket punkt: '],
  ]
  for (const [open, closed] of ways) {
    const text = `${head}1. Festen\n${open}01.02.05-P16-41-18\nRESUMÉ\nDer er søgt.\n\nBESLUTNING\nGodkendt.\n\n2. Køb af hus\n${closed}82.01.00-G10-3-19\n\n3. Taget\n${open}05.09.00-P05-2-19\nRESUMÉ\nDet er gammelt.\n\nBESLUTNING\nUdsat.\n`
    expect(read(text)).toEqual([
      ['1', 'Festen', '01.02.05-P16-41-18', 'Godkendt.'],
      ['2', 'Køb af hus', '82.01.00-G10-3-19', null],
      ['3', 'Taget', '05.09.00-P05-2-19', 'Udsat.'],
    ])
    const { items } = parseWithSource(text).document
    expect(items.map((one) => one.closed)).toEqual([false, true, false])
    expect(items[0]?.sections.map(({ caption }) => caption)).toEqual(['RESUMÉ', 'BESLUTNING'])
  }
})

describe('the kind of an item in words before its title', () => {
  const item = (heading: string): string => `${heading}\n\nSagsfremstilling\nDer er søgt.\n\nBeslutning\nGodkendt.\n\n`
  const titles = (text: string): (string | null)[] => read(text).map(([, title]) => title)

  it('is no part of the title where several begin so', () => {
    const text = `${head}${item('Punkt 51 Dagsorden')}${item('Punkt 52 Beslutningssag: Festen')}${item('Punkt 53 Orienteringssag: Huset')}${item('Punkt 54 Til orientering - Taget')}`
    expect(titles(text)).toEqual(['Dagsorden', 'Festen', 'Huset', 'Taget'])
  })

  it('is a part of it where one alone does, and closes nothing', () => {
    expect(titles(`${head}${item('1. Beslutningssag: Festen')}${item('2. Huset')}`)).toEqual(['Beslutningssag: Festen', 'Huset'])
    const text = `${head}${item('1. Beslutningssag: Festen')}${item('2. Lukket - Beslutningssag: Huset')}${item('3. Beslutningssag: Lukket - Taget')}${item('4. Drøftelsessag: Vejen')}`
    expect(parseWithSource(text).document.items.map(({ closed }) => closed)).toEqual([false, true, true, false])
  })
})

describe('the row of a case', () => {
  const item = (n: number, heading: string, row: string): string =>
    `${heading}\n\n${row}\n\nHuset er gult.\n\nBeslutning:\nGodkendt.\n\n`.replaceAll('#', String(n))
  const items = (heading: string, row: string): unknown => read(head + [1, 2, 3].map((n) => item(n, heading, row)).join(''))

  it('has the case behind the journal and who keeps it', () => {
    expect(items('0#   Sag om hus #', 'J.nr.: 01.03.03P1#/ikrog   08/120#\n\nÅben sag                 TM')).toEqual(
      ['1', '2', '3'].map((n) => [`0${n}`, `Sag om hus ${n}`, `08/120${n}`, 'Godkendt.']),
    )
  })

  it('may stand below the row with its openness', () => {
    expect(items('0#. Sag om hus #', 'Åben sag   Sagen afgøres i: Byrådet\n\nSagsnummer: 15/2287#')).toEqual(
      ['1', '2', '3'].map((n) => [`0${n}`, `Sag om hus ${n}`, `15/2287${n}`, 'Godkendt.']),
    )
    const text = `${head}${item(1, '01. Sag om hus', 'Åben sag   Sagen afgøres i: Byrådet')}${item(2, '02. Sag om hus', 'Lukket sag   Sagen afgøres i: Byrådet')}`
    expect(parseWithSource(text).document.items.map(({ closed }) => closed)).toEqual([false, true])
  })

  it('may stand behind the number, with the title below', () => {
    expect(items('21#.   Journalnr 00.32.00Ø1#\n\nSag om hus #\n(Åben sag)   (kb)', '')).toEqual(
      ['1', '2', '3'].map((n) => [`21${n}`, `Sag om hus ${n}`, `00.32.00Ø1${n}`, 'Godkendt.']),
    )
    expect(items('#. Sag 100#', '')).toEqual(['1', '2', '3'].map((n) => [n, `Sag 100${n}`, null, 'Godkendt.']))
  })
})
