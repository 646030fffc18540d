import { describe, expect, it, test } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

/** Lines that the width of the page broke where no line was meant to end. */
const ways: Record<string, [string, Read[]]> = {
  'a caption that ends with its day on the next line': [
    `${head}1. Dagsorden\n\nIntegrationsrådets og Seniorrådets beslutning den 3. maj\n2021:\n\nGodkendt.\n\n2. Cykler\n\nDer er cykler.\nBeslutning i Beskæftigelses- og\nIntegrationsrådet den 3. maj 2021\nUdsat.\n\n3. Kort\n\nBehandling i Integrationsrådet mandag den 3.\nmaj 2021\n\nDrøftet.`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Cykler', null, 'Udsat.'],
      ['3', 'Kort', null, 'Drøftet.'],
    ],
  ],
  'no caption: a title over a caption with a day, and a label with the day': [
    `${head}1. Godkendelse af rådets dagsorden\nIntegrationsrådets beslutning den 3. maj 2021\nGodkendt.\n2. Cykler til familierne i byen\nBeslutning fra Integrationsrådet\nDato: 3. maj 2021\nSted: Salen\nUdsat.`,
    [
      ['1', 'Godkendelse af rådets dagsorden', null, 'Godkendt.'],
      ['2', 'Cykler til familierne i byen', null, 'Udsat.'],
    ],
  ],
  'those absent, first or last in a decision': [
    `${head}Afbud: Mia Lind Krog, Per Bo\n\n1. Cykler\n\nSagsfremstilling\n\nRådet har fået mange cykler af foreningen, og de skal fordeles til de\nfamilier, der bor længst væk fra skolen og sprogcentret, før det bliver\nvinter, så børnene kan komme til lektiehjælp uden at vente på bussen\neller gå hele vejen.\n\nBeslutning\n\nFraværende med afbud: Anna Marie Toft, Jens Erik Holm, Lise Bak, Mia\nLind Krog, Per Bo\nGodkendt.\n\n2. Kort\n\nBeslutning\n\nUdsat.\n\nFraværende: Mia Lind Krog og Per Bo. Rikke Lund Damgaard mødte som\nstedfortræder.`,
    [
      ['1', 'Cykler', null, 'Godkendt.'],
      ['2', 'Kort', null, 'Udsat.'],
    ],
  ],
  'a title whose last word could be a caption': [
    `${head}46. Lokalplan 114 for boliger ved Præstemarken - endelig\nvedtagelse\n\nSagsfremstilling\n\nPlanen har været i høring.\n\nBeslutning\n\nVedtaget.`,
    [['46', 'Lokalplan 114 for boliger ved Præstemarken - endelig vedtagelse', null, 'Vedtaget.']],
  ],
  'the numbers of items above the list of them': [
    `${head}Ulla Ravn gik kl. 18 og deltog ikke i behandlingen af pkt. 43 -\n44.\n\nIndholdsfortegnelse\n\n41.\n\nDagsorden\n\n2\n\n42.\n\nCykler\n\n3\n\n43.\n\nKort\n\n3\n\n44.\n\nEventuelt\n\n4\n\n41.\n\nDagsorden\n\nBeslutning\n\nGodkendt.\n\n42.\n\nCykler\n\nBeslutning\n\nUdsat.\n\n43.\n\nKort\n\nBeslutning\n\nDrøftet.\n\n44.\n\nEventuelt\n\nBeslutning\n\nIntet.`,
    [
      ['41', 'Dagsorden', null, 'Godkendt.'],
      ['42', 'Cykler', null, 'Udsat.'],
      ['43', 'Kort', null, 'Drøftet.'],
      ['44', 'Eventuelt', null, 'Intet.'],
    ],
  ],
}

test('a sentence of those who came, over two lines of the head, names them all', () => {
  const text = `Referat fra møde i Integrationsrådet\nmandag den 6. marts 2017 kl. 17.00\n\nTil mødet kom Agnete Lind, Mohamad Haddad, Birger Svenning Toft og\nMarija Ulrich. Der var afbud fra Thuy Vang.\n\n1. Cykler til alle børn i byens skoler og institutioner\n\nDer er nu kommet så mange cykler, at de kan gives til alle, som har\nbrug for dem, og foreningen vil gerne hjælpe med at sætte dem i stand,\nnår blot der er et sted med lys og varme, hvor det kan foregå om\naftenen hele vinteren.\n\nBeslutning\n\nGodkendt.`
  const { attendees, absent } = parseDocument(text)
  expect(attendees.map(({ name }) => name)).toEqual(['Agnete Lind', 'Mohamad Haddad', 'Birger Svenning Toft', 'Marija Ulrich'])
  expect(absent.map(({ name }) => name)).toEqual(['Thuy Vang'])
})

describe('broken lines', () => {
  it.each(Object.entries(ways))('%s', (_, [text, expected]) => expect(read(text)).toEqual(expected))
})
