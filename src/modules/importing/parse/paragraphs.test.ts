import { describe, expect, test } from 'vitest'
import { parseDocument } from './parse.ts'

const minutes = (...decision: string[]) =>
  ['Referat af møde i Integrationsrådet den 12. april 2021', '', 'Punkt 1: Valg af formand', '', 'Beslutning', ...decision].join('\n')
const decisionOf = (text: string, transcript = false) => parseDocument(text, { transcript }).items[0]?.decision

describe('a paragraph that the page broke', () => {
  const broken = [
    'Rådet vælger Ida Krog til formand for resten af perioden, og det',
    'beder forvaltningen om at skrive til de foreninger, som ikke var',
    'med til mødet i februar. Samir Haddad træder i hendes sted, når',
    'hun er på orlov.',
  ]

  test('is one again', () => expect(decisionOf(minutes(...broken))).toBe(broken.join(' ')))

  test('ends where the next word would have fitted, and where a list begins', () =>
    expect(
      decisionOf(minutes(...broken, 'Valget gælder fra maj.', 'Rådet foreslår,', 'at møderne holdes om aftenen', '- også i juni')),
    ).toBe([broken.join(' '), 'Valget gælder fra maj.', 'Rådet foreslår,', 'at møderne holdes om aftenen', '- også i juni'].join('\n')))

  test('goes on with a number and those whom it counts', () =>
    expect(decisionOf(minutes(...broken, 'For stemte 3 af rådets medlemmer (Ida, Ole og Kai), imod stemte', '2 (Mie og Per).'))).toMatch(
      / imod stemte 2 \(Mie og Per\)\.$/,
    ))

  test('is known from the soft breaks of a PDF, whatever the width', () =>
    expect(decisionOf(minutes('Ida Krog ', 'blev valgt.', 'Valget gælder fra maj.'), true)).toBe(
      'Ida Krog blev valgt.\nValget gælder fra maj.',
    ))
})

test('lines that nobody broke are paragraphs', () =>
  expect(decisionOf(minutes('Godkendt.', 'Ida Krog orienterede.', 'Næste møde er i maj.'))).toBe(
    'Godkendt.\nIda Krog orienterede.\nNæste møde er i maj.',
  ))

test('blanks at the ends of lines say nothing in a text that was no PDF', () =>
  expect(decisionOf(minutes('Godkendt. ', 'Ida Krog orienterede. ', 'Næste møde er i maj. '))).toContain('\n'))
