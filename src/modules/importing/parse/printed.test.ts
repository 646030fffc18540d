import { describe, expect, it } from 'vitest'
import { pageNumber } from './pages.ts'
import { parseWithSource } from './parse.ts'
import { printedLines } from './printed.ts'

const texts = (text: string, transcript?: boolean): string[] =>
  printedLines(text, transcript === undefined ? {} : { transcript }).lines.map((line) => line.text)
const furniture = (text: string): string[] => printedLines(text, {}).furniture.map((line) => line.text)

describe('what is printed on every page', () => {
  it.each([
    ['Side 3', 3],
    ['side 3 af 14', 3],
    ['Side: 4', 4],
    ['3 of 13', 3],
    ['3/13', 3],
    ['- 3 -', 3],
    ['– 12 –', 12],
    ['Byrådet, 03-05-2021          Side 2', 2],
    ['Fjordby Kommune · Byrådet · Side 3 af 4', 3],
    ['Side 1 - 8. oktober 2014', 1],
    ['Fjordby Kommune · Økonomiudvalget · 12-11-2024 Side 2 af 4', 2],
    ['Fjordby Kommune, Byrådet, 29.11.2006 Blad 212', 212],
    ['13 of 3', null],
    ['Se bilag 2, side 14 i planen', null],
    ['Sagen om side 3', null],
    ['12', null],
  ])('%s', (text, number) => {
    expect(pageNumber(text)).toBe(number)
  })

  const page = (n: number, body: string): string => `Fjordby Kommune\nByrådets møde 3. maj 2021\nSide ${n}\n\n${body}\n\n`

  it('goes, with the lines beside the page numbers, also between a heading and its text', () => {
    const text = `Referat\nDato: 3. maj 2021\nSted: Salen\n\nPunkt 1: Budget\n\n${page(2, 'Indstilling\n\nBudgettet.')}${page(3, 'Beslutning\n\nGodkendt.')}`
    expect(texts(text)).toEqual([
      'Referat',
      'Dato: 3. maj 2021',
      'Sted: Salen',
      'Punkt 1: Budget',
      'Indstilling',
      'Budgettet.',
      'Beslutning',
      'Godkendt.',
    ])
    expect(furniture(text)).toHaveLength(6)
    expect(parseWithSource(text).document.items).toMatchObject([{ number: '1', title: 'Budget', decision: 'Godkendt.' }])
  })

  it('goes where a number rises behind the same words and the same day, but not from the rows of a table', () => {
    const head = (n: number, gap: string): string => `Kulturudvalget, 10. marts 1998${gap}${n}`
    const pages = (gap: string): string =>
      `Referat\nByrådet\nSted: Salen\n\n1. Fest\n\nIndstilling\n${head(2, gap)}\nGodkendes.\n\nBeslutning\nUdsat.\n${head(3, gap)}\n`
    expect(furniture(pages('          '))).toEqual([head(2, '          '), head(3, '          ')])
    expect(parseWithSource(pages('          ')).document.items).toMatchObject([{ number: '1', decision: 'Udsat.' }])
    expect(furniture(pages('\t'))).toEqual([])
    expect(furniture(`${head(2, '      ')}\n${head(7, '      ')}`)).toEqual([])
  })

  it('is kept as unplaced lines', () => {
    const { unplaced } = parseWithSource(
      `Referat\nDato: 3. maj 2021\n\n\n${page(1, 'Punkt 1: Budget')}${page(2, 'Beslutning\n\nGodkendt.')}`,
    ).document
    expect(unplaced.map(({ text }) => text)).toEqual(expect.arrayContaining(['Fjordby Kommune', 'Side 1', 'Side 2']))
  })

  it('lets a paragraph run on over the page, but not a heading', () => {
    const long = 'Udvalget besluttede at udsætte sagen, til der foreligger et notat om'
    const { lines } = printedLines(`Referat\n\n${long}\n\nSide 1\n\n\f\nskolernes økonomi.\n\nSide 2\n\n\f\nNæste afsnit.`, {})
    expect(lines.map(({ blankBefore }) => blankBefore)).toEqual([true, true, false, true])
  })

  it.each([
    [[1, 3], 'two of four pages'],
    [[1], 'three of four'],
  ])('is no decision that ends all pages but %j: %s', (others) => {
    const text = [1, 2, 3, 4]
      .map(
        (n) =>
          `Fjordby Kommune | Byrådet\n\nPunkt ${n}: Sag\n\n${others.includes(n) ? 'Ja' : 'Beslutning\n\nGodkendt.'}\n\nSide ${n} af 4\n\n`,
      )
      .join('')
    expect(furniture(text)).not.toContain('Godkendt.')
    expect(parseWithSource(text).document.items.map(({ decision }) => decision)).toEqual(
      [1, 2, 3, 4].map((n) => (others.includes(n) ? null : 'Godkendt.')),
    )
  })

  it('is no caption, heading or case number, however often it stands there', () => {
    const body = 'Beslutning\nGodkendt.\n\n'
    expect(furniture(`Referat\n\n${body}\f${body}\f${body}\f${body}`)).not.toContain('Beslutning')
  })

  it('is a number alone only where page breaks tell it from the number of an item', () => {
    expect(furniture('Referat\n\nA\n\n1\n\f\nB\n\n2\n\f\nC')).toEqual(['1', '2'])
    expect(furniture('Referat\n\n1\nBudget\n\n2\nSkoler')).toEqual([])
  })

  it('is the number of a page at its foot, also of the only one that ends and of the last', () => {
    const minutes = (first: string, last: string): string =>
      `Referat\nDato: 3. maj 2021\n\nPunkt 1: Budget\n\nBeslutning\n\nGodkendt.\n\n${first}\n\f\nPunkt 2: Havnen\n\nBeslutning\n\nUdsat.\n\n${last}`
    const decided = (text: string) => parseWithSource(text).document.items.map(({ decision }) => decision)
    expect(decided(minutes('1', 'Formanden følger op.'))).toEqual(['Godkendt.', 'Udsat.\nFormanden følger op.'])
    expect(decided(minutes('4', '5'))).toEqual(['Godkendt.', 'Udsat.'])
    expect(decided(minutes('4', '7'))).toEqual(['Godkendt.\n4', 'Udsat.\n7'])
  })

  it('is the name of the municipality with the same lines beside it, also without page numbers', () => {
    const head = 'Fjordby Kommune\nReferat af Byrådet\n\n'
    expect(furniture(`Byrådet\nDato: 3. maj\nSted: Salen\n\n${`${head}Tekst.\n\n`.repeat(3)}`)).toHaveLength(6)
    expect(furniture(`Byrådet\nDato: 3. maj\nSted: Salen\n\n${`${head}Tekst.\n\n`.repeat(2)}`)).toEqual([])
  })
})

describe('words broken at the ends of lines', () => {
  const text = 'Vi holder møde om integra-\ntionsforløbet, og alle er enige.'

  it('are joined where Danish allows a break, and told', () => {
    expect(texts(text, true)).toEqual(['Vi holder møde om integrationsforløbet,', 'og alle er enige.'])
    expect(printedLines(text, { transcript: true }).doubts).toEqual([
      { code: 'joinedWord', line: 1, path: '', params: { before: 'integra-tionsforløbet', after: 'integrationsforløbet' } },
    ])
  })

  it('stay in a text that was not printed', () => {
    expect(texts(text, false)).toEqual(text.split('\n'))
    expect(texts(text)).toEqual(text.split('\n'))
  })

  it('tell of print when there are several, or pages', () => {
    expect(texts(`${text}\nSagen kom-\nmer igen.`)).toContain('Sagen kommer')
    expect(texts(`${text}\n\f\nMere.`)).toContain('Vi holder møde om integrationsforløbet,')
  })

  it('keep the hyphen of an author, of a name and before "og"', () => {
    expect(texts('børnenes fritids-\nog foreningsliv', true)).toEqual(['børnenes fritids-', 'og foreningsliv'])
    expect(texts('alle EU-\nborgere i byen', true)).toEqual(['alle EU-borgere', 'i byen'])
    expect(texts('den e-\nmail fra maj', true)).toEqual(['den e-mail', 'fra maj'])
    expect(texts('en liste -\nsom her', true)).toEqual(['en liste -', 'som her'])
  })

  it('take the next line away when nothing is left of it, and keep it', () => {
    expect(texts('Sagen kom-\nmer.\n\nSlut', true)).toEqual(['Sagen kommer.', 'Slut'])
    expect(printedLines('Sagen kom-\nmer.', { transcript: true }).furniture.map((line) => line.text)).toEqual(['mer.'])
  })

  it('are not joined over an empty line', () => {
    expect(texts('Sagen kom-\n\nmer igen', true)).toEqual(['Sagen kom-', 'mer igen'])
  })
})

it('says that letters were mended', () => {
  expect(parseWithSource('Referat', { mended: 3 }).doubts[0]).toMatchObject({ code: 'mendedLetters', params: { count: '3' } })
})
