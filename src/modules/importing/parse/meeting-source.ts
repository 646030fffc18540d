import type { Blocks } from './block-types.ts'
import type { ClassifiedLine } from './classify.ts'
import type { Head } from './head-fields.ts'
import type { ReadItem } from './items.ts'
import type { Doubt, DoubtCode, ParsedDocument, UnplacedLine } from './types.ts'

/** Everything the checks look at: the result beside what it was read from. */
export interface MeetingSource {
  document: ParsedDocument
  head: Head
  items: ReadItem[]
  blocks: Blocks
  /** Unplaced lines that are no mere furniture. */
  doubtful: UnplacedLine[]
  lines: ClassifiedLine[]
}

export function doubt(code: DoubtCode, line: number | null, path: string, params: Record<string, string> = {}): Doubt {
  return { code, line, path, params }
}
