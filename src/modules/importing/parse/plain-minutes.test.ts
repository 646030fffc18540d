import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'
import { parseDocument, parseWithSource } from './parse.ts'

const told = '1. Dagsorden\nGodkendt.\n\n2. Nyt tag\nUdsat til juni.\n\n3. Regnskab\nTaget til efterretning.\n\n'
const club = '4. Klubben\nSiv har spurgt to steder. Nøglen hænger i gangen.\n'

describe('where several items say right below their titles what became of them', () => {
  it('the text of the others is what was said of them, and each is asked about', () => {
    const { document, doubts } = parseWithSource(`${head}${told}${club}`)
    expect(document.items[3]).toMatchObject({ decision: 'Siv har spurgt to steder. Nøglen hænger i gangen.', outcome: 'other' })
    expect(doubts.filter(({ code }) => code === 'decisionInferred')).toHaveLength(4)
  })

  it.each([
    ['an agenda', `Dagsorden for Integrationsrådet\nDato: 3. maj 2021\n\n${told}${club}`],
    ['one caption', `${head}${told}${club}\n5. Huset\n\nSagsfremstilling\nHuset er gult.\n`],
    ['what is asked for', `${head}${told}4. Klubben\nDet indstilles, at klubben flytter.\n`],
    ['what another council does', `${head}${told}4. Klubben\nHvis byrådet vil, flytter klubben.\n`],
  ])('nothing is a decision with %s', (_, text) => {
    expect(parseDocument(text).items[3]?.decision).toBeNull()
  })
})

it('reads words that are printed with a space behind each letter', () => {
  const text = `R e f e r a t\n\nIntegrationsrådet\nDato: 3. maj 2021\n\nD A G S O R D E N\n\n${told}`
  expect(parseDocument(text)).toMatchObject({ kind: 'minutes', items: [{ decision: 'Godkendt.' }, {}, {}] })
})

it('closes an item by such a word too', () => {
  expect(parseDocument(`${head}${told}4. Klubben\nL U K K E T  P U N K T\n`).items.map(({ closed }) => closed)).toEqual([
    false,
    false,
    false,
    true,
  ])
})

it('leaves letters of parties apart', () => {
  const [, , , item] = read(`${head}${told}4. Listen\nA B C F V\nGodkendt.\n`)
  expect(item?.[3]).toBe('A B C F V\nGodkendt.')
})

it('takes the hours of an item for no part of its title', () => {
  const [first, second] = read(`${head}1 - 09.30-09.32 Dagsorden\n\nGodkendt.\n\n2 - 09.32-09.50 Nyt tag v/Ida Krog\n\nUdsat.\n`)
  expect([first?.[1], second?.[1]]).toEqual(['Dagsorden', 'Nyt tag v/Ida Krog'])
})

it('reads a theme over several items as part of none', () => {
  const items = read(
    `${head}TEMA: HUSE\n\n1. Nyt tag\nGodkendt.\n\nTEMA: HAVER\n\n2. Hækken\nUdsat.\n\nTEMA: ANDET\n\n3. Eventuelt\nIntet.\n`,
  )
  expect(items.map(([, title, , decision]) => [title, decision])).toEqual([
    ['Nyt tag', 'Godkendt.'],
    ['Hækken', 'Udsat.'],
    ['Eventuelt', 'Intet.'],
  ])
})

it('leaves a short line below a long title to the text, where the text stands right below the titles', () => {
  const long = '4. Dagsordener for andre udvalg, og hvad rådet har at sige om dem'
  const [, , , item] = read(`${head}${told}${long}\nTeknisk udvalgs møde\n\nSiv læste dem.\n`)
  expect(item).toEqual(['4', long.slice(3), null, 'Teknisk udvalgs møde\nSiv læste dem.'])
})

it('ends the last item above the foot of a web page', () => {
  const text = `${head}${told}4. Eventuelt\nVi mødes i juni.\n\nKontakt\nIntegrationsrådet\nSkriv til raadet@kommune.example\nTilgængelighedserklæring\n`
  expect(read(text)[3]?.[3]).toBe('Vi mødes i juni.')
})

it('reads the bodies of a case, told by their letters below a caption, as the text of that caption', () => {
  const item = (n: number): string =>
    `${n}. Sag om hus ${n}\n\nResume\n\nSagsforløb: IR, BY\n\nHuset er gult.\n\nBeslutning\n\nGodkendt.\n\n`
  const { items } = parseDocument(`${head}${item(1)}${item(2)}`)
  expect(items[1]?.sections.map(({ caption, text }) => [caption, text])).toContainEqual(['Resume', 'Sagsforløb: IR, BY\nHuset er gult.'])
})
