import { describe, expect, it } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

/** One document for each way in which the pages and systems of municipalities print their items: what is printed, and what is read. */
const ways: Record<string, [string, Read[]]> = {
  '"SAG NR. 1" with the title below': [
    `${head}SAG NR. 1\nNyt om puljen\n\nSagsfremstilling\nDer er penge nok.\n\nBeslutning\nTaget til efterretning.\n\nSAG NR. 2\nRegnskab for festen\n\nBeslutning\nGodkendt.`,
    [
      ['1', 'Nyt om puljen', null, 'Taget til efterretning.'],
      ['2', 'Regnskab for festen', null, 'Godkendt.'],
    ],
  ],
  'the running number below the title': [
    `${head}Fold alle ud\n\nSpørgetid\nSag nr. 129\n\nBeslutningskompetence: IR\n\nBeslutning\n\nTaget til efterretning.\n\nPlan for festen - endelig vedtagelse\nSag nr. 130\n\nSagens kerne\n\nPlanen er i høring.\n\nKulturudvalget, 10. april 2021, pkt. 65:\n\nAnbefales.\n\nBeslutning\n\nGodkendt.\n\nSagsfremstilling\n\nFesten varer to dage.`,
    [
      ['129', 'Spørgetid', null, 'Taget til efterretning.'],
      ['130', 'Plan for festen - endelig vedtagelse', null, 'Godkendt.'],
    ],
  ],
  'the case number above the title': [
    `${head}Sagsnr. 21/4711\n1. Dagsorden\n\nBeslutning\nGodkendt.\n\nSagsnr. 21/4712\n2. Festen\n\nSagsfremstilling\nDer er penge nok.\n\nBeslutning\nUdsat.\n\nSagsnr. 21/4713\n3. Ny sti\n\nBeslutning\nVedtaget.`,
    [
      ['1', 'Dagsorden', '21/4711', 'Godkendt.'],
      ['2', 'Festen', '21/4712', 'Udsat.'],
      ['3', 'Ny sti', '21/4713', 'Vedtaget.'],
    ],
  ],
  'openness above the number, the decision under "Indstilling og beslutning" by body and day': [
    `${head}Til indholdsfortegnelse\n\n Åbent  punkt\n\n 1  Dagsorden\n\n00.01.00P35-0104\n\nIndstilling og beslutning\n\nIntegrationsrådet den 3. maj 2021:\n\nGodkendt.\n\nTil indholdsfortegnelse\n\n Åbent  punkt\n\n 2  Møde med skolen\n\n00.30.02G01-0022\n\nBehandling\n\nMødedato\n\n2\n\nResumé\n\nKort.\n\nIndstilling og beslutning\n\nFormanden indstiller,\n\n·         at mødet holdes.\n\n \n\nIntegrationsrådet den 3. maj 2021:\n\nTaget til efterretning.\n\nSagsfremstilling\n\nSkolen har skrevet.`,
    [
      ['1', 'Dagsorden', '00.01.00P35-0104', 'Godkendt.'],
      ['2', 'Møde med skolen', '00.30.02G01-0022', 'Taget til efterretning.'],
    ],
  ],
  'a table of the meetings to come above, and what was added to the case below the decision': [
    `${head}Åbent punkt\n\n1 Dagsorden\n\nIndstilling og beslutning\n\nIntegrationsrådet den 3. maj 2021:\n\nGodkendt.\n\nÅbent punkt\n\n2 Takster i hallen\n\nBehandling\tMødedato\tÅbent punkt\tLukket punkt\nIntegrationsrådet\t03-05-2021\t2\nØkonomiudvalget\t13-06-2021\n\nIndstilling og beslutning\n\nFormanden indstiller, at taksten følges.\n\nIntegrationsrådet den 8. april 2021:\n\nUdsat.\n\nIntegrationsrådet den 3. maj 2021:\n\nAnbefales.\n\nSupplerende sagsfremstilling til mødet den 3. maj 2021\n\nDer er hentet to tilbud.\n\nSagsfremstilling\n\nHallen er ny.`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Takster i hallen', null, 'Anbefales.'],
    ],
  ],
  'headings glued to the end of the line before, and a name of the body that has changed': [
    `UDVALG\n\nUdvalget "Læring og Trivsel"\n\nMØDE\n\nReferat\n\nSTARTTIDSPUNKT\n\n24-06-2014 10:00:00\n\n\nPUNKTER\n\n49. Godkendelse af dagsorden til den 26.06.2014\n50. Ny strategi\n51. Eventuelt til mødet den 26.06.201449. Godkendelse af dagsorden til den 26.06.2014\n\nSagsgang og sagstype\n\nUdvalget for Børn\n\nBeslutning i Udvalget for Børn den 24-06-2014\n \nGodkendt.\n \nReferat\nSagsfremstilling50. Ny strategi\n\nBeslutning i Udvalget for Børn den 24-06-2014\n \nUdsat.\n \nReferat\nSagsfremstilling51. Eventuelt til mødet den 26.06.2014\n\nBeslutning i Udvalget for Børn den 24-06-2014\n \nIntet.`,
    [
      ['49', 'Godkendelse af dagsorden til den 26.06.2014', null, 'Godkendt.'],
      ['50', 'Ny strategi', null, 'Udsat.'],
      ['51', 'Eventuelt til mødet den 26.06.2014', null, 'Intet.'],
    ],
  ],
  'the first item glued to the heading of the contents list': [
    `${head}Indholdsfortegnelse1. Fraværende\n\n\nResume\n\nSagsforløb: IR\n\nBeslutning\n\nIda Krog.\n\nTil toppen\n\n\n2. Bemærkninger\n\n\nResume\n\nBeslutning\n\nIngen.\n\nTil toppen`,
    [
      ['1', 'Fraværende', null, 'Ida Krog.'],
      ['2', 'Bemærkninger', null, 'Ingen.'],
    ],
  ],
  'items and captions as entries of lists': [
    `${head}  • 1 Budget 2021\n    • Sagsfremstilling\n\n      Planen følges.\n\n      -       Basis\n\n    • Indstilling\n\n      Formanden foreslår,\n\n      1.    at det drøftes\n\n      2.    at det sendes videre\n\n    • Beslutning\n\n      Sendt videre.\n\n    • Bilag\n\n      • Notat.pdf\n\n  • 2 Ny klub i nord\n    • Indstilling\n\n      Formanden foreslår, at klubben åbner\n\n    • Beslutning\n\n      Godkendt.`,
    [
      ['1', 'Budget 2021', null, 'Sendt videre.'],
      ['2', 'Ny klub i nord', null, 'Godkendt.'],
    ],
  ],
  'nothing but the case number over the item': [
    `${head}Udskriv hele dagsordnen\n • Udskriv\n  Sagsid.: 18/5090, Sagsinitialer: hwj\n\n  Beslutning Integrationsrådet den 03-05-2021\n\n  Godkendt.\n\n • Udskriv\n  Sagsid.: 18/44, Sagsinitialer: hwj\n\n  Sagsfremstilling\n\n  Rådet orienteres.\n\n  Beslutning Integrationsrådet den 03-05-2021\n\n  Til efterretning.`,
    [
      [null, null, '18/5090', 'Godkendt.'],
      [null, null, '18/44', 'Til efterretning.'],
    ],
  ],
  'nothing over the item, and captions before and after the decision': [
    `${head}Sagsfremstilling\nHaven gror til.\nIndstilling\nat den luges.\nBeslutning\nTiltrådt.\nBeslutningskompetence\nByrådet.\nSagsfremstilling\nDer mangler asfalt.\nIndstilling\nat den lægges.\nBeslutning\nUdsat.\nBeslutningskompetence\nRådet.\nResume\nPlanen er i høring.\nSagsfremstilling\nPlanen er lang.\nBeslutning\nTiltrådt.\nBeslutningskompetence\nByrådet.`,
    [
      [null, null, null, 'Tiltrådt.'],
      [null, null, null, 'Udsat.'],
      [null, null, null, 'Tiltrådt.'],
    ],
  ],
  'one item alone, its labels on lines of their own': [
    `2.      Indkaldelse af stedfortræder\n\n \n\nSagsnr.\n\n450-2018-4075\n\nInitialer\n\nNIB\n\nÅbent\n\n \n\nSagsfremstilling\n\nIda Krog har forfald.\n\nSagen afgøres i\n\nByrådet\n\n \n\nBilagsnr\n\n \n\nBeslutning i Byrådet 27. november 2018\n\nFraværende:  Ida Krog (V)\n\nGodkendt.`,
    [['2', 'Indkaldelse af stedfortræder', '450-2018-4075', 'Godkendt.']],
  ],
  'no space after the number': [
    `${head}1.Temamøde om diger\n\nSagsnummer: 19/2484\n\nTemamøde om diger\n\nBeslutning Integrationsrådet den 03-05-2021\n\nDrøftet.\n\nSagsfremstilling\n\nDigerne er lave.\n\n2.Udbud af mad\n\nSagsnummer: 18/1039\n\nBeslutning Integrationsrådet den 03-05-2021\n\nUdsat.`,
    [
      ['1', 'Temamøde om diger', '19/2484', 'Drøftet.'],
      ['2', 'Udbud af mad', '18/1039', 'Udsat.'],
    ],
  ],
  'the letter of its kind behind each title, printed twice, and an empty label before the decision': [
    `${head}1. Godkendelse af dagsorden (B)\n\n1. Godkendelse af dagsorden (B)\n\nSagsnr.: 330-2017-89635               Dok.nr.: 330-2020-494675                                Åbent\nKompetence: Rådet\nBeslutning i Integrationsrådet den 3. maj 2021:\nFraværende: \nGodkendt.\n\n2. Siden sidst (O)\n\n2. Siden sidst (O)\n\nSagsnr.: 330-2017-89636               Dok.nr.: 330-2020-494676                                Åbent\nBeslutning i Integrationsrådet den 3. maj 2021:\nFraværende: \nTil orientering.\n\n3. Nyt fra skolen (O)\n\n3. Nyt fra skolen (O)\n\nSagsnr.: 330-2017-89637               Dok.nr.: 330-2020-494677                                Åbent\nBeslutning i Integrationsrådet den 3. maj 2021:\nFraværende: \nTil orientering.`,
    [
      ['1', 'Godkendelse af dagsorden', '330-2017-89635', 'Godkendt.'],
      ['2', 'Siden sidst', '330-2017-89636', 'Til orientering.'],
      ['3', 'Nyt fra skolen', '330-2017-89637', 'Til orientering.'],
    ],
  ],
  'the heading once more over the decision': [
    `${head}1. Ny forretningsorden\n\nIndstilling\n\nFormanden indstiller, at den godkendes.\n\nBeslutning\n\nDagsordenspunkt 1: Ny forretningsorden\n\nIntegrationsrådets beslutning i mødet den 3. maj 2021\n\nVedtaget.\n\n2. Eventuelt\n\nBeslutning\n\nDagsordenspunkt 2: Eventuelt\n\nIntegrationsrådets beslutning i mødet den 3. maj 2021\n\nIntet.`,
    [
      ['1', 'Ny forretningsorden', null, 'Vedtaget.'],
      ['2', 'Eventuelt', null, 'Intet.'],
    ],
  ],
}

it('a row of a table with body and day is no caption', () => {
  const [text = ''] = ways['a table of the meetings to come above, and what was added to the case below the decision'] ?? []
  const captions = parseDocument(text).items[1]?.sections.map(({ caption }) => caption)
  expect(captions).toContain('Supplerende sagsfremstilling til mødet den 3. maj 2021')
  expect(captions).not.toContainEqual(expect.stringContaining('Økonomiudvalget'))
})

describe('a document is read in its own way of printing items', () => {
  it.each(Object.entries(ways))('%s', (_, [text, items]) => {
    expect(read(text)).toEqual(items)
  })
})
