import type { CaptionMark } from './captions.ts'
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
  number: string
  title: string | null
  /** The line with the number, its title's line and repetitions of the heading. */
  headingLines: ClassifiedLine[]
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
}
