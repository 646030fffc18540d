import { describe, expect, test } from 'vitest'
import type { Piece } from './page-text.ts'
import { type TagNode, taggedBlocks } from './tagged.ts'

const pieces: Piece[] = []
/** Lines below each other from this place, all of one mark. */
function content(x: number, y: number, ...lines: string[]): TagNode {
  const mark = `p${pieces.length}`
  for (const [i, text] of lines.entries())
    pieces.push({ text, x, y: y - i * 12, width: text.length * 5, size: 10, font: 'f', mark, isArtifact: false })
  return { type: 'content', id: mark }
}
const tag = (role: string, ...children: TagNode[]): TagNode => ({ role, children })

function read(build: () => TagNode, more: Piece[] = []) {
  pieces.length = 0
  const tree = build()
  return taggedBlocks(tag('Root', tree), [...pieces, ...more])
}

describe('the tags of a PDF', () => {
  test('say what is one heading, and mark softly where the lines of a paragraph were broken', () =>
    expect(
      read(() =>
        tag(
          'Document',
          tag('H1', content(50, 800, 'En lang overskrift i to', 'linjer')),
          tag('P', content(50, 760, 'Raadet drofter forslaget om', 'tider og peger paa tre', 'steder.')),
        ),
      ),
    ).toEqual(['En lang overskrift i to linjer', 'Raadet drofter forslaget om \ntider og peger paa tre \nsteder.']))

  test('lead from the foot of one column to the head of the next', () =>
    expect(read(() => tag('P', content(50, 100, 'Det begynder nederst i den'), content(300, 800, 'og ender oeverst i den anden')))).toEqual(
      ['Det begynder nederst i den \nog ender oeverst i den anden'],
    ))

  test('keep the cells of a row beside each other, and a page laid out as a table apart', () => {
    const cell = (...texts: string[]) => tag('TD', ...texts.map((text, i) => tag('P', content(200, 700 - i * 20, text))))
    expect(read(() => tag('Table', tag('TR', cell('Ida Krog'), tag('TD', tag('P', content(300, 700, 'formand'))))))).toEqual([
      'Ida Krog\tformand',
    ])
    expect(read(() => tag('Table', tag('TR', cell('Punkt 1: Valg', 'Beslutning', 'Godkendt.'))))).toEqual([
      'Punkt 1: Valg',
      'Beslutning',
      'Godkendt.',
    ])
  })

  test('put a sign, a number or a word before what it stands for', () => {
    const entry = (label: string, text: string) =>
      tag('LI', tag('Lbl', content(50, 700, label)), tag('LBody', tag('P', content(90, 700, text))))
    expect(read(() => tag('L', entry('2.', 'Eventuelt')))).toEqual(['2. Eventuelt'])
    expect(read(() => tag('L', entry('Sted', 'Biblioteket')))).toEqual(['Sted: Biblioteket'])
  })

  test('leave out the contents list and what belongs to the page', () => {
    const furniture: Piece = { text: 'Side 1 af 4', x: 50, y: 20, width: 50, size: 8, font: 'f', mark: null, isArtifact: true }
    expect(
      read(
        () => tag('Document', tag('TOC', tag('TOCI', content(50, 800, 'Valg 2'))), tag('P', content(50, 700, 'Godkendt.'))),
        [furniture],
      ),
    ).toEqual(['Godkendt.'])
  })

  test('are not believed when much of the page stands outside of them', () => {
    const loose: Piece = { text: 'Det meste af siden', x: 50, y: 20, width: 50, size: 8, font: 'f', mark: null, isArtifact: false }
    expect(read(() => tag('P', content(50, 700, 'Lidt')), [loose])).toBeNull()
    expect(taggedBlocks(null, [loose])).toBeNull()
  })
})
