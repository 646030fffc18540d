import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeDocument } from './decode.ts'
import { lostLines } from './fixtures/lost-lines.ts'
import { parseWithSource } from './parse.ts'

const fixtures = new URL('./fixtures/', import.meta.url)
const names = readdirSync(fixtures).filter((name) => name.endsWith('.txt'))

it.each(names)('no line of %s is lost', (name) => {
  const decoded = decodeDocument(readFileSync(new URL(name, fixtures)))
  if (!('text' in decoded)) throw new Error(decoded.refusal)
  expect(lostLines(decoded.text, parseWithSource(decoded.text))).toEqual([])
})

const block = fc.oneof(
  fc.constantFrom(
    ...[
      'REFERAT Integrationsrådet d. 07-06-2021',
      'Dagsorden',
      'Fjordby Kommune',
      'Indholdsfortegnelse',
      'Eventuelt.....\t5',
      '1. Evt. ... 7',
    ],
    ...[
      'Mødedato: 31-02-2021 kl. 25.00',
      'Mødedato Mandag d. 7. juni 2021 kl. 17-19',
      'Mødested',
      'Rådhuset, sal 2',
      'Dato: 1/2 2020 Sted: Havnen',
    ],
    ...[
      'Deltagere: Ida Krog (formand), Ole og Per Lund, alle andre',
      'Mødedeltagere',
      'Yusuf Demir (A, næstformand)',
      'Afbud: Siv Møl (V) - syg',
    ],
    ...[
      'Referent: Ida Krog',
      'Udvalg: Byrådet',
      'Byrådet',
      'Deltagere: Ida Krog,\nOle Lund, Kai',
      'Medlemmer: Bo Friis',
      'Mødetype: Referat',
    ],
    ...[
      'Punkt 1: Godkendelse',
      'Punkt 2 (Lukket): Sag',
      'PUNKT 3',
      'Pkt. 4 - Lukket punkt: T',
      'LUKKET PUNKT 5: X',
      '5. Status',
      '6. Evt.',
      '## Punkt 7: M',
    ],
    ...[
      '1. Uddannelse',
      '2. Job.',
      '2. behandling af sagen',
      '- punkt',
      '* stjerne',
      '2021-000299',
      'Sagsnr.: 21/4',
      'Sagsnr. 2 Byrådet Åbent punkt',
    ],
    ...[
      'Lukket punkt',
      'Åbent punkt',
      'Lukkede punkter',
      'Åbne punkter',
      'Beslutning',
      'Beslutning: Godkendt.',
      '**Indstilling**',
      'Bilag',
      'Økonomi',
    ],
    ...['Sagens forløb', '12-04-2021 Integrationsrådet', 'Beslutning i Byrådet den 1. maj 2021', 'Byrådet, 03-05-2021, pkt. 4', 'Tidsplan'],
    ...[
      'Administrationen indstiller, at',
      'Side 2 af 3',
      'Til toppen',
      'Mødet blev hævet kl. 20',
      'Underskrifter',
      'Næste møde: 3. maj',
      '---',
      '***',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.lorem({ maxCount: 12 }),
)
/** Most begin as minutes do, or few of them would be read as such. */
const opening = fc.constantFrom('', 'Referat\n', 'Dagsorden\nMødested: Rådhuset\n\n', 'Punkt 1: Godkendelse af dagsorden\n\nBeslutning\n\n')
const generated = fc
  .tuple(opening, fc.array(fc.tuple(block, fc.constantFrom('\n', '\n\n', '\n \n\n')), { maxLength: 50 }))
  .map(([first, blocks]) => first + blocks.flat().join(''))

describe('any document', () => {
  it('keeps every line in a field or unplaced, however its blocks are mixed', () => {
    fc.assert(
      fc.property(generated, (text) => {
        expect(lostLines(text, parseWithSource(text))).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  it('is read without throwing, and its decisions stand in its lines', () => {
    fc.assert(
      fc.property(fc.oneof(generated, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        const { items } = parseWithSource(text).document
        // A paragraph goes on below what the page printed between its lines.
        const words = new Set(text.split(/[\s:]+/))
        for (const { decision } of items) for (const word of decision?.split(/[\s:]+/) ?? []) expect(words).toContain(word)
      }),
      { numRuns: 1000 },
    )
  })
})
