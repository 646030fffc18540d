import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'

const caption = 'Fjordby Lokalråds beslutning på mødet den 3. maj 2021:'
const item = (title: string, words: string, below = ''): string =>
  `${title}\n${below}\nFormanden indstiller til Fjordby Lokalråd,\n\n1. at planen følges.\n\n\n${caption}\n\n${words}\n\n\n`
const three = '1. Ida Krog foreslog en bænk mere.\n\n2. Der var to tilhørere ved havnen.\n\n3. Planen blev vedtaget.'
const said = three.replaceAll('\n\n', '\n')

describe('numbered paragraphs below the caption of a decision', () => {
  it.each(['', 'FLR 21/2021\n'])('are its words and no items %s', (below) => {
    const text = `${head}${item('1. Dagsorden', 'Godkendt.', below)}${item('2. Festen', three, below)}${item('3. Huset ved havnen', three, below)}${item('4. Parken', 'Udsat.', below)}`
    expect(readItems(text).map(([number, title, , decision]) => [number, title, decision])).toEqual([
      ['1', 'Dagsorden', 'Godkendt.'],
      ['2', 'Festen', said],
      ['3', 'Huset ved havnen', said],
      ['4', 'Parken', 'Udsat.'],
    ])
  })

  it('are items where the caption stands once, over everything', () => {
    const text = `${head}Beslutninger:\n\n1. Dagsorden\nGodkendt.\n\n2. Festen\nUdsat.\n\n3. Huset\nVedtaget.\n`
    expect(readItems(text).map(([number, title]) => [number, title])).toEqual([
      ['1', 'Dagsorden'],
      ['2', 'Festen'],
      ['3', 'Huset'],
    ])
  })
})

it("a council's running number right below a title, as wide as the page or not, is no part of it", () => {
  const long = '2. Høring om støj fra busserne ved havnen i Fjordby og omegn'
  const text = `${head}${item('1. Dagsorden', 'Godkendt.', 'FLR 21/2021\n')}${item(long, 'Udsat.', 'FLR 22/2021\n')}${item('3. Fest', 'Udsat.', 'FLR 7/2021\n')}`
  expect(readItems(text).map(([, title]) => title)).toEqual(['Dagsorden', long.slice(3), 'Fest'])
})
