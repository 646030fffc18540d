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
