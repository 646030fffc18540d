import { describe, expect, it } from 'vitest'
import { head, readItems as read } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const said = (text: string): (string | null)[] => parseDocument(text).items.map(({ decision }) => decision)

describe('a word that the end of a page broke', () => {
  const top = (n: number): string =>
    `Fjordby Kommune\nIntegrationsrådet                                 03-05-2021\n                                                     Side ${n}\n`

  it('is put together over the head of the next page', () => {
    const item = (n: number, end: string, begin: string): string =>
      `${n}. Sag om hus ${n}\n\nBeslutning\n\nDer var forslag om, at en fjerdedel af boligerne skal være almene. Ændringsforslaget\n${end}\n\f${top(n + 1)}\n${begin}\n\n`
    const text = head + item(1, 'bort-', 'faldt.') + item(2, 'blev vedtaget.', 'Godkendt.') + item(3, 'er udsat.', 'Drøftet.')
    expect(said(text)[0]).toMatch(/Ændringsforslaget bortfaldt\.$/)
  })

  it('is put together behind a prefix', () => {
    const item = (n: number): string =>
      `${n}. Sag om hus ${n}\n\nBeslutning\n\nFor indstillingen stemte 6 (A, C, F og Ø). Imod stemte 3 (V og L). Ind-\nstillingen er vedtaget.\n\n`
    expect(said(`${head}${item(1)}${item(2)}${item(3)}`)[0]).toMatch(/\. Indstillingen er vedtaget\.$/)
  })
})

it('the head of a page right below the caption of a decision is no part of it', () => {
  const page = (n: number): string =>
    `Kærsø Kommune                      Økonomiudvalget\n                        19. november 2020\nSide ${n}\n`
  const item = (n: number, inner: string): string =>
    `${n}. Sag om hus ${n}\n\nIndstilling\nHuset købes, og det gøres rent, før det males gult.\n${inner}\nBeslutning\nGodkendt.\n\n`
  const broken = '4. Sag om hus 4\n\nIndstilling\nHuset købes.\n\nBeslutning\n'
  const text = `${head}${item(1, page(2))}${item(2, page(3))}${item(3, page(4))}${broken}${page(5)}\nUdsat, til naboerne er hørt.\n`
  expect(said(text)[3]).toBe('Udsat, til naboerne er hørt.')
})

it('the second letter of a decision is no heading over the next item', () => {
  const text = `${head}1. Huset\n\nIndstilling\nDet indstilles,\n\na) at huset købes\n\nBeslutning\na) Godkendt.\n\nb) Udsat.\n\n2. Haven\n\nBeslutning\nGodkendt.\n`
  expect(said(text)[0]).toBe('a) Godkendt.\nb) Udsat.')
})

describe('minutes that do not call themselves so', () => {
  const items =
    'Nr. 61 BR 293/04.\nRegnskabet\n\nGodkendt.\n\nNr. 62 BR 294/04.\nPlanen\n\nUdsat.\n\nNr. 63 BR 295/04.\nTaksterne\n\nVedtaget.\n'
  const top = 'BYRÅDET\n\nMøde den 9. juni 2004 kl. 17.00 i byrådssalen.\n\n'

  it('are minutes where they tell who came or sent word', () => {
    expect(said(`${top}Fremmødt: Ida Krog, Ole Lund og Mia Dahl.\n\n${items}`)).toEqual(['Godkendt.', 'Udsat.', 'Vedtaget.'])
    expect(said(`${top}Afbud fra: Ida Krog.\n\n${items}`)).toEqual(['Godkendt.', 'Udsat.', 'Vedtaget.'])
  })
})

it('a title with a colon stands below its number', () => {
  const item = (n: number, title: string): string => `Pkt. ${n}\n${title}\n\nBaggrund:\nHuset er gult.\n\nReferat:\nDrøftet.\n\n`
  expect(read(`${head}${item(1, 'Dagsorden')}${item(2, 'Høring: Ny plan for botilbud')}`)[1]?.[1]).toBe('Høring: Ny plan for botilbud')
})

it('titles without numbers stand right above the numbers of their cases, where no empty line parts the items', () => {
  const item = (title: string): string => `${title}\nSagsnr.: 23-00011${title.length}K\nBeslutning\nGodkendt.\nFraværende: Ole Lund\n`
  const text = `${head.replace(/\n\n/g, '\n')}${['Dagsordenen', 'Nye haver', 'Festen'].map(item).join('')}`
  expect(read(text).map(([, title]) => title)).toEqual(['Dagsordenen', 'Nye haver', 'Festen'])
})

it('letters of kind in the contents list close nothing where they tell kinds', () => {
  const titles = ['Godkendelse af dagsorden (B)', 'Haven (D)', 'Huset (B)']
  const list = titles.map((title, i) => `${i + 1}. ${title}\n`).join('')
  const items = titles.map((title, i) => `${i + 1}. ${title}\n\nBeslutning\nGodkendt.\n\n`).join('')
  expect(parseDocument(`${head}Dagsorden\n${list}\n${items}`).items.map(({ closed }) => closed)).toEqual([false, false, false])
})

it('the foot of a page is no decision where another program has counted the pages once more', () => {
  const foot = (n: number): string => `Integrationsrådet, 3. maj 2021                    Side ${n} af 5\n\n`
  const item = (n: number): string => `${n}. Sag om hus ${n}\n\nBeslutning\n\nGodkendt, når hus ${n} er gult.\n\n`
  const text = `${head}${item(1)}${foot(1)}${item(2)}${foot(2)}${item(3)}${foot(3)}Side 4\n\nSide 5\n\nSide 6\n\n4. Eventuelt\n\nBeslutning\n\n${foot(5)}`
  expect(said(text)[3]).toBeNull()
})
