import { titleKey } from '../lines.ts'
import type { Fact } from '../types.ts'
import type { Block } from './block.ts'
import { type FactRule, factRules } from './fact-rules.ts'
import { type Found, found } from './found.ts'
import { splitSentences } from './words.ts'

interface Place {
  text: string
  from: number
  to: number
}

/** Facts stand early; of a text longer than some 300 pages the rest is not searched for them. */
const MAX_TEXT = 1_000_000
const MUNICIPALITY = /(?<!\p{L})(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+)?) [Kk]ommune(?:ns|n|s)?(?!\p{L})/gu
const NO_PLACE =
  /^(?:Vores|Din|Jeres|Hver|Hele|Den|En|Ny|Til|For|Fra|Med|Som|Alle|Mellem|Hos|Blandt|Om|Mål|Ved|Af|At|Dansk|På|Og|I|Velkommen|Side)(?: |$)/u
const LETTERHEAD = /^\p{L}[\p{L} -]{1,40} kommune$/iu
const PROJECTS = /projekter(?:ne)?$/iu

/** What the sentences say that has no field of its own; the same fact twice is one. */
export function readFacts(places: Place[]): Found<Fact>[] {
  const facts: Found<Fact>[] = []
  let left = MAX_TEXT
  for (const place of places) {
    for (const { text } of splitSentences(place.text)) {
      left -= text.length
      if (left < 0) return distinct(facts)
      for (const rule of factRules) facts.push(...stated(rule, text).map((value) => found({ key: rule.key, value, text }, place)))
    }
  }
  return distinct(facts)
}

function stated(rule: FactRule, text: string): Fact['value'][] {
  if (rule.with && !rule.with.test(text)) return []
  const match = rule.form.exec(text)
  return match ? rule.values(match, text).filter((value): value is Fact['value'] => value !== null && value !== '') : []
}

function distinct(facts: Found<Fact>[]): Found<Fact>[] {
  const seen = new Set<string>()
  return facts.filter(({ value: { key, value } }) => {
    const name = `${key}|${value}`
    return !seen.has(name) && seen.add(name)
  })
}

/** The municipality named most often. */
export function readMunicipality(places: Place[]): Found<Fact>[] {
  const counts = new Map<string, { count: number; place: Place; text: string }>()
  for (const place of places) {
    for (const { text } of splitSentences(place.text)) {
      for (const [, name = ''] of text.matchAll(MUNICIPALITY)) {
        const bare = NO_PLACE.test(name) ? name.split(' ').slice(1).join(' ') : name
        if (bare === '') continue
        const known = counts.get(bare)
        if (known) known.count++
        else counts.set(bare, { count: 1, place, text })
      }
    }
  }
  const [first] = [...counts].sort(([, a], [, b]) => b.count - a.count)
  return first ? [found({ key: 'municipality', value: first[0], text: first[1].text }, first[1].place)] : []
}

/** The headings of the document, and those that name a project because they stand below "Projekter". */
export function readHeadings(blocks: Block[], title: string | null): Found<Fact>[] {
  let projects = false
  return blocks.flatMap((block, at) => {
    if (block.kind !== 'heading' || LETTERHEAD.test(block.text) || titleKey(block.text) === titleKey(title ?? '')) return []
    const text = block.number === null ? block.text : `${block.number}. ${block.text}`
    const heading = found({ key: 'heading', value: block.text.replace(/:$/, ''), text }, block)
    const project = projects ? [found({ key: 'project', value: block.text, text: block.text }, block)] : []
    if (PROJECTS.test(block.text) && blocks[at + 1]?.kind === 'heading') projects = true
    return [heading, ...project]
  })
}

/** The first paragraph below a heading "Vision". */
export function readVision(blocks: Block[]): Found<Fact>[] {
  return blocks
    .flatMap((block) =>
      block.kind === 'paragraph' && /^(?:vores |kommunens )?vision(?:en)?$/iu.test(block.section)
        ? [found({ key: 'vision', value: block.text, text: block.text }, block)]
        : [],
    )
    .slice(0, 1)
}
