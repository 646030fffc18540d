import type { Draft } from '../draft/draft.ts'
import type { Span } from '../parse/types.ts'
import { systemFormats } from '../read/cases-systems/read-system.ts'

const isSystem = (format: string | null) => (systemFormats as readonly (string | null)[]).includes(format)

/**
 * The lines (1-based) of a text that never go out with it: of items that are closed, or that somebody removed, from where each begins to where the next
 * one does; and what a case system's own text tells those alone who read the import through.
 */
export function closedLines(draft: Draft, spans: readonly Span[], format: string | null, lines: number): Set<number> {
  const starts = new Map<number, number>()
  for (const { path, from } of spans) {
    const at = /^items\[(\d+)\]/.exec(path)?.[1]
    if (at !== undefined) starts.set(Number(at), Math.min(from, starts.get(Number(at)) ?? from))
  }
  const begins = [...starts.values()].sort((a, b) => a - b)
  const isOpen = (at: number) => draft.items.some((item) => !item.closed && item.of.includes(`p${at}`))
  const closed = [...starts].flatMap(([at, from]) => {
    const next = begins.find((line) => line > from) ?? lines + 1
    return isOpen(at) ? [] : Array.from({ length: next - from }, (_, i) => from + i)
  })
  return new Set([...closed, ...(isSystem(format) ? draft.unplaced.map(({ line }) => line) : [])])
}
