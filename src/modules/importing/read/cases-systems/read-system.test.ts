import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeDocument } from '../../parse/decode.ts'
import { alone, type Beside, readSystem, type SystemRead, systemRole } from './read-system.ts'

const systems = ['sbsys.xml', 'agenda-management.xml', 'acadre.xml', 'edoc.xml', 'edoc-fujitsu.xml', 'first-agenda.json'] as const
type System = (typeof systems)[number]

function source(name: string): string {
  const decoded = decodeDocument(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
  if ('refusal' in decoded) throw new Error(decoded.refusal)
  return decoded.text
}

const index: Beside = { paths: [], lists: [source('acadre-index.xml')] }
const acadrePath = 'udtraek/Files_40_2/xml_501.xml'

function read(text: string, path = 'dokument.xml', beside: Beside = alone): SystemRead {
  const found = readSystem(text, path, beside)
  if (!found || 'refusal' in found) throw new Error(JSON.stringify(found))
  return found
}

const ofSystem = (name: System, change: (text: string) => string = (text) => text, paths: string[] = []) =>
  name === 'acadre.xml'
    ? read(change(source(name)), acadrePath, { ...index, paths })
    : read(change(source(name)), name, { paths, lists: [] })

const without = (part: string | RegExp) => (text: string) => {
  const changed = text.replaceAll(part instanceof RegExp ? new RegExp(part.source, 'g') : part, '')
  if (changed === text) throw new Error(`${part} is not in the fixture`)
  return changed
}
const openItems = ({ parsed }: SystemRead) => parsed.document.items.filter(({ closed }) => !closed).map(({ number }) => number)

describe('a meeting of each case system has its head, items, case numbers, texts and decisions', () => {
  const heads = {
    'sbsys.xml': ['2018-08-27', '16:00', 'Medborgerhuset, lokale 2', ['Ida Krog', 'Samir Haddad'], ['Bo Lund']],
    'agenda-management.xml': ['2013-05-15', '16:30', 'Rådhuset', ['Ida Krog', 'Samir Haddad', 'Åse Holm'], ['Bo Lund']],
    'acadre.xml': ['2014-03-05', '17:00', 'Biblioteket', ['Ida Krog'], ['Bo Lund', 'Åse Holm']],
    'edoc.xml': ['2012-12-04', '13:00', null, [], []],
    'edoc-fujitsu.xml': ['2016-02-01', '17:00', 'Kulturhuset', [], []],
    'first-agenda.json': ['2023-05-03', '17:00', 'Medborgerhuset', ['Ida Krog'], ['Bo Lund']],
  } as const
  test.each(systems)('%s: the head', (name) => {
    const { kind, body, date, time, place, attendees, absent } = ofSystem(name).parsed.document
    expect([kind, body]).toEqual(['minutes', 'Integrationsrådet'])
    expect([date, time, place, attendees.map((one) => one.name), absent.map((one) => one.name)]).toEqual(heads[name])
  })

  const firsts = {
    'sbsys.xml': ['12', 'Åbningstid i sprogcaféen', null, 'Åbningstiden udvides.', ['background', 'economy', 'decision', 'attachments']],
    'agenda-management.xml': [
      '1',
      'Lektiehjælp & cafétid',
      '13/00412',
      'Godkendt.',
      ['background', 'decision', 'proceedings', 'attachments'],
    ],
    'acadre.xml': ['9', 'Forslag til integrationspris', '14/2310', 'Rådet valgte cykelklubben.', ['background', 'decision']],
    'edoc.xml': ['4', 'Besøg fra biblioteket', '2012-00871', 'Til orientering.', ['background', 'decision', 'attachments']],
    'edoc-fujitsu.xml': ['21', 'Fælles spisning', 'EMN-2016-00017', 'Godkendt.', ['background', 'decision']],
    'first-agenda.json': ['7', 'Sommerfest', '2023-001417', 'Godkendt.', ['background', 'proceedings', 'decision', 'attachments']],
  } as const
  test.each(systems)('%s: the first item', (name) => {
    const [item] = ofSystem(name).parsed.document.items
    expect([item?.number, item?.title, item?.caseNumber, item?.decision, item?.sections.map(({ kind }) => kind)]).toEqual(firsts[name])
  })

  test.each(systems)('%s: every field can be shown beside the lines it came from', (name) => {
    const { text, parsed } = ofSystem(name)
    const lines = text.split('\n')
    const { document, spans } = parsed
    const shown = (path: string) => spans.filter((span) => span.path === path).map(({ from, to }) => lines.slice(from - 1, to).join('\n'))
    expect(shown('date')).toEqual([`Mødedato: ${document.date}`])
    for (const [i, item] of document.items.entries()) {
      expect(shown(`items[${i}].title`)[0]).toContain(item.title)
      for (const [j, section] of item.sections.entries()) expect(shown(`items[${i}].sections[${j}]`)[0]).toContain(section.text ?? '')
    }
    for (const { line, text } of document.unplaced) expect(lines[line - 1]).toBe(text)
  })
})

describe('what the source did not mark as open is closed', () => {
  test.each<[System, string[]]>([
    ['sbsys.xml', ['12']],
    ['agenda-management.xml', ['1', '3']],
    ['acadre.xml', ['9']],
    ['edoc.xml', ['4']],
    ['edoc-fujitsu.xml', ['21']],
    ['first-agenda.json', ['7']],
  ])('%s: only the marked items are open', (name, open) => {
    const result = ofSystem(name)
    expect(openItems(result)).toEqual(open)
    const told = result.parsed.doubts.filter(({ code }) => code === 'closedMark' || code === 'closedInDoubt').length
    expect(told).toBe(result.parsed.document.items.length - open.length)
  })

  test.each<[System, string | RegExp]>([
    ['sbsys.xml', 'Åben="true" '],
    ['sbsys.xml', / Åbent="true"/],
    ['agenda-management.xml', '<PublicationTypeAsValue>2</PublicationTypeAsValue>'],
    ['agenda-management.xml', '<IsPublic>True</IsPublic>'],
    ['acadre.xml', '<field name="accessname">Åben</field>'],
    ['edoc.xml', '<AgendaType>Åben dagsorden</AgendaType>'],
    ['edoc.xml', '<PublishingType>SKAL PUBLICERES</PublishingType>'],
    ['edoc-fujitsu.xml', '<a:OutputFilterIsPublic>true</a:OutputFilterIsPublic>'],
    ['edoc-fujitsu.xml', '<a:AccessIsPublic>true</a:AccessIsPublic>'],
    ['first-agenda.json', '"IsOpen": true,'],
  ])('%s without %s has no open item', (name, flag) => expect(openItems(ofSystem(name, without(flag)))).toEqual([]))

  test.each<[System, string, string]>([
    ['sbsys.xml', 'Åben="true"', 'Åben="måske"'],
    ['agenda-management.xml', '<PublicationTypeAsValue>2<', '<PublicationTypeAsValue>0<'],
    ['agenda-management.xml', '<IsPublic>True<', '<IsPublic>Yes<'],
    ['acadre.xml', '>Åben<', '>Åben for medlemmer kun<'],
    ['edoc.xml', 'SKAL PUBLICERES', 'SKAL IKKE PUBLICERES'],
    ['edoc-fujitsu.xml', '<a:OutputFilterIsPublic>true', '<a:OutputFilterIsPublic>false'],
    ['first-agenda.json', '"Navn": "Referat"', '"Navn": "Lukket referat"'],
  ])('%s with %s turned into %s has no open item', (name, was, is) =>
    expect(openItems(ofSystem(name, (text) => text.replaceAll(was, is)))).toEqual([]),
  )

  test('Acadre says in its index what is published, and for whom', () => {
    const at = (path: string, beside: Beside = index) => openItems(read(source('acadre.xml'), path, beside))
    expect(at('udtraek/Files_40_2/XML_501.xml')).toEqual(['9'])
    expect(at('udtraek/Files_40_3/XML_502.xml')).toEqual([])
    expect(at('udtraek/Files_40_4/XML_503.xml')).toEqual([])
    expect(at('udtraek/Files_40_9/XML_999.xml')).toEqual([])
    expect(at('udtraek/Files_40_2/XML_501.xml', alone)).toEqual([])
  })

  test('words that close an item count more than a flag that opens it', () => {
    const closed = (was: string, is: string) => openItems(ofSystem('edoc-fujitsu.xml', (text) => text.replace(was, is)))
    expect(closed('Fælles spisning', 'Fælles spisning (lukket punkt)')).toEqual([])
    expect(closed('Spisningen holdes i marts.', 'Punktet er lukket.')).toEqual([])
  })
})

describe('a file that does not say that it is open is named nowhere where it could become public', () => {
  const paths = [
    'bilag/31.pdf',
    'bilag/32.pdf',
    'bilag/33.pdf',
    'Enclosures/1.PDF',
    'Enclosures/2.pdf',
    'program.pdf',
    'mail.pdf',
    'indstilling.pdf',
    'files/LISTE.PDF',
  ]
  test.each<[System, string[], string[]]>([
    ['sbsys.xml', ['Oversigt over besøg'], ['Navne på frivillige', 'Notat uden mærke']],
    ['agenda-management.xml', ['Program for foråret'], ['Liste over elever']],
    ['acadre.xml', [], ['Indstillinger']],
    ['edoc.xml', ['Bibliotekets program'], ['Intern mail']],
    ['edoc-fujitsu.xml', [], ['Gæsteliste']],
  ])('%s', (name, open, closed) => {
    const { parsed, files } = ofSystem(name, undefined, paths)
    const [item] = parsed.document.items
    expect(item?.attachments).toEqual(open)
    for (const one of closed) {
      expect(JSON.stringify(item)).not.toContain(one)
      expect(parsed.document.unplaced.some(({ text }) => text.includes(one))).toBe(true)
    }
    const wanted = [...open.map((one) => [one, true] as const), ...closed.map((one) => [one, false] as const)]
    expect(files.map((file) => [file.name, file.open])).toEqual(wanted)
  })

  test('the files of a closed item are closed with it', () => {
    const [, closed] = ofSystem('first-agenda.json').parsed.document.items
    expect(closed).toMatchObject({ closed: true, attachments: ['Kontrakt'] })
    const { files } = ofSystem('first-agenda.json', undefined, ['b3.pdf', 'b1'])
    expect(files.map(({ path, item, open }) => [path, item, open])).toEqual([
      ['b1', 0, true],
      [null, 0, true],
      ['b3.pdf', 1, false],
    ])
  })
})

describe('what trips readers of these formats', () => {
  test('eDoc calls minutes so within quotation marks; other states are agendas', () => {
    expect(ofSystem('edoc.xml').parsed.document.kind).toBe('minutes')
    const agenda = ofSystem('edoc.xml', (text) => text.replace('"Referat endeligt godkendt"', 'Dagsorden udsendt'))
    expect(agenda.parsed.document.kind).toBe('agenda')
  })

  test('a form feed in eDoc parts lines and stands in none', () => expect(ofSystem('edoc.xml').text).not.toMatch(/\f/))

  test('a single item, field, file or member is one, not a thing of another kind', () => {
    const single = without(/<Item ID="[89]">.*<\/Item>/)
    expect(ofSystem('agenda-management.xml', single).parsed.document.items.map(({ number }) => number)).toEqual(['1'])
    const one = JSON.stringify({
      Moede: { Navn: 'Referat' },
      Dagsordenpunkter: { Number: 1, Navn: 'Valg', IsOpen: 'true', Felter: { Navn: 'Beslutning', Html: 'Valgt.' } },
    })
    expect(read(one).parsed.document.items).toMatchObject([{ number: '1', title: 'Valg', closed: false, decision: 'Valgt.' }])
  })

  test('of several agendas the one with the lowest number is the main one, wherever it stands', () => {
    const { document } = ofSystem('agenda-management.xml').parsed
    expect(document.title).toBe('Referat af møde i Integrationsrådet')
    expect(document.items.map(({ number }) => number)).toEqual(['1', '2', '3'])
    expect(document.unplaced.map(({ text }) => text)).toContain('Tillægsdagsorden: Tillægsdagsorden')
  })

  test('the field for after the meeting is the decision whatever it is called; what is empty is not there', () => {
    const [item] = ofSystem('agenda-management.xml', (text) =>
      text.replace('<Caption>Beslutning</Caption><Index>3', '<Caption>Konklusion</Caption><Index>3'),
    ).parsed.document.items
    expect(item?.decision).toBe('Godkendt.')
    expect(item?.sections.map(({ caption }) => caption)).toEqual(['RESUME', 'Konklusion', 'Sagens forløb', 'Bilag'])
    expect(item?.earlierDecisions).toEqual([{ body: 'Integrationsrådet', date: '2013-04-10', text: 'Udsat til maj.' }])
  })

  test('addresses and what members noted about themselves stay where they were', () => {
    const all = JSON.stringify(ofSystem('agenda-management.xml'))
    expect(all).not.toContain('ida@example.org')
    expect(all).not.toContain('Indlagt')
  })

  test.each([
    ['2023-05-03T17:00:00+02:00', '2023-05-03', '17:00'],
    ['2023-05-03T15:00:00Z', '2023-05-03', '17:00'],
    ['2023-12-31T23:30:00Z', '2024-01-01', '00:30'],
    ['2023-05-03T17:00:00', '2023-05-03', '17:00'],
    ['2023-02-31T17:00:00', null, null],
  ])('a field named Utc is the moment it says: %s', (said, date, time) => {
    const { document } = ofSystem('first-agenda.json', (text) => text.replace('2023-05-03T17:00:00+02:00', said)).parsed
    expect([document.date, document.time]).toEqual([date, time])
  })

  test('a decision that stands as a field and as the decision is one', () => {
    expect(ofSystem('first-agenda.json').parsed.document.items[0]?.decision).toBe('Godkendt.')
    const only = ofSystem('first-agenda.json', (text) =>
      text
        .replace('"ItemDecision": "<p>Godkendt.</p>"', '"ItemDecision": {"Html": "Udsat."}')
        .replace('"Navn": "Beslutning", "Html": "<p>Godkendt', '"Navn": "Kommunikation", "Html": "<p>Godkendt'),
    )
    expect(only.parsed.document.items[0]?.decision).toBe('Udsat.')
  })

  test('of Fujitsu’s notices the newest counts, and an older edition is not read', () => {
    const notice = (timestamp: string, publish: string, path: string) =>
      `<Notification><Publish>${publish}</Publish><AgendaIdentifier>900</AgendaIdentifier><Timestamp>${timestamp}</Timestamp><PathToXml>${path}</PathToXml></Notification>`
    const lists = [
      `<Root>${notice('2016-02-03T08:00:00', 'true', 'D:\\ud\\Ny.xml')}${notice('2016-02-02T08:00:00', 'true', 'D:\\ud\\gammel.xml')}</Root>`,
    ]
    const at = (path: string, all = lists) => readSystem(source('edoc-fujitsu.xml'), path, { paths: [], lists: all })
    expect(at('ud/gammel.xml')).toEqual({ refusal: 'superseded' })
    expect(openItems(at('ud/NY.XML') as SystemRead)).toEqual(['21'])
    const withheld = [`<Root>${notice('2016-02-04T08:00:00', 'false', 'ny.xml')}</Root>`, ...lists]
    expect(openItems(at('ud/ny.xml', withheld) as SystemRead)).toEqual([])
  })

  test('an index or a list of meetings is told from a document', () => {
    expect(readSystem(source('acadre-index.xml'), 'x.xml', alone)).toEqual({ refusal: 'list' })
    expect(readSystem('{"Udvalg":{"Udvalg 2022-2025":[{"Navn":"Rådet","Moeder":[]}]}}', 'x.json', alone)).toEqual({ refusal: 'list' })
    for (const name of systems) expect(systemRole(source(name))).toBe('document')
    expect(systemRole(source('acadre-index.xml'))).toBe('list')
    expect(readSystem('<note>Hej</note>', 'x.xml', alone)).toBeNull()
    expect(readSystem('{"a":1}', 'x.json', alone)).toBeNull()
  })

  test('a number that is somebody’s is a doubt, as in any other document', () => {
    const { doubts } = ofSystem('sbsys.xml', (text) => text.replace('Ingen.', 'Ring til 010190-1234.')).parsed
    expect(doubts.find(({ code }) => code === 'personalData')?.params['kind']).toBe('cpr')
  })
})

describe('a hostile file', () => {
  test('cannot make entities grow or fetch what lies elsewhere', () => {
    const dtd = '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    const { document } = ofSystem('edoc-fujitsu.xml', (text) => text.replace('?>', `?>${dtd}`).replace('Fælles spisning', '&b; &x;')).parsed
    expect(document.items[0]?.title).not.toMatch(/lol|root:/)
  })

  test('with elements inside each other without end is read to where any system goes', () => {
    const deep = `<Dagsorden Åben="true">${'<a>'.repeat(200_000)}`
    expect(read(deep).parsed.document.items).toEqual([])
  })

  test('cannot name a file outside of what came with it', () => {
    const { files } = ofSystem('sbsys.xml', (text) => text.replace('bilag\\31.PDF', '..\\..\\..\\etc\\passwd'), ['bilag/31.pdf'])
    expect(files.map(({ path }) => path)).toEqual([null, null, null])
  })
})
