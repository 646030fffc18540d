import { describe, expect, it } from 'vitest'
import { parseDocument } from './parse.ts'

const head = 'Fjordby Kommune - Integrationsrådet\nReferat\nMødedato:\n3. maj 2021\nIndholdsfortegnelse\nPkt.\nTekst\nSide\n'
const body =
  '1. Nyt tag\n00.32.00-S00-2-21\nIndstilling\nTaget lægges.\nBeslutning\nGodkendt.\n2. Ny hæk\n00.32.00-S00-3-21\nIndstilling\nHækken plantes.\nBeslutning\nUdsat.\n' +
  '3. Køb af hus\n00.32.00-S00-4-21\n'
const closed = (list: string, items = body) => parseDocument(`${head}${list}\n3. maj 2021\n2\n${items}`).items.map((item) => item.closed)

const open = 'Åbne dagsordenspunkter\n1\nNyt tag\n2\n2\nNy\nhæk\n2\n'

describe('a contents list with a cell a line', () => {
  it('closes the items below "Lukkede dagsordenspunkter" and no others', () => {
    expect(closed(`${open}Lukkede dagsordenspunkter\n3\nKøb af hus\n3`)).toEqual([false, false, true])
  })

  it.each([
    ['an item has another title in the list', `${open}Lukkede dagsordenspunkter\n3\nSag om areal\n3`],
    ['an item has another number in the list', `${open}Lukkede dagsordenspunkter\n4\nKøb af hus\n3`],
    ['an item is not in the list', 'Åbne dagsordenspunkter\n2\nNy\nhæk\n2\nLukkede dagsordenspunkter\n3\nKøb af hus\n3'],
    ['no line says which are open', '1\nNyt tag\n2\n2\nNy\nhæk\n2\nLukkede dagsordenspunkter\n3\nKøb af hus\n3'],
    ['one title stands on both sides', `${open}Lukkede dagsordenspunkter\n3\nKøb af hus\n3\n4\nNy\nhæk\n3`],
    ['something else stands between the entries', `${open}Se også bilag\nLukkede dagsordenspunkter\n3\nKøb af hus\n3`],
  ])('leaves all closed where %s', (_, list) => {
    expect(closed(list)).toEqual([true, true, true])
  })
})
