import type { Target } from '../types.ts'
import type { Block } from './block.ts'
import { type Found, found } from './found.ts'
import type { PlanSource } from './source.ts'
import { readTargetRows } from './target-table.ts'
import { readBaseline, readTarget, readUnmeasured, type Said, sentencesOf } from './targets.ts'
import type { ThemeRead } from './themes.ts'

const GOAL_HEADING =
  /^(?:(?:de |vores |det )?(?:overordnede |konkrete |politiske |strategiske )?(?:mål(?:et|ene)?|målsætning(?:er|erne|en)?|delmål|resultatmål|effektmål|måltal|succeskriteri(?:er|erne|um)))(?: (?:og|for|frem mod|inden|i|er) .{0,60})?:?$/iu
const NEAR = 3

/** The targets wherever a document states them: in sentences, in lists below "Mål", in tables. */
export function readTargets(source: PlanSource, themes: ThemeRead[], areas: string[]): Found<Target>[] {
  const { blocks, kind } = source
  const areaOf = new Map(themes.flatMap(({ theme, blocks: own }) => own.map((block) => [block, theme.value.title] as const)))
  const goals = new Set(themes.flatMap(({ goals: own }) => own))
  const planned = kind === 'policy' || kind === 'plan'
  const targets: Found<Target>[] = readTargetRows(blocks, (block) => areaOf.get(block) ?? null)
  const said: Said[] = []
  let underGoals = false
  for (const block of blocks) {
    if (block.kind === 'heading') underGoals = planned && GOAL_HEADING.test(block.text)
    else if (block.kind === 'paragraph' && block.text.endsWith(':') && planned && GOAL_HEADING.test(block.text)) underGoals = true
    if (block.kind === 'heading' || block.kind === 'row') continue
    const goal = planned && (goals.has(block) || (underGoals && block.kind === 'entry'))
    const area = areaOf.get(block) ?? areaByWords(block, areas)
    for (const sentence of block.kind === 'entry' && goal
      ? [asOne(block, area)]
      : sentencesOf({ text: block.text, area, goal, from: block.from, to: block.to })) {
      const before = said.slice(-NEAR)
      const target = readUnmeasured(sentence, before) ?? (planned || stated(sentence) ? readTarget(sentence, before) : null)
      const last = targets.at(-1)
      if (target) targets.push(target)
      // "… skal falde. Det var 9,4 % i 2023." tells afterwards where the target begins.
      else if (last && last.from === block.from && last.value.baseline === null) readBaseline(last.value, [sentence])
      said.push(sentence)
    }
  }
  return inOrder(targets)
}

function asOne(block: Block, area: string | null): Said {
  return { text: block.text, area, goal: true, from: block.from, to: block.to }
}

/** Reports and web pages speak of many numbers: only what they call a goal counts. */
function stated({ text }: Said): boolean {
  return /(?<!\p{L})(?:målsætning|målet|delmål|måltal|resultatmål|ambition|mål om)/iu.test(text)
}

/** The area of a press release or page that names its areas: the one whose word stands in the heading above, else in the text. */
function areaByWords(block: Block, areas: string[]): string | null {
  const stems = areas.map((area) => ({ area, stem: area.toLowerCase().slice(0, 12) }))
  const within = (text: string): string | null => stems.find(({ stem }) => text.toLowerCase().includes(stem))?.area ?? null
  return within(block.section) ?? within(block.text)
}

function inOrder(targets: Found<Target>[]): Found<Target>[] {
  const seen = new Set<string>()
  return targets
    .filter(({ value }) => !seen.has(value.text) && seen.add(value.text))
    .sort((a, b) => a.from - b.from)
    .map(({ value, from, to }) => found(value, { from, to }))
}
