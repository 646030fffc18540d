import { isBodyName, LETTERHEAD } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import { findDates } from './dates.ts'
import { pagedBySystem, repeatedNumbers } from './system-numbers.ts'

/** The lines of the document without what is printed on every page, and those lines. `pages` is how many pages they tell of. */
export interface Pages {
  lines: ClassifiedLine[]
  furniture: ClassifiedLine[]
  pages: number
}

/** A page is marked by words, and by no more than this many lines around its number. */
const MAX_MARK = 200
const MAX_BESIDE = 4
/** The head of the first page is the head of the document, and is read as such. */
const OPENING = 4
/** A line of running text is about as long as the page is wide. */
const FULL_LINE = 55
/** A line of a title may be shorter. */
const BROKEN_FROM = 40
/** "Ida Krog deltog ikke i mødet.", at the end of each item. */
const ABSENCE = /(?<!\p{L})(?:deltog ikke|fraværende|afbud)(?!\p{L})/iu
/** Pages that one mark may skip: not every page has its number. */
const MAX_SKIP = 4

const OF_PAGE = /^\p{Lu}.{1,40} kommune(?!\p{L})/iu
/** "Fjordby Kommune, 2 af 7" */
const BEHIND_NAME = /^\p{Lu}.{1,40} kommune,? (\d{1,3}) af \d{1,3}$/iu
/** "21/4711" is the number of a case. */
const ALONE =
  /^(?:(?:side|page|blad|s\.)\s*(?:nr\.?\s*)?:?\s*(\d{1,4})(?:\s*(?:af|ud af|of|\/|-|–)\s*\d{1,4})?\.?|(\d{1,4})\s*(?:of|af|\/(?!\s*\d{4}))\s*(\d{1,4})|[-–—]\s?(\d{1,4})\s?[-–—])$/iu
/** "4/12": the pages of one document are of one number; "10/402" and "10/403" are cases. */
const OF_TOTAL = /^\d{1,4} ?\/ ?(\d{1,4})$/
const AT_END =
  /(?:^|\s{2}|[\t·|,;–-]\s?|\d\s(?=(?:side|blad)\s\d))(?:side|page|blad)\s?(?:nr\.?\s?)?:?\s?(\d{1,4})(?:\s?(?:af|ud af|of|\/)\s?\d{1,4})?\.?$/iu
const NUMBERED_HEAD = /^(\S.*?)(?: {4,}|, s\. ?)(\d{1,3})$/u
/** "Fjordby Kommune - Byrådet            2 of 4" */
const OF_AT_END = /\S\s{3,}(\d{1,3}) (?:of|af) \d{1,3}$/iu
const AT_BEGIN = /^(?:side|page|blad)\s?(\d{1,4})(?:\s?(?:af|of|\/)\s?\d{1,4})?\s?(?:[–·|,-]|\s{2})\s?\S/iu

/**
 * Takes away what is printed on every page: page numbers, and the lines that stand beside them or at the edges of the pages again and
 * again. A paragraph over which a page ended runs on. The lines themselves are not lost: the caller keeps them.
 */
export function withoutPageFurniture(all: ClassifiedLine[]): Pages {
  const marks = pageMarks(all)
  const found = new Set<number>(marks.filter((at) => at >= OPENING || /^\d+$/.test(textAt(all, at)) || ALONE.test(textAt(all, at))))
  for (const at of [...besideMarks(all, marks), ...likeMarks(all, marks)]) found.add(at)
  for (const at of [...atEdges(all), ...letterheads(all)]) found.add(at)
  if (marks.length === 0) for (const at of repeatedHeads(all)) found.add(at)
  for (const at of metByChance(all, found)) found.delete(at)
  // "Lukket punkt        Side 2" marks an item, whatever page it tells of.
  for (const at of found) if (CLOSED_MARK.test(textAt(all, at))) found.delete(at)
  if (found.size === 0) return { lines: all, furniture: [], pages: 0 }
  const pages = Math.max(marks.length, all.filter(({ pageBefore }) => pageBefore).length)
  return { lines: closeGaps(all, found), furniture: all.filter((_, at) => found.has(at)), pages }
}

const CLOSED_MARK = /\(lukket|lukket (?:punkt|sag)(?!\p{L})/iu

/** The number of the page that a line prints, or null. */
export function pageNumber(text: string): number | null {
  if (text.length > MAX_MARK) return null
  const alone = ALONE.exec(text)
  if (alone?.[2] && Number(alone[2]) > Number(alone[3])) return null
  const number =
    alone?.[1] ??
    alone?.[2] ??
    alone?.[4] ??
    AT_END.exec(text)?.[1] ??
    OF_AT_END.exec(text)?.[1] ??
    AT_BEGIN.exec(text)?.[1] ??
    BEHIND_NAME.exec(text)?.[1]
  return number === undefined ? null : Number(number)
}

function textAt(lines: ClassifiedLine[], at: number): string {
  return lines[at]?.text ?? ''
}

/** The lines whose page numbers rise through the document. A single one is believed only when it stands alone. */
function pageMarks(lines: ClassifiedLine[]): number[] {
  const marks: number[] = []
  let last = 0
  const totals = new Set(lines.flatMap(({ text }) => OF_TOTAL.exec(text)?.[1] ?? []))
  for (const [at, { text, contents }] of lines.entries()) {
    const number = contents || (totals.size > 1 && OF_TOTAL.test(text)) ? null : pageNumber(text)
    if (number === null || number < last || (last > 0 && number > last + MAX_SKIP)) continue
    marks.push(at)
    last = number
  }
  if (marks.length === 1) return marks.filter((at) => ALONE.test(textAt(lines, at)))
  const heads = [...marks, ...lonelyNumbers(lines), ...numberedHeads(lines), ...pagedBySystem(lines)]
  return [...new Set(heads.length === 0 ? numbersBesideHeads(lines) : heads)].sort((a, b) => a - b)
}

/**
 * "Byrådet, 3. maj 2021          2", or the number on the line above: the same words with a day, or the
 * municipality, beside a number that rises from page to page, and of two by one.
 */
function numberedHeads(lines: ClassifiedLine[]): number[] {
  const heads = lines.flatMap(({ text }, at) => {
    const below = /^\d{1,3}$/.test(text) ? textAt(lines, at + 1) : ''
    const [, words = below, number = text] = (text.length <= MAX_MARK && NUMBERED_HEAD.exec(text)) || []
    const ofPage = words !== '' && words.length <= MAX_MARK && (findDates(words).length === 1 || OF_PAGE.test(words) || isBodyName(words))
    return ofPage ? [{ at, words: wordsKey(words), number: Number(number) }] : []
  })
  return [...Map.groupBy(heads, ({ words }) => words).values()].flatMap((pages) => {
    const numbers = pages.map(({ number }) => number)
    const one = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1)
    return pages.length > 1 && (one || (pages.length > 2 && rises(numbers))) ? pages.map(({ at }) => at) : []
  })
}

/** "3. maj 2021", "4", "Fjordby Kommune – Byrådet": numbers alone that rise from page to page, all beside the same day or municipality. */
function numbersBesideHeads(lines: ClassifiedLine[]): number[] {
  const alone = lines.flatMap(({ text }, at) => (/^\d{1,4}$/.test(text) ? [at] : []))
  return [1, -1].flatMap((step) => {
    const beside = alone.filter((at) => OF_PAGE.test(textAt(lines, at + step)) || findDates(textAt(lines, at + step)).length === 1)
    const groups = Map.groupBy(beside, (at) => wordsKey(textAt(lines, at + step)))
    return [...groups.values()].filter((group) => group.length > 2 && rises(group.map((at) => Number(textAt(lines, at))))).flat()
  })
}

function rises(numbers: number[]): boolean {
  return numbers.every((number, i) => i === 0 || (number > (numbers[i - 1] ?? 0) && number <= (numbers[i - 1] ?? 0) + MAX_SKIP))
}

/**
 * Numbers alone at the foot of pages that are those of the pages or rise by one, or at the head. Without page breaks a number alone may as
 * well be an item's.
 */
function lonelyNumbers(lines: ClassifiedLine[]): number[] {
  let page = 1
  const alone = lines.flatMap(({ text, pageBefore }, at) => {
    if (pageBefore) page++
    return /^\d{1,4}$/.test(text) ? [{ at, page, number: Number(text), atHead: pageBefore }] : []
  })
  if (page === 1) return []
  const atFoot = alone.filter(({ at }) => lines[at + 1]?.pageBefore ?? true)
  return [atFoot, alone.filter(({ atHead }) => atHead)].flatMap((found) => {
    const risesByOne = found.length > 1 && found.every(({ number }, i) => i === 0 || number === (found[i - 1]?.number ?? 0) + 1)
    const ofPages = found.every((one) => !one.atHead && one.number === one.page)
    return risesByOne || ofPages ? found.map(({ at }) => at) : []
  })
}

/** The words beside the number of a page, however that number counts: a foot from another program may count beside the document's own. */
function likeMarks(lines: ClassifiedLine[], marks: number[]): number[] {
  const stem = ({ text }: ClassifiedLine): string =>
    text.length > MAX_MARK ? '' : wordsKey(text).replace(/\d{1,4}(?: ?(?:af|of|\/) ?\d{1,4})?$/, '')
  const stems = Map.groupBy(
    marks.flatMap((at) => lines[at] ?? []),
    stem,
  )
  return lines.flatMap((line, at) =>
    (stems.get(stem(line))?.length ?? 0) > 1 && stem(line).length > FEWEST_WORDS && at >= OPENING ? [at] : [],
  )
}
const FEWEST_WORDS = 20

/** The lines that stand above or below the page numbers, the same again and again. */
function besideMarks(lines: ClassifiedLine[], marks: number[]): number[] {
  const taken = new Set(marks)
  const beside: number[] = []
  for (const step of [-1, 1]) {
    for (let distance = 1; distance <= MAX_BESIDE; distance++) {
      const places = marks.map((at) => at + step * distance).filter((at) => !taken.has(at) && isPlain(lines[at]))
      const repeated = repeatedAt(lines, places).filter((at) => distance === 1 || taken.has(at - step))
      if (repeated.length === 0) break
      for (const at of repeated) {
        taken.add(at)
        if (at >= OPENING) beside.push(at)
      }
    }
  }
  return beside
}

/** "Godkendt." at the foot of a page, right below its caption, is a decision. */
function isBelowCaption(lines: ClassifiedLine[], at: number): boolean {
  const above = lines[at - 1]
  return above !== undefined && isSureCaption(above) && lines[at]?.pageBefore !== true && pageNumber(above.text) === null
}

/** "Byrådet, 3. maj 2021" and "Godkendt." stand in many items, and some of them at the end of a page. */
function metByChance(lines: ClassifiedLine[], found: ReadonlySet<number>): number[] {
  const said = lines.flatMap(({ text, caption }, at) => (text.length <= MAX_MARK && (caption || text.endsWith('.')) ? [at] : []))
  return [...Map.groupBy(said, (at) => wordsKey(textAt(lines, at))).values()].flatMap((same) => {
    const atEnds = same.filter((at) => found.has(at))
    return same.length - atEnds.length > Math.max(1, atEnds.length / 2) ? atEnds : []
  })
}

/** The places whose words are met in most, and at least in two, of the places. */
function repeatedAt(lines: ClassifiedLine[], places: number[]): number[] {
  const groups = Map.groupBy(places, (at) => wordsKey(textAt(lines, at)))
  return [...groups.values()].flatMap((all) => {
    const group = all.filter((at) => !isBelowCaption(lines, at))
    const repeated = group.length > 1 && group.length * 2 > places.length && (group.length > 2 || places.length < 4)
    // What stands elsewhere too, and more often, is the head of a page that begins right below a caption.
    return repeated ? (group.length * 2 > all.length ? all : group) : []
  })
}

/** With page breaks: lines that stand in the same place at the head or the foot of most pages. */
function atEdges(lines: ClassifiedLine[]): number[] {
  const tops = lines.flatMap(({ pageBefore }, at) => (pageBefore ? [at] : []))
  if (tops.length < 2) return []
  const found: number[] = []
  for (const [from, step] of [
    [0, 1],
    [-1, -1],
  ] as const) {
    for (let distance = 0; distance <= MAX_BESIDE; distance++) {
      const edges = tops.map((at) => at + from + step * distance)
      const plain = edges.filter((at) => isPlain(lines[at]))
      const repeated = [...repeatedAt(lines, plain), ...repeatedNumbers(lines, edges)]
      if (repeated.length === 0) break
      for (const at of repeated) if (at >= OPENING) found.push(at)
    }
  }
  return found
}

/** Right at a page's begin "Fjordby Kommune", with body or day below it: the head of the page, also where a document has but two. */
function letterheads(lines: ClassifiedLine[]): number[] {
  return lines.flatMap((line, at) => {
    if (at < OPENING || !line.pageBefore || !LETTERHEAD.test(line.text)) return []
    const below = textAt(lines, at + 1)
    if (/^\p{Ll}/u.test(below)) return []
    return saysWhose(below) ? [at, at + 1] : [at]
  })
}

/** "Integrationsrådet", "3. maj 2021" or both. */
function saysWhose(text: string): boolean {
  if (text.length > MAX_MARK) return false
  const [date] = findDates(text)
  const rest = date ? text.replace(date.text, '').replace(/(?:[,–-]| den| d\.)? *$/u, '') : text
  return rest === '' || isBodyName(rest.trim())
}

/** Without page numbers and breaks: the name of the municipality with the lines beside it, the same at least three times. */
function repeatedHeads(lines: ClassifiedLine[]): number[] {
  const heads = lines.flatMap(({ text }, at) => (LETTERHEAD.test(text) ? [at] : []))
  const same = [...Map.groupBy(heads, (at) => wordsKey(textAt(lines, at))).values()].find((group) => group.length > 2) ?? []
  return [...same, ...besideMarks(lines, same)].filter((at) => at >= OPENING)
}

/** Captions, headings and who was absent repeat by nature, and are never taken for the head of a page. */
function isPlain(line: ClassifiedLine | undefined): boolean {
  if (!line || line.text.length > MAX_MARK || ABSENCE.test(line.text)) return false
  return !isSureCaption(line) && line.heading === null && line.caseNumber === null && line.openness === null && line.group === null
}

function wordsKey(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ')
}

function closeGaps(all: ClassifiedLine[], found: Set<number>): ClassifiedLine[] {
  const lines: ClassifiedLine[] = []
  let gap = false
  for (const [at, line] of all.entries()) {
    if (found.has(at)) gap = true
    else {
      const last = lines.at(-1)
      if (gap && last) {
        const apart = !runsOn(last, line)
        lines[lines.length - 1] = { ...last, blankAfter: apart }
        lines.push({ ...line, blankBefore: apart })
      } else lines.push(line)
      gap = false
    }
  }
  return lines
}

/** A paragraph that the end of the page cut: a full line without an end of its sentence, with running text after it. */
function runsOn(last: ClassifiedLine, next: ClassifiedLine): boolean {
  // A title that is broken over two pages.
  if (last.heading?.title && isPlain(next) && last.text.length >= BROKEN_FROM && /^\p{Ll}/u.test(next.text)) return true
  if (!isPlain(last) || !isPlain(next) || last.labels.length > 0 || next.labels.length > 0) return false
  if (/[.:;!?]["”»)]?$/u.test(last.text) || /^[-–•*]\s/u.test(next.text)) return false
  if (/\p{L}-$/u.test(last.text) && /^\p{Ll}/u.test(next.text)) return true
  return last.text.length >= FULL_LINE || (/^\p{Ll}/u.test(next.text) && last.text.length > 20)
}

const OF_DOCUMENT = /^(?:beslutnings|møde)?(?:protokol|referat)$/iu

/** "Byrådets møde 3. maj 2021", "Referat" and "Beslutningsprotokol" head pages more often than decisions. */
function isSureCaption({ caption, text }: ClassifiedLine): boolean {
  if (caption === null || OF_DOCUMENT.test(text)) return false
  return caption.decides === 'word' || (caption.decides === 'weak' && text.includes(':'))
}
