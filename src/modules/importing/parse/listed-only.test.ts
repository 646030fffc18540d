import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'
import { parseWithSource } from './parse.ts'

const item = (number: number, title: string): string => `${number}. ${title}\n\nSagsfremstilling\nDer er søgt.\n\nBeslutning\nGodkendt.\n\n`
const titles = (text: string): (string | null)[][] => read(text).map(([number, title]) => [number, title])
const closed = (text: string): boolean[] => parseWithSource(text).document.items.map((one) => one.closed)

describe('a closed item that stands in a list alone', () => {
  const rest = `ÅBNE SAGER\n\n${item(28, 'Festen')}${item(29, 'Huset')}${item(30, 'Taget')}`

  it('is read where its number goes on with those of the items', () => {
    const text = `${head}Åbne sager\n\nLukkede sager\n\n31. Køb af jord\n32. Klagen\n\n${rest}`
    expect(titles(text)).toEqual([
      ['28', 'Festen'],
      ['29', 'Huset'],
      ['30', 'Taget'],
      ['31', 'Køb af jord'],
      ['32', 'Klagen'],
    ])
    expect(closed(text)).toEqual([false, false, false, true, true])
  })

  it('is read from the contents list between the items that are printed', () => {
    const text = `${head}Indholdsfortegnelse:\n1. Festen.........1\n2. Klagen (Lukket sag).........2\n3. Huset.........2\n4. Taget.........3\n\n${item(1, 'Festen')}${item(3, 'Huset')}${item(4, 'Taget')}`
    expect(titles(text)).toEqual([
      ['1', 'Festen'],
      ['2', 'Klagen'],
      ['3', 'Huset'],
      ['4', 'Taget'],
    ])
    expect(closed(text)).toEqual([false, true, false, false])
  })

  it.each([
    ['a label ends the list', 'Deltagere: Ida Krog', [false, false, false, true, true]],
    ['the list may go on in other words', 'En sag om løn', [true, true, true, true, true]],
  ])('closes no item beside it where %s', (_, below, expected) => {
    const text = `${head}Indhold\n\n28. Festen\n29. Huset\n30. Taget\n\nLukkede punkter\n\n31. Køb af jord\n32. Klagen\n\n${below}\n\n${item(28, 'Festen')}${item(29, 'Huset')}${item(30, 'Taget')}`
    expect(closed(text)).toEqual(expected)
  })

  it('is none where the numbers leave a gap', () => {
    expect(titles(`${head}Lukkede sager\n\n35. Køb af jord\n36. Klagen\n\n${rest}`).length).toBe(3)
  })
})

it('an item out of turn is read where the contents list has it in the same place, and a heading over several below each title is no text', () => {
  const group = { a: 'A. Sager til byrådet', b: 'B. Sager til udvalget' }
  const long = (number: number, title: string, over: string): string =>
    `${number}. ${title}\n${over}\nÅbent - 01.02.05-P16-${number}-18\nRESUMÉ\nDer er søgt.\n\nBESLUTNING\nGodkendt.\n\n`
  const list = `${group.a}\n1\tFesten\n2\tHuset\n${group.b}\n3\tTaget\n8\tKøb af jord\nC. Sager til drøftelse\n4\tVejen\nD. Orientering\n5\tNyt\n6\tHallen\n7\tSkolen\n\n`
  const open = `${group.a}\n${long(1, 'Festen', group.a)}${long(2, 'Huset', group.a)}${group.b}\n${long(3, 'Taget', group.b)}`
  const last = `C. Sager til drøftelse\n${long(4, 'Vejen', 'C. Sager til drøftelse')}D. Orientering\n${[5, 6, 7].map((n) => long(n, ['Nyt', 'Hallen', 'Skolen'][n - 5] ?? '', 'D. Orientering')).join('')}`
  const text = `${head}${list}${open}8. Køb af jord\n${group.b}\nLukket - 82.01.00-G10-3-19\n\n${last}`
  expect(read(text).map(([number, , caseNumber]) => [number, caseNumber])).toEqual(
    [1, 2, 3, 8, 4, 5, 6, 7].map((n) => [String(n), n === 8 ? '82.01.00-G10-3-19' : `01.02.05-P16-${n}-18`]),
  )
  expect(closed(text)).toEqual([1, 2, 3, 8, 4, 5, 6, 7].map((n) => n === 8))
  expect(parseWithSource(text).document.items[0]?.sections.map(({ caption }) => caption)).toEqual(['RESUMÉ', 'BESLUTNING'])
})
