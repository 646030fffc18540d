import { describe, expect, it } from 'vitest'
import { lostLines } from './fixtures/lost-lines.ts'
import { parseWithSource } from './parse.ts'
import type { ParsedItem } from './types.ts'

const itemsOf = (text: string): ParsedItem[] => {
  const parsed = parseWithSource(text)
  expect(lostLines(text, parsed)).toEqual([])
  return parsed.document.items
}

const head = 'Referat\nIntegrationsrådet\nDato: 3. maj 2021\n\n'
const decided = (heading: string, decision = 'Godkendt.', more = ''): string => `${heading}\n\n${more}Beslutning\n\n${decision}\n\n`

describe('what stands beside a title and a decision', () => {
  it('is no text: the number of the letter below the mark of openness', () => {
    const letter = 'Åbent\n\nUdvalget for sundhed og kultur Brevid: 3830997\n\n'
    const items = itemsOf(head + decided('1. Dagsorden', 'Godkendt.', letter) + decided('2. Festen', 'Udsat.', letter))
    expect(items.map(({ sections }) => sections.length)).toEqual([1, 1])
  })

  it('is no title: the running number before the mark that closes', () => {
    const items = itemsOf(
      head + decided('1. Dagsorden - Sag nr. 31') + decided('1. Prisen - Sag nr. 32 - Lukket punkt') + decided('1. Andet'),
    )
    expect(items.map(({ title, closed }) => [title, closed])).toEqual([
      ['Dagsorden', false],
      ['Prisen', true],
      ['Andet', false],
    ])
  })

  it('is no title: who presents the item, right below it', () => {
    const item = (title: string, who: string): string => `${title}\nv. ${who}\nGodkendt.\n\n`
    const items = itemsOf(head + item('1. Dagsorden og referat', 'Pia') + item('2. Flagdag', 'Ole') + item('3. Nyt', 'alle'))
    expect(items.map(({ title, decision }) => [title, decision])).toEqual([
      ['Dagsorden og referat', 'Godkendt.'],
      ['Flagdag', 'Godkendt.'],
      ['Nyt', 'Godkendt.'],
    ])
  })

  it('is a title all the same: the place that it goes on with below', () => {
    const items = itemsOf(head + decided('1. Dagsorden') + decided('2. Salg af et stykke af vejen og parkeringspladsen\nved Skovvej'))
    expect(items[1]?.title).toBe('Salg af et stykke af vejen og parkeringspladsen ved Skovvej')
  })

  it('is no title: the colon behind most of them', () => {
    const items = itemsOf(`${head}1. Dagsorden:\nGodkendt.\n\n2. Festen, Ida Krog:\nUdsat.\n\n3. Evt.:\nIntet.\n`)
    expect(items.map(({ title }) => title)).toEqual(['Dagsorden', 'Festen, Ida Krog', 'Evt.'])
  })

  it('is no decision: what stands below a line drawn after the last one, or the letterhead with an address', () => {
    const two = head + decided('1. Dagsorden') + decided('2. Eventuelt', 'Intet.')
    for (const end of [`${'-'.repeat(40)}\n\nSendt ud den 7. maj.\n\nIda Krog`, 'Fjordby Kommune - post@fjordby.example'])
      expect(itemsOf(two + end).at(-1)?.decision).toBe('Intet.')
  })

  it('makes a title of words that might name people: the running number right below', () => {
    const item = (title: string, number: number): string => decided(`${title}\nSag nr. ${number}`, 'Godkendt.', 'Sagens kerne\n\nKort.\n\n')
    const items = itemsOf(head + item('Spørgetid', 41) + item('Nedrivning af Fjordhuset', 42) + item('Valg af formand', 43))
    expect(items.map(({ number, title }) => [number, title])).toEqual([
      ['41', 'Spørgetid'],
      ['42', 'Nedrivning af Fjordhuset'],
      ['43', 'Valg af formand'],
    ])
  })
})

describe('a vote', () => {
  const voted = (decision: string) => itemsOf(head + decided('1. Festen', decision) + decided('2. Eventuelt', 'Intet.'))[0]

  it('with so many and nobody against', () => {
    expect(voted('Godkendt med 11 stemmer.')?.vote).toEqual({ for: 11, against: 0, abstained: 0 })
    expect(voted('Godkendt med 11 stemmer i 2019.')?.vote).toBeNull()
  })

  it("on somebody's proposal that fell is none on the matter that was put off", () => {
    const item = voted(
      'Et forslag fra Ida Krog (F) om at aflyse festen faldt med 1 stemme for og 11 imod.\n\nSagen udsættes herefter til juni.',
    )
    expect([item?.outcome, item?.vote]).toEqual(['postponed', null])
    expect(voted('Udsat med 8 stemmer for og 3 imod.')?.vote).toEqual({ for: 8, against: 3, abstained: 0 })
  })
})

it('an agenda keeps what its own body decided another day as text of the case', () => {
  const earlier =
    'Beslutning den 5. april 2021 i Integrationsrådet\n\nRådet bad om et svar.\n\nForslag til beslutning\n\nAt svaret godkendes.\n\n'
  const [item] = itemsOf(`Dagsorden\nIntegrationsrådet\nDato: 3. maj 2021\n\n1. Svaret\n\nBaggrund\n\nKort.\n\n${earlier}2. Eventuelt\n`)
  expect(item?.decision).toBeNull()
  expect(item?.earlierDecisions).toEqual([{ body: 'Integrationsrådet', date: '2021-04-05', text: 'Rådet bad om et svar.' }])
})
