import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'

describe('minutes that answer the agenda above them by number', () => {
  const agenda = 'Dagsorden:\n1. Dagsorden\n2. Høringen\n3. Festen\n\n'

  it('have their titles from there, and what was said behind the number', () => {
    expect(read(`${head}${agenda}Ad. 1) Godkendt.\n\nAd. 2)\nUdsat til juni.\n\nAd. 3) Drøftet.\nSiv spørger om salen.\n`)).toEqual([
      ['1', 'Dagsorden', null, 'Godkendt.'],
      ['2', 'Høringen', null, 'Udsat til juni.'],
      ['3', 'Festen', null, 'Drøftet.\nSiv spørger om salen.'],
    ])
  })

  const answered = [
    ['1', 'Dagsorden', null, 'Godkendt.'],
    ['2', 'Høringen', null, 'Udsat til juni.'],
    ['3', 'Festen', null, 'Drøftet.'],
  ]

  it.each([
    ['Ad pkt. 1: Godkendt.', 'Ad pkt. 2: Udsat til juni.', 'Ad pkt. 3: Drøftet.'],
    ['Ad punkt 1 – Godkendt.', 'Ad punkt 2 – Udsat til juni.', 'Ad punkt 3 – Drøftet.'],
    ['Ad punkt 1 – Dagsorden\nGodkendt.', 'Ad punkt 2 – Høringen\nUdsat til juni.', 'Ad punkt 3 – Festen\nDrøftet.'],
    ['Ad 1.\nGodkendt.', 'Ad 2.\nUdsat til juni.', 'Ad 3.\nDrøftet.'],
  ])('as "%s"', (...answers) => {
    expect(read(`${head}${agenda}${answers.join('\n\n')}\n`)).toEqual(answered)
  })

  it.each([
    ['Pkt. 1: Dagsorden', 'Pkt. 2: Høringen', 'Pkt. 3: Festen'],
    ['Punkt 1 Dagsorden', 'Punkt 2 Høringen', 'Punkt 3 Festen'],
  ])('where the agenda says "%s"', (...entries) => {
    const listed = `Dagsorden:\n${entries.join('\n')}\n\n`
    expect(read(`${head}${listed}Ad pkt. 1:\nGodkendt.\n\nAd pkt. 2:\nUdsat til juni.\n\nAd pkt. 3:\nDrøftet.\n`)).toEqual(answered)
    expect(read(`${head}${listed}Ad pkt. 1: Godkendt.\n\nAd pkt. 2: Udsat til juni.\n\nAd pkt. 3: Drøftet.\n`)).toEqual(answered)
  })

  it.each(['Ad pkt. 1: Dagsorden', 'Ad 1. Dagsorden', 'Ad punkt 1 – Dagsorden'])(
    'also print their titles where no agenda stands above: "%s"',
    (first) => {
      const at = (n: number, title: string): string => first.replace('1', String(n)).replace('Dagsorden', title)
      const text = `${head}${first}\nGodkendt.\n\n${at(2, 'Høringen')}\nUdsat til juni.\n\n${at(3, 'Festen')}\nDrøftet.\n`
      expect(read(text)).toEqual(answered)
    },
  )

  it('are not the answers to the points of one recommendation', () => {
    const item = (n: number, title: string, said: string): string => `${n}. ${title}\n\nSagsfremstilling\nKort.\n\nBeslutning\n${said}\n\n`
    const text = `${head}${agenda}${item(1, 'Dagsorden', 'Ad 1) Godkendt.\nAd 2) Udsat.')}${item(2, 'Høringen', 'Udsat.')}${item(3, 'Festen', 'Ad 1) Drøftet.')}`
    expect(read(text).map(([number, title, , decision]) => [number, title, decision])).toEqual([
      ['1', 'Dagsorden', 'Ad 1) Godkendt.\nAd 2) Udsat.'],
      ['2', 'Høringen', 'Udsat.'],
      ['3', 'Festen', 'Ad 1) Drøftet.'],
    ])
  })
})

it('short case numbers with a slash are no pages', () => {
  const item = (n: number): string => `${n}. Sag ${n}\n\n10/40${n}\n\nBeslutning\nGodkendt.\n\n`
  expect(read(`${head}${[1, 2, 3].map(item).join('')}`).map(([, , number]) => number)).toEqual(['10/401', '10/402', '10/403'])
})
