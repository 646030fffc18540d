import { describe, expect, it } from 'vitest'
import { lostLines } from './fixtures/lost-lines.ts'
import { parseWithSource } from './parse.ts'
import type { ParsedDocument } from './types.ts'

const read = (text: string): ParsedDocument => {
  const parsed = parseWithSource(text)
  expect(lostLines(text, parsed)).toEqual([])
  return parsed.document
}
const itemsOf = (text: string): unknown[] =>
  read(text).items.map(({ number, title, closed, decision }) => [number, title, closed ? 'closed' : 'open', decision])

const head = 'Referat\nIntegrationsrådet\nDato: 3. maj 2021\n\n'
const decided = (heading: string, more = ''): string => `${heading}\n\n${more}Beslutning\n\nGodkendt.\n\n`

describe('a contents list says which of its entries are closed', () => {
  const present = 'Til stede:\nIda Krog\nOle Lund\n\n'

  it('and a heading over no entry closes nothing', () => {
    const text = `${head}Indholdsfortegnelse\n\nLukkede Punkter\n\n${present}${decided('1.  Dagsorden')}${decided('2.  Festen')}`
    expect(itemsOf(text)).toEqual([
      ['1', 'Dagsorden', 'open', 'Godkendt.'],
      ['2', 'Festen', 'open', 'Godkendt.'],
    ])
  })

  it('but the heading right over the first item closes, and so does a closed meeting', () => {
    for (const closing of ['Lukkede Punkter\n\n', `Lukket møde\n\n${present}`]) {
      const text = `${head}Indholdsfortegnelse\n\n${closing}${decided('1.  Dagsorden')}${decided('2.  Festen')}`
      expect(read(text).items.map(({ closed }) => closed)).toEqual([true, true])
    }
  })

  it('in the head without a name of its own, by the titles below its heading', () => {
    const item = (number: number, title: string): string => `Punkt ${number}.\n\n${title}\n\nBeslutning:\n\nGodkendt.\n\n`
    const items = item(1, 'Valg af ordstyrer') + item(2, 'Festen i haven') + item(3, 'Klagen')
    const closed = (list: string): boolean[] =>
      read(`Rådet\n\nDagsorden\n${list}\n\nReferat\nDato: 3. maj 2021\n\n${items}`).items.map((one) => one.closed)
    expect(closed('1. Valg af ordstyrer\n2. Festen i haven\nLukket\n3. Klagen')).toEqual([false, false, true])
    expect(closed('Valg af ordstyrer     1     2\nFesten i haven    2    3\nLUKKET MØDE\nKlagen     3     3')).toEqual([false, false, true])
    const counted = (number: number, title: string): string => item(number, `${title} (21/470${number})`)
    const list = '1. Valg af ordstyrer (21/4701)\n2. Festen i haven (21/4702)\nLukket\n3. Klagen (21/4703)'
    const again = counted(1, 'Valg af ordstyrer') + counted(2, 'Festen i haven') + counted(3, 'Klagen')
    const numbered = read(`Rådet\n\nDagsorden\n${list}\n\nReferat\nDato: 3. maj 2021\n\n${again}`)
    expect(numbered.items.map((one) => one.closed)).toEqual([false, false, true])
    // An entry in other words than any title may be any of the items.
    expect(closed('1. Valg af ordstyrer\n2. Festen i haven\nLukket\n3. Klagen\n4. Noget andet')).toEqual([true, true, true])
  })

  it('in groups, with a chapter between them and an entry broken over two lines', () => {
    const list =
      'Indholdsfortegnelse:\n\nÅbne\n4 Dagsorden\n5 Høring: Forslag til plan for vejene -\nog stierne ved havnen\n\n\nTil efterretning\n6 Nyt fra formanden\n\n\nLukkede\n7 Prisen\n\n'
    const items = `Åbne\n\n${decided('4. Dagsorden')}${decided('5. Høring: Forslag til plan for vejene - og stierne ved havnen')}${decided('6. Nyt fra formanden')}Lukkede\n\n${decided('7. Prisen')}`
    expect(itemsOf(`${head}${list}${present}${items}`)).toEqual([
      ['4', 'Dagsorden', 'open', 'Godkendt.'],
      ['5', 'Høring: Forslag til plan for vejene - og stierne ved havnen', 'open', 'Godkendt.'],
      ['6', 'Nyt fra formanden', 'open', 'Godkendt.'],
      ['7', 'Prisen', 'closed', 'Godkendt.'],
    ])
  })

  it('also where it was a table and lost its rows', () => {
    const list = 'INDHOLDSFORTEGNELSE:\n\nPkt. nr.\n\nSag\n\nSidetal\n\n1.\n\nVelkomst\n\n3\n\n2.\n\nFesten i haven\n\n4\n\n'
    const items = `${decided('1.   Velkomst', 'Åbent\n\n')}${decided('2.   Festen i haven', 'Åbent\n\n')}`
    expect(itemsOf(`${head}${list}${items}`)).toEqual([
      ['1', 'Velkomst', 'open', 'Godkendt.'],
      ['2', 'Festen i haven', 'open', 'Godkendt.'],
    ])
  })
})

describe('"Åbent punkt" right above "Lukket punkt"', () => {
  const table = 'Behandling\n\nMødedato\n\nÅbent punkt\n\nLukket punkt\n\nIntegrationsrådet\n\n03-05-2021\n\n'
  const item = (mark: string, heading: string): string => `${mark}${decided(heading, `00.01.00P35-0104\n\n${table}`)}`

  it('is the head of a table and marks nothing', () => {
    const text = `${head}${item(' Åbent  punkt\n\n', ' 1  Dagsorden')}${item(' Åbent  punkt\n\n', ' 2  Festen')}`
    expect(read(text).items.map(({ closed }) => closed)).toEqual([false, false])
  })

  it('closes where the document marks no item as open, and an item without a mark where it marks others', () => {
    expect(read(`${head}${item('', '1. Dagsorden')}${item('', '2. Festen')}`).items.map(({ closed }) => closed)).toEqual([true, true])
    const text = `${head}${item('Åbent punkt\n\n', '1. Dagsorden')}${item('Åbent punkt\n\n', '2. Festen')}${item('Lukket punkt\n\n', '3. Løn')}`
    expect(read(text).items.map(({ closed }) => closed)).toEqual([false, false, true])
  })
})

describe('below "Beslutninger"', () => {
  it('body and day head each decision, and only that of this meeting is its own', () => {
    const text = `${head}1. Festen\n\nBeslutninger\nKulturudvalget, 5. april 2021\n\nSendt tilbage.\n\nIntegrationsrådet, 3. maj 2021\n\nFesten holdes.\n\n2. Eventuelt\n\nBeslutninger\nIntegrationsrådet, 3. maj 2021\n\nIntet.\n`
    const { items } = read(text)
    expect(items.map(({ decision }) => decision)).toEqual(['Festen holdes.', 'Intet.'])
    expect(items[0]?.earlierDecisions).toEqual([{ body: 'Kulturudvalget', date: '2021-04-05', text: 'Sendt tilbage.' }])
  })

  it('body and day amid the text of a decision stay text', () => {
    const text = `${head}1. Festen\n\nBeslutning\n\nRådet spørger om svar fra:\n\nKulturudvalget, 5. april 2021\n\nog holder festen.\n\n2. Eventuelt\n\nBeslutning\n\nIntet.\n`
    expect(read(text).items[0]?.decision).toBe('Rådet spørger om svar fra:\nKulturudvalget, 5. april 2021\nog holder festen.')
  })
})

describe('items without a head over them', () => {
  const item = (number: string, caption: string, text = 'Godkendt.'): string =>
    `${number}.      Festen ${number}\n\nSag 306-2021-000${number}\n\nÅbent\n\nSagsfremstilling\n\nKort.\n\n${caption}\n\n${text}\n\n`
  const meetingOf = ({ body, date, place }: ParsedDocument): unknown[] => [body, date, place]

  it('were treated on the day and by the body of their decisions', () => {
    const printed = 'Beslutning fra Integrationsrådet\n\nDato: 3. maj 2021\n\nSted: Salen, Rådhuset\n\nFraværende: Ida Krog'
    expect(meetingOf(read(item('1', printed)))).toEqual(['Integrationsrådet', '2021-05-03', 'Salen, Rådhuset'])
    expect(meetingOf(read(item('1', 'Beslutning i Byrådet 3. maj 2021:')))).toEqual(['Byrådet', '2021-05-03', null])
  })

  const earlier = 'Beslutning i Kulturudvalget den 05-04-2021\n\nAnbefales.\n\nBeslutning i Byrådet den 03-05-2021'

  it('were treated by the last that decided, where several items agree', () => {
    const document = read(item('1', earlier) + item('2', 'Beslutning i Byrådet den 03-05-2021'))
    expect(meetingOf(document)).toEqual(['Byrådet', '2021-05-03', null])
    expect(document.items.map(({ decision }) => decision)).toEqual(['Godkendt.', 'Godkendt.'])
  })

  it('have no known day where they differ', () => {
    const other = item('2', 'Beslutning i Byrådet den 07-06-2021')
    expect(read(item('1', 'Beslutning i Byrådet den 03-05-2021') + other).date).toBeNull()
  })
})
