import { isBesideTitle, isMetaLabel, META } from './beside-title.ts'
import { isBodyName, LETTERHEAD } from './bodies.ts'
import { type Candidate, candidate } from './candidates.ts'
import { isRunning, splitRunning } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'
import { findDates } from './dates.ts'
import { isTheme, looksLikeTitle } from './forms.ts'
import { isListEntry, isUnderline, titleKey, withoutMarkup } from './lines.ts'
import { LISTED_WORTH, listedTitles } from './listed-titles.ts'
import { looksLikePeople } from './names.ts'
import { onlyItem } from './only-item.ts'
import { splitOpenness } from './openness.ts'
import type { Outline } from './outline.ts'
import { FILE } from './paper-names.ts'
import { isOneMatter, runsOf } from './runs.ts'
import { isSupport, isUnfinished, nextContent, type TitleFacts } from './titles.ts'

/** One way of telling a title without a number. */
interface Way {
  /** What each title of this way counts; a supported numbered heading counts 4 or 5. */
  worth: number
  /** The title that begins at this line, or null; '' when it stands on the next line. */
  title: (lines: ClassifiedLine[], at: number, airy: boolean) => string | null
  /** Whether a caption or a case number must follow. */
  needsSupport: boolean
}

const MAX_TITLE = 160
const LABELLED = /^(?:emne|overskrift|dagsordenspunkt|punkt|sagstitel)\s*:\s*(\S.*)?$/iu
/** What every council has on its agenda, with or without a text under it. */
const STANDING =
  /^(?:eventuelt|evt\.?|meddelelser|orientering(?:er)?|godkendelse af (?:dagsorden(?:en)?|referat(?:et)?)|næste møde|velkomst|siden sidst|gensidig orientering)\.?$/iu

const labelled: Way = {
  worth: 4,
  needsSupport: false,
  title: (lines, at) => {
    const match = LABELLED.exec(withoutMarkup(lines[at]?.text ?? ''))
    return match && (match[1] ?? '')
  },
}

const underlined: Way = {
  worth: 4,
  needsSupport: false,
  title: (lines, at, airy) => {
    const line = lines[at]
    const below = lines[at + 1]
    if (!line || !below || below.blankBefore || !isUnderline(below.text) || isUnderline(line.text)) return null
    return beginsParagraph(lines, at, airy) || !airy ? plainTitle(line) : null
  },
}

const capitals: Way = {
  worth: 3,
  needsSupport: false,
  title: (lines, at) => {
    const line = lines[at]
    if (!line || line.text.length > MAX_TITLE) return null
    const words = line.text.replace(/\s*\([^()]*\)$/, '')
    if (line.caption || !isCapitals(words) || at === 0 || (isTheme(words) && lines[at + 1]?.heading)) return null
    return isBodyName(titleCase(words)) ? null : plainTitle(line, false)
  },
}

const overCaptions: Way = {
  worth: 3.9,
  needsSupport: true,
  title: (lines, at, airy) => {
    const [before, line] = [lines[at - 1], lines[at]]
    // Right above "Sag nr. 44" stands no name, and no text.
    const counted = !line?.blankAfter && isRunning(lines[at + 1]?.text ?? '')
    const belowCase = standsBelowOwnCase(lines, at, airy)
    if (!line || !before || !(belowCase || beginsParagraph(lines, at, airy) || (counted && !airy))) return null
    if (!belowCase && standsUnderCaption(before)) return null
    // "Direktøren indstiller, at:" and a list of one.
    if (/^\d{1,3}[.)] /.test(line.text) && /[:,]$/.test(before.text)) return null
    return plainTitle(beginsLikeCaption(lines, at) ? { ...line, caption: null } : line, !counted)
  },
}

/** "Høring: Ny bypark" over the caption with which the items of the document begin. "Kompetence: Rådet" in each of them is none. */
function beginsLikeCaption(lines: ClassifiedLine[], at: number): boolean {
  const [line, next] = [lines[at], lines[at + 1]]
  if (!line?.caption?.text || !line.blankAfter || next?.caption?.text !== null) return false
  const word = line.caption.caption
  const around = lines.slice(Math.max(0, at - NEAR), at + NEAR).filter(({ caption }) => caption?.caption === word)
  const first = lines.find(({ caption }) => caption?.text === null && caption.kind !== 'decision')
  return around.length === 1 && first?.caption?.caption === next.caption.caption
}
const NEAR = 150

/** Right above "Sagsnr.: 23-000114", also where no empty line parts it from the text of the item before. */
const overCase: Way = {
  worth: 3.8,
  needsSupport: true,
  title: (lines, at) => {
    const [line, next] = [lines[at], lines[at + 1]]
    return line && next?.caseNumber?.labelled && !next.blankBefore ? plainTitle(line) : null
  },
}

/** "Elevråd:" at the margin over an indented text. */
const outdented: Way = {
  worth: 3.2,
  needsSupport: false,
  title: (lines, at, airy) => {
    const [line, next] = [lines[at], lines[at + 1]]
    if (!line || !(line.blankBefore || !airy) || /^\s/.test(line.raw) || line.labels.length > 0 || line.caption) return null
    if (isClosedAlone(line, airy)) return plainTitle(line)
    return line.text.endsWith(':') && next && /^(?: {2,}|\t)/.test(next.raw) ? plainTitle(line)?.slice(0, -1) || null : null
  },
}
const CLOSED_TITLE = /\(lukket(?: (?:punkt|sag))?\)$/iu

/** Below the title of a closed item nothing need be printed. */
function isClosedAlone({ text, blankBefore, blankAfter }: ClassifiedLine, airy: boolean): boolean {
  return ((blankBefore && blankAfter) || !airy) && CLOSED_TITLE.test(text)
}

const WAYS = [labelled, underlined, overCaptions, overCase, capitals, outdented]

/** The outline by numbers, or by the titles alone where more speaks for that. */
export function unnumberedOutline(lines: ClassifiedLine[], airy: boolean, numbered: (Outline & { score: number }) | null): Outline {
  const empty: Outline = { contents: [], contentsLines: new Set(), headings: new Map(), chapters: new Set() }
  if (numbered && isListed(numbered)) return numbered
  let best: { score: number; outline: Outline } = { score: numbered?.score ?? 0, outline: numbered ?? empty }
  for (const way of WAYS) {
    const headings = way === underlined ? withoutMainTitle(lines, titlesOf(lines, airy, way)) : titlesOf(lines, airy, way)
    const shown =
      headings.length > 1 || (way === overCaptions && headings.length === 1 && headings.every((found) => headsOneMatter(lines, found)))
    const score = shown ? headings.length * way.worth : 0
    if (score > best.score && !areNumbered(headings, numbered))
      best = { score, outline: { ...empty, headings: new Map(headings.map((found) => [found.at, found])) } }
  }
  for (const { headings, worth } of [...runsOf(lines), { headings: belowCases(lines, airy), worth: BELOW_CASES }]) {
    const score = headings.size * worth
    if (score > best.score && !standBesideNumbers(lines, headings, numbered)) best = { score, outline: { ...empty, headings } }
  }
  const listed = listedTitles(lines, airy)
  if (listed.headings.size * LISTED_WORTH > best.score) return listed
  const only = best.outline.headings.size === 0 ? onlyItem(lines, plainTitle) : null
  return only ? { ...empty, headings: new Map([[only.at, only]]) } : best.outline
}

/** "Sagsnr.: 27.00.00-A00-1-17 Sagsbehandler: Ida Krog" begins each item, and the title of each stands right below. */
function belowCases(lines: ClassifiedLine[], airy: boolean): Outline['headings'] {
  const facts: TitleFacts = { airy, colons: false, listed: new Set() }
  const cases = lines.flatMap(({ caseNumber }, at) => (caseNumber?.labelled && META.test(caseNumber.rest) ? [at + 1] : []))
  const titles = cases.flatMap((at) => {
    const title = lines[at] ? plainTitle(lines[at]) : null
    return title === null ? [] : [candidate(lines, at, { form: 'title', number: '', title, rest: '' }, facts)]
  })
  return new Map(titles.length > 1 && titles.length === cases.length ? titles.map((found) => [found.at, found]) : [])
}
const BELOW_CASES = 4

/** The contents list and the numbered headings say the same. */
function isListed({ contents, headings }: Outline): boolean {
  const listed = new Set(contents.map(({ number, title }) => `${number} ${titleKey(title)}`))
  return (
    listed.size > 2 &&
    listed.size === headings.size &&
    [...headings.values()].every(({ number, titleKey: key }) => listed.has(`${number} ${key}`))
  )
}

/** The only title stands right over the case number of the only matter. */
function headsOneMatter(lines: ClassifiedLine[], { at, titleLines }: Candidate): boolean {
  return lines[(titleLines.at(-1) ?? at) + 1]?.caseNumber?.labelled === true && isOneMatter(lines)
}

/** Most of the titles are those of the lines that bear numbers: then the numbers tell. */
function areNumbered(titles: Candidate[], numbered: Outline | null): boolean {
  const keys = new Set([...(numbered?.headings.values() ?? [])].map(({ titleKey }) => titleKey))
  const shared = titles.filter(({ at, titleKey }) => numbered?.headings.has(at) || keys.has(titleKey)).length
  return shared > 1 && shared * 2 >= titles.length
}

/** So few lines stand between a title and the first text below it. */
const MAX_BELOW = 6

/** "66. Budget", "Sagsnr.: 21/4711" and "Åben sag": what begins again in each item stands under its number and title, or right above. */
function standBesideNumbers(lines: ClassifiedLine[], runs: Outline['headings'], numbered: Outline | null): boolean {
  const ends = new Set([...(numbered?.headings.values() ?? [])].map(({ at, titleLines }) => titleLines.at(-1) ?? at))
  const under = [...runs.keys()].filter((at) => {
    let above = at - 1
    while (at - above < MAX_BELOW && !ends.has(above) && isSupport(lines[above])) above--
    return ends.has(above) || numbered?.headings.has(at + 1)
  })
  return under.length * 2 > runs.size
}

/** The title of the document may be underlined too, with another sign than its items. */
function withoutMainTitle(lines: ClassifiedLine[], headings: Candidate[]): Candidate[] {
  const signs = headings.map(({ at }) => lines[at + 1]?.text ?? '').map((text) => (isUnderline(text) ? text.charAt(0) : ''))
  const [first, ...others] = signs
  const differs = others.length > 1 && !others.includes(first ?? '') && new Set(others.filter(Boolean)).size === 1
  return differs ? headings.slice(1) : headings
}

function titlesOf(lines: ClassifiedLine[], airy: boolean, way: Way): Candidate[] {
  const facts: TitleFacts = { airy, colons: false, listed: new Set() }
  const titles: Candidate[] = []
  let end = -1
  for (const [at, line] of lines.entries()) {
    if (at <= end || line.furniture) continue
    const other = titles.length > 0 ? (standingTitle(line, lines[at - 1]) ?? closedAlone(line, lines[at + 1])) : null
    const title = way.title(lines, at, airy) ?? other
    if (title === null) continue
    const found = candidate(lines, at, { form: 'title', number: '', title: title || null, rest: '' }, facts)
    if (way.needsSupport && !found.supported && !STANDING.test(title) && !isClosedAlone(line, airy)) continue
    titles.push(found)
    end = found.titleLines.at(-1) ?? at
  }
  const last = new Map(titles.map((found) => [bareKey(found.printedTitle), found.at]))
  return titles.filter((found) => !isAnnounced(lines, found, last))
}

/** An entry of a list with nothing below it, whose title comes again further down. */
function isAnnounced(lines: ClassifiedLine[], { at, titleLines }: Candidate, last: Map<string, number>): boolean {
  const own = [at, ...titleLines]
  if (isSupport(lines[nextContent(lines, own.at(-1) ?? at)])) return false
  return own.some((one) => (last.get(bareKey(lines[one]?.text ?? '')) ?? at) > at)
}

/** The words of a title without what the list of items leaves away. */
function bareKey(title: string): string {
  return titleKey(splitRunning(splitOpenness(title).title).title)
}

/** "Lukket punkt" over the number of its case: an item of which no more may be said. */
function closedAlone(line: ClassifiedLine, next: ClassifiedLine | undefined): string | null {
  return line.blankBefore && line.openness?.closed && next?.caseNumber?.labelled ? line.text : null
}

function standingTitle(line: ClassifiedLine, before: ClassifiedLine | undefined): string | null {
  return line.blankBefore && STANDING.test(line.text) && !(before && standsUnderCaption(before)) ? line.text : null
}

function beginsParagraph(lines: ClassifiedLine[], at: number, airy: boolean): boolean {
  const [before, line] = [lines[at - 1], lines[at]]
  return line !== undefined && (line.blankBefore || (!airy && /[.!?:)]$/.test(before?.text ?? '.')))
}

/** "Sagsnr.: 22-003654" begins a paragraph or ends an item, and no title stands right above it: so one may follow it. */
function standsBelowOwnCase(lines: ClassifiedLine[], at: number, airy: boolean): boolean {
  const [above, before] = [lines[at - 2], lines[at - 1]]
  if (!above || !before?.caseNumber?.labelled || before.caseNumber.rest !== '' || plainTitle(above) !== null) return false
  return beginsParagraph(lines, at, airy) || beginsParagraph(lines, at - 1, airy)
}

/** The line right below a caption is its text, however short. */
function standsUnderCaption({ caption, caseNumber, openness, text }: ClassifiedLine): boolean {
  return (caption !== null && caption.text === null) || caseNumber !== null || openness !== null || isMetaLabel(text)
}

/** "Orienteringssag": what kind of item it is, above its first caption. */
const KIND = /^(?:beslutnings|orienterings|drøftelses|hørings|efterretnings|behandlings)(?:sag|punkt)(?:er)?$/iu

/** @param names whether two words with capitals may be somebody's name */
function plainTitle(line: ClassifiedLine, names = true): string | null {
  if (isBesideTitle(line)) return null
  const words = withoutMarkup(line.text)
  if (KIND.test(words)) return null
  if (line.heading && line.heading.form !== 'bare') return null
  if (words.length > MAX_TITLE || words.length < 3 || line.caption || line.caseNumber || line.labels.length > 0 || line.group) return null
  if (
    !looksLikeTitle(words) ||
    (words.endsWith('.') && !isUnfinished(words)) ||
    FILE.test(words) ||
    !/^["'»”“(\p{Lu}\d]/u.test(words) ||
    isListEntry(words)
  )
    return null
  return isBodyName(words) ||
    LETTERHEAD.test(words) ||
    findDates(words).length > 1 ||
    (names && looksLikePeople(words)) ||
    line.closing ||
    line.contents
    ? null
    : words
}

function isCapitals(text: string): boolean {
  return text.length > 4 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
}

function titleCase(text: string): string {
  return text.charAt(0) + text.slice(1).toLowerCase()
}
