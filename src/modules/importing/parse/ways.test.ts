import { describe, expect, it } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'
import { parseWithSource } from './parse.ts'

/** One document for each way in which councils print their items: what is printed, and what is read. */
const ways: Record<string, [string, Read[]]> = {
  'the number and "Åbent", several numbers in a row, the body\'s meeting as caption': [
    `${head}1.         Dagsordenen\n\n                         Åbent\n\nSagsnr.: 326-2020-5734       J.nr.: 00.01.00      Dokumentnr.: 326-2021-1526\n\n \n\nIntegrationsrådets møde den 3. maj 2021:\n\nGodkendt.\n\n \n\n2.         Puljen for 2021\n\n                         Åbent\n\nSagsnr.: 326-2020-3910       J.nr.: 00.10.00      Dokumentnr.: 326-2021-1534\n\nSAGSFREMSTILLING\n\nDer er 40.000 kr. i puljen.\n\nIntegrationsrådets møde den 3. maj 2021:\n\nFordelt som foreslået.`,
    [
      ['1', 'Dagsordenen', '326-2020-5734', 'Godkendt.'],
      ['2', 'Puljen for 2021', '326-2020-3910', 'Fordelt som foreslået.'],
    ],
  ],
  'day, place and absentees between the caption and the decision': [
    `${head}24.    Temadag\n\nSag 306-2020-5450\n\nDok. 306-2021-3076\n\nInitialer: MAF\n\nÅbent\n\n\nKompetence\n\nIntegrationsrådet.\n\nSagsfremstilling\n\n---\n\nBeslutning fra Integrationsrådet\n\nDato: 3. maj 2021\n\nSted: Salen\n\nFraværende: Ida Krog, Ole Bo\n\n\nAflyst.\n\n25.    Nyt fra formanden\n\nSag 306-2020-5451\n\nÅbent\n\nBeslutning fra Integrationsrådet\n\nDato: 3. maj 2021\n\nFraværende:\n\nGodkendt.`,
    [
      ['24', 'Temadag', '306-2020-5450', 'Aflyst.'],
      ['25', 'Nyt fra formanden', '306-2020-5451', 'Godkendt.'],
    ],
  ],
  'empty captions and "Til toppen"': [
    `${head}1. Fraværende\n\nResume\n\nSagsforløb: IR\n\nSagsfremstilling\n\nFraværende.\n\nBeslutning\n\nIda Krog var fraværende.\n\nTil toppen\n\n2. Støttegruppe for mødre\n\nResume\n\nSagsforløb: IR\n\nFormanden ønsker en drøftelse.\n\nBeslutning\n\nArbejdes videre.\n\nIda Krog var fraværende.\n\nTil toppen`,
    [
      ['1', 'Fraværende', null, 'Ida Krog var fraværende.'],
      ['2', 'Støttegruppe for mødre', null, 'Arbejdes videre.'],
    ],
  ],
  'a list of items first, each title twice': [
    `UDVALG\n\nIntegrationsrådet\n\nMØDE\n\nReferat\n\nSTARTTIDSPUNKT\n\n03-05-2021 16:30:00\n\n\nPUNKTER\n\n49. Dagsorden\n50. Anbefalinger fra projektet\n51. Underskriftsark\n\n\n\n49. Dagsorden\n\nDagsorden\nSagsgang og sagstype\n\nBeslutningssag\n\nBeslutning i Integrationsrådet den 03-05-2021\n\nGodkendt\n\n\n50. Anbefalinger fra projektet\n\nAnbefalinger fra projektet\nSagsgang og sagstype\n\nByrådet\n\nIndstilling\n\nAdministrationen indstiller, at\n\n  1. anbefalinger godkendes\n  2. rådet følger op\nBeskrivelse af sagen\n\nKort.\n\nBeslutning i Integrationsrådet den 03-05-2021\n\nAnbefales\n\n\n51. Underskriftsark\n\nUnderskriftsark`,
    [
      ['49', 'Dagsorden', null, 'Godkendt'],
      ['50', 'Anbefalinger fra projektet', null, 'Anbefales'],
      ['51', 'Underskriftsark', null, null],
    ],
  ],
  '"Besluttet på … som punkt"': [
    `${head}1.               Velkomst\n\nJ.nr.: 00.10.10A30-T77185\n\nSagsID:  77185\n\nSagsbeh.: HJR\n\nÅbent\n\nFormanden byder velkommen.\n\nBesluttet på Integrationsrådet den 03-05-2021 som punkt 1\n\nVelkomsten er holdt.\n\n2.               Vedtægter\n\nJ.nr.: 00.10.10A30-T77186\n\nÅbent\n\nUdkast.\n\nBesluttet på Integrationsrådet den 03-05-2021 som punkt 2\n\nVedtaget.`,
    [
      ['1', 'Velkomst', '77185', 'Velkomsten er holdt.'],
      ['2', 'Vedtægter', '00.10.10A30-T77186', 'Vedtaget.'],
    ],
  ],
  'the number and the day of the item as caption': [
    `${head} • Pkt. 42 Dagsordenen\n\n  Pkt. 42\n\n  Dagsordenen\n\n  Sagsnr. 299835 Integrationsrådet Åbent punkt\n\n  Integrationsrådet, 03-05-2021, pkt. 42\n\n  Godkendt.\n\n • Pkt. 43 Nye lokaler\n\n  Plan.pdf\n\n  Pkt. 43\n\n  Nye lokaler\n\n  Sagsnr. 315923 Integrationsrådet Åbent punkt\n\n  Beslutningskompetence\n\n  Integrationsrådet\n\n  Integrationsrådet, 03-05-2021, pkt. 43\n\n  Drøftet.`,
    [
      ['42', 'Dagsordenen', '299835', 'Godkendt.'],
      ['43', 'Nye lokaler', '315923', 'Drøftet.'],
    ],
  ],
  'the case number alone under the title, in the form of a plan': [
    `${head}36. Lokalplan 512 -\nboliger ved Møllen\n01.02G00 - 2017/27088\n\nSagsfremstilling\nPlanen er i høring.\n\nBeslutning\nRådet har ingen bemærkninger.\n\n37. Pris\n01.02G00 - 2017/27089\n\nBeslutning\nGodkendt.`,
    [
      ['36', 'Lokalplan 512 - boliger ved Møllen', '01.02G00 - 2017/27088', 'Rådet har ingen bemærkninger.'],
      ['37', 'Pris', '01.02G00 - 2017/27089', 'Godkendt.'],
    ],
  ],
  'the body after the word, and the running text right under the title': [
    `${head}1. Nyt fra sekretariatet\nBrevet er sendt, og svaret kommer i juni.\n\nBeslutning Integrationsrådet den 03-05-2021\n\nTil efterretning.\n\n2. Ny pjece\nDen er trykt.\n\nBeslutning Integrationsrådet den 03-05-2021\n\nGodkendt.`,
    [
      ['1', 'Nyt fra sekretariatet', null, 'Til efterretning.'],
      ['2', 'Ny pjece', null, 'Godkendt.'],
    ],
  ],
  'every item "1." with "Referat:"': [
    `${head} 1. Godkendelse af referatet\n\nReferat: Godkendt\n\n 1. Nyt fra regionen\n\nReferat:\n\nMødet blev holdt den 9. februar.\n\nRådet betaler 500 kr.\n\n 1. Henvendelse fra en borger\n\nHvad kan vi gøre?\n\nReferat:\n\nFormanden svarer.`,
    [
      ['1', 'Godkendelse af referatet', null, 'Godkendt'],
      ['1', 'Nyt fra regionen', null, 'Mødet blev holdt den 9. februar.\nRådet betaler 500 kr.'],
      ['1', 'Henvendelse fra en borger', null, 'Formanden svarer.'],
    ],
  ],
  'numbers only, without a caption: what says what was decided is the decision': [
    `${head}1. Dagsorden\nGodkendt.\n\n2. Besøg i klubben\nVi besøger klubben i juni.\n\n3. Evt.\nIntet.`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Besøg i klubben', null, null],
      ['3', 'Evt.', null, 'Intet.'],
    ],
  ],
  'the minute book, with the recommending committee above the council': [
    `Referat fra Byrådets møde den 3. maj 2021\n\nNr. 12   EA 45/98. Salg af skolen\nJ.nr. 82.02.00G10\n\nØkonomiudvalget den 20. april 2021: Anbefales.\n\nByrådet den 3. maj 2021: Vedtaget med 7 stemmer mod 2.\n\nNr. 13   EA 46/98. Ny vej\n\nØkonomiudvalget den 20. april 2021: Anbefales.\n\nByrådet den 3. maj 2021: Udsat.`,
    [
      ['12', 'Salg af skolen', '82.02.00G10', 'Vedtaget med 7 stemmer mod 2.'],
      ['13', 'Ny vej', null, 'Udsat.'],
    ],
  ],
  'the decision under the heading, by body and day': [
    `Referat fra Kulturudvalgets møde den 3. april 2019\n\n3.1 Nye lokaler\nUdvalget, 3. april 2019: Godkendt.\n\nIndstilling\n\nForvaltningen indstiller, at lokalerne lejes.\n\n3.2 Fest\nUdvalget, 3. april 2019: Sendt tilbage.\n\nIndstilling\n\nAt festen holdes.`,
    [
      ['3.1', 'Nye lokaler', null, 'Godkendt.'],
      ['3.2', 'Fest', null, 'Sendt tilbage.'],
    ],
  ],
  'rows of a table turned into labels': [
    `${head}Emne: Besøg i klubben\nSag: Klubben har inviteret os.\nBeslutning: Vi kommer den 4. juni.\n\nEmne: Evt.\nBeslutning:\n`,
    [
      [null, 'Besøg i klubben', null, 'Vi kommer den 4. juni.'],
      [null, 'Evt.', null, null],
    ],
  ],
  'titles underlined, decisions behind an arrow': [
    `${head}Besøg i klubben\n---------------\nKlubben har inviteret os.\n=> Vi kommer den 4. juni.\n\nPrisen\n======\nTre er indstillet.\n=> Udsat.\n\nEventuelt\n---------\nIntet.`,
    [
      [null, 'Besøg i klubben', null, 'Vi kommer den 4. juni.'],
      [null, 'Prisen', null, 'Udsat.'],
      [null, 'Eventuelt', null, null],
    ],
  ],
  'capitals without numbers, the case in brackets': [
    `${head}BESØG I KLUBBEN (J.nr. 18.20.00G01)\nKlubben har inviteret os.\nReferat: Vi kommer.\n\nNY PRIS\nDer er tre indstillinger.\nReferat: Udsat.\n\nEVENTUELT\nReferat: Intet.`,
    [
      [null, 'BESØG I KLUBBEN', '18.20.00G01', 'Vi kommer.'],
      [null, 'NY PRIS', null, 'Udsat.'],
      [null, 'EVENTUELT', null, 'Intet.'],
    ],
  ],
  'the case label on the line of the heading': [
    `${head}12. Nye lokaler Sagsnr. 12/27845\n\nBeslutning fra møde 3. maj 2021\n\nUdsat.\n\n13. Prisen Sagsnr. 12/27846\n\nBeslutning fra møde 12. april 2021\n\nSendt tilbage.\n\nBeslutning fra møde 3. maj 2021\n\nGodkendt.`,
    [
      ['12', 'Nye lokaler', '12/27845', 'Udsat.'],
      ['13', 'Prisen', '12/27846', 'Godkendt.'],
    ],
  ],
  'items without numbers, titles or anything but their captions': [
    `${head}Resumé\n\nNy chef præsenterer sig.\n\nForslag\n\nAt det tages til efterretning.\n\nBeslutning Integrationsrådet den 03-05-2021\n\nTaget til efterretning.\n\nResumé\n\nNyt fra formanden.\n\nForslag\n\nAt det tages til efterretning.\n\nBeslutning Integrationsrådet den 03-05-2021\n\nUdsat.`,
    [
      [null, null, null, 'Taget til efterretning.'],
      [null, null, null, 'Udsat.'],
    ],
  ],
  'a mail that was sent on': [
    `> Referat af møde i Seniorrådet den 3. maj 2021\n> Til stede: Ida Krog, Ole Bo\n>\n> Besøg i klubben\n> ---------------\n> Klubben har inviteret os.\n>\n> => Vi kommer den 4. juni.\n>\n> Prisen\n> ======\n> Tre er indstillet.\n>\n> => Udsat.`,
    [
      [null, 'Besøg i klubben', null, 'Vi kommer den 4. juni.'],
      [null, 'Prisen', null, 'Udsat.'],
    ],
  ],
  'every item "1.", and every entry of a list': [
    `${head}1. Lokale i Skoven\n\nSag: 2021-001234   Dok.nr.: 2021-001234-7\n\nProblemstilling\n\nTre ting mangler:\n\n1. Stole\n\n1. Borde\n\n1. Lamper\n\nBeslutning i Kulturudvalget den 12. april 2021\n\nAnbefales.\n\nBeslutning i Integrationsrådet den 3. maj 2021\n\nGodkendt.\n\n1. Haver\n\nSag: 2021-001235\n\nLøsningsforslag\n\nVi kan:\n\n1. Så\n\n1. Vande\n\nBeslutning i Integrationsrådet den 3. maj 2021\n\nUdsat.\n\n1. Eventuelt\n\nBeslutning i Integrationsrådet den 3. maj 2021\n\nIntet.`,
    [
      ['1', 'Lokale i Skoven', '2021-001234', 'Godkendt.'],
      ['1', 'Haver', '2021-001235', 'Udsat.'],
      ['1', 'Eventuelt', null, 'Intet.'],
    ],
  ],
  'what there is to decide before the text, the record after it': [
    `${head}1.1 Besøg\n\nSagsnr 306-2014-5450\n\nBeslutning\n\nOm rådet vil besøge klubben.\n\nFremstilling\n\nKlubben har åbent.\n\nProtokol\n\nVi kommer.\n\n1.2 Pris\n\nBeslutning\n\nRådet skal vælge.\n\nProtokol\n\nUdsat.`,
    [
      ['1.1', 'Besøg', '306-2014-5450', 'Vi kommer.'],
      ['1.2', 'Pris', null, 'Udsat.'],
    ],
  ],
  'titles that begin with numbers': [
    `${head}1 Dagsorden\n\nBeslutning\n\nGodkendt.\n\n2 2. behandling af budget\n\nSags nr.: 12/27845\n\nBeslutning\n\n1. Godkendt\n2. Udsat\n\n3 3 nye bænke\n\nBeslutning\n\nUdsat.\n\n4 1. budgetopfølgning\n\nBeslutning\n\nGodkendt.`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', '2. behandling af budget', '12/27845', '1. Godkendt\n2. Udsat'],
      ['3', '3 nye bænke', null, 'Udsat.'],
      ['4', '1. budgetopfølgning', null, 'Godkendt.'],
    ],
  ],
  'the number alone, the title broken over two lines below it': [
    `${head}1\nDagsorden\n\nBeslutning\n\nGodkendt.\n\n2\n2 dage om ugen i klubben for børn af kursister og\nderes søskende\n\nSag: 22-003654\n\nBeslutning\n\nUdsat.`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', '2 dage om ugen i klubben for børn af kursister og deres søskende', '22-003654', 'Udsat.'],
    ],
  ],
}

describe('a document is read in its own way of printing items', () => {
  it.each(Object.entries(ways))('%s', (_, [text, items]) => {
    expect(read(text)).toEqual(items)
  })
})

describe('marks of kind', () => {
  const minutes = (first: string, second: string): string =>
    `${head}5 ${first} Plan for parken\n\nBeslutning\n\nGodkendt.\n\n6 ${second} Lejesag\n\nBeslutning\n\nGodkendt.`
  const closed = (text: string): boolean[] => parseWithSource(text).document.items.map((item) => item.closed)

  it('beside others, "(B)" is something to decide; alone it closes, and "(F)" always does', () => {
    expect(closed(minutes('(B)', '(O)'))).toEqual([false, false])
    expect(closed(minutes('(B)', '(F)'))).toEqual([true, true])
    expect(closed(minutes('(O)', '(F)'))).toEqual([false, true])
  })
})

describe('an agenda', () => {
  const agenda = (more: string): string =>
    `Dagsorden\nByrådet\nDato: 3. maj 2021\n\n1. Ny vej\n\nIndstilling\n\nAt vejen bygges.\n\n${more}2. Pris\n\nIndstilling\n\nAt prisen gives.\n\n3. Evt.\n\n4. Lukket punkt`

  it('holds no decision of the meeting, only what others decided before', () => {
    const { items, kind } = parseWithSource(agenda('Beslutning\n\nTeknisk Udvalg anbefaler.\n\n')).document
    expect(kind).toBe('agenda')
    expect(items.map(({ decision, sections }) => [decision, sections.at(-1)?.kind])).toEqual([
      [null, 'proceedings'],
      [null, 'recommendation'],
      [null, undefined],
      [null, undefined],
    ])
  })
})

describe("a municipality's own captions", () => {
  it('head sections of the kind that it says', () => {
    const captions = [{ caption: 'Byens puls', kind: 'background' as const }]
    const text = `${head}Punkt 1: Plan\n\nByens puls\n\nDer er travlt.\n\nBeslutning\n\nGodkendt.`
    expect(parseWithSource(text, { captions }).document.items[0]?.sections[0]).toEqual({
      ...{ kind: 'background', caption: 'Byens puls', text: 'Der er travlt.' },
    })
    expect(parseWithSource(text).document.items[0]?.sections[0]?.caption).toBeNull()
  })
})
