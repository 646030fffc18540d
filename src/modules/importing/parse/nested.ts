import type { ClassifiedLine } from './classify.ts'
import { titleKey } from './lines.ts'

/** How far the line stands from the margin. */
export function indentOf({ raw }: Pick<ClassifiedLine, 'raw'>): number {
  return raw.length - raw.trimStart().length
}

/** The numbered lines within the entry of another numbered line that stands nearer to the margin: its list, and no items. What comes again stands below the agenda at the margin, and is no list of its last entry. */
export function nestedNumbers(lines: ClassifiedLine[]): Set<number> {
  const nested = new Set<number>()
  const entries: number[] = []
  const met = new Set<string>()
  for (const [at, line] of lines.entries()) {
    const indent = indentOf(line)
    while ((entries.at(-1) ?? -1) >= indent) entries.pop()
    if (line.heading?.form !== 'stopped') continue
    const key = `${line.heading.number} ${titleKey(line.heading.title ?? '')}`
    if (line.heading.title !== null && met.has(key)) entries.length = 0
    if (entries.length > 0) nested.add(at)
    met.add(key)
    entries.push(indent)
  }
  return nested
}

/** "2. Kasserer" behind lines that stand farther in: the list goes on with its next entry. */
export function isOutdented(lines: ClassifiedLine[], at: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]]
  return before !== undefined && line !== undefined && indentOf(line) < indentOf(before) && (line.blankAfter || hangsOver(lines, at))
}

/** What stands right below stands farther in. */
export function hangsOver(lines: ClassifiedLine[], at: number): boolean {
  const [line, after] = [lines[at], lines[at + 1]]
  return line !== undefined && after !== undefined && indentOf(line) < indentOf(after)
}
