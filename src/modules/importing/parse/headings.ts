import { lastContent } from './above.ts'
import { agendaAbove } from './agenda-above.ts'
import { annexAt } from './annex.ts'
import { answersBelowDecision } from './answers.ts'
import { type Candidate, candidate } from './candidates.ts'
import { itemKey } from './case-numbers.ts'
import { bestChain, type Chain } from './chains.ts'
import type { ClassifiedLine } from './classify.ts'
import { findContents, withoutPage } from './contents.ts'
import { type HeadingMark, type NumberForm, numberForms } from './forms.ts'
import { titleKey } from './lines.ts'
import { listedOnly } from './listed-only.ts'
import { nestedNumbers } from './nested.ts'
import type { Outline } from './outline.ts'
import type { TitleFacts } from './titles.ts'
import { unnumberedOutline } from './unnumbered.ts'

/** So much more a form must have for it than one that says "Punkt" in words. */
const SPOKEN_COUNTS = 2
/** So ends a sentence, or a line of it that is as wide as the page. */
const TEXT_END = /[.!?:]$|^.{70,}$/u
const FORM_SETS: NumberForm[][] = [
  ...numberForms.map((form) => [form]),
  ['parts', 'stopped'],
  ['parts', 'bare'],
  ['stopped', 'alone'],
  ['stopped', 'bare'],
  ['bare', 'alone'],
]

/**
 * Finds the document's own way of heading its items: of each form the run of headings that has most for it, and of the forms the one with
 * the best run. Without numbers the titles themselves must tell, see unnumbered.ts.
 */
export function findOutline(lines: ClassifiedLine[]): Outline {
  const airy = lines.filter(({ blankBefore }) => blankBefore).length > lines.length / 5
  const seen = new Set(lines.flatMap(({ heading }) => (heading ? [heading.form] : [])))
  const outlines = FORM_SETS.filter((forms) => forms.every((form) => seen.has(form))).map((forms) => outlineOf(lines, forms, airy))
  const best = outlines.reduce<(Outline & { score: number }) | null>((left, one) => (left && left.score >= one.score ? left : one), null)
  return unnumberedOutline(lines, airy, outlines.find((one) => best && announces(one, best)) ?? best)
}

/** "1. Budget" over the item and "Dagsordenspunkt 1: Budget" over its decision: the first of the two begins it, unless all of them stand first, as a list. */
function announces(one: Outline, best: Outline): boolean {
  const [first, again] = [[...one.headings.values()], [...best.headings.values()]]
  const keys = first.map(({ key }) => key).join('\n')
  const inTurn = (first[0]?.at ?? 0) < (again[0]?.at ?? 0) && (again[0]?.at ?? 0) < (first[1]?.at ?? 0)
  return inTurn && keys === again.map(({ key }) => key).join('\n')
}

function outlineOf(lines: ClassifiedLine[], forms: NumberForm[], airy: boolean): Outline & { score: number } {
  // Beside "12. T" a number alone is an item without a title ("12", "Punktet er lukket"), or the number of a page.
  const agenda = forms[0] === 'ad' ? agendaAbove(lines) : null
  const titled = (heading: HeadingMark): HeadingMark => {
    const entry = heading.title === null ? agenda?.entries.get(heading.number) : undefined
    return entry ? { ...heading, title: entry.title, rest: heading.form } : heading
  }
  const untitled = (form: string): boolean => form === 'alone' && forms.length > 1
  const nested = forms.includes('stopped') ? nestedNumbers(lines) : forms[0] === 'ad' ? answersBelowDecision(lines) : new Set()
  const all = (facts: TitleFacts): Candidate[] =>
    inSeries(
      lines
        .flatMap((line, at) =>
          line.heading && !nested.has(at) && forms.includes(line.heading.form as NumberForm) ? [{ at, heading: line.heading }] : [],
        )
        .map(({ at, heading }) => candidate(lines, at, untitled(heading.form) ? { ...heading, title: '' } : titled(heading), facts))
        .filter((found) => found.form !== 'alone' || found.printedTitle !== '' || found.supported)
        .filter((found) => (!untitled(found.form) || found.supported) && !isBelowTitle(lines, found) && !isPageAbove(lines, found)),
    ).filter((found, i, all) => !untitled(found.form) || found.number !== all[i - 1]?.number)
  const apart = airy && !textBelowTitles(lines, forms)
  const colons = endInColon(lines, forms)
  const printed = all({ airy: apart, colons, listed: new Set() })
  const annex = annexAt(lines, printed) ?? lines.length
  const read = (facts: TitleFacts): Candidate[] => all(facts).filter(({ at }) => at < annex)
  const first = printed.filter(({ at }) => at < annex)
  const { contents, contentsLines } = findContents(lines, first, {
    keys: lastSeen(first, ({ key }) => key),
    titles: lastSeen(first, (found) => found.titleKey),
  })
  for (const entry of agenda?.entries.values() ?? []) contents.push(entry)
  for (const at of agenda?.lines ?? []) contentsLines.add(at)
  const listed = new Set(contents.flatMap(({ title }) => (title ? [titleKey(title), itemKey(title), withoutPage(titleKey(title))] : [])))
  const left = (contents.length === 0 ? first : read({ airy: apart, colons, listed })).filter(({ at }) => !contentsLines.has(at))
  const tight = airy && isTight(lines, first)
  const { headings, score } = bestChain(lines, left, airy && !tight, contents)
  const chapters = chaptersOf(headings, lines)
  for (const at of groupsOfContents(lines, headings, contentsLines)) chapters.add(at)
  const items = withoutReferences(
    headings.filter(({ at }) => !chapters.has(at)),
    lines,
  )
  const onlyListed = listedOnly(lines, left, items, contents)
  for (const { at } of onlyListed) contentsLines.add(at)
  // Under a recommendation "Ad 1" answers one of its points.
  const answers = forms[0] === 'ad' && items.filter(({ title, supported }) => title !== null || supported).length * 2 <= items.length
  const spoken = forms[0] === 'named' || forms[0] === 'minuteBook' || forms[0] === 'ad'
  const worth = spoken && !answers ? score * SPOKEN_COUNTS : score
  const byLine = new Map(items.map((found) => [found.at, found]))
  return { contents, contentsLines, headings: byLine, chapters, annex, listed: onlyListed, score: worth }
}

/** Most titles have their text right below, so what stands there is no rest of a title. */
function textBelowTitles(lines: ClassifiedLine[], forms: NumberForm[]): boolean {
  const below = lines.flatMap(({ heading }, at) => (heading?.title && forms.includes(heading.form as NumberForm) ? [lines[at + 1]] : []))
  const texts = below.filter((line) => line && !line.blankBefore && !line.heading && line.caption === null && TEXT_END.test(line.text))
  return texts.length > 2 && texts.length * 2 > below.length
}

/** "4. Meddelelser:" in so many places that the colon is part of how titles are printed; an agenda above may print them without. */
function endInColon(lines: ClassifiedLine[], forms: NumberForm[]): boolean {
  const titles = lines.flatMap(({ heading }) => (heading?.title && forms.includes(heading.form as NumberForm) ? [heading.title] : []))
  const colons = titles.filter((title) => title.endsWith(':')).length
  return colons > 2 && colons * 3 >= titles.length
}

/** No empty line parts the items, whatever the lines around them do. */
function isTight(lines: ClassifiedLine[], headings: Candidate[]): boolean {
  return headings.length > 2 && headings.slice(1).every(({ at }) => !lines[at]?.blankBefore)
}

/** Where the items are counted "01." and "02.", "1." is the entry of a list. */
function inSeries(all: Candidate[]): Candidate[] {
  const isPadded = all.filter((found) => found.supported && /^0[1-9]$/.test(found.number)).length > 1
  return isPadded ? all.filter(({ number }) => !/^[1-9]$/.test(number)) : all
}

/** "Sag nr. 24" right below a title counts the matters and heads nothing. */
function isBelowTitle(lines: ClassifiedLine[], { at, form, printedTitle }: Candidate): boolean {
  const [before, line] = [lines[at - 1], lines[at]]
  const below = line?.heading?.title === null && (!line.blankBefore || printedTitle === '')
  return form === 'matter' && below && before !== undefined && !/[.!?:]$/.test(before.text)
}

/** "60" over "52. Budget" is the number of a page. */
function isPageAbove(lines: ClassifiedLine[], { at, form }: Candidate): boolean {
  const next = lines[at + 1]?.heading
  return form === 'alone' && next?.form === 'stopped' && next.title !== null
}

/** Where each key or title is met for the last time: what comes again later in the document is only announced here. */
function lastSeen(candidates: Candidate[], by: (found: Candidate) => string): Map<string, number> {
  return new Map(candidates.map((found) => [by(found), found.at]))
}

/** Number and title of an item that was dealt with before, with no caption below: a list at the end tells its papers. */
function withoutReferences(headings: Candidate[], lines: ClassifiedLine[]): Candidate[] {
  const told = headings.map(({ at }, i) => lines.slice(at, headings[i + 1]?.at).some(({ caption }) => caption !== null))
  const again = (found: Candidate, i: number): boolean =>
    found.printedTitle !== '' && !told[i] && headings.slice(0, i).some(({ key }, before) => told[before] && key === found.key)
  return headings.filter((found, i) => !again(found, i))
}

/** "Sager fra Teknik" between the entries of the contents list, and again right above the first of these items. What opens or closes stays, see groups.ts. */
function groupsOfContents(lines: ClassifiedLine[], headings: Candidate[], contentsLines: Set<number>): number[] {
  const all = [...contentsLines].sort((a, b) => a - b)
  const [first = 0, last = -1] = [all[0], all.at(-1)]
  const between = lines.slice(first, last + 1).filter(({ heading, contents, furniture }) => !heading && !contents && !furniture)
  const groups = new Set(between.map(({ text }) => text))
  return headings.flatMap(({ at }) => {
    const above = lastContent(lines, at)
    const line = lines[above]
    return above > last && line?.blankAfter && !line.group && groups.has(line.text) ? [above] : []
  })
}

/** A heading with nothing between it and its own first part is a chapter. */
function chaptersOf(headings: Chain['headings'], lines: ClassifiedLine[]): Set<number> {
  const chapters = headings.filter((found, i) => {
    const next = headings[i + 1]
    if (!next?.number.startsWith(`${found.number}.`)) return false
    const own = new Set([found.at, ...found.titleLines])
    return lines.slice(found.at, next.at).every((line, j) => own.has(found.at + j) || line.furniture)
  })
  return new Set(chapters.flatMap(({ at, titleLines }) => [at, ...titleLines]))
}
