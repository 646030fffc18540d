import { capitalisedRuns, isVariant, stretches } from '../doubts-people.ts'
import { doubt } from '../meeting-source.ts'
import type { Doubt, PlanFields } from '../types.ts'
import type { Block } from './block.ts'

const MAX_NAMES = 300
const MAX_COMPARISONS = 100_000

/** Names of winners and areas that stand elsewhere with a letter more or less: told, never changed. */
export function nearNames(fields: PlanFields, blocks: Block[]): Doubt[] {
  const people = fields.winners.flatMap(({ names }) => names)
  const places = fields.facts.filter(({ key }) => key === 'area' || key === 'plannedArea').map(({ value }) => String(value))
  const known = [...new Set([...people, ...places])].slice(0, MAX_NAMES)
  const byWord = Map.groupBy(
    known.flatMap((name) => name.split(' ').map((word) => ({ word: word.slice(0, 3), name }))),
    ({ word }) => word,
  )
  const doubts: Doubt[] = []
  const seen = new Set(known)
  let comparisons = 0
  for (const block of blocks) {
    for (const words of namesIn(block.text, places.length > 0)) {
      const name = words.join(' ')
      if (seen.has(name) || comparisons > MAX_COMPARISONS) continue
      seen.add(name)
      const near = byWord.get(words[0]?.slice(0, 3) ?? '') ?? []
      comparisons += near.length
      const like = near.find((other) => isVariant(words, other.name.split(' ')))
      if (like) doubts.push(doubt('nearName', block.from, '', { name, like: like.name }))
    }
  }
  return [...doubts, ...alike(known, blocks)]
}

/** Two that are both listed and nearly the same. */
function alike(known: string[], blocks: Block[]): Doubt[] {
  return known.flatMap((first, i) =>
    known
      .slice(i + 1)
      .filter((second) => isVariant(first.split(' '), second.split(' ')))
      .map((second) =>
        doubt('nearName', blocks.find(({ text }) => text.includes(second))?.from ?? null, '', { name: second, like: first }),
      ),
  )
}

function namesIn(text: string, single: boolean): string[][] {
  const runs = capitalisedRuns(text).flatMap(stretches)
  const words = single ? (text.match(/(?<!\p{L})\p{Lu}\p{L}{6,30}(?!\p{L})/gu) ?? []).map((word) => [word]) : []
  return [...runs, ...words]
}
