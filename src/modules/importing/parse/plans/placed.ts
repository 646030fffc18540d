import type { ClassifiedLine } from '../classify.ts'
import type { PlanFields, Span } from '../types.ts'

/**
 * The lines of which a field does not hold every word: they stay in `unplaced`. A word that was put together from two halves counts as held
 * with both.
 */
export function notHeld(lines: ClassifiedLine[], fields: PlanFields & { title: string | null }, spans: Span[]): ClassifiedLine[] {
  const held = new Map<number, Set<string>>()
  for (const span of spans) {
    const words = wordsOf(valueAt(fields, span.path))
    for (let no = span.from; no <= span.to; no++) {
      const known = held.get(no)
      if (known) for (const word of words) known.add(word)
      else held.set(no, new Set(words))
    }
  }
  return lines.filter(({ no, text }) => {
    const known = held.get(no)
    return known === undefined || !(text.toLowerCase().match(WORD) ?? []).every((word) => known.has(word))
  })
}

const WORD = /[\p{L}\p{N}]+/gu

function valueAt(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value)
}

function wordsOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsOf)
  return typeof value === 'string' ? (value.toLowerCase().match(WORD) ?? []) : []
}
