import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseWithSource } from './parse.ts'
import type { ParsedDocument } from './types.ts'

const document = (text: string): ParsedDocument => parseWithSource(text).document
const numbered = (text: string): string[] => readItems(text).map(([number, title]) => `${number} ${title}`)

describe('lists within lists, as web pages print them', () => {
  const list = (before: string, between: string): string =>
    `${before} 1. Høstfesten i parken - hvem gør hvad, og hvornår.\n${between}  1. Ida bager\n  2. Ole spiller:\n   1. Dans\n   2. Salmer\n 2. Nye cykler\n${between}  1. Tilbud hentes\n 3. Evt.\n\nTilbage`

  it.each([
    ['with empty lines', '\n'],
    ['without', ''],
  ])('the numbers nearest to the margin are the items, %s', (_, between) => {
    const items = ['1 Høstfesten i parken - hvem gør hvad, og hvornår', '2 Nye cykler', '3 Evt']
    expect(numbered(list('Referat Ungerådsmøde d. 12. maj 2020\n\n', between)).map((item) => item.replace(/\.$/, ''))).toEqual(items)
  })

  it('and a text right below each, though none is apart from the next', () => {
    const text = 'Referat fra Ældrerådsmøde 3. maj 2021\n\n 1. Regnskabet.\n  Det er læst.\n 2. Valg\n  Godkendt.\n 3. Eventuelt\n  Intet.'
    expect(numbered(text)).toEqual(['1 Regnskabet.', '2 Valg', '3 Eventuelt'])
  })
})

describe('what is recommended', () => {
  it('heads no item, however few they are', () => {
    const item = (number: number, title: string): string =>
      `15.20.00-P24-${number}-19\n\n${number}. ${title}\n\nForventet sagsgang\n\nKF\n\nIndstilling\n\nDirektøren indstiller til udvalget:\n\n1. At rapporten drøftes.\n\nSagsfremstilling\n\nKort.\n\nBeslutning\n\nDrøftet.\n\n`
    expect(numbered(`${head}${item(40, 'Dagsorden')}${item(41, 'Kl. 15.00-16.00: Besøg af museet')}${item(42, 'Puljen')}`)).toEqual([
      '40 Dagsorden',
      '41 Kl. 15.00-16.00: Besøg af museet',
      '42 Puljen',
    ])
  })
})

describe('the line that names body and day says that it is a meeting', () => {
  const items = '\n\n1. Dagsorden\n\n2. Nye cykler\n\n3. Evt.'
  it.each([
    ['Skip to main content\n\nSeniorrådsmøde d. 8. november 2021', 'agenda', 'Seniorrådet', '2021-11-08', null],
    ['Vælg\n\nReferat Fjordby Byråd 03-04-2019', 'minutes', 'Byrådet', '2019-04-03', null],
    ['5. marts 2025 - referat fra Handicaprådet', 'minutes', 'Handicaprådet', '2025-03-05', null],
    [
      'Kultur, Fritid og Idrætsudvalget\nReferat • 2. oktober 2024 kl. 13.30\nIndhold',
      'minutes',
      'Kultur, Fritid og Idrætsudvalget',
      '2024-10-02',
      '13:30',
    ],
    [
      'Socialudvalget - Referat fra mødet den 14-06-2016\n\nTema kl. 12.15-12.30. Tema kl. 12.30-13.30.',
      'minutes',
      'Socialudvalget',
      '2016-06-14',
      null,
    ],
  ])('%s', (text, kind, body, date, time) => {
    const read = document(`${text}${items}`)
    expect([read.kind, read.body, read.date, read.time, read.place]).toEqual([kind, body, date, time, null])
  })
})

describe('items without number and title', () => {
  it('begin at the label of the case, though no number stands behind it', () => {
    const page = `Referat\n\nMandag den 3. maj 2021 kl. 17:00\n\nMødested: Salen\nUdvalg: Byrådet\nMedlemmer: Ida Krog, Ole Lund\n • Sagsid.:\n\n  Beslutning Byrådet den 03-05-2021\n\n  Godkendt.\n\n  Bilag\n\n • Sagsid.:\n\n  Sagsfremstilling\n\n  Valg af formand.\n\n  Beslutning Byrådet den 03-05-2021\n\n  Ida Krog er valgt.\n\n • Sagsid.: 21/4711\n\n  Indstilling\n\n  At planen vedtages.`
    expect(readItems(page)).toEqual([
      [null, null, null, 'Godkendt.'],
      [null, null, null, 'Ida Krog er valgt.'],
      [null, null, '21/4711', null],
    ])
  })

  it('begin at the mark of openness right over the decision, and a closed one is closed', () => {
    const page = `3. maj 2021 - referat fra Handicaprådet\n\nÅben\n\nBeslutning\n\nDagsordenen godkendes\n\nÅben\n\nBeslutning\n\nRampen bygges.\n\nLukket\n\nBeslutning\n\nUdsat.`
    expect(document(page).items.map(({ decision, closed }) => [decision, closed])).toEqual([
      ['Dagsordenen godkendes', false],
      ['Rampen bygges.', false],
      ['Udsat.', true],
    ])
  })

  it('begin where the captions begin again, though the last is not decided', () => {
    const item = (decision: string): string => `Sagsfremstilling\n\nSagen kort.\n\nIndstilling\n\nAt den godkendes.\n\n${decision}`
    expect(readItems(`${head}${item('Beslutning\n\nTiltrådt.\n\nBeslutningskompetence\n\nByrådet.\n\n')}${item('')}`)).toEqual([
      [null, null, null, 'Tiltrådt.'],
      [null, null, null, null],
    ])
    // Beside numbers they tell nothing.
    expect(numbered(`${head}7. Plan\n\n${item('Beslutning\n\nTiltrådt.\n\n')}8. Pris\n\n${item('')}`)).toEqual(['7 Plan', '8 Pris'])
  })
})

describe('"(B)" behind a title', () => {
  const item = (title: string, open: string): string =>
    `${title}\n\nSagsnr.: 330-2017-89635     Dok.nr.: 330-2019-373066     ${open}\nKompetence: Rådet\nBeslutning i Integrationsrådet den 3. maj 2021:\nFraværende: \nGodkendt.\n\n`
  const read = (text: string): unknown[] => document(`${head}${text}`).items.map(({ title, closed }) => [title, closed])

  it('calls for a decision beside "(E)", and where the item says that it is open', () => {
    expect(read(item('1. Godkendelse af dagsorden (B)', 'Åbent') + item('2. Skolernes tal (E)', 'Åbent'))).toEqual([
      ['Godkendelse af dagsorden', false],
      ['Skolernes tal', false],
    ])
    expect(read(item('1. Ny vej (B)', 'Åbent') + item('2. Ny sti (B)', 'Lukket'))).toEqual([
      ['Ny vej', false],
      ['Ny sti', true],
    ])
  })

  it('closes where nothing else is said', () => {
    expect(read('1. Ny vej (B)\n\nBeslutning\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning\n\nGodkendt.')).toEqual([
      ['Ny vej', true],
      ['Ny sti', false],
    ])
  })
})

describe('what is no decision', () => {
  const decisions = (text: string): (string | null)[] => readItems(`${head}${text}`).map(([, , , decision]) => decision)

  it('nobody absent, those absent without notice, whose matter it is, and the links below', () => {
    expect(
      decisions('1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\nFraværende:\n\nIngen\n\n2. Pris\n\nBeslutning\n\nGivet.\n\nShow video'),
    ).toEqual(['Godkendt.', 'Givet.'])
    expect(
      decisions(
        '1. Dagsorden\n\nBeslutning\n\nIntet.\n\nAfbud: Ida Krog og Ole Lund. Uden afbud Per Bo.\n\n2. Pris\n\nBeslutning\n\nGivet.',
      ),
    ).toEqual(['Intet.', 'Givet.'])
    expect(
      decisions(
        '1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\nKompetence\n\nRådet\n\n2. Pris\n\nBeslutning\n\nGives.\n\nKompetence: Byrådet\n\nIndstilling\n\nGives.',
      ),
    ).toEqual(['Godkendt.', 'Gives.'])
  })

  it('in minutes without captions: headwords in a row, what others have done, and what is yet to come', () => {
    const items =
      '1. Dagsorden\n\nGodkendt.\n\n2. Siden sidst\n\n1. Fest, drøftet\n2. Udflugt\n\n3. Valg\n\nByrådet har godkendt planen.\n\n4. Formand\n\nNår det er afklaret, konstituerer rådet sig.\n\n5. Regnskab\n\nDet kan først godkendes i maj.'
    expect(decisions(items)).toEqual(['Godkendt.', null, null, null, null])
  })
})

describe('headings glued to the line before', () => {
  it('begin the next item where the last number goes on and a caption or the case stands below', () => {
    const item = (title: string, said: string): string =>
      `${title}\n\nSagsnr: 27.15.00-A08-1-17 Sagsansvarlig: Ida Krog\n\nSagsfremstilling\n\nKort.\n\nBeslutning i Rådet den 3. maj 2021\n\n${said}`
    const text = `${head}${item('10. Dagsorden', 'Godkendt.')}${item('11. Nye cykler', 'Købes på side 3.12. Se bilag i sagen')}${item('12. Fest for alle', 'Udsat.')}`
    expect(numbered(text)).toEqual(['10 Dagsorden', '11 Nye cykler', '12 Fest for alle'])
    expect(readItems(text).map(([, , , decision]) => decision)).toEqual(['Godkendt.', 'Købes på side 3.12. Se bilag i sagen', 'Udsat.'])
  })
})

describe('"Indhold:" over what each item is about', () => {
  const item = (title: string, said: string): string => `${title}\n\nIndhold:\n\n${title}\n\nReferat\n\n${said}\n\n`
  const page = `Gamle referater\n\nReferat fra dialogmøde med Byrådet d. 22. maj 2021\n\nReferat fra dialogmøde med Byrådet d. 22. maj 2021\n\nDato: Mandag d. 3.5. 2021\n\nTid: kl. 16.00-18.00\n\nDeltagere:\n\n • Ida Krog Bo: Medlem for byrådet\n • Ole Lund: Kirkens hus\n\nAfbud:\n\n • Per Holm\n\nDagsorden med referat:\n\n${item('Godkendelse af dagsorden', 'Godkendt')}${item('Nye cykler', 'Købes.')}`

  it('is a caption, and links of the same name are no items', () => {
    expect(readItems(page)).toEqual([
      [null, 'Godkendelse af dagsorden', null, 'Godkendt'],
      [null, 'Nye cykler', null, 'Købes.'],
    ])
  })

  it('what those present stand for may follow a colon, and whom a body met is not the body', () => {
    const { attendees, absent, body, date, time, endTime } = document(page)
    expect(attendees.map(({ name, role }) => `${name}, ${role}`)).toEqual(['Ida Krog Bo, Medlem for byrådet', 'Ole Lund, Kirkens hus'])
    expect([absent.map(({ name }) => name), body, date, time, endTime]).toEqual([['Per Holm'], null, '2021-05-03', '16:00', '18:00'])
  })
})

describe('the head', () => {
  it('takes the hour behind "Kl:", and a council among those present for no person', () => {
    const text =
      'Referat fra Seniorrådsmøde\n\nDato: 3. maj 2021\n\nKl: 14.15 – 15.15\nSted: Kantinen\n\nDeltagere: Seniorrådet, Ida Krog og Ole Lund\n\n1. Valg\n\nBeslutning\n\nIda.'
    const { attendees, time, endTime } = document(text)
    expect([attendees.map(({ name }) => name), time, endTime]).toEqual([['Ida Krog', 'Ole Lund'], '14:15', '15:15'])
  })

  it('knows a name that is listed with commas, and captions over nothing', () => {
    const text = `UDVALG\n\nKultur, Fritid og Idrætsudvalget 2018-2021\n\nMØDE\n\nReferat\n\nSTARTTIDSPUNKT\n\n03-05-2021 16:30:00\n\nPUNKTER\n\n8. Dagsorden\n9. Nye cykler8. Dagsorden\n\nHovedindstilling\n\nDirektøren indstiller, at:\n\n  1. dagsordenen godkendes\n\n\nAlternativ indstilling\n\n\nSagsbeskrivelse af alternativ indstilling\n\n\nVurdering i forhold til andre konsekvenser\n\n\nBeslutning i Udvalget den 03-05-2021\n\nGodkendt\n\n\nReferat9. Nye cykler\n\nHovedindstilling\n\nDirektøren indstiller, at:\n\n  1. de købes`
    expect(document(text).body).toBe('Kultur, Fritid og Idrætsudvalget')
    expect(readItems(text)).toEqual([
      ['8', 'Dagsorden', null, 'Godkendt'],
      ['9', 'Nye cykler', null, null],
    ])
  })
})

describe('an agenda', () => {
  it('loses no line of those who are invited', () => {
    const text = 'Dagsorden\nMødested: Salen\n\nDeltagere: Ida Krog, Ole Lund\nReferent: Ida Krog\n\n1. Valg\n\n2. Evt.'
    expect(numbered(text)).toEqual(['1 Valg', '2 Evt.'])
    expect(document(text).unplaced.map(({ text: line }) => line)).toContain('Referent: Ida Krog')
  })
})
