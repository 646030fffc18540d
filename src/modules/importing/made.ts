import type { Filled, ItemIds } from '#modules/meetings/index.ts'
import type { RunPaper } from './papers.ts'

/** What came into the house with an import, and goes with it again. */
export type Made = {
  bodies: string[]
  cases: string[]
  /** The addresses of the draft's items by their place, so that a draft that is written anew keeps them. */
  items: Record<string, ItemIds>
  /** Body and day that the meeting's address was made of. */
  address: string | null
  /** How the meeting stood when it was last written from here. */
  print: string | null
  /** The meeting that was there before, and what was written into it. */
  filled: Filled | null
  /** The files that came along, until the meeting alone holds them. */
  papers: RunPaper[]
  /** Those that came with the same document later and of which nobody has said yet whether they belong to it. */
  offered: RunPaper[]
}

const nothing: Made = { bodies: [], cases: [], items: {}, address: null, print: null, filled: null, papers: [], offered: [] }

export const madeOf = (made: unknown): Made => ({ ...nothing, ...(made as Partial<Made>) })
