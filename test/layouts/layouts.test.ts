import { describe, expect, it } from 'vitest'
import { type Field, measure, precision, recall, total } from './measure.ts'
import { layoutFiles, readLayout } from './truth.ts'

const all = layoutFiles().map((file) => measure(readLayout(file)))
const halves = { 'the documents 1–40': total(all.slice(0, 40)), 'the documents from 41': total(all.slice(40)) }

/** What has been reached, in both halves: recall and precision must not fall below. */
const floors: Partial<Record<Field, [recall: number, precision: number]>> = {
  items: [0.99, 0.99],
  titles: [0.99, 0.99],
  caseNumbers: [0.99, 0.99],
  decisions: [0.98, 0.98],
  decisionsNear: [0.98, 0.98],
  sections: [0.95, 0.91],
  closed: [0.99, 0.85],
  votes: [0.95, 0.97],
  present: [0.96, 0.97],
  absent: [0.96, 0.96],
  absentForItems: [0.84, 0.93],
}

describe.each(Object.entries(halves))('minutes and agendas of other municipalities: %s', (_, { counts, invented, opened }) => {
  it.each(Object.entries(floors))('reads %s no worse than before', (field, [leastRecall, leastPrecision]) => {
    const count = counts[field as Field]
    expect(recall(count), `recall of ${field}`).toBeGreaterThanOrEqual(leastRecall)
    expect(precision(count), `precision of ${field}`).toBeGreaterThanOrEqual(leastPrecision)
  })

  it('invents no decision and opens no closed item', () => {
    expect(invented).toBe(0)
    expect(opened).toBe(0)
  })
})
