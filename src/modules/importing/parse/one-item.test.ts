import { describe, expect, it } from 'vitest'
import { type Read, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const decided =
  'Resume\n\nDer er et koncept.\n\nIndstilling\n\n1. at det godkendes.\n\nBeslutning i Kulturudvalget den 25-02-2020\n\nGodkendt.'
const head = 'Referat\n\ntirsdag den 25. februar 2020 kl. 08:00\n\nMødested M3.3\nUdvalg Kulturudvalget\nFraværende Ingen\nBemærkninger\n\n'

/** A case system prints one item of a meeting without the others, and its heading may be lost. */
const ways: Record<string, [string, Read[]]> = {
  'begins with its case number': [`${head}Sagsid.: 20/4282\n${decided}`, [[null, null, '20/4282', 'Godkendt.']]],
  'has its title over the case number': [
    `Søg\n\nForside\n\nNye stier ved skolen\n\nSagsnr. 20-004282\n\n${decided}`,
    [[null, 'Nye stier ved skolen', '20-004282', 'Godkendt.']],
  ],
}

describe('a document of one item without a number', () => {
  it.each(Object.entries(ways))('%s', (_, [text, expected]) => expect(read(text)).toEqual(expected))

  it('is no letter that tells somebody what was decided', () => {
    const letter =
      'Fjordby Kommune\n\nHavnevej 4\n\nByggetilladelse til et skur\n\nSagsnr. 20-004282\n\nDu har søgt om tilladelse.\n\nAfgørelse\n\nKommunen giver afslag.'
    expect(parseDocument(letter)).toMatchObject({ kind: 'other', items: [] })
  })
})
