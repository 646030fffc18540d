import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeDocument } from './decode.ts'
import { parseWithSource } from './parse.ts'
import type { ParsedDocument, ParsedItem, ParsedWithSource } from './types.ts'

function parseFixture(name: string): ParsedWithSource {
  const decoded = decodeDocument(readFileSync(new URL(`./fixtures/${name}.txt`, import.meta.url)))
  if (!('text' in decoded)) throw new Error(decoded.refusal)
  return parseWithSource(decoded.text)
}

const head = ({ kind, title, body, date, time, place }: ParsedDocument): unknown[] => [kind, title, body, date, time, place]
const outline = (items: ParsedItem[]): unknown[] =>
  items.map(({ number, title, caseNumber, closed }) => [number, title, caseNumber, closed])
const captions = (item: ParsedItem | undefined): unknown[] => item?.sections.map(({ kind, caption }) => [kind, caption]) ?? []
const codes = ({ doubts }: ParsedWithSource): string[] => doubts.map(({ code }) => code)
const unplaced = ({ unplaced }: ParsedDocument): string[] => unplaced.map(({ text }) => text)

describe('minutes with named items, names line by line and a contents list', () => {
  const parsed = parseFixture('minutes-named')
  const { document } = parsed
  const [, hearing, closed, last] = document.items

  it('have head, roles, parties and apologies with their reasons', () => {
    const title = 'REFERAT Integrationsrådet d. 07-06-2021'
    expect(head(document)).toEqual(['minutes', title, 'Integrationsrådet', '2021-06-07', '17:30', 'Medborgerhuset, Havnegade 4'])
    expect(document.attendees).toEqual([
      { name: 'Ida Krog', role: 'formand', party: null },
      { name: 'Yusuf Demir', role: 'næstformand', party: 'Ø' },
      { name: 'Lis Bo Andersen', role: null, party: 'A' },
      { name: 'Amina Warsame', role: 'suppleant', party: null },
      { name: 'Karl van der Berg', role: 'Referent', party: null },
    ])
    expect(document.absent).toEqual([
      { name: 'Per Lund', reason: 'ferie' },
      { name: 'Samira Haddad', reason: 'pga. arbejde' },
    ])
  })

  it('have only the true headings: no list, no sentence and no mention of another item is one', () => {
    expect(outline(document.items)).toEqual([
      ['52', 'Godkendelse af dagsorden', null, false],
      ['53', 'Høring om biblioteksstrategi', '2021-001122', false],
      ['54', 'Lukket punkt', null, true],
      ['56', 'Eventuelt', null, false],
    ])
    expect(hearing?.sections[1]?.text).toBe(
      'Forslaget rummer tre spor:\n1. Åbne døre.\n2. Sprogcafé.\n3. Lektiehjælp.\n2. behandling af strategien sker i byrådet.',
    )
  })

  it('have sections in order, and decision, history and attachments as copies of them', () => {
    expect(captions(hearing)).toEqual([
      ['recommendation', 'Indstilling'],
      ['background', 'Baggrund og vurdering'],
      ['economy', 'Økonomi'],
      ['proceedings', 'Sagens forløb'],
      ['decision', 'Beslutning'],
      ['attachments', 'Bilag'],
    ])
    expect(hearing?.earlierDecisions).toEqual([
      { body: 'Kulturudvalget', date: '2021-05-03', text: 'Sendt i høring.' },
      { body: 'Integrationsrådet', date: '2021-06-07', text: 'Rådet støtter forslaget.' },
    ])
    expect(hearing?.decision).toBe('Rådet støtter forslaget.\nYusuf Demirr skriver svaret inden 14. juni.')
    expect(hearing?.attachments).toEqual(['Udkast til strategi', 'Tidsplan'])
  })

  it('keep the decision of a closed item, and invent none where none is printed', () => {
    expect(closed).toMatchObject({ closed: true, decision: 'Taget til efterretning.' })
    expect(last).toMatchObject({ closed: false, decision: null })
  })

  it('put what follows the meeting in no item', () => {
    expect(unplaced(document).slice(-3)).toEqual(['Mødet blev hævet kl. 19.45', 'Underskrifter', 'Ida Krog'])
  })

  it('raise the doubts', () => {
    const expected = ['decisionDiffers', 'nameVariant', 'dateWithoutYear', 'closedMark', 'numberJumps', 'noDecision', 'unplacedLine']
    expect(codes(parsed)).toEqual(expected)
  })

  it('show for each field the lines it came from', () => {
    const lines = Object.fromEntries(parsed.spans.map(({ path, from, to }) => [path, [from, to]]))
    expect(lines).toMatchObject({
      title: [3, 3],
      time: [5, 5],
      'attendees[1]': [13, 13],
      'items[1].caseNumber': [40, 40],
      'items[1].sections[1]': [46, 54],
      'items[1].decision': [70, 74],
      'items[1].earlierDecisions[1]': [66, 68],
    })
  })
})

describe('minutes in Windows-1252 with numbered items', () => {
  const { document } = parseFixture('minutes-numbered-windows-1252')
  const [, mentors] = document.items

  it('read several labels on a line, and when the meeting ended', () => {
    const body = 'Udvalget for Børn og Integration'
    expect(head(document)).toEqual(['minutes', 'Referat', body, '2021-05-03', '16:00', 'Mødelokale 2, Rådhuset'])
    expect(document.endTime).toBe('18:00')
    expect(document.attendees.map(({ name, role, party }) => [name, role, party])).toEqual([
      ['Hanne Friis', 'formand', null],
      ['Ole Birk', null, null],
      ['Åse Ølgård', null, 'V'],
    ])
    expect(document.absent).toEqual([])
  })

  it('tell numbered items from numbered lists, even where the next number begins a sentence', () => {
    expect(outline(document.items)).toEqual([
      ['12', 'Godkendelse af dagsorden', '21/345', false],
      ['13', 'Ny mentorordning', '21/346', false],
      ['14', 'Ansøgning om tilskud', null, true],
    ])
  })

  it('know the captions of other municipalities', () => {
    expect(captions(mentors)).toEqual([
      ['background', 'Resume'],
      ['background', 'Sagsfremstilling'],
      ['economy', 'Økonomiske konsekvenser'],
      ['recommendation', 'Administrationen indstiller, at'],
      ['other', 'Beslutningen træffes af'],
      ['decision', 'Beslutning i Udvalget for Børn og Integration den 03-05-2021'],
    ])
    expect(mentors?.decision).toBe('Godkendt, idet økonomi: 50.000 kr. tages af puljen.\nØkonomi: Beløbet er engangs.')
  })
})

describe('minutes in decomposed letters with soft hyphens and Markdown', () => {
  const parsed = parseFixture('minutes-decomposed')

  it('read like any others', () => {
    expect(head(parsed.document)).toEqual(['minutes', 'Beslutningsprotokol – Handicaprådet', 'Handicaprådet', '2022-03-01', null, 'Online'])
    expect(parsed.document.attendees.map(({ name }) => name)).toEqual(['Eva Juhl', 'Tom Riis'])
    expect(outline(parsed.document.items)).toEqual([
      ['7', 'Tilgængelighed på Å-stien', null, false],
      ['8', 'Årsplan', null, true],
    ])
    expect(parsed.document.items[0]?.sections[1]).toEqual({ kind: 'schedule', caption: 'Videre proces', text: 'Sagen forelægges igen.' })
  })

  it('leave a caption that nobody knows in the text, and say so', () => {
    expect(parsed.document.items[0]?.sections[0]?.text).toBe('Å-stien mangler ramper.\nRetning og rammer\nStien er smal.')
    expect(parsed.doubts.filter(({ code }) => code === 'unknownCaption').map(({ params }) => params['text'])).toEqual([
      'Retning og rammer',
      'Retning og rammer',
    ])
  })
})

describe('minutes with contradictions', () => {
  const parsed = parseFixture('minutes-impossible-date')

  it('have no date rather than a wrong one, and nobody as present where no name is printed', () => {
    expect(head(parsed.document)).toEqual(['minutes', 'Referat af møde i Ældrerådet den 31-02-2021', 'Ældrerådet', null, null, 'Rådhuset'])
    expect(parsed.document.attendees).toEqual([])
    expect(unplaced(parsed.document)).toContain('Deltagere Alle medlemmer')
  })

  it('put two decisions of one item together, and take an empty one for none', () => {
    expect(parsed.document.items.map(({ decision }) => decision)).toEqual(['Intet.', null, 'Taget til efterretning.\nUdsat.'])
  })

  it('raise the doubts', () => {
    expect(codes(parsed)).toEqual([
      ...['noDate', 'noAttendees', 'dateImpossible', 'dateImpossible', 'unplacedLine'],
      ...['numberRepeats', 'contentsDisagree', 'noDecision', 'contentsDisagree', 'severalDecisions'],
    ])
  })
})

describe('an agenda', () => {
  const parsed = parseFixture('agenda')

  it('takes the list that comes again for contents, and has no decisions to miss', () => {
    const title = 'Dagsorden for ordinært møde i Fjordby Integrationsråd tirsdag den 2. november 2021 kl. 17'
    expect(head(parsed.document)).toEqual(['agenda', title, 'Integrationsrådet', '2021-11-02', '17:00', 'Kulturhuset'])
    expect(outline(parsed.document.items)).toEqual([
      ['1', 'Godkendelse af dagsorden', null, false],
      ['2', 'Status på prisfesten', null, false],
      ['3', 'Evt.', null, false],
    ])
    expect(unplaced(parsed.document)).toEqual(['Punkter:', '1. Godkendelse af dagsorden', '2. Status på prisfesten', '3. Evt.'])
    expect(codes(parsed)).toEqual(['dateWithoutYear'])
  })
})

describe('minutes that mark openness item by item', () => {
  const parsed = parseFixture('minutes-open-marks')

  it('are closed where the mark is missing', () => {
    expect(outline(parsed.document.items)).toEqual([
      ['1', 'Godkendelse af dagsorden', '299001', false],
      ['2', 'Personalesag', null, true],
      ['3', 'Sommerfest', null, false],
    ])
    expect(codes(parsed)).toEqual(['closedInDoubt'])
  })

  it('tell the decision of the meeting from that of another body, and from who was away', () => {
    expect(parsed.document.items.map(({ decision }) => decision)).toEqual(['Godkendt.', 'Orientering givet.', 'Godkendt.'])
    expect(parsed.document.items[2]?.earlierDecisions).toEqual([{ body: 'Økonomiudvalget', date: '2021-05-03', text: 'Anbefales.' }])
  })

  it('read labels with the value on the next line', () => {
    const expected = ['minutes', 'Referat', 'Kultur- og Integrationsudvalget', '2021-05-11', '16:30', 'Kanalhuset, lokale 3']
    expect(head(parsed.document)).toEqual(expected)
  })
})

describe('minutes of a small council, line upon line', () => {
  const parsed = parseFixture('minutes-inline')

  it('have captions with the text on the same line', () => {
    const [welcome, playground] = parsed.document.items
    expect(captions(welcome)).toEqual([['other', null]])
    expect(playground).toMatchObject({ decision: 'Vedtaget med 3 stemmer for.', attachments: ['Tegning.pdf'] })
    expect(outline(parsed.document.items)[2]).toEqual(['3', 'Klage fra opgang 4', null, true])
  })

  it('warn of personal data without repeating them', () => {
    const found = parsed.doubts.filter(({ code }) => code === 'personalData')
    expect(found.map(({ line, params }) => [line, params['kind']])).toEqual([
      [5, 'phone'],
      [5, 'email'],
      [11, 'cpr'],
    ])
    expect(parsed.document.warnings.join()).not.toMatch(/010203|12 34 56|bodil@/)
  })

  it('hold two first names with one surname together and ask', () => {
    expect(parsed.doubts).toContainEqual(expect.objectContaining({ code: 'twoInOne', params: { name: 'Jens og Grete Holm' } }))
  })
})

describe('a document of another kind', () => {
  it.each([
    ['policy', 'policy', 'Politik for medborgerskab i Fjordby Kommune', ['Der er 100.000 kr. om året.']],
    ['webpage', 'webpage', 'Ny handleplan vedtaget', ['Spring til hovedindhold', 'Hjem Kultur Nyheder', 'Planen sætter', 'Kontakt:']],
  ])('%s gives its kind, its title and all its lines', (name, kind, title, lines) => {
    const { document } = parseFixture(name)
    expect([document.kind, document.title]).toEqual([kind, title])
    expect(document.unplaced.map(({ text }, i) => text.trim().slice(0, lines[i]?.length))).toEqual(lines)
    expect(document.items).toEqual([])
  })
})
