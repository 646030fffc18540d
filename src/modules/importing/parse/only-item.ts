import { type Candidate, candidate } from './candidates.ts'
import { captionKey } from './caption-table.ts'
import type { ClassifiedLine } from './classify.ts'
import { isMeetingLabel } from './labels.ts'

/**
 * Some councils give each item of a meeting a page of its own. Its title stands right below "Mødedato: …" and "Mødested: …", or first of
 * all and right over "Beslutning", and no caption comes twice.
 * @param plain the words of a line as a title, or null
 */
export function onlyItem(lines: ClassifiedLine[], plain: (line: ClassifiedLine) => string | null): Candidate | null {
  const at = belowLabels(lines)
  const line = lines[at]
  const title = line ? plain(line) : null
  if (title === null) return null
  const found = candidate(lines, at, { form: 'title', number: '', title, rest: '' }, { airy: false, colons: false, listed: new Set() })
  const keys = lines.slice(at + 1).flatMap(({ caption }) => (caption?.decides === 'word' ? [captionKey(caption.caption)] : []))
  const treated = lines.slice(at + 1).some(({ caption }) => caption?.kind === 'decision' || caption?.kind === 'recommendation')
  const decided = lines[at + 1]?.caption
  const first = at > 0 || (decided?.kind === 'decision' && decided.decides === 'word' && decided.text === null)
  return treated && first && new Set(keys).size === keys.length ? found : null
}

/** The line below the labels of the meeting, or the first one where there are none. */
function belowLabels(lines: ClassifiedLine[]): number {
  const isLabelled = ({ labels, furniture }: ClassifiedLine): boolean => furniture || labels.length > 0
  let at = lines.findIndex(({ labels }) => labels[0]?.field === 'when' && isMeetingLabel(labels[0].label))
  if (at === -1) return 0
  for (let line = lines[at]; line && isLabelled(line); line = lines[at]) at++
  return at
}
