import { describe, expect, it } from 'vitest'
import { head, readItems } from './fixtures/read-items.ts'
import { parseDocument } from './parse.ts'

const text = '\n\nSagsfremstilling\nVejen er nedslidt, siger forvaltningen.\n\nBeslutning\nGodkendt.\n\n'
/** Which items are closed, by title. No line is lost. */
function closedOf(items: string): (string | null)[] {
  readItems(head + items)
  return parseDocument(head + items).items.flatMap(({ title, closed }) => (closed ? [title] : []))
}

describe('a counted heading over several items', () => {
  it.each([
    ['A. Åbne punkter', 'B. Lukkede punkter'],
    ['I. Åbne sager', 'II. Lukkede sager'],
    ['A: Åben dagsorden', 'B: Lukket dagsorden'],
    ['A) Åbent møde', 'B) Lukket møde'],
    ['I Åbne punkter', 'II Sager for lukkede døre'],
  ])('such as "%s" leaves open and "%s" closes what follows', (open, closed) => {
    expect(closedOf(`${open}\n\n1. Budget${text}2. Vej${text}${closed}\n\n3. Løn${text}4. Grund${text}`)).toEqual(['Løn', 'Grund'])
  })

  it('is none where it tells in the head what a letter means', () => {
    expect(closedOf(`A: Åben sag\nB: Lukket sag\n\n1. Budget${text}2. Vej${text}`)).toEqual([])
  })
})
