import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const decided = (text: string): unknown[] => read(text).map(([number, title, , decision]) => [number, title, decision])
const closed = (text: string): boolean[] => parseDocument(text).items.map((item) => item.closed)

describe('"Referat:" over all items', () => {
  it('announces no list: what stands right below it is the first item', () => {
    const rest = [2, 3, 4].map((n) => `${n}. Sag om hus ${n}\nHuset er ${n} år.\nTaget til efterretning.\n\n`).join('')
    expect(decided(`${head}Referat:\n1. Økonomi\nDer er 4.000 kr. tilbage.\n\n${rest}`)[0]).toEqual([
      '1',
      'Økonomi',
      'Der er 4.000 kr. tilbage.',
    ])
  })
})

describe('a row of numbers below a title', () => {
  const item = (n: number, row: string): string => `${n}. Sag om hus ${n}\n\n${row}\n\nHuset er gult.\n\nBeslutning:\nGodkendt.\n\n`
  const cases = (row: (n: number) => string): unknown[] => read(head + [1, 2, 3].map((n) => item(n, row(n))).join('')).map((one) => one[2])

  it('has the case behind its label, and the subject plan before it', () => {
    expect(cases((n) => `00.30.14.S0${n}                                  sagsnr. 2012-3${n}`)).toEqual(['2012-31', '2012-32', '2012-33'])
  })

  it('may begin with a letter of the plan and somebody’s initials', () => {
    expect(cases((n) => `P2${n}/ikrog             09/1602${n}                 Åben sag`)).toEqual(['09/16021', '09/16022', '09/16023'])
  })

  it('is surer of the number by which the system knows the case than of the journal', () => {
    expect(cases((n) => `J.nr.: 00.22.02A21-T7120${n}\nSagsID: 7120${n}`)).toEqual(['71201', '71202', '71203'])
  })
})

describe('"(B)" behind titles', () => {
  const items = (last: string): string =>
    `${head}1. Nyt fra huset (O)\n\nBeslutning\nDrøftet.\n\n2. Ny bypark (B)\n\nBeslutning\nGodkendt.\n\n3. ${last}\n\nBeslutning\nUdsat.\n\n`

  it('calls for a decision where an item is closed in words beside it', () => {
    expect(closed(items('Lukket: Køb af jord (B)'))).toEqual([false, false, true])
    expect(parseDocument(items('Lukket: Køb af jord (B)')).items[2]?.title).toBe('Køb af jord')
  })

  it('closes where nothing tells what it means', () => {
    expect(closed(items('Køb af jord (B)'))).toEqual([false, true, true])
  })
})

describe('"Punkter på lukket møde"', () => {
  const item = (n: number): string => `${n}. Sag om hus ${n}\n\nHuset er gult.\n\nBeslutning:\nGodkendt.\n\n`

  it('closes what stands below it, in the list and over the items, and ends the item above', () => {
    const list =
      'Indholdsfortegnelse:\n1. Sag om hus 1 ......... 2\n2. Sag om hus 2 ......... 2\nPunkter på lukket møde:\n3. Sag om hus 3 ......... 3\n\n'
    const text = `${head}${list}${item(1)}${item(2)}Punkter på lukket møde:\n\n3. Sag om hus 3\n\n`
    expect(closed(text)).toEqual([false, false, true])
    expect(decided(text)[1]).toEqual(['2', 'Sag om hus 2', 'Godkendt.'])
  })
})

describe('"Lukket dagsorden" over the first items', () => {
  const item = (n: number): string => `${n}. SAG OM HUS ${n}\n\nSagsfremstilling:\nHuset er gult.\n\nBeslutning:\nGodkendt.\n\n`
  const list =
    'Indholdsfortegnelse\n\nLUKKET DAGSORDEN\n1. SAG OM HUS 1 ....... 2\n\nÅBEN DAGSORDEN\n2. SAG OM HUS 2 ....... 2\n3. SAG OM HUS 3 ....... 3\n\n'

  it('closes them, and not those over which "Åben dagsorden" stands', () => {
    const text = `${head}${list}LUKKET DAGSORDEN\n\n1. SAG OM HUS 1\n\nÅBEN DAGSORDEN\n\n${item(2)}${item(3)}`
    expect(closed(text)).toEqual([true, false, false])
  })

  it('closes all where nothing opens again', () => {
    expect(closed(`${head}LUKKET DAGSORDEN\n\n${item(1)}${item(2)}${item(3)}`)).toEqual([true, true, true])
  })
})

describe('"Punkter på lukket møde" with nothing below it', () => {
  const item = (n: number): string => `${n}. Sag om hus ${n}\n\nHuset er gult.\n\nBeslutning:\nGodkendt.\n\n`
  const list = (entries: string): string => `${head}Indholdsfortegnelse:\n\n${entries}\nPunkter på lukket møde:\n\n`

  it('closes no item that the list named before', () => {
    expect(closed(`${list('1. Sag om hus 1 ....... 2\n2. Sag om hus 2 ....... 3\n')}${item(1)}${item(2)}`)).toEqual([false, false])
  })

  it('closes where the list did not name all of them', () => {
    expect(closed(`${list('1. Sag om hus 1 ....... 2\n')}${item(1)}${item(2)}`)).toContain(true)
  })
})

describe('lettered parts below a title', () => {
  const item = (n: number): string =>
    `${n}. Høringer ${n}\na. Lys i parken, svar inden den 3. marts 2025\nb. Tandpleje\nBeslutning\nGodkendt.\n\n`

  it('are no part of it', () => {
    expect(decided(head + item(1) + item(2))).toEqual([
      ['1', 'Høringer 1', 'Godkendt.'],
      ['2', 'Høringer 2', 'Godkendt.'],
    ])
  })
})

describe('a closed item of which the list prints only the number', () => {
  const item = (n: number, title: string, said: string): string =>
    `Punkt ${n}.\n\n${title}\n\nSagsbeskrivelse\n\nHuset er gult.\n\nBeslutning:\n\n${said}\n\n`

  it('is closed, and those above the word are not', () => {
    const list = '1.   Nyt hus\n2.   Nyt tag\n3.   Eventuelt\n\nLukket\n\n4.\n\n'
    const rest = `${item(1, 'Nyt hus', 'Godkendt.')}${item(2, 'Nyt tag', 'Udsat.')}${item(3, 'Eventuelt', 'Intet.')}Lukket\n\nPunkt 4.\n\n`
    expect(closed(head + list + rest)).toEqual([false, false, false, true])
    expect(decided(head + list + rest)[2]).toEqual(['3', 'Eventuelt', 'Intet.'])
  })
})

describe('members without a word over them', () => {
  const meeting = (people: string): string => `Socialudvalget\n\nReferat\n\nDato: 3. maj 2021\n\n${people}\n\nFraværende: Ole Lund\n\n`
  const item = (n: number): string => `${n}. Sag om hus ${n}\n\nBeslutning:\nGodkendt.\n\n`

  it('are known by their parties', () => {
    const { attendees, absent } = parseDocument(
      `${meeting('Ida Krog, Formand (A)\nOle Lund (V)\nPer Bo Skov (B)\nLis Holm (C)')}${item(1)}${item(2)}`,
    )
    expect(attendees.map(({ name }) => name)).toEqual(['Ida Krog', 'Per Bo Skov', 'Lis Holm'])
    expect(absent.map(({ name }) => name)).toEqual(['Ole Lund'])
  })
})

describe('members that begin with their chair', () => {
  it('are all there, and so is the one who missed some items', () => {
    const list =
      'Medlemmer:          Formand: Ida Krog (A)\n                    Næstformand: Ole Lund (V)\n                    Per Bo Skov (B)\n\n'
    const item = (n: number): string => `${n}. Sag om hus ${n}\n\nBeslutning:\nGodkendt.\n\n`
    const { attendees } = parseDocument(`Referat\nSocialudvalget\nDato: 3. maj 2021\n\n${list}${item(1)}${item(2)}`)
    expect(attendees.map(({ name, role }) => [name, role])).toEqual([
      ['Ida Krog', 'Formand'],
      ['Ole Lund', 'Næstformand'],
      ['Per Bo Skov', null],
    ])
  })
})

describe('who took part in no item', () => {
  const item = (n: number, who: string): string =>
    `${n}. Sag om hus ${n}\n\nBeslutning:\n${who} deltog ikke i behandlingen af dette punkt.\n\nGodkendt.\n\n`

  it('was not at the meeting, and who took part in one was', () => {
    const { attendees, absent, absentForItems } = parseDocument(
      `${head}${item(1, 'Ida Krog og Ole Lund')}${item(2, 'Ida Krog')}${item(3, 'Ida Krog')}`,
    )
    expect(absent.map(({ name }) => name)).toEqual(['Ida Krog'])
    expect(attendees.map(({ name }) => name)).toEqual(['Ole Lund'])
    expect(absentForItems).toEqual([{ name: 'Ole Lund', items: ['1'] }])
  })
})

describe('titles without numbers that a list above names', () => {
  const list = 'Dagsorden:\n• Nyt hus\n• Høring: Ny bypark\n• Lukket: Løn\n• Fest\n\n'
  const rest =
    'Nyt hus\n\nReferat:\nGodkendt.\n\nHøring: Ny bypark\nSag 20-0488\n\nVi er hørt.\n\nReferat:\nVi er for.\n\nLukket: Løn\n\nFest\n\nDer er plads.\n\nReferat:\nUdsat.\n\n'

  it('head the items in that order, with or without a caption below', () => {
    expect(read(`${head}${list}${rest}`)).toEqual([
      [null, 'Nyt hus', null, 'Godkendt.'],
      [null, 'Høring: Ny bypark', '20-0488', 'Vi er for.'],
      [null, 'Løn', null, null],
      [null, 'Fest', null, 'Udsat.'],
    ])
    expect(closed(`${head}${list}${rest}`)).toEqual([false, false, true, false])
  })
})

describe('a title that reads like a caption', () => {
  const item = (title: string, said: string): string => `${title}\n\nIndhold:\n\nHuset er gult.\n\nReferat\n\n${said}\n\n`

  it('is a title over the caption with which every item begins', () => {
    expect(
      decided(
        `${head}${item('Godkendelse af dagsorden', 'Godkendt')}${item('Høring: Ny bypark', 'Vi er for.')}${item('Eventuelt', 'Intet.')}`,
      ),
    ).toEqual([
      [null, 'Godkendelse af dagsorden', 'Godkendt'],
      [null, 'Høring: Ny bypark', 'Vi er for.'],
      [null, 'Eventuelt', 'Intet.'],
    ])
  })
})

describe('a body over its day', () => {
  const page = '\fSocialudvalget\n03-05-2021\n\n'
  const item = (n: number, said: string): string =>
    `Sag nr. ${n}\n\nSag om hus ${n}\n\nIndstilling\nForvaltningen foreslår, at huset males.\n\n${n === 2 ? page : ''}Socialudvalget\nden 3. maj 2021\n\n${said}\n\n`

  it('heads the decision, at the top of a page too', () => {
    expect(decided(`${head}${item(1, 'Godkendt.')}${item(2, 'Udsat.')}${item(3, 'Drøftet.')}`)).toEqual([
      ['1', 'Sag om hus 1', 'Godkendt.'],
      ['2', 'Sag om hus 2', 'Udsat.'],
      ['3', 'Sag om hus 3', 'Drøftet.'],
    ])
  })
})

describe('items counted at the meeting and in the year', () => {
  const item = (n: number, said: string): string =>
    `0${n}/${57 + n}\nSag om hus ${n}\n\nJ.nr.: 15.20.00.A2${n}\n\nIndstilling:\nHuset males.\n\nBeslutning:\n${said}\n\n`

  it('bear both numbers, and a case of that form is still a case', () => {
    expect(read(`${head}${item(1, 'Godkendt.')}${item(2, 'Udsat.')}${item(3, 'Drøftet.')}`)).toEqual([
      ['01/58', 'Sag om hus 1', '15.20.00.A21', 'Godkendt.'],
      ['02/59', 'Sag om hus 2', '15.20.00.A22', 'Udsat.'],
      ['03/60', 'Sag om hus 3', '15.20.00.A23', 'Drøftet.'],
    ])
    const cases = [58, 64, 61].map((n, i) => `${i + 1}. Sag om hus\n0${i + 1}/${n}\n\nBeslutning:\nGodkendt.\n\n`)
    expect(read(head + cases.join('')).map((one) => one[2])).toEqual(['01/58', '02/64', '03/61'])
  })
})

describe('who left the room', () => {
  const item = (n: number, said: string): string => `${n}. Sag om hus ${n}\n\nBeslutning:\n${said}\n\n`

  it.each([
    'Ida Krog er formand for huset og forlod lokalet, mens punktet blev behandlet.',
    'Ida Krog sidder i husets bestyrelse og forlod lokalet under behandlingen.',
  ])('missed the item: %s', (sentence) => {
    const text = `${head}Deltagere: Ida Krog, Ole Lund\n\n${item(1, 'Godkendt.')}${item(2, `Udsat.\n${sentence}`)}`
    expect(parseDocument(text).absentForItems).toEqual([{ name: 'Ida Krog', items: ['2'] }])
  })
})

describe('a form over the title', () => {
  const item = (n: number, sort: string): string =>
    `Punkt: ${n}                 Acadre sagsnr.: 08/219${n}      Journalnr.: 04.04.00S55\nSagsforløb: IR${sort}\nMødedato: 03.05.2021      Sagsansvarlig enhed: Sekretariatet\n                          Sagsbehandler: Ida Krog\n\nSag om hus ${n}\n\nResume\nHuset er gult.\n\nBeslutning Integrationsrådet den 03-05-2021\nGodkendt.\n\n`

  it('has number and case of the item', () => {
    expect(read(`${head}${item(81, '')}${item(82, '')}`)).toEqual([
      ['81', 'Sag om hus 81', '08/21981', 'Godkendt.'],
      ['82', 'Sag om hus 82', '08/21982', 'Godkendt.'],
    ])
  })

  it.each(['\nLukket sag', ' - Lukket sag', ' - fortroligt'])('closes it: %j', (sort) => {
    expect(closed(`${head}${item(81, '')}${item(82, sort)}${item(83, '')}`)).toEqual([false, true, false])
  })
})

describe('the case and who deals with it over a title without a number', () => {
  const item = (n: number, title: string, below = ''): string =>
    `Sagsnr.: 27.12.00-G01-${n}-17 Sagsbehandler: Ida Krog\n\n${title}\n\n${below}Sagsresume\n\nHuset er gult.\n\nBeslutning\n\nGodkendt.\n\nBilag\n\nTegning af huset\n\n`

  it('begins the item, also behind a list of papers', () => {
    const grid = 'DIR\tSOU\tBSK\tBYR\n\nX\n\n'
    expect(read(`${head}Dagsordenpunkter\n\n${item(1, 'Nyt hus', grid)}${item(2, 'Høring - nyt tag', grid)}${item(3, 'Maling')}`)).toEqual([
      [null, 'Nyt hus', '27.12.00-G01-1-17', 'Godkendt.'],
      [null, 'Høring - nyt tag', '27.12.00-G01-2-17', 'Godkendt.'],
      [null, 'Maling', '27.12.00-G01-3-17', 'Godkendt.'],
    ])
  })
})

describe('captions as entries of a list', () => {
  const item = (n: number, said: string): string =>
    `Punkt ${n} Sag om hus ${n}\n\n- Indstilling\n\nHuset males.\n\n- Beslutning\n\n${said}\n\n`

  it('head their sections', () => {
    const text = `${head}${item(1, 'Godkendt.')}${item(2, 'Udsat.')}`
    expect(parseDocument(text).items.map(({ number, decision }) => [number, decision])).toEqual([
      ['1', 'Godkendt.'],
      ['2', 'Udsat.'],
    ])
  })
})

describe('groups of the contents list', () => {
  const item = (n: number): string => `${n}    Sag om hus ${n}\n\nSagsfremstilling\n\nHuset er gult.\n\nBeslutning\n\nGodkendt.\n\n`

  it('end the item above them where they come again', () => {
    const list = `Indholdsfortegnelse\n\n      Dialog\n62    Sag om hus 62        3\n      Udvalget for Fritid\n63    Sag om hus 63        4\n      Andet\n64    Sag om hus 64        5\n\n`
    expect(decided(`${head}${list}Dialog\n\n${item(62)}Udvalget for Fritid\n\n${item(63)}Andet\n\n${item(64)}`)).toEqual(
      [62, 63, 64].map((n) => [String(n), `Sag om hus ${n}`, 'Godkendt.']),
    )
  })
})
