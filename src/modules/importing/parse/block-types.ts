import type { CaptionMark } from './captions.ts'
import type { CaseMark } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'
import type { ContentsEntry } from './contents.ts'
import type { GroupMark } from './openness.ts'

/** A captioned block with the lines under it; `mark` is null for text that stands before any caption. */
export interface SectionBlock {
  mark: CaptionMark | null
  captionLine: ClassifiedLine | null
  lines: ClassifiedLine[]
}

export interface ItemBlock {
  /** '' where none is printed. */
  number: string
  title: string | null
  /** The line with the number, its title's lines and repetitions of the heading. */
  headingLines: ClassifiedLine[]
  caseNumber: CaseMark | null
  caseLine: ClassifiedLine | null
  opennessLines: ClassifiedLine[]
  /** The heading over several items under which this one stands. */
  group: (GroupMark & { unsure: boolean }) | null
  /** A line of the item that closes it and may also be the heading over what follows. */
  unsure: { mark: string; line: number } | null
  sections: SectionBlock[]
}

/** The document cut up. Every line is in exactly one place; `furniture` are lines of no field that need no doubt, `loose` ones that do. */
export interface Blocks {
  head: ClassifiedLine[]
  contents: ContentsEntry[]
  items: ItemBlock[]
  furniture: ClassifiedLine[]
  loose: ClassifiedLine[]
  /** Numbers follow each other; false where every item is "1." and the like, so that equal numbers say nothing. */
  counted: boolean
}
