import { describe, expect, it } from 'vitest'
import { parseWithSource } from './parse.ts'

/** Which items are closed ("0100"), each closed one with its doubt. */
function closedOf(text: string): string {
  const { document, doubts } = parseWithSource(text)
  const doubted = new Set(doubts.filter(({ code }) => code === 'closedMark' || code === 'closedInDoubt').map(({ path }) => path))
  for (const [i, { closed }] of document.items.entries()) expect(doubted.has(`items[${i}].closed`)).toBe(closed)
  return document.items.map(({ closed }) => (closed ? '1' : '0')).join('')
}

const decided = (number: string, title: string, more = ''): string => `Punkt ${number}: ${title}\n\n${more}Beslutning\n\nGodkendt.\n\n`
const doubtOf = (text: string, item: number): unknown =>
  parseWithSource(text).doubts.find(({ path }) => path === `items[${item}].closed`)?.code

describe('a line between two items', () => {
  const around = (line: string, again: string): string =>
    `Referat\n\n${decided('1', 'Fest')}${line}\n\n${decided('2', 'Løn')}${decided('3', 'Pris')}${again}\n\n${decided('4', 'Park')}`

  it.each([
    'Lukket møde',
    'LUKKET MØDE:',
    '**Lukket møde**',
    'Mødet fortsatte for lukkede døre',
    'Lukkede punkter',
    'Lukket del',
    'Den lukkede del af mødet',
    'Dørene blev lukket kl. 18.30',
    'Lukket dagsorden',
    'Ikke-offentlige punkter',
    'Lukkеt møde',
    'Ｌｕｋｋｅｔ ｍøｄｅ',
    'Luk\u200bket møde',
  ])('that says "%s" closes what follows until one opens again', (line) => {
    expect(closedOf(around(line, 'Ingen.'))).toBe('0111')
    for (const again of ['Åbent møde', 'Åbne punkter', 'Mødet blev genåbnet', 'Dørene blev åbnet', 'Dørene blev åbnet kl. 19.10']) {
      expect(closedOf(around(line, again))).toBe('0110')
    }
  })

  it.each(['Fortroligt', 'FORTROLIGT:', 'For lukkede døre'])('that says "%s" closes both what is before and after, in doubt', (line) => {
    expect(closedOf(around(line, 'Åbent møde'))).toBe('1110')
    expect([0, 1].map((item) => doubtOf(around(line, 'Åbent møde'), item))).toEqual(['closedInDoubt', 'closedInDoubt'])
  })

  it.each([
    ['amid the text of an item', 'Lukket møde\n\nOle Bo gik.'],
    ['in a sentence', 'Mødet fortsatte herefter for lukkede døre, og pressen gik.'],
  ])('that stands %s closes both', (_, line) => {
    expect(closedOf(around(line, 'Åbent møde'))).toBe('1110')
    expect(doubtOf(around(line, ''), 0)).toBe('closedInDoubt')
  })

  it('opens nothing by mere likeness', () => {
    expect(closedOf(around('Lukkede punkter', 'Mødet blev åbnet af formanden'))).toBe('0111')
  })

  it('in the head closes all, also above the contents list', () => {
    expect(closedOf(`Referat\n\nFortroligt\n\nIndholdsfortegnelse\n\nFest.....2\n\n${decided('1', 'Fest')}`)).toBe('1')
  })
})

const titles: [string, string][] = [
  ...[
    'Ansøgning [LUKKET]',
    'Lukket personsag',
    'Lukket pkt.',
    'Lukket møde: priser',
    'Lukkede døre: priser',
    'Behandles for lukkede døre',
    'Personsag (fortrolig)',
    'Åbent/Lukket punkt',
    'Priser bag lukkede døre',
    'Priser, ikke offentlig',
    'Ikke-offentligt: priser',
    'Fortrolig orientering',
    'Løn (lukkеt)',
    'Løn （ｌｕｋｋｅｔ）',
    'Løn [Iukket]',
  ].map((title): [string, string] => [title, '1']),
  ...[
    'Lukning af bibliotek',
    'Skolelukning',
    'Ferie i lukkeuge 29',
    'Lukkedage i daginstitutioner 2022',
    'Åbnings- og lukketider',
    'Lukkede kredsløb i renovationen',
    'Nedlukning og genåbning',
    'Det offentlige rum',
  ].map((title): [string, string] => [title, '0']),
]

it.each(titles)('the title "%s" gives closed %s', (title, closed) => {
  expect(closedOf(`Referat\n\n${decided('1', title)}${decided('2', 'Park')}`)[0]).toBe(closed)
  const { items } = parseWithSource(`Referat\n\n${decided('1', title)}`).document
  expect(items[0]?.title).toBe(title)
})

describe('the mark that a case system prints before or behind the title', () => {
  it.each([
    'Closed: Salg af grund',
    'CLOSED - Salg af grund',
    'Confidential: Salg af grund',
    'Fortroligt: Salg af grund',
    'Fortrolig – Salg af grund',
    'Lukket dagsorden: Salg af grund',
    'Salg af grund (Closed)',
    'Salg af grund - Confidential',
  ])('as in "%s" closes the item and is no part of its title', (title) => {
    const text = `Referat\n\n${decided('1', title)}${decided('2', 'Park')}`
    expect(closedOf(text)).toBe('10')
    expect(parseWithSource(text).document.items[0]?.title).toBe('Salg af grund')
  })

  it.each(['Closed', 'Confidential', 'Non-public', 'Salg, not public'])('as in "%s" closes it also without another title', (title) => {
    expect(closedOf(`Referat\n\n${decided('1', title)}${decided('2', 'Park')}`)).toBe('10')
  })

  it.each(['Closed', 'Confidential items', 'Closed agenda:', 'Closed session'])(
    'closes what follows it where it stands alone: "%s"',
    (line) => {
      expect(closedOf(`Referat\n\n${decided('1', 'Fest')}${line}\n\n${decided('2', 'Løn')}`)).toMatch(/^.1$/)
    },
  )

  it('stands in the contents list alone, and closes the item below', () => {
    const list = 'Indholdsfortegnelse\n\nFest ..... 1\nClosed: Salg af grund ..... 2\nPark ..... 3\n\n'
    expect(closedOf(`Referat\n\n${list}${decided('1', 'Fest')}${decided('2', 'Salg af grund')}${decided('3', 'Park')}`)).toBe('010')
  })
})

describe('the text of an item', () => {
  it.each([
    'Punktet er lukket for offentligheden',
    'Punktet er lukket, jf. loven.',
    'Fortroligt.',
    'Dørene blev lukket under dette punkt',
    'Åbent punkt: Nej',
    'Offentligt: Nej',
    'Offentligt:\n\nNej',
    'Lukket: Ja',
    'Punktet behandles for lukkede døre',
    'Sagen er lukket, jf. § 10 i styrelsesloven.',
    'Jf. styrelseslovens § 10, stk. 2.',
    'Sagsnr. 21/4 Byrådet Lukket',
    'Punktet er fоrtroligt.',
    'Punkt 2 lukket: Løn',
  ])('that says "%s" closes it alone', (line) => {
    expect(closedOf(`Referat\n\n${decided('1', 'Løn', `${line}\n\nBaggrund\n\nKort.\n\n`)}${decided('2', 'Park')}`)).toBe('10')
    expect(closedOf(`Referat\n\n${decided('1', 'Løn', `Baggrund\n\n${line}\n\nMere.\n\n`)}${decided('2', 'Park')}`)).toBe('10')
  })

  it('that answers "Åbent punkt" with no closes it', () => {
    const text = `Referat\n\n${decided('1', 'Løn', 'Åbent punkt\n\nNej\n\n')}${decided('2', 'Park', 'Åbent punkt\n\nJa\n\n')}`
    expect(closedOf(text)).toBe('10')
  })

  it('closes it also beside a caption, and by an attachment that is closed', () => {
    expect(closedOf(`Referat\n\nPunkt 1: Løn\n\nBeslutning: Punktet blev behandlet for lukkede døre.\n\n${decided('2', 'Park')}`)).toBe(
      '10',
    )
    expect(closedOf(`Referat\n\nPunkt 1: Løn\n\nBilag\n\n- Fortroligt notat.pdf\n\n${decided('2', 'Park')}`)).toBe('10')
  })

  it.each([
    'Biblioteket holder lukket i uge 29.',
    'Skolen lukkes.',
    'Vi drøftede lukkedage, lukning og åbne døre.',
    'Lukket punkt: Nej',
    'Planen er offentlig, og § 10 i vedtægten gælder.',
  ])('that says "%s" leaves it open', (line) => {
    expect(closedOf(`Referat\n\n${decided('1', 'Park', `Baggrund\n\n${line}\n\nMere.\n\n`)}`)).toBe('0')
  })
})

describe('the contents list', () => {
  const listed = (entries: string[], second: string): string =>
    `Referat\n\nIndholdsfortegnelse\n\n${entries.join('\n')}\n\n${decided('1', 'Fest')}${decided('2', second)}${decided('3', 'Park')}`

  it.each([
    ['by title', ['Fest.....1', 'Ansøgning (lukket).....2', 'Park.....3']],
    ['by title out of order', ['Ansøgning [LUKKET].....2', 'Fest.....1', 'Park.....3']],
    ['without its title', ['Fest.....1', 'Lukket punkt.....2', 'Park.....3']],
    ['by number', ['1. Fest.....1', '2. Lukket punkt.....2', '3. Park.....3']],
    ['in letters that only look alike', ['Fest.....1', 'Ansøgning (lukkеt).....2', 'Park.....3']],
  ])('closes the item that it names %s', (_, entries) => {
    expect(closedOf(listed(entries, 'Ansøgning'))).toBe('010')
    expect(doubtOf(listed(entries, 'Ansøgning'), 1)).toBe('closedInDoubt')
  })

  it('closes the items under its own headings', () => {
    expect(closedOf(listed(['Åbne punkter', 'Fest.....1', 'Lukkede punkter', 'Løn.....2', 'Åbne punkter', 'Park.....3'], 'Løn'))).toBe(
      '010',
    )
  })
})

describe('a part of a closed item', () => {
  it.each(['2.1', '2.1.3', '2a', '2'])('numbered %s is closed with it', (number) => {
    const text = `Referat\n\n${decided('1', 'Fest')}${decided('2', 'Løn (lukket)')}${decided(number, 'Tillæg')}${decided('3', 'Park')}`
    expect(closedOf(text)).toBe('0110')
    expect(doubtOf(text, 2)).toBe('closedMark')
    expect(parseWithSource(text).document.items[2]).toMatchObject({ number, title: 'Tillæg' })
  })

  it('is open with an open one, and numbers may begin again in the closed part', () => {
    expect(closedOf(`Referat\n\n${decided('1', 'Fest')}${decided('1.1', 'Mad')}Lukkede punkter\n\n${decided('1', 'Løn')}`)).toBe('001')
  })
})

describe('a table with a column for open and one for closed items', () => {
  const table = (row: string): string =>
    `Referat\n\nÅbent punkt\n\n1 Fest\n\nUdvalg\tÅbent punkt\tLukket punkt\n${row}\n\nBeslutning\n\nGodkendt.\n\nÅbent punkt\n\n2 Park\n\nBeslutning\n\nGodkendt.`

  it.each([
    ['Kulturudvalget\t1', '00'],
    ['Kulturudvalget\t\t1', '10'],
    ['Kulturudvalget\t1\nByrådet\t\t4', '10'],
    ['Kulturudvalget', '10'],
    ['Kulturudvalget\t1\nByrådet', '00'],
    ['Kulturudvalget\t1\nØkonomiudvalget\nByrådet\t\t4', '10'],
    ['Kulturudvalget\nByrådet\t\t4', '10'],
  ])('closes where the second is filled or nothing tells: %j', (row, closed) => {
    expect(closedOf(table(row))).toBe(closed)
  })
})

describe('a closed item with nothing but its number', () => {
  const items = 'Åbent punkt\n\n4 Fest\n\nBeslutning\n\nGodkendt.\n\nÅbent punkt\n\n5 Park\n\nBeslutning\n\nUdsat.\n\nLukket punkt\n\n6'

  it('is an item, and no part of the decision above', () => {
    const { document } = parseWithSource(`Referat\n\n${items}`)
    expect(document.items.map(({ number, closed, decision }) => [number, closed, decision])).toEqual([
      ['4', false, 'Godkendt.'],
      ['5', false, 'Udsat.'],
      ['6', true, null],
    ])
  })

  it('is known by its row in the contents list, which closes no other', () => {
    expect(closedOf(`Referat\n\nDagsordenspunkter\n\nåbent\t4\tFest\nåbent\t5\tPark\nlukket\t6\n\n${items}`)).toBe('001')
  })

  it('is closed by its row in the contents list alone', () => {
    const rows = 'Dagsordenspunkter\n\nåbent\t1\tFest\nlukket\t2\tLøn\n\n'
    expect(closedOf(`Referat\n\n${rows}${decided('1', 'Fest')}${decided('2', 'Løn')}`)).toBe('01')
  })
})

it('a closed item without number and text is no part of the decision above', () => {
  const text = `Referat\nIntegrationsrådet\n\nNyt fra havnen\n\nBeslutning\n\nGodkendt.\n\nPris til en frivillig (Lukket punkt)\n\nLøn til en vagt (lukket sag)\n\nByfest\n\nBeslutning\n\nUdsat.`
  const { items } = parseWithSource(text).document
  expect(items.map(({ title, closed, decision }) => [title, closed, decision])).toEqual([
    ['Nyt fra havnen', false, 'Godkendt.'],
    ['Pris til en frivillig', true, null],
    ['Løn til en vagt', true, null],
    ['Byfest', false, 'Udsat.'],
  ])
})

it('letters that only look alike are kept as they are', () => {
  const { items } = parseWithSource('Referat\n\nPunkt 1: Løn (lukkеt)\n\nFоrtroligt.\n\nBeslutning\n\nＪａ.').document
  expect(items[0]).toMatchObject({ title: 'Løn (lukkеt)', closed: true, decision: 'Ｊａ.' })
  expect(items[0]?.sections[0]?.text).toBe('Fоrtroligt.')
})

it('is found in time that grows with the length', () => {
  const cost = (n: number): number => {
    const text = `Referat\n\nPunkt 1: A\n\n${['mødet er ', 'lukket ', '((((', 'åbent ', 'dørene a ', '\u0301'].map((part) => part.repeat(n)).join('\n')}`
    const before = process.cpuUsage()
    parseWithSource(text)
    return process.cpuUsage(before).user
  }
  cost(500)
  expect(cost(16_000)).toBeLessThan(30 * Math.max(cost(2_000), 5_000))
})
