import { describe, expect, it } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'

/** Documents whose empty lines were lost on the way: nothing but the words tells where an item begins. */
const ways: Record<string, [string, Read[]]> = {
  'a list of the items right above them': [
    `${head.trim()}\nIndhold\nÅbne\n24 Dagsorden\n25 Cykelkurser\nLukkede\n26 Medborgerprisen\nMedlemmer:\nIda Krog\nÅbne\n24. Dagsorden\nSagsfremstilling\nDen skal godkendes.\nBeslutning\nGodkendt.\n25. Cykelkurser\nSagsfremstilling\nTo kurser.\nBeslutning\nUdsat.\nLukkede\n26. Medborgerprisen\nSagsfremstilling\n-\nBeslutning\nIndstillet.`,
    [
      ['24', 'Dagsorden', null, 'Godkendt.'],
      ['25', 'Cykelkurser', null, 'Udsat.'],
      ['26', 'Medborgerprisen', null, 'Indstillet.'],
    ],
  ],
  'a list whose long entries reach their page on the next line': [
    `${head.trim()}\nIndholdsfortegnelse\nPunkt 37: Dagsorden ........ 2\nPunkt 38: Arbejdspligt i kommunen og de\nførste måneder ........ 2\nPunkt 39: Partnerskab med havnens mestre\n........ 4\nPunkt 37: Dagsorden\nBeslutning\nGodkendt.\nPunkt 38: Arbejdspligt i kommunen og de\nførste måneder\nBeslutning\nUdsat.\nPunkt 39: Partnerskab med havnens mestre\nBeslutning\nTiltrådt.`,
    [
      ['37', 'Dagsorden', null, 'Godkendt.'],
      ['38', 'Arbejdspligt i kommunen og de første måneder', null, 'Udsat.'],
      ['39', 'Partnerskab med havnens mestre', null, 'Tiltrådt.'],
    ],
  ],
  'numbers with a nought, the title below': [
    `${head.trim()}\nSagsoversigt\n01. Dagsorden ........ 3\n02. Havnen og de nye kajer, del\nto ........ 4\n01.\nDagsorden\nÅben sag\nIndstilling\nGodkendes.\nBeslutning\nGodkendt.\n02.\nHavnen og de nye kajer, del to\nÅben sag\nBaggrund\nDer er en havn.\nBeslutning\nUdsat.\nBilag\n02. Havnen og de nye kajer, del to\nKort over havnen`,
    [
      ['01', 'Dagsorden', null, 'Godkendt.'],
      ['02', 'Havnen og de nye kajer, del to', null, 'Udsat.'],
    ],
  ],
  'titles over "Sag nr. 43", right below a list of papers': [
    `${head.trim()}\nFold alle ud\nSpørgetid\nSag nr. 42\nSagens kerne\nBeslutning\nIngen spørgsmål.\nLån til varmeværket\nSag nr. 43\nSagens kerne\nDer søges et lån.\nBeslutning\nVedtaget.\nBilag\nBilag 1: Budget\nNavn til skolen\nSag nr. 44\nSagens kerne\nTre forslag.\nBeslutning\nUdsat.`,
    [
      ['42', 'Spørgetid', null, 'Ingen spørgsmål.'],
      ['43', 'Lån til varmeværket', null, 'Vedtaget.'],
      ['44', 'Navn til skolen', null, 'Udsat.'],
    ],
  ],
  'titles at the margin over indented text': [
    `Referat af møde i Integrationsrådet\nden 3. maj 2021 kl. 17\nGodkendelse af referat:\n  Referatet godkendt.\nElevråd:\n  Rådet har talt om mad.\n  Det godkendte rådet.\nPersonsag (lukket punkt)\nMeddelelser:\n  Ingen.`,
    [
      [null, 'Godkendelse af referat', null, 'Referatet godkendt.'],
      [null, 'Elevråd', null, 'Rådet har talt om mad.\nDet godkendte rådet.'],
      [null, 'Personsag', null, null],
      [null, 'Meddelelser', null, 'Ingen.'],
    ],
  ],
}

it('titles over "Sag nr. 43" are the same with an empty line after each line', () => {
  const [text, expected] = ways['titles over "Sag nr. 43", right below a list of papers'] ?? ['', []]
  expect(read(text.replaceAll('\n', '\n\n'))).toEqual(expected)
})

describe('without empty lines', () => {
  it.each(Object.entries(ways))('%s', (_, [text, expected]) => expect(read(text)).toEqual(expected))
})
