import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeDocument } from './decode.ts'
import { lostLines } from './fixtures/lost-lines.ts'
import { parseWithSource, toJson } from './parse.ts'

/** Real documents that are read beside the project but not part of it; without them these tests are skipped. */
const seeds = new URL('../../../../../shared/seeds/', import.meta.url)
const present = existsSync(seeds)

interface MinutesTruth {
  file: string
  kind: string
  title: string
  body: string
  date: string
  time: string
  place: string
  attendees: string[]
  toc: { title: string; page: number }[]
  items: {
    no: number
    title: string
    caseNo: string | null
    sections: string[]
    historyDate: string
    historyBody: string
    decision: { paragraphs: number; chars: number; sha256_16: string }
  }[]
  sectionCounts: Record<string, number>
  attachments: { item: number; q: string }[]
  nameVariants: Record<string, string>
  mustNotMerge: [string, string][]
}

function load(file: string): string {
  const decoded = decodeDocument(readFileSync(new URL(file, seeds)))
  if (!('text' in decoded)) throw new Error(`${file} was refused as ${decoded.refusal}`)
  return decoded.text
}

const documents = present ? JSON.parse(readFileSync(new URL('seed-truth.json', seeds), 'utf8')).documents : {}

describe.skipIf(!present)('the real minutes', () => {
  const truth = documents['003'] as MinutesTruth
  const text = present ? load(truth.file) : ''
  const parsed = parseWithSource(text)
  const { document, doubts } = parsed

  it('have the head of the source', () => {
    const { kind, title, body, date, time, place } = document
    const expected = { kind: truth.kind, title: truth.title, body: truth.body, date: truth.date, time: truth.time, place: truth.place }
    expect({ kind, title, body, date, time, place }).toEqual(expected)
    expect(document.attendees).toEqual(truth.attendees.map((name) => ({ name, role: null, party: null })))
    expect(document.absent).toEqual([])
  })

  it('have its items, case numbers and captions, all open', () => {
    const found = document.items.map(({ number, title, caseNumber, sections, closed }) => ({
      no: Number(number),
      title,
      caseNo: caseNumber,
      sections: sections.map(({ caption }) => caption),
      closed,
    }))
    expect(found).toEqual(truth.items.map(({ no, title, caseNo, sections }) => ({ no, title, caseNo, sections, closed: false })))
    const counts = Object.groupBy(
      document.items.flatMap(({ sections }) => sections),
      ({ caption }) => caption ?? '',
    )
    expect(Object.fromEntries(Object.entries(counts).map(([caption, all]) => [caption, all?.length]))).toEqual(truth.sectionCounts)
  })

  it('have its decisions, letter for letter', () => {
    const found = document.items.map(({ decision }) => ({
      paragraphs: decision?.split('\n').length,
      chars: decision?.length,
      sha256_16: createHash('sha256')
        .update(decision ?? '')
        .digest('hex')
        .slice(0, 16),
    }))
    expect(found).toEqual(truth.items.map(({ decision: { paragraphs, chars, sha256_16 } }) => ({ paragraphs, chars, sha256_16 })))
  })

  it('have the history of each case, which repeats the decision', () => {
    const expected = truth.items.map(({ historyBody, historyDate }, i) => [
      { body: historyBody, date: historyDate, text: document.items[i]?.decision },
    ])
    expect(document.items.map(({ earlierDecisions }) => earlierDecisions)).toEqual(expected)
  })

  it('have its attachments', () => {
    const found = document.items.flatMap(({ number, attachments }) => attachments.map((q) => ({ item: Number(number), q })))
    expect(found).toEqual(truth.attachments)
  })

  it('lose no line, and leave nothing but the contents list unplaced', () => {
    expect(lostLines(text, parsed)).toEqual([])
    const [heading, ...entries] = document.unplaced.map((line) => line.text)
    expect(heading).toBe('Indholdsfortegnelse')
    expect(entries).toEqual(truth.toc.map(({ title, page }) => `${title}.....\t${page}`))
  })

  it('raise the doubts that a careful reader has, and no others', () => {
    const raised = doubts.map(({ code, params }) => [code, ...Object.values(params)])
    const [first, second] = truth.mustNotMerge[0] ?? []
    expect(raised).toEqual([
      ['namesAlike', first, second],
      ['datesWithoutYear', '2', '26. april (2021), 12. november (2020)', '2021-04-26'],
      ...Object.entries(truth.nameVariants)
        .toReversed()
        .map(([name, like]) => ['nameVariant', name, like]),
    ])
    expect(document.warnings).toHaveLength(doubts.length)
  })

  const captionLine = /^(Indstilling|Baggrund og vurdering|Kommunikation|Økonomi|Sagens forløb|Beslutning|Bilag)$/gm
  it.each<[string, (source: string) => string]>([
    ['without empty lines', (source) => source.replace(/\n\n+/g, '\n')],
    ['with numbered items and no empty lines', (source) => source.replace(/^Punkt (\d+): /gm, '$1. ').replace(/\n\n+/g, '\n')],
    ['with the title below the number', (source) => source.replace(/^Punkt (\d+): /gm, 'Pkt. $1\n\n')],
    ['with colons', (source) => source.replace(/^(Møde\p{L}+) /gmu, '$1: ').replace(captionLine, '$1:')],
    ['in Markdown', (source) => source.replace(/^Punkt/gm, '## Punkt').replace(captionLine, '**$1**')],
    [
      'with one name per line',
      (source) => source.replace(/^Mødedeltagere .*$/m, (list) => list.replaceAll(', ', '\n').replace(' ', '\n\n')),
    ],
    [
      'with the names broken to the page',
      (source) => source.replace(/^Mødedeltagere .*$/m, (list) => list.replace(/(.{40,60}?) /g, '$1\n')),
    ],
    ['with a contents list without pages', (source) => source.replace(/\.{5}\t\d+/g, '')],
    ['with labelled case numbers', (source) => source.replace(/^(2021-000299)$/gm, 'Sagsnr.: $1')],
    [
      'with Windows line ends, page breaks and decomposed letters',
      (source) =>
        source
          .replace(/^Punkt/gm, '\fPunkt')
          .replaceAll('\n', '\r\n')
          .normalize('NFD'),
    ],
  ])('read the same %s', (_, print) => {
    const decoded = decodeDocument(new TextEncoder().encode(print(text)))
    if (!('text' in decoded)) throw new Error(decoded.refusal)
    const printed = parseWithSource(decoded.text)
    const contents = document.contents.map(({ title }) => title)
    expect(printed.document.contents.map(({ title }) => title)).toEqual(contents)
    expect({ ...printed.document, unplaced: [], warnings: [], contents }).toEqual({ ...document, unplaced: [], warnings: [], contents })
    expect(lostLines(decoded.text, printed)).toEqual([])
  })

  it('become JSON with the published keys in the published order', () => {
    const json = toJson(document)
    expect(Object.keys(json).join()).toBe(
      'kind,title,body,date,time,place,attendees,absent,items,unplaced,warnings,endTime,absentForItems,themes,targets,prizes,winners,hearings,dialogueMeetings,workingGroups,followUps,contents,relatedDocuments,facts',
    )
    expect(Object.keys(json.attendees[0] ?? {}).join()).toBe('name,role,party')
    expect(Object.keys(json.items[0] ?? {}).join()).toBe(
      'number,title,caseNumber,closed,sections,decision,earlierDecisions,attachments,outcome,vote',
    )
    expect(Object.keys(json.items[0]?.sections[0] ?? {}).join()).toBe('kind,caption,text')
    expect(Object.keys(json.items[0]?.earlierDecisions[0] ?? {}).join()).toBe('body,date,text')
    expect(JSON.parse(JSON.stringify(json))).toEqual(document)
  })
})

describe.skipIf(!present)('the other real documents', () => {
  it.each([
    ['000', 'webpage'],
    ['001', 'webpage'],
    ['002', 'report'],
    ['004', 'policy'],
  ])('%s is a %s that keeps every line', (number, kind) => {
    const file = readdirSync(seeds).find((name) => name.startsWith(number)) ?? ''
    const text = load(file)
    const parsed = parseWithSource(text)
    expect(parsed.document.kind).toBe(kind)
    expect(parsed.document.items).toEqual([])
    expect(lostLines(text, parsed)).toEqual([])
    if (documents[number].title) expect(parsed.document.title).toBe(documents[number].title)
  })

  it('tells the lines with contact details of people', () => {
    const file = readdirSync(seeds).find((name) => name.startsWith('000')) ?? ''
    expect(parseWithSource(load(file)).doubts.map(({ code, params }) => [code, params['kind']])).toContainEqual(['personalData', 'email'])
  })
})
