import type { Candidate } from './candidates.ts'
import type { ContentsEntry } from './contents.ts'
import type { ListedItem } from './listed-only.ts'

/** Which lines are the contents list, which begin an item and which are chapters over several, by index into the classified lines. */
export interface Outline {
  contents: ContentsEntry[]
  contentsLines: Set<number>
  headings: Map<number, Candidate>
  /** "1 Faste punkter" over 1.1, 1.2 …: no item. */
  chapters: Set<number>
  /** From here on the papers of all items are listed once more, see annex.ts. */
  annex?: number
  /** Closed items that are printed in a list alone. */
  listed?: ListedItem[]
}
