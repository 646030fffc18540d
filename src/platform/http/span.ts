import type { Span } from '#platform/files/files.ts'
import type { Ctx } from './context.ts'

/**
 * The one part of a file that the reader asks for (RFC 9110, 14.2), such as a page of a long PDF.
 * @param mark of the file as it is now: who holds a part of another one gets the whole
 * @returns null: all of it, also where several parts or something unheard of are asked for; 'none': there is no such part
 */
export function askedSpan(c: Ctx, size: number, mark: string): Span | null | 'none' {
  const given = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(c.req.header('range')?.trim() ?? '')
  const only = c.req.header('if-range')
  if (!given || (only !== undefined && only !== mark)) return null
  const [from, to] = [given[1] ?? '', given[2] ?? '']
  if (from === '') return to === '' ? null : lastBytes(size, Number(to))
  const [start, end] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)]
  if (to !== '' && Number(to) < start) return null
  return start < size ? { start, end } : 'none'
}

const lastBytes = (size: number, count: number): Span | 'none' =>
  count === 0 || size === 0 ? 'none' : { start: Math.max(0, size - count), end: size - 1 }
