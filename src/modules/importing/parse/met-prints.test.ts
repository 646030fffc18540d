import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { outcomeOf } from './outcome.ts'
import { parseDocument } from './parse.ts'

describe('a web page', () => {
  it('prints the dated caption of the decision as an entry of a list too', () => {
    const page = `${head}  • 1 Ny hal
    • Resume

      Hallen er gammel.

    • Indstilling

      Direktøren indstiller,

      1. at hallen rives ned.

    • Beslutning i Integrationsrådet den 03-05-2021

      Integrationsrådet tog sagen til efterretning.

    • Sagsfremstilling

      Hallen er fra 1964.`
    expect(readItems(page)).toEqual([['1', 'Ny hal', null, 'Integrationsrådet tog sagen til efterretning.']])
  })

  it('loses the line end before "Beslutning" behind a year', () => {
    expect(readItems(`${head}1. Regnskab\n\nIndstilling\n\nAt godkende regnskabet for 2020Beslutning\nGodkendt.`)).toEqual([
      ['1', 'Regnskab', null, 'Godkendt.'],
    ])
  })
})

describe('the points of a recommendation', () => {
  const points = 'Sekretariatet indstiller, at\n\n1. Planen godkendes.\n\n2. planen sendes i høring.\n\n'
  const answers = 'Social og Sundhed, 6. april 2021, pkt. 12:\n\nAd. 1\n\n5 medlemmer anbefaler planen.\n\nAd. 2\n\nAnbefales.\n\n'
  const before = 'Direktionen, 6. april 2021, pkt. 2:\n\nAnbefales.'

  it('answered by another body as "Ad. 1" are no agenda, and what a body said on a day is no decision where "Beslutning" stands alone', () => {
    const text = `Referat\n\n301. Dagsorden\n\nResume\n\nDagsordenen.\n\nBeslutning\n\nGodkendt.\n\n302. Ny plan\n\nResume\n\nPlanen er ny.\n\nIndstilling\n\n${points}${answers}${before}`
    expect(readItems(text)).toEqual([
      ['301', 'Dagsorden', null, 'Godkendt.'],
      ['302', 'Ny plan', null, null],
    ])
  })
})

describe('the case number above the title', () => {
  it('is that of the only item', () => {
    const text = `Dagsorden\ntil mødet i Integrationsrådet\nden 3. maj 2021 kl. 9.00\n\nSagsnr.: 1-51-71-3321-08\n\n1. Forurening ved havnen\n\nResume\n\nJorden er forurenet.\n\nIndstilling\n\nJorden renses.`
    expect(readItems(text)).toEqual([['1', 'Forurening ved havnen', '1-51-71-3321-08', null]])
  })
})

describe('the label of the body', () => {
  it('may say that the list has councils too', () => {
    const text = `Dato: Tirsdag den 18. februar 2020 Tid: Kl. 17:00\nUdvalg/Råd: Plan- og Boligudvalget\nPunkt 1 Dagsorden\n\nBeslutning i Plan- og Boligudvalget den 18-02-2020\n\nGodkendt.`
    const { body, items } = parseDocument(text)
    expect([body, items.map(({ decision, earlierDecisions }) => [decision, earlierDecisions.length])]).toEqual([
      'Plan- og Boligudvalget',
      [['Godkendt.', 0]],
    ])
  })
})

describe('what became of a matter', () => {
  it.each([
    ['Rådet drøftede tilbuddet til udsatte borgere.', 'noted'],
    ['Rådet udsatte sagen.', 'postponed'],
    ['Udvalget udsatte behandlingen til næste møde.', 'postponed'],
  ])('%s', (decision, outcome) => {
    expect(outcomeOf(decision, null)).toBe(outcome)
  })
})
