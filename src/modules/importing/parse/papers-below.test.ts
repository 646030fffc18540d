import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const read = (items: string): [string | null, string | null, string[]][] => {
  readItems(head + items)
  return parseDocument(head + items).items.map(({ title, decision, attachments }) => [title, decision, attachments])
}
const item = (n: number, title: string, below: string): string => `${n}. ${title}\n\nSagsfremstilling\nKort.\n\nBeslutning\n${below}\n\n`

describe('papers right below a decision', () => {
  it.each([
    ['Bilag 1 Notat om vejen', 'Bilag 2 Kort over vejen'],
    ['Bilag 1: Notat om vejen', 'Bilag 1a - Kort over vejen'],
    ['notat_om_vejen.pdf', 'Kort over vejen.docx'],
    ['Notat om vejen (1234567)', 'Kort (1234568)'],
    ['- Notat om vejen (1234567).pdf', '- Bilag 2. Kort over vejen.pdf'],
  ])('are no part of it: "%s"', (first, second) => {
    const papers = [first, second].map((paper) => paper.replace(/^- /, ''))
    for (const gap of ['\n', '\n\n']) {
      const text = item(1, 'Budget', 'Godkendt.') + item(2, 'Vej', `Udsat.${gap}${first}\n${second}`) + item(3, 'Park', 'Drøftet.')
      expect(read(text)).toEqual([
        ['Budget', 'Godkendt.', []],
        ['Vej', 'Udsat.', papers],
        ['Park', 'Drøftet.', []],
      ])
    }
  })

  it('are none either where the decision has no caption, or stands beside it', () => {
    expect(read('1. Budget\nGodkendt.\nBilag 1 Budget\n\n2. Vej\nUdsat.\nvej.pdf\n\n3. Park\nDrøftet.\n')).toEqual([
      ['Budget', 'Godkendt.', ['Bilag 1 Budget']],
      ['Vej', 'Udsat.', ['vej.pdf']],
      ['Park', 'Drøftet.', []],
    ])
    expect(read('1. Budget\n\nBeslutning: Godkendt.\nBilag 1 Budget\n\n2. Vej\n\nBeslutning: Udsat.\n')[0]).toEqual([
      'Budget',
      'Godkendt.',
      ['Bilag 1 Budget'],
    ])
  })

  it.each([
    'Godkendt.\nBilag 1 godkendes med de faldne bemærkninger.',
    'Godkendt med disse bilag:\nBilag 1 Budget\nBilag 2 Takster',
    'Rådet godkendte\nBilag 1 Budget',
    'Godkendt.\nBilag 1 Budget\nIda Krog stemte imod.',
    'Udvalget så filmen (2021)',
    'Bilag 1 Budget',
  ])('stay where they are words of it: "%s"', (said) => {
    expect(read(item(1, 'Budget', said) + item(2, 'Vej', 'Udsat.'))[0]?.[1]?.replace(/\s+/g, ' ')).toBe(said.replace(/\s+/g, ' '))
  })

  it('are no part of a title', () => {
    expect(
      read('1. Budget\nBilag 1 Budget 2022\n\nBeslutning\nGodkendt.\n\n2. Vej\n\nBeslutning\nUdsat.\n').map(([title]) => title),
    ).toEqual(['Budget', 'Vej'])
  })
})
