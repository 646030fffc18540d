import { describe, expect, it } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'

const item = (heading: string, below: string, decision: string): string =>
  `${heading}\n${below}\n\nSagsfremstilling\nSagen har været i høring.\n\nBeslutning\n${decision}\n`

const ways: Record<string, [string, Read[]]> = {
  '"Sag 37: T", also where the title begins with a number': [
    head +
      ['Sag 37: Budget', 'Sag 38: 2. behandling af planen', 'Sag 39: 100 nye pladser'].map((one) => item(one, '', 'Godkendt.')).join('\n'),
    [
      ['37', 'Budget', null, 'Godkendt.'],
      ['38', '2. behandling af planen', null, 'Godkendt.'],
      ['39', '100 nye pladser', null, 'Godkendt.'],
    ],
  ],
  'number and title right below the decision before, over case number and openness': [
    head +
      ['110) Budget', '111) Valg af formand', '112) Prisen']
        .map((one, i) => item(one, `Sagsnr.: 22-37057${i}\nÅben sag`, 'Udsat.'))
        .join(''),
    [
      ['110', 'Budget', '22-370570', 'Udsat.'],
      ['111', 'Valg af formand', '22-370571', 'Udsat.'],
      ['112', 'Prisen', '22-370572', 'Udsat.'],
    ],
  ],
  'a page that ends between number and title, its form feed right before the title': [
    `${head}${item('1.\nBudget', '', 'Godkendt.')}\n2.\n\n1\n\fValg af formand\n\nBeslutning\nIda Krog.\n\n3.\nEventuelt\n\nBeslutning\nIntet.\n\n2\n\fBilag\nKort.pdf\n\n3\n`,
    [
      ['1', 'Budget', null, 'Godkendt.'],
      ['2', 'Valg af formand', null, 'Ida Krog.'],
      ['3', 'Eventuelt', null, 'Intet.'],
    ],
  ],
  'the points of the recommendation answered one by one below a decision, where all items bear one number': [
    head +
      ['Budget', 'Prisen', 'Stien']
        .map((title) => `1. ${title}\nSagsnr.: 22-370574\nBeslutning\nAd 1) Godkendt.\nAd 2) Udsat.\nResume\nEn sag.\n`)
        .join('\n'),
    [
      ['1', 'Budget', '22-370574', 'Ad 1) Godkendt.\nAd 2) Udsat.'],
      ['1', 'Prisen', '22-370574', 'Ad 1) Godkendt.\nAd 2) Udsat.'],
      ['1', 'Stien', '22-370574', 'Ad 1) Godkendt.\nAd 2) Udsat.'],
    ],
  ],
  'such answers right above the next item that is headed so': [
    head + [item('Ad 1 Budget', '', 'Ad 1) Godkendt.'), item('Ad 2 Prisen', '', 'Udsat.'), item('Ad 3 Stien', '', 'Tiltrådt.')].join(''),
    [
      ['1', 'Budget', null, 'Ad 1) Godkendt.'],
      ['2', 'Prisen', null, 'Udsat.'],
      ['3', 'Stien', null, 'Tiltrådt.'],
    ],
  ],
  'such answers above the papers, and below these the next item that is headed so': [
    head + [item('Ad 1\nBudget', '', 'Ad 1) Godkendt.\n\nBilag\nKort.pdf'), item('Ad 2\nPrisen', '', 'Udsat.')].join('\n'),
    [
      ['1', 'Budget', null, 'Ad 1) Godkendt.'],
      ['2', 'Prisen', null, 'Udsat.'],
    ],
  ],
  'items headed "Ad 1" below one "Beslutninger" over all of them': [
    `${head}Beslutninger\nAd 1 Budget\nDen er god.\n\nAd 2 Prisen\nDen gives til Ida Krog.\n`,
    [
      ['1', 'Budget', null, null],
      ['2', 'Prisen', null, null],
    ],
  ],
  'a title that is broken over two pages': [
    `${head}${item('Sag 1: Budget', '', 'Godkendt.')}\nSag 2: Tilskud til sommerfest fra foreningen Broen -\n\nSide 1 af 2\n\fherunder fordeling af midlerne mellem de tre\ndistrikter\n\nBeslutning\nUdsat.\n\nSide 2 af 2\n`,
    [
      ['1', 'Budget', null, 'Godkendt.'],
      ['2', 'Tilskud til sommerfest fra foreningen Broen - herunder fordeling af midlerne mellem de tre distrikter', null, 'Udsat.'],
    ],
  ],
  'a title that is broken over two lines, and whole in the list of items': [
    `${head}Indhold\n1 Budget\n2 Ansøgning om tilskud til sommerfest fra foreningen Broen\n\n${item('Punkt 1: Budget', '', 'Godkendt.')}${item('Punkt 2: Ansøgning om tilskud til sommerfest fra foreningen\nBroen', 'Sagsnr.: 22-370574', 'Udsat.')}`,
    [
      ['1', 'Budget', null, 'Godkendt.'],
      ['2', 'Ansøgning om tilskud til sommerfest fra foreningen Broen', '22-370574', 'Udsat.'],
    ],
  ],
  'titles without numbers over captions, the running number broken off, below a list of them': [
    `${head}Dagsorden:\nLukket: Salg af havnen\n2. behandling af budgettet\n\n${item('Lukket: Salg af havnen - Sag\nnr. 3', '', 'Solgt.')}\n${item('Valg af formand for rådet i de næste to år - Sag nr.\n5', '', 'Ida Krog.')}\n${item('2. behandling af budgettet med de ændringer\nsom udvalget har foreslået - Sag nr.\n4', '', 'Godkendt.')}`,
    [
      [null, 'Salg af havnen', null, 'Solgt.'],
      [null, 'Valg af formand for rådet i de næste to år', null, 'Ida Krog.'],
      [null, '2. behandling af budgettet med de ændringer som udvalget har foreslået', null, 'Godkendt.'],
    ],
  ],
  'titles without numbers; the municipality at the head of a page is none': [
    `${head}${item('Budget', '', 'Godkendt.')}\n${item('Prisen', '', 'Udsat.').replace('\n\nBeslutning', '\n\n1\n\fFjordby Kommune\nIntegrationsrådet 3. maj 2021\n\nBeslutning')}\n2\n`,
    [
      [null, 'Budget', null, 'Godkendt.'],
      [null, 'Prisen', null, 'Udsat.'],
    ],
  ],
  'titles without numbers; the name of a paper above a decision is none': [
    head +
      ['Budget', 'Prisen']
        .map(
          (one) =>
            `${one}\nSagsnr.: 22-370574\nResume\nEn sag.\nBilag\nNotat om sagen (2000-2021)\nOversigt over svar.pdf\nBeslutning\nGodkendt.\n`,
        )
        .join('\n'),
    [
      [null, 'Budget', '22-370574', 'Godkendt.'],
      [null, 'Prisen', '22-370574', 'Godkendt.'],
    ],
  ],
}

describe('the items are read with', () => {
  it.each(Object.entries(ways))('%s', (_, [text, expected]) => expect(read(text)).toEqual(expected))
})
