import { describe, expect, it } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

/** Captions within a paragraph, or right before their text. */
const ways: Record<string, [string, Read[]]> = {
  'at the end of a paragraph, and behind a title': [
    `${head}1. Dagsorden Beslutning: Godkendt.\n\n2. Cykler\n\nSagsfremstilling\n\nDer er cykler til alle.\nIndstilling\nAt de fordeles. Beslutning: Udsat.\n\n3. Kort Beslutning: Drøftet.`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Cykler', null, 'Udsat.'],
      ['3', 'Kort', null, 'Drøftet.'],
    ],
  ],
  'without a colon, once with body and day': [
    `${head}Punkt 1: Dagsorden\n\nBeslutning Integrationsrådet, 03.05.2021 Godkendt.\n\nPunkt 2: Cykler\n\nSagsfremstilling Der er cykler.\n\nBeslutning Udsat.\n\nPunkt 3: Kort\n\nSagsfremstilling Der er kort.\n\nBeslutning Drøftet.`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Cykler', null, 'Udsat.'],
      ['3', 'Kort', null, 'Drøftet.'],
    ],
  ],
  'behind a sentence, with body and day': [
    `${head}Punkt 194: Dagsorden\n00.22.02-A26-1-13 Beslutning Integrationsrådet, 03.05.2021 Godkendt.\nPunkt 195: Cykler\nDer er cykler. INDSTILLING Formanden indstiller, at de fordeles. Beslutning Integrationsrådet, 03.05.2021 Udsat.\nRådet ser på det i juni.\nPunkt 196: Kort\nDer er kort. INDSTILLING Formanden indstiller, at de vises. Beslutning Integrationsrådet, 03.05.2021 Drøftet.`,
    [
      ['194', 'Dagsorden', '00.22.02-A26-1-13', 'Godkendt.'],
      ['195', 'Cykler', null, 'Udsat.\nRådet ser på det i juni.'],
      ['196', 'Kort', null, 'Drøftet.'],
    ],
  ],
  'none where it tells the kind of an item': [
    `${head}1. Beslutning: Dagsorden\n\nDen er sendt ud.\n\n2. Beslutning: Cykler\n\nDer er cykler.\n\n3. Orientering: Kort\n\nDer er kort.`,
    [
      ['1', 'Beslutning: Dagsorden', null, null],
      ['2', 'Beslutning: Cykler', null, null],
      ['3', 'Orientering: Kort', null, null],
    ],
  ],
  'none where captions stand on lines of their own, in what was decided before': [
    `${head}1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Cykler\n\nSagsfremstilling\n\nUdvalget mødtes i april. Beslutning: Anbefales. Rådet mødtes i marts. Beslutning: Anbefales.\n\nBeslutning\n\nUdsat.\n\n3. Kort\n\nBeslutning\n\nDrøftet.`,
    [
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Cykler', null, 'Udsat.'],
      ['3', 'Kort', null, 'Drøftet.'],
    ],
  ],
  'below what other bodies decided': [
    `${head}1. Cykler\n\nIndstilling\n\nAt de fordeles.\n\nØkonomiudvalget, 2. marts 2021, pkt. 4:\n\nAnbefales.\n\nBeslutning: Udsat.\n\n2. Kort\n\nSagens forløb\n\n02-03-2021 Økonomiudvalget\n\nAnbefales.\n\nBeslutning: Drøftet.`,
    [
      ['1', 'Cykler', null, 'Udsat.'],
      ['2', 'Kort', null, 'Drøftet.'],
    ],
  ],
  'none right below another body, which decided it': [
    `${head}1. Cykler\n\nIndstilling\n\nAt de fordeles.\n\nØkonomiudvalget, 2. marts 2021, pkt. 4:\n\nBeslutning: Anbefales.\n\n2. Kort\n\nØkonomiudvalget, 2. marts 2021, pkt. 5:\n\nBeslutning: Anbefales.\n\nBeslutning: Drøftet.`,
    [
      ['1', 'Cykler', null, null],
      ['2', 'Kort', null, 'Drøftet.'],
    ],
  ],
}

it('names no body by a caption that was glued to one', () =>
  expect(
    parseDocument(
      'Referat: 3. maj 2021 kl. 08:00\n1 : Dagsorden\nSagsnr:\nBeslutningGodkendt.\n2 : Besøg\nSagsnr:\nSagsfremstillingUdvalget besøger havnen.\nBeslutningUdsat.',
    ).body,
  ).toBeNull())

describe('captions run in', () => {
  it.each(Object.entries(ways))('%s', (_, [text, expected]) => expect(read(text)).toEqual(expected))
})
