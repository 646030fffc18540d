import { describe, expect, test } from 'vitest'
import { parseDocument } from '../parse/parse.ts'
import { applyChanges } from './apply.ts'
import type { Change } from './changes.ts'

const parsed = parseDocument(
  [
    'Referat Integrationsrådet\n\nMødedato: d. 07-06-2021 kl. 17.30\n\nMødedeltagere:\n\nIda Krog (formand)\n\n',
    'Punkt 1: Sprogcafé\n\nBaggrund\n\nDer er plads.\n\nNyt om haven\n\nHaven skal graves.\n\nBeslutning\n\nRådet støtter det.\n\n',
    'Punkt 2: Sommerfest\n\nBeslutning\n\nFesten holdes.\n',
  ].join(''),
)
const draftWith = (...changes: Change[]) => applyChanges(parsed, changes)

describe('a draft is what was read with what people changed', () => {
  test('and what was read stays as it was', () => {
    const before = JSON.stringify(parsed)
    const { draft } = draftWith({ op: 'fact', field: 'place', value: 'Rådhuset' }, { op: 'decision', item: 'p1', value: 'Nej.' })
    expect([draft.place, draft.items[1]?.decision]).toEqual(['Rådhuset', 'Nej.'])
    expect(JSON.stringify(parsed)).toBe(before)
  })

  test('a place keeps its name while others come and go', () => {
    const { draft, missed } = draftWith(
      { op: 'removeItem', item: 'p0' },
      { op: 'addItem', item: 'nny', after: null, title: 'Velkomst' },
      { op: 'head', item: 'p1', number: '3', title: 'Høstfest', caseNumber: null, closed: false },
    )
    expect(missed).toEqual([])
    expect(draft.items.map(({ number, title }) => [number, title])).toEqual([
      [null, 'Velkomst'],
      ['3', 'Høstfest'],
    ])
  })

  test('a change whose place has gone is told of and changes nothing', () => {
    const { draft, missed } = draftWith({ op: 'removeItem', item: 'p1' }, { op: 'decision', item: 'p1', value: 'Nej.' })
    expect(missed).toEqual([1])
    expect(draft.items).toHaveLength(1)
  })

  test('what nobody has said is open is closed: a new item', () =>
    expect(draftWith({ op: 'addItem', item: 'nny', after: 'p0', title: 'Nyt' }).draft.items[1]?.closed).toBe(true))

  test('an item that becomes part of the one above loses no word, and closes it when it is closed itself', () => {
    const head: Change = { op: 'head', item: 'p1', number: '2', title: 'Sommerfest', caseNumber: '21-1', closed: true }
    const [only, ...others] = draftWith(head, { op: 'merge', item: 'p1' }).draft.items
    expect(others).toEqual([])
    expect(only).toMatchObject({ decision: 'Rådet støtter det.\nFesten holdes.', closed: true, caseNumber: '21-1' })
    expect(only?.sections.map(({ text }) => text)).toContain('2 Sommerfest')
  })

  test('an item is split at a paragraph, which becomes the title; the decision goes with the text it stands under', () => {
    const { draft, missed } = draftWith({ op: 'split', item: 'p0', section: 'p0', paragraph: 1, as: 'nny' })
    expect(missed).toEqual([])
    expect(draft.items.map(({ title, decision }) => [title, decision])).toEqual([
      ['Sprogcafé', null],
      ['Nyt om haven', 'Rådet støtter det.'],
      ['Sommerfest', 'Festen holdes.'],
    ])
  })

  test('a line that fitted nowhere is put where it belongs, once', () => {
    const { draft } = applyChanges({ ...parsed, unplaced: [{ line: 4, text: 'Ali Kaya' }] }, [
      { op: 'place', line: 4, text: 'Ali Kaya', to: 'attendees', item: null },
    ])
    expect([draft.attendees.map(({ name }) => name), draft.unplaced]).toEqual([['Ida Krog', 'Ali Kaya'], []])
  })
})
