import { describe, expect, it } from 'vitest'
import { readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const page = 'Mødedato: 22.04.2021, kl. 17:30\nMødested: Rådhuset, salen\n\n'

describe('the page of one item', () => {
  it('has its title below the labels of the meeting', () => {
    const text = `${page}Ny indretning af torvet\n\nSe alle bilag\n\nDer skal tages stilling til torvet.\n\nIndstilling\n\nAt torvet får bænke.\n\nØkonomi\n\nIngen.\n\nBeslutning\n\nGodkendt.`
    expect(readItems(text)).toEqual([[null, 'Ny indretning af torvet', null, 'Godkendt.']])
    expect(parseDocument(text)).toMatchObject({ kind: 'minutes', date: '2021-04-22', time: '17:30', place: 'Rådhuset, salen' })
  })

  it('has its title over the decision', () => {
    expect(readItems('Godkendelse af dagsorden\nBeslutning\nDagsordenen blev godkendt.')).toEqual([
      [null, 'Godkendelse af dagsorden', null, 'Dagsordenen blev godkendt.'],
    ])
  })

  it('is known by the case number and the openness below the title', () => {
    const text =
      '1.      Spørgetid\n\nSag 306-2009-600\n\nDok. 306-2019-263412\n\nInitialer: PIM\n\nÅbent\n\nSagsfremstilling\n\nBorgerne kan spørge byrådet.'
    const { kind, items } = parseDocument(text)
    expect([kind, items.map(({ number, title, caseNumber, closed }) => [number, title, caseNumber, closed])]).toEqual([
      'agenda',
      [['1', 'Spørgetid', '306-2009-600', false]],
    ])
  })

  it('is no page of several items, nor a page about meetings', () => {
    expect(
      readItems(`${page}Torvet\n\nIndstilling\n\nBænke.\n\nBeslutning\n\nJa.\n\nBroen\n\nIndstilling\n\nMaling.\n\nBeslutning\n\nNej.`),
    ).toEqual([
      [null, 'Torvet', null, 'Ja.'],
      [null, 'Broen', null, 'Nej.'],
    ])
    expect(parseDocument(`${page}Velkommen til byrådet\n\nDu kan overvære møderne.`).items).toEqual([])
  })

  it('has nobody absent who left the meeting', () => {
    const text = `${page}Eventuelt\n\nBeslutning\n\nIntet.\n\nFraværende uden afbud\nPer Bo\n\nIda Krog forlod mødet klokken 19.15 efter behandlingen af punkt 3.`
    expect(parseDocument(text).absent.map(({ name }) => name)).not.toContain('Ida Krog')
  })
})

describe('items without number and title', () => {
  it('may begin with one of which only the decision is printed', () => {
    const text =
      'Turismeudvalget\nReferat • 14. august 2021 kl. 15.30\nBeslutning i Turismeudvalget den 14-08-2021\nDagsorden godkendt.\nBeslutningstema\nBudget 2022\nIndstilling\nAt budgettet sendes i høring.\nBeslutning i Turismeudvalget den 14-08-2021\nGodkendt.\nBeslutningstema\nHavnen\nIndstilling\nAt havnen males.\nBeslutning i Turismeudvalget den 14-08-2021\nUdsat.'
    expect(parseDocument(text).items.map(({ decision }) => decision)).toEqual(['Dagsorden godkendt.', 'Godkendt.', 'Udsat.'])
  })
})

describe('what is no decision and nobody', () => {
  it('is a cross in a table below "Beslutning"', () => {
    const table =
      'Indledning\n\nSagsgang\n\nBY\n\nØK\n\nOrientering\n\nIndstilling\n\nBeslutning\n\nx\n\nx\n\nUdkast til kalender er vedlagt.'
    const text = `Referat\nPlanudvalget 18. februar 2021\n\nPunkt 1 Dagsorden\n\nBeslutning\n\nGodkendt.\n\nPunkt 2 Mødekalender\n\n${table}`
    expect(parseDocument(text).items.map(({ decision }) => decision)).toEqual(['Godkendt.', null])
  })

  it('is a row of two columns of names with one blank between them', () => {
    const columns = 'Ida Bo Krog Ole Lund\nSiv Falk Per Hauge Bo\nMie Lund Kai Holm\nJens Dam'
    const { attendees, unplaced } = parseDocument(
      `Referat\nKulturrådet 3. maj 2021\n\nMedlemmer:\n\n${columns}\n\n1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning\n\nUdsat.`,
    )
    expect([attendees, unplaced.map(({ text }) => text)]).toEqual([[], expect.arrayContaining(columns.split('\n'))])
  })
})
