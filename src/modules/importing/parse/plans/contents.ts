import type { ClassifiedLine } from '../classify.ts'
import type { ContentsLine } from '../types.ts'
import { type Found, found } from './found.ts'
import type { PlanSource } from './source.ts'

const RUN_ON = /^(?:\d{1,3} )?(?:indhold|indholdsfortegnelse)[.:]? (?=\S)/iu
const ENTRY = /(\p{Lu}[^.…\d]{1,100})(?:\.{2,}|…)[.…\s]*(\d{1,3})?(?!\d)/gu
const MAX_CONTENTS = 6000
const RELATED = /^(?:relaterede dokumenter|lignende dokumenter):?$/iu

/** The entries of the contents list: lines with dot leaders, or one run-on line that begins with "Indhold". */
export function readContents({ lines, before }: Pick<PlanSource, 'lines' | 'before'>): Found<ContentsLine>[] {
  const own = lines.flatMap(contentsOf)
  return own.length > 0 ? own : before.flatMap(contentsOf)
}

/** The lines of the contents list, as often as it is printed. */
export function contentsLines({ lines, before }: Pick<PlanSource, 'lines' | 'before'>): ClassifiedLine[] {
  return [...before, ...lines].filter((line) => contentsOf(line).length > 0)
}

function contentsOf(line: ClassifiedLine): Found<ContentsLine>[] {
  const opening = line.text.length <= MAX_CONTENTS ? RUN_ON.exec(line.text) : null
  if (opening) {
    const entries = [...line.text.slice(opening[0].length).matchAll(ENTRY)]
    return entries.map(([, title = '', page]) =>
      found({ title: title.trim(), page: page ? Number(page) : null }, { from: line.no, to: line.no }),
    )
  }
  if (!line.contents) return []
  const { number, title } = line.contents
  const printed = number === null ? title : `${number} ${title}`
  return [found({ title: printed, page: pageOf(line.text) }, { from: line.no, to: line.no })]
}

/** The digits at the end of the line, read from the end by hand. */
export function pageOf(text: string): number | null {
  let from = text.length
  while (from > 0 && /\d/.test(text.charAt(from - 1))) from--
  return from === text.length || text.length - from > 4 ? null : Number(text.slice(from))
}

/** What a catalogue lists beside a transcript: one other document a line. */
export function readRelated({ before }: PlanSource): Found<string>[] {
  const heading = before.findIndex(({ text }) => RELATED.test(text))
  return heading === -1 ? [] : before.slice(heading + 1, -1).map((line) => found(line.text, { from: line.no, to: line.no }))
}
