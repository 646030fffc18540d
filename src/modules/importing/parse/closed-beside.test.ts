import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const text = '\n\nSagsfremstilling\nVejen er nedslidt, siger forvaltningen.\n\nBeslutning\nGodkendt.\n\n'
/** Which items are closed, by number. No line is lost. */
function closedOf(items: string): (string | null)[] {
  readItems(head + items)
  return parseDocument(head + items).items.flatMap(({ number, closed }) => (closed ? [number] : []))
}

describe('a mark beside the title closes the item', () => {
  it.each([
    ['in a second row of numbers', 'Sagsnr. 22-003655\n12/15911   Lukket sag   KRI'],
    ['as a letter in a row of numbers', '12/15911   00.22.04G01   L'],
    ['behind the number of a document', 'Sagsnr. 22-003655\nDok.nr. 22/4-3 Lukket'],
    ['behind the journal number', 'Sagsnr. 22-003655\nJ.nr. 22/556 - fortroligt'],
    ['as the type of the case', 'Sagstype: Lukket, jf. loven'],
  ])('%s', (_, beside) => {
    expect(closedOf(`1. Budget${text}2. Løn\n${beside}${text}3. Vej${text}`)).toEqual(['2'])
  })

  it('where the letters say no more than open and closed', () => {
    expect(closedOf(`1. (A) Budget${text}2. (B) Løn${text}3. (A) Vej${text}`)).toEqual(['2'])
  })

  it('before a full stop, where the minute stands behind the title', () => {
    expect(closedOf('1. Budget. Godkendt.\n2. Vej. Udsat.\n3. Løn (B). Godkendt.\n')).toEqual(['3'])
  })

  it('between dashes, where the minute stands behind the title', () => {
    expect(closedOf('1. Budget - Godkendt.\n2. Vej - Udsat.\n3. Løn - lukket - Godkendt.\n')).toEqual(['3'])
  })
})

describe('a mark that ends the item speaks of that item', () => {
  it('as the type of the case, below the first and the last too', () => {
    const items = `1. Budget${text}Sagstype: Åben\n\n2. Løn${text}Sagstype: Lukket\n\n3. Vej${text}Sagstype: Åben\n`
    expect(closedOf(items)).toContain('2')
  })

  it.each([
    ['behind its label', 'Sagsnr.: ', ' Lukket sag'],
    ['without one', '', ' L'],
  ])('beside the case number %s', (_, label, mark) => {
    const items = `1. Budget${text}${label}22-003654\n\n2. Løn${text}${label}22-003655${mark}\n\n3. Vej${text}${label}22-003656\n`
    expect(closedOf(items)).toEqual(['2'])
    expect(readItems(head + items).map(([, , caseNumber]) => caseNumber)).toEqual(['22-003654', '22-003655', '22-003656'])
  })
})

it('"Lukket" in a list that goes on behind an empty line closes what follows there too', () => {
  const list = 'Budget\nVej\nLukkede punkter\nLøn\n\nLøn til flere\n\n'
  expect(closedOf(`${list}1. Budget${text}2. Vej${text}3. Løn${text}4. Løn til flere${text}`)).toEqual(expect.arrayContaining(['3', '4']))
})

describe('at the foot of the pages', () => {
  const page = (item: string, foot: string): string => `${item}${text}${foot}\n\f`

  it.each(['Lukket dagsorden – Side', 'Integrationsrådet, lukket møde, side'])('"%s" closes the whole document', (foot) => {
    expect(closedOf(page('1. Løn', `${foot} 1`) + page('2. Vej', `${foot} 2`) + page('3. Park', `${foot} 3`))).toEqual(['1', '2', '3'])
  })

  it('"Punktet er lukket" is no line of the foot of a web page', () => {
    expect(closedOf(`1. Budget${text}2. Løn\nGrønnegade 2\nPunktet er lukket\nTelefon 12345678\nCVR 12345678\n`)).toEqual(['2'])
  })
})

it.each([' ', '.'])('a long line of "%s" is read in time that grows with its length', (sign) => {
  const cost = (length: number): number => {
    const before = process.cpuUsage()
    parseDocument(`${head}1. Budget\nBeslutning\nGodkendt\nx${sign.repeat(length)}x\n`)
    return process.cpuUsage(before).user
  }
  cost(500)
  expect(cost(32_000)).toBeLessThan(40 * Math.max(cost(2_000), 5_000))
})
