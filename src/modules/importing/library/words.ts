import type { Draft } from '../draft/draft.ts'
import type { Span } from '../parse/types.ts'
import { systemFormats } from '../read/cases-systems/read-system.ts'

const isSystem = (format: string | null) => (systemFormats as readonly (string | null)[]).includes(format)

/** A shorter title is a common word. */
const shortestTitle = 8

/**
 * The lines (1-based) of a text that never go out with it: of items that are closed, or that somebody removed, from where each begins to where the next
 * one does, and their titles in a list of contents; and what a case system's own text tells those alone who read the import through.
 */
export function closedLines(
  draft: Draft,
  read: { items: { title: string | null }[]; spans: readonly Span[]; format: string | null },
  lines: readonly string[],
): Set<number> {
  const { items, spans, format } = read
  const starts = new Map<number, number>()
  for (const { path, from } of spans) {
    const at = /^items\[(\d+)\]/.exec(path)?.[1]
    if (at !== undefined) starts.set(Number(at), Math.min(from, starts.get(Number(at)) ?? from))
  }
  const begins = [...starts.values()].sort((a, b) => a - b)
  const isOpen = (at: number) => draft.items.some((item) => !item.closed && item.of.includes(`p${at}`))
  const closed = [...starts].flatMap(([at, from]) => {
    const next = begins.find((line) => line > from) ?? lines.length + 1
    return isOpen(at) ? [] : Array.from({ length: next - from }, (_, i) => from + i)
  })
  const titles = items.flatMap(({ title }, at) => (isOpen(at) || (title ?? '').length < shortestTitle ? [] : [title ?? '']))
  const listed = lines.flatMap((text, i) => (titles.some((title) => text.includes(title)) ? [i + 1] : []))
  return new Set([...closed, ...listed, ...(isSystem(format) ? draft.unplaced.map(({ line }) => line) : [])])
}
