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
