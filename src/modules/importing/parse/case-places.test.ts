import { describe, expect, it } from 'vitest'
import { head, type Read, readItems as read } from './fixtures/read-items.ts'

const body = 'Sagsfremstilling\nSagen har været i høring.\n\nBeslutning\nGodkendt.'
const cases = ['22-370574', '22-370575', '22-370576']
const titles = ['Budget', 'Høring om havnen', 'Prisen']
const items = (print: (title: string, value: string, i: number) => string): string =>
  head + titles.map((title, i) => print(title, cases[i] ?? '', i)).join('')
const expected = (numbered: boolean): Read[] =>
  titles.map((title, i) => [numbered ? String(i + 1) : null, title, cases[i] ?? '', 'Godkendt.'])

describe('a labelled case number belongs to its item', () => {
  it('above the title, with or without a number', () => {
    expect(read(items((title, value) => `Sagsnr.: ${value}\n${title}\n\n${body}\n\n`))).toEqual(expected(false))
    expect(read(items((title, value, i) => `Sagsnr.: ${value}\n${i + 1}. ${title}\nÅben sag\n\n${body}\n`))).toEqual(expected(true))
  })

  it('below its decision', () => {
    expect(read(items((title, value) => `${title}\n\n${body}\n\nSagsnr.: ${value}\n\n`))).toEqual(expected(false))
    expect(read(items((title, value, i) => `${i + 1}. ${title}\n\n${body}\nSagsnr.: ${value}\n\n`))).toEqual(expected(true))
  })

  it('before its title, also one that begins with a number', () => {
    const text =
      head +
      ['22-370574 Budget', '22-370575 2. behandling af planen', '22-370576 100 nye pladser']
        .map((title, i) => `Sag ${i + 1}: ${title}\n\n${body}\n\n`)
        .join('')
    expect(read(text).map(([, title, value]) => [title, value])).toEqual([
      ['Budget', '22-370574'],
      ['2. behandling af planen', '22-370575'],
      ['100 nye pladser', '22-370576'],
    ])
  })

  it('and what stands below it is no title where one stands above it', () => {
    expect(read(items((title, value) => `${title}\n\nSagsnr.: ${value}\n\nTil drøftelse\n\n${body}\n\n`))).toEqual(expected(false))
  })

  it('and not to the item before, where it has its own', () => {
    const text = items((title, value, i) => `${i + 1}. ${title}\nSagsnr.: ${value}\n\n${body}\n\nSagsnr.: 21-10000${i}\n\n`)
    expect(read(text).map(([, , value]) => value)).toEqual(cases)
  })
})
