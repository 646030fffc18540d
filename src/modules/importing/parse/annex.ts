import type { Candidate } from './candidates.ts'
import type { ClassifiedLine } from './classify.ts'

/** "Bilagsoversigt" behind the last item. */
const ANNEX =
  /^(?:(?:samlet )?bilags(?:liste|oversigt|fortegnelse)|oversigt over bilag|bilag)(?: til (?:dagsorden|referat)(?:en|et)?)?:?$/iu

/**
 * Where the list of the papers of all items begins: behind the last of them their headings are printed once more, each over its papers.
 * Such headings begin no item. Null where there is none; captions of other sections below show that items follow.
 */
export function annexAt(lines: ClassifiedLine[], candidates: Candidate[]): number | null {
  const seen = new Set<string>()
  const again = new Set<number>()
  const titles = new Set(candidates.flatMap(({ titleLines }) => titleLines))
  for (const { at, key } of candidates) {
    if (seen.has(key)) again.add(at)
    seen.add(key)
  }
  for (let at = lines.length - 2; at > 0; at--) {
    const line = lines[at]
    if (line?.caption && line.caption.kind !== 'attachments' && !titles.has(at)) return null
    let next = at + 1
    while (lines[next]?.furniture) next++
    if (line && ANNEX.test(line.text) && again.has(next)) return at
  }
  return null
}
