import type { ClassifiedLine } from './classify.ts'

/**
 * "Ad 1) Godkendt." right below "Beslutning" and "Ad 2) Udsat." after it: the points of the recommendation, answered one by one, and no
 * items. Where the word stands once over everything, what follows it are the items.
 */
export function answersBelowDecision(lines: ClassifiedLine[]): Set<number> {
  const answers = new Set<number>()
  if (lines.filter(headsDecision).length < 2) return answers
  let next: number | null = null
  for (const [at, { heading, caption }] of lines.entries()) {
    if (caption) next = null
    const before = lines[at - 1]
    if (heading?.form !== 'ad') continue
    const goesOn = Number(heading.number) === next && (heading.title === null || /[.!]$/.test(heading.title))
    if (!goesOn && !(before && headsDecision(before))) continue
    answers.add(at)
    next = Number(heading.number) + 1
  }
  return answers
}

function headsDecision({ caption }: ClassifiedLine): boolean {
  return caption?.kind === 'decision' && caption.decides === 'word' && caption.text === null
}
