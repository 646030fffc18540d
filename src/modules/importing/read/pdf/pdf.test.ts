import { describe, expect, test } from 'vitest'
import { aPdf, aPdfBomb, aPlacedPdf, type Placed } from '#test/papers.ts'
import { parseDocument } from '../../parse/parse.ts'
import { readSource } from '../read-source.ts'

async function textOf(bytes: Buffer): Promise<string> {
  const source = await readSource(bytes, 'fil.pdf')
  if ('refusal' in source) throw new Error(source.refusal)
  return source.text
}
const blocks = (text: string) => text.split(/[\n\f]{2,}/)

/** Lines below each other in a column. */
const column = (x: number, top: number, lines: string[], more: Partial<Placed> = {}): Placed[] =>
  lines.map((text, i) => ({ text, x, y: top - i * 13, ...more }))

describe('a PDF without tags is read by where things stand', () => {
  const left = [
    'Sprogcafeen holder til i det gamle bibliotek',
    'og er aaben hver tirsdag aften for alle, der',
    'vil tale dansk med en frivillig i byen.',
    'Der er kaffe.',
  ]
  const right = [
    'Lektiehjaelpen flytter i august til skolen ved',
    'havnen, fordi lokalerne i centret skal bruges',
    'til et vaeksted for unge.',
    'Alle er velkomne.',
  ]

  test('columns one after the other, under the heading over both', async () => {
    const page = [
      { text: 'Nyt fra integrationsarbejdet i hele kommunen', x: 50, y: 800, size: 18 },
      ...column(50, 760, left),
      ...column(310, 760, right),
    ]
    expect(blocks(await textOf(aPlacedPdf(page)))).toEqual([
      'Nyt fra integrationsarbejdet i hele kommunen',
      `${left.slice(0, 3).join(' ')}\nDer er kaffe.`,
      `${right.slice(0, 3).join(' ')}\nAlle er velkomne.`,
    ])
  })

  test('cells of a row stay beside each other', async () => {
    const names = ['Ida Krog', 'Samir Haddad', 'Bo Lund', 'Aase Holm', 'Per Dam']
    const page = names.flatMap((name, i) => [
      { text: name, x: 50, y: 700 - i * 14 },
      { text: i === 0 ? 'formand' : 'medlem', x: 300, y: 700 - i * 14 },
    ])
    expect((await textOf(aPlacedPdf(page))).split('\n')).toEqual(names.map((name, i) => `${name}\t${i === 0 ? 'formand' : 'medlem'}`))
  })

  test('a heading over two lines is one; a line that was not full is its own', async () => {
    const page = [
      ...column(50, 780, ['Punkt 4: Et forslag med en titel, der fylder', 'mere end en linje'], { size: 16 }).map((line, i) => ({
        ...line,
        y: 780 - i * 20,
      })),
      ...column(50, 720, ['Deltagere:', 'Ida Krog', 'Samir Haddad', 'En linje, der er meget laengere end de andre paa siden her']),
    ]
    expect(blocks(await textOf(aPlacedPdf(page)))).toEqual([
      'Punkt 4: Et forslag med en titel, der fylder mere end en linje',
      'Deltagere:\nIda Krog\nSamir Haddad\nEn linje, der er meget laengere end de andre paa siden her',
    ])
  })

  test('a word broken at the end of a line keeps its hyphen, for the dictionary to judge', async () => {
    const page = column(50, 780, ['Kommunen vil styrke arbejdet med integra-', 'tion i alle omraader, hvor der bor mange.'])
    expect(await textOf(aPlacedPdf(page))).toBe('Kommunen vil styrke arbejdet med integra-tion i alle omraader, hvor der bor mange.')
  })

  test('the caption below a line that was full is a caption, and the decision below it is one', async () => {
    const full = 'Udvalget anbefaler forslaget med 3 stemmer mod 2, idet et mindretal vil have flere hoert'
    const page = [
      ...column(50, 780, [
        'Referat af moede i Integrationsraadet den 12. april 2021',
        'Punkt 1: Valg af formand',
        'Sagsfremstilling',
        full,
      ]),
      ...column(50, 728, ['Beslutning', 'Ida Krog blev valgt med stemmerne fra alle dem, der var kommet til moedet den aften', 'i april.']),
    ]
    const [item] = parseDocument(await textOf(aPlacedPdf(page)), { transcript: true }).items
    expect(item?.sections).toMatchObject([{ caption: 'Sagsfremstilling', text: full }, { caption: 'Beslutning' }])
    expect(item?.decision).toMatch(/^Ida Krog blev valgt .* den aften\si april.$/)
  })

  test('lines stay apart where nearly each of them is a paragraph', async () => {
    const lines = [
      'Punkt 1: Valg',
      'Beslutning',
      'Ida Krog blev valgt til formand for hele perioden, og Samir Haddad blev valgt',
      'Punkt 2: Eventuelt',
    ]
    const page = lines.map((text, i) => ({ text, x: 50, y: 780 - i * 28 }))
    page.splice(3, 0, { text: 'til at traede i hendes sted.', x: 50, y: 780 - 2 * 28 - 13 })
    for (const line of page.slice(4)) line.y -= 13
    expect(blocks(await textOf(aPlacedPdf(page)))).toHaveLength(4)
  })

  test('an empty cell stays one: only its place says who came', async () => {
    const cells = ['Navn', 'Moedt', 'Afbud', 'Bemaerkning']
    const at = [50, 170, 215, 260]
    const row = (y: number, ...texts: string[]) => texts.flatMap((text, i) => (text === '' ? [] : [{ text, x: at[i] ?? 0, y }]))
    const page = [
      ...row(700, ...cells),
      ...row(686, 'Ida Krog', 'x'),
      ...row(672, 'Samir Haddad', '', 'x'),
      ...row(658, 'Bo Lund', 'x', '', 'gik kl. 18'),
      ...row(640, 'Dagsordenen blev godkendt.'),
    ]
    expect((await textOf(aPlacedPdf(page))).split('\n').filter(Boolean)).toEqual([
      cells.join('\t'),
      'Ida Krog\tx',
      'Samir Haddad\t\tx',
      'Bo Lund\tx\t\tgik kl. 18',
      'Dagsordenen blev godkendt.',
    ])
  })

  test('captions in bold, items and decisions are found as in any text', async () => {
    const page = [
      { text: 'Referat af integrationsraadets moede', x: 50, y: 800, size: 16 },
      ...column(50, 770, ['Dato: 12-04-2021 kl. 17.00', 'Sted: Biblioteket']),
      { text: 'Punkt 1: Valg af formand', x: 50, y: 730, size: 13 },
      { text: 'Sagsfremstilling', x: 50, y: 712, isStrong: true },
      ...column(50, 699, ['Formanden er flyttet fra kommunen, og raadet skal derfor vaelge en ny formand', 'for resten af perioden.']),
      { text: 'Beslutning', x: 50, y: 673, isStrong: true },
      { text: 'Ida Krog blev valgt.', x: 50, y: 660 },
    ]
    const document = parseDocument(await textOf(aPlacedPdf(page)))
    expect(document).toMatchObject({ kind: 'minutes', date: '2021-04-12', time: '17:00', place: 'Biblioteket' })
    expect(document.items).toMatchObject([{ number: '1', title: 'Valg af formand', decision: 'Ida Krog blev valgt.' }])
    expect(document.items[0]?.sections.map(({ caption }) => caption)).toEqual(['Sagsfremstilling', 'Beslutning'])
  })

  test('pages follow each other, and it is known that words may be broken', async () => {
    expect(blocks(await textOf(aPdf('Side et', 'Side to')))).toEqual(['Side et', 'Side to'])
    expect(await readSource(aPdf('Hej'), 'fil.txt')).toMatchObject({ format: 'pdf', transcript: true, parsed: null })
  })
})

describe('a PDF that cannot be read is told from one that can', () => {
  test.each([
    ['empty', aPdf('', '')],
    ['broken', Buffer.from('%PDF-1.7 junk')],
    ['broken', aPdf('x'.repeat(500)).subarray(0, 300)],
  ])('%s', async (refusal, bytes) => expect(await readSource(bytes, 'fil.pdf')).toEqual({ refusal }))

  test('one that unpacks to more than it may costs only itself', async () => {
    const limits = { milliseconds: 30_000, megabytes: 400, characters: 1_000_000 }
    const bomb = aPdfBomb(900)
    const before = process.memoryUsage().rss
    expect(await readSource(bomb, 'fil.pdf', { limits })).toEqual({ refusal: 'heavy' })
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test('one that takes too long is given up', async () =>
    expect(await readSource(aPdf('x'), 'fil.pdf', { limits: { milliseconds: 1, megabytes: 500, characters: 10 } })).toEqual({
      refusal: 'heavy',
    }))
})
