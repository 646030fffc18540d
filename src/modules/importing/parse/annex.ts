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
  const titles = new Map<string, string>()
  const again = new Set<number>()
  for (const { at, number, titleKey } of candidates) {
    // Without a caption below it a title broken over two lines may be read in half.
    if (titleKey !== '' && titles.get(number)?.startsWith(titleKey)) again.add(at)
    else titles.set(number, titleKey)
  }
  for (let at = lines.length - 2; at > 0; at--) {
    const line = lines[at]
    if (line?.caption && line.caption.kind !== 'attachments' && /^\p{Lu}/u.test(line.text)) return null
    let next = at + 1
    while (lines[next]?.furniture) next++
    if (line && ANNEX.test(line.text) && again.has(next)) return at
  }
  return null
}
