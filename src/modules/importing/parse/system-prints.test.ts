import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

/** What the case systems print around the items, and where it belongs. */
const closedOf = (text: string): boolean[] => parseDocument(text).items.map(({ closed }) => closed)

describe('the case number on the line above each title', () => {
  const text = `${head}Åbne dagsordenspunkter\n\n85.02.02-G01-3-18\n\n1. Dagsorden\n\nBeslutning\n\nGodkendt.\n\n85.02.02-G01-4-18\n\n2. Festen\n\nBeslutning\n\nUdsat.\n\nLukkede dagsordenspunkter\n\n82.02.00-G10-9-21\n\n3. Køb af hus\n\n85.02.02-G01-5-18\n\n4. Nyt`

  it('is the number of the item below it, also where the item before has nothing but its title', () => {
    expect(readItems(text)).toEqual([
      ['1', 'Dagsorden', '85.02.02-G01-3-18', 'Godkendt.'],
      ['2', 'Festen', '85.02.02-G01-4-18', 'Udsat.'],
      ['3', 'Køb af hus', '82.02.00-G10-9-21', null],
      ['4', 'Nyt', '85.02.02-G01-5-18', null],
    ])
  })

  it('hides no heading over the closed items, which closes those below it and not the one above', () => {
    expect(closedOf(text)).toEqual([false, false, true, true])
  })

  it('is the number of the item above it where numbers stand below the titles', () => {
    const below = `${head}1. Dagsorden\n21/4711\n\n2. Festen\n21/4712\n\nBeslutning\nUdsat.\n\n3. Køb af hus\n21/4713\n\n4. Nyt\n21/4714`
    expect(readItems(below).map(([, , number]) => number)).toEqual(['21/4711', '21/4712', '21/4713', '21/4714'])
  })
})
