import { describe, expect, it } from 'vitest'
import { type Field, measure, precision, recall, total } from './measure.ts'
import { layoutFiles, readLayout } from './truth.ts'

const all = layoutFiles().map((file) => measure(readLayout(file)))
const halves = { 'the documents 1–20': total(all.slice(0, 20)), 'the documents 21–40': total(all.slice(20, 40)) }

/** What has been reached, in both halves: recall and precision must not fall below. */
const floors: Partial<Record<Field, [recall: number, precision: number]>> = {
  items: [0.98, 0.97],
  titles: [0.96, 0.96],
  caseNumbers: [0.96, 0.96],
  decisions: [0.93, 0.93],
  sections: [0.91, 0.84],
  present: [0.91, 0.97],
  absent: [0.9, 0.99],
}

describe.each(Object.entries(halves))('minutes and agendas of other municipalities: %s', (_, { counts, invented, opened }) => {
  it.each(Object.entries(floors))('reads %s no worse than before', (field, [leastRecall, leastPrecision]) => {
    const count = counts[field as Field]
    expect(recall(count), `recall of ${field}`).toBeGreaterThanOrEqual(leastRecall)
    expect(precision(count), `precision of ${field}`).toBeGreaterThanOrEqual(leastPrecision)
  })

  it('invents hardly a decision and opens no closed item', () => {
    expect(invented).toBeLessThanOrEqual(2)
    expect(opened).toBe(0)
  })
})
