import { describe, expect, it } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'
import { parseWithSource } from './parse.ts'

/** One document for each way in which case systems print: what is printed, and what is read. */
const ways: Record<string, [string, Read[]]> = {
  'the case number alone above the number, each line apart, an unknown caption below': [
    `${head}Åbne dagsordenspunkter\n\n85.02.02-G01-2-19\n\n81. Dagsorden\n\nVejen gennem huset\n\nIR\n\nBeslutning\n\nGodkendt.\n\nFraværende: Ida Krog (V)\n\n \n\n04.08.00-P20-1-21\n\n82. Kl. 15.45: Nyt tag på hallen\n\nVejen gennem huset\n\nIR, BY\n\nIndstilling\n\nFormanden indstiller:\n\n1. At der gives tilskud.\n\n2. At taget lægges.\n\nBeslutning\n\nUdsat.\n\nFraværende: Ida Krog (V)\n\nLukkede dagsordenspunkter\n\n82.01.00-G10-5-21\n\n83. Lukket - Køb af hus\n`,
    [
      ['81', 'Dagsorden', '85.02.02-G01-2-19', 'Godkendt.'],
      ['82', 'Kl. 15.45: Nyt tag på hallen', '04.08.00-P20-1-21', 'Udsat.'],
      ['83', 'Køb af hus', '82.01.00-G10-5-21', null],
    ],
  ],
  'number, case number and title on three lines, the name of the council at the head of each page': [
    `Åben referat\nIntegrationsrådet\n                    Side 1.\n\nMødedato:      3. maj 2021\nMødested:      Salen\nFraværende:    Per Bo, Lis Falk og Ida Krog\n\n                    Side 2.\nIntegrationsrådet             Mødedato 3. maj 2021\n\n1.\n00.22.04-G01-5-17        A\nDagsorden\n\nResumé\nRådet skal godkende den.\n\nBeslutning\nGodkendt.\n\nPer Bo, Lis Falk og Ida Krog deltog ikke i mødet.\n\n\n2.\n00.22.04-P22-1-18        A\nRådets plan\n\nResumé\nRådet skal vælge.\n\nBeslutning\nPlanen blev vedtaget, og den trykkes.\n\n                    Side 3.\nIntegrationsrådet             Mødedato 3. maj 2021\n\nOle Lund skriver den.\n\nPer Bo, Lis Falk og Ida Krog deltog ikke i mødet.\n\n                    Side 4.\nIntegrationsrådet             Mødedato 3. maj 2021\n\n3.\n00.22.04-A00-3-18        L\nHuset\n`,
    [
      ['1', 'Dagsorden', '00.22.04-G01-5-17', 'Godkendt.'],
      ['2', 'Rådets plan', '00.22.04-P22-1-18', 'Planen blev vedtaget, og den trykkes.\nOle Lund skriver den.'],
      ['3', 'Huset', '00.22.04-A00-3-18', null],
    ],
  ],
  'a link over each item, "Sagsnr:" with nothing behind it, who was absent as a list below the decision': [
    `Udvalget for Erhverv\n\nReferat: 3. maj 2021 kl. 08:30\n\nDeltagere\n- Ida Krog\n- Ole Lund\n- Per Bo\n\nReferat\n- Dagsorden\n- Messen i hallen\n- Lukket punkt: Klagen\n- Underskriftsside\n\nKopier link til punktet - Print\n1 : Dagsorden\nSagsnr:\nBilag\nIngen bilag.\nBeslutning\nGodkendt.\nFraværende\n- Per Bo (V)\n\nKopier link til punktet - Print\n2 : Messen i hallen\nSagsnr: 24-019406\nSagsfremstilling\nDer er søgt om penge.\nLovgrundlag mv.\nLov om messer.\nIndstilling\nFormanden indstiller, at der gives tilskud.\nBilag\n- Ansøgning\nBeslutning\nUdsat.\nIda Krog deltog ikke i behandlingen af punktet på grund af inhabilitet.\nFraværende\n- Per Bo (V)\n\nKopier link til punktet - Print\n3 : Lukket punkt: Klagen\nSagsnr:\n\nKopier link til punktet - Print\n4 : Underskriftsside\nSagsnr:\nBilag\nIngen bilag.\nBeslutning\nFraværende\n- Per Bo (V)\n`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Messen i hallen', '24-019406', 'Udsat.\nIda Krog deltog ikke i behandlingen af punktet på grund af inhabilitet.'],
      ['3', 'Klagen', null, null],
      ['4', 'Underskriftsside', null, null],
    ],
  ],
  'an agenda with nothing but case number and title of some items': [
    `Sbsys dagsorden preview\n\nDagsorden til mødet i Integrationsrådet den 3. maj 2021 kl. 17 i Salen\n\nÅbne dagsordenspunkter\n\n85.02.02-G01-5-17\n\n31. Dagsorden\n\n02.34.02-P19-12-20\n\n32. Festen\n\nForventet sagsgang\n\nIR\n\nAnledning\n\nDer er søgt om penge.\n\n05.01.00-A26-1-20\n\n33. Nyt\n\nLukkede dagsordenspunkter\n\n82.01.00-G10-5-21\n\n34. Lukket - Huset\n\n27.03.00-G01-1-20\n\n35. Lukket - Klagen\n`,
    [
      ['31', 'Dagsorden', '85.02.02-G01-5-17', null],
      ['32', 'Festen', '02.34.02-P19-12-20', null],
      ['33', 'Nyt', '05.01.00-A26-1-20', null],
      ['34', 'Huset', '82.01.00-G10-5-21', null],
      ['35', 'Klagen', '27.03.00-G01-1-20', null],
    ],
  ],
}

describe('the print of a case system is read', () => {
  for (const [name, [text, items]] of Object.entries(ways)) it(name, () => expect(read(text)).toEqual(items))
})

it('a letter behind the case number tells which items are closed', () => {
  const item = (number: number, letter: string): string =>
    `${number}.\n00.22.04-G01-${number}-17     ${letter}\nSag om huset\n\nBeslutning\nGodkendt.\n\n`
  const closed = parseWithSource(head + item(1, 'A') + item(2, 'L') + item(3, 'B') + item(4, 'Å')).document.items.map((one) => one.closed)
  expect(closed).toEqual([false, true, true, false])
})

it('what the system prints beside the case number is no text of the item', () => {
  const rows = [
    'Sagsnr: 13/20911     Forvaltning: CTM     Sbh: hela     Besl. komp: TU/ØU/BR',
    'Forvaltning: CTM     Sbh: hela     Sagsnr: 13/20911',
    'Sagsnr.: 13/20911\nForvaltning: CTM\nSbh.: hela\nBesl. komp.: BR',
  ]
  for (const row of rows) {
    const text = `${head}1. Festen\n\n${row}\n\nSagsfremstilling\nDer er søgt.\n\nBeslutning Integrationsrådet den 3. maj 2021\nFraværende: Ida Krog\n\nGodkendt.\n\n2. Huset\n\n${row}\n\nIndstilling\nAt det sælges.\n\nBeslutning Integrationsrådet den 3. maj 2021\nFraværende: Ida Krog\n\nUdsat.\n`
    expect(read(text)).toEqual([
      ['1', 'Festen', '13/20911', 'Godkendt.'],
      ['2', 'Huset', '13/20911', 'Udsat.'],
    ])
    expect(parseWithSource(text).document.items[0]?.sections.map(({ kind }) => kind)).toEqual(['background', 'decision'])
  }
})

it('who came in the place of somebody was there', () => {
  const who =
    'Fraværende      Per Bo, Lis Falk\nStedfortræder   Ida Krog\n\nMedlemmer       Ole Lund (V) - Formand\n                Per Bo (V)\n                Lis Falk (A)\n'
  const { attendees, absent } = parseWithSource(
    `Referat\nByrådet\n\nDato            3. maj 2021\nSted            Salen\n${who}\n1. Dagsorden\n\nBeslutning\nGodkendt.\n`,
  ).document
  expect(attendees.map(({ name }) => name).sort()).toEqual(['Ida Krog', 'Ole Lund'])
  expect(absent.map(({ name }) => name)).toEqual(['Per Bo', 'Lis Falk'])
})

it('captions glued to their text are captions', () => {
  const text = `Referat: 3. maj 2021 kl. 08:00\nDeltagere\n- Ida Krog\n- Ole Lund\n1 : Dagsorden\nSagsnr:\nBilagIngen bilag.\nBeslutningGodkendt.\n2 : Messen i hallen\nSagsnr: 24-019406\nSagsfremstillingUdvalget skal vælge.\nJuridisk vurderingIntet at bemærke.\nØkonomiIngen.\nBilag- Notat\nBeslutningUdsat.\n`
  const { body, items } = parseWithSource(text).document
  expect(read(text).map(([, , , decision]) => decision)).toEqual(['Godkendt.', 'Udsat.'])
  expect(items[1]?.sections.map(({ caption }) => caption)).toEqual([
    'Sagsfremstilling',
    'Juridisk vurdering',
    'Økonomi',
    'Bilag',
    'Beslutning',
  ])
  expect(items[1]?.attachments).toEqual(['Notat'])
  expect(body).toBeNull()
})

it('who is listed as absent under every item was not at the meeting, though the page lists all members as those who came', () => {
  const [text = ''] = Object.entries(ways).find(([name]) => name.startsWith('a link over each item'))?.[1] ?? []
  const { attendees, absent, absentForItems, items } = parseWithSource(String(text)).document
  expect(attendees.map(({ name }) => name)).toEqual(['Ida Krog', 'Ole Lund'])
  expect(absent.map(({ name }) => name)).toEqual(['Per Bo'])
  expect(absentForItems).toEqual([{ name: 'Ida Krog', items: ['2'] }])
  expect(items[1]?.sections.map(({ caption }) => caption)).toContain('Lovgrundlag mv.')
})

it('who is listed as absent under some items was there for the others', () => {
  const item = (number: number, more: string): string => `${number}. Sag om huset\n\nBeslutning\n\nGodkendt.\n\n${more}`
  const away = 'Fraværende\n- Per Bo (V)\n\n'
  const text = `Referat\nRådet\nDato: 3. maj 2021\nDeltagere\n- Ida Krog\n- Per Bo\n\n${item(1, '')}${item(2, away)}${item(3, away)}`
  const { attendees, absentForItems } = parseWithSource(text).document
  expect(attendees.map(({ name }) => name)).toEqual(['Ida Krog', 'Per Bo'])
  expect(absentForItems).toEqual([{ name: 'Per Bo', items: ['2', '3'] }])
})

it('the sentence that recommends heads its points where no caption does', () => {
  for (const sentence of [
    'Sekretariatet indstiller,',
    'Formanden for Integrationsrådet indstiller,',
    'Direktøren for Kultur og Fritid indstiller, at',
  ]) {
    const text = `${head}1. Dagsorden\n\nSagsfremstilling\nDen er sendt.\n\n${sentence}\nAt den godkendes.\n\nBeslutning\nGodkendt.\n`
    expect(parseWithSource(text).document.items[0]?.sections.map(({ kind }) => kind)).toEqual(['background', 'recommendation', 'decision'])
  }
})

it('a table of what is dealt with is a contents list, with its page behind each title', () => {
  const rows =
    '1     Dagsorden                                    2\n2     Priser i hallen for næste år samt forsøg om\n      morgenen                                     2\n3     Lukket: Huset                                3'
  const text = `Åben dagsorden\nÆldrerådet\n                     Side 1.\n\nMødedato:        3. maj 2021\nMødested:        Salen\n\nFølgende sager behandles:\n\nPkt.  Tekst                                    Side\n\n${rows}\n                     Side 2.\n\n1.\n00.22.04-G01-5-17        A\nDagsorden\n\nResumé\nRådet skal godkende den.\n\n2.\n00.22.04-G01-6-17        A\nPriser i hallen for næste år samt forsøg om\nmorgenen\n\nResumé\nDe er nye.\n\n                     Side 3.\n\n3.\n00.22.04-A00-3-18        A\nHuset\n`
  const { title, items, warnings } = parseWithSource(text).document
  expect(title).toBe('Åben dagsorden')
  expect(items.map(({ title: own, closed }) => [own, closed])).toEqual([
    ['Dagsorden', false],
    ['Priser i hallen for næste år samt forsøg om morgenen', false],
    ['Huset', true],
  ])
  expect(warnings.filter((words) => words.includes('passer ikke'))).toEqual([])
})

describe('a contents list with entries over two lines', () => {
  const item = (heading: string): string => `${heading}\n\nSagsfremstilling\n\nTeksten.\n\nBeslutning\n\nGodkendt.\n\n`
  const closedOf = (contents: string): boolean[] =>
    parseWithSource(
      `${head}Indholdsfortegnelse\n\nSag nr.                         Side\n\n6. Dagsorden ....... 2\n${contents}\n\n${item('6. Dagsorden')}${item('7. Priser i hallen for næste år samt\nforsøg om morgenen')}${item('8. Kalender')}${item('9. Huset')}`,
    ).document.items.map(({ closed }) => closed)

  it('closes what stands below its heading and nothing else', () => {
    const list =
      '7. Priser i hallen for næste år samt\n   forsøg om morgenen ....... 3\n8. Kalender ....... 4\n\nLUKKET MØDE\n\n9. Huset ....... 5'
    expect(closedOf(list)).toEqual([false, false, false, true])
  })

  it('also where nothing but dots and the page stand on the second', () => {
    const list =
      '7. Priser i hallen for næste år samt forsøg om morgenen\n   ....... 3\n8. Kalender ....... 4\n\nLUKKET MØDE\n\n9. Huset ....... 5'
    expect(closedOf(list)).toEqual([false, false, false, true])
  })

  it('closes an entry whose words about it stand on its first line', () => {
    const list =
      '7. Lukket punkt - Priser i hallen for næste år samt\n   forsøg om morgenen ....... 3\n8. Kalender ....... 4\n9. Huset ....... 5'
    expect(closedOf(list)).toEqual([false, true, false, false])
  })
})
