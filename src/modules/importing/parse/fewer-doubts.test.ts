import { describe, expect, it } from 'vitest'
import { parseWithSource } from './parse.ts'
import { warningOf } from './sentence.ts'

const head = 'Referat Integrationsrådet\n\nMødedato: d. 20-11-2020 kl. 17.30\n\nMødedeltagere:\n\nIda Krog (formand)\n\n'
const doubtsOf = (text: string, code: string) => parseWithSource(text).doubts.filter((doubt) => doubt.code === code)

describe('days without a year', () => {
  const text = `${head}Punkt 1: Møder i det nye år\n\nBaggrund\n\nRådet mødes:\n2. december\n13. januar\n12. maj\n14. juni\n\nBeslutning\n\nGodkendt. Første gang 2. december.\n`

  it('are one doubt with the list of them, each with the year it most likely has', () => {
    const found = doubtsOf(text, 'datesWithoutYear')
    expect(found.map(({ params }) => params['list'])).toEqual(['2. december (2020), 13. januar (2021), 12. maj (2021), 14. juni (2021)'])
    expect(found.map(warningOf)[0]).toContain('4 datoer står uden årstal: 2. december (2020)')
  })

  it('in running text lie each by itself nearest to the meeting', () => {
    const told = `${head}Punkt 1: Café\n\nBaggrund\n\nCaféen åbner 12. marts og holder lukket 24. december. Der er møde 3. februar.\n\nBeslutning\n\nJa.\n`
    expect(doubtsOf(told, 'datesWithoutYear')[0]?.params['list']).toBe('12. marts (2021), 24. december (2020), 3. februar (2021)')
  })

  it('are told alone where there is one', () => {
    const one = text.replace(/13\. januar\n12\. maj\n14\. juni\n/, '')
    expect(doubtsOf(one, 'dateWithoutYear').map(({ params }) => params)).toEqual([{ text: '2. december', guess: '2020-12-02' }])
  })
})

describe('a contents list', () => {
  const titles = ['Godkendelse af dagsorden', 'Sprogcafé', 'Sommerfest', 'Eventuelt']
  const minutes = (listed: string[], own = titles) =>
    `${head}Indholdsfortegnelse\n${listed.map((title, i) => `${i + 1}. ${title}.....${i + 2}`).join('\n')}\n\n${own.map((title, i) => `Punkt ${40 + i}: ${title}\n\nBeslutning\n\nJa.\n`).join('\n')}`
  const raised = (text: string) => doubtsOf(text, 'contentsDisagree').map(({ params }) => [params['contents'], params['item']])

  it('that counts otherwise, or lists in another order, is in no doubt', () => {
    expect(raised(minutes(titles))).toEqual([])
    expect(raised(minutes(['Sprogcafé', 'Godkendelse af dagsorden', 'Sommerfest', 'Eventuelt']))).toEqual([])
  })

  it('that names one more is one doubt, and not one for each that follows', () => {
    expect(raised(minutes(['Meddelelser', ...titles]))).toEqual([['Meddelelser', '']])
    expect(raised(minutes(titles.toSpliced(1, 1)))).toEqual([['', 'Sprogcafé']])
  })

  it('that calls an item otherwise is told beside what the item is called', () => {
    expect(raised(minutes(titles.with(1, 'Café for sprog')))).toEqual([['Café for sprog', 'Sprogcafé']])
  })
})

describe('a document that calls itself closed and has no items', () => {
  it.each([
    `FORTROLIGT\n\n${head}Bare ord.\n`,
    'Fortroligt notat\n\nVi talte om haven.\n',
    'Referat af lukket møde\n\nVi talte om haven.\n',
  ])('is asked about: %j', (text) => {
    expect(doubtsOf(text, 'closedDocument')).toHaveLength(1)
  })

  it('is not, where its items are closed already or the words stand in the text alone', () => {
    expect(doubtsOf(`FORTROLIGT\n\n${head}Punkt 1: Valg\n\nBeslutning\n\nJa.\n`, 'closedDocument')).toEqual([])
    expect(doubtsOf(`Notat om haven\n${'\nVi talte om haven.\n'.repeat(20)}\nDet er fortroligt.\n`, 'closedDocument')).toEqual([])
  })
})
