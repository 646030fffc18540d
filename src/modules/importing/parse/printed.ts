import { answersApart } from './answered-agenda.ts'
import { joinBodyAndDay, joinBrokenCaptions } from './broken-captions.ts'
import { brokenWords, joinBrokenWords } from './broken-words.ts'
import { type OwnCaption, ownCaptions } from './caption-table.ts'
import { type ClassifiedLine, classify } from './classify.ts'
import { splitLines } from './lines.ts'
import { withListedCaptions } from './listed-captions.ts'
import { mailHeads } from './mail.ts'
import { captionsFromMargin } from './margin.ts'
import { doubt } from './meeting-source.ts'
import { withoutPageFurniture } from './pages.ts'
import { markRunningOn } from './paragraphs.ts'
import { runInCaptions } from './run-in.ts'
import { minutesBelowTitles } from './run-in-titles.ts'
import { withoutSpacing } from './spaced-letters.ts'
import type { Doubt } from './types.ts'
import { pageFoot } from './web-furniture.ts'
import { webLines } from './web-lines.ts'

/** How the text came about, as far as the reader of the file knows. */
export interface ParseOptions {
  /** The lines were broken by a page, as in a PDF, and with them words. A text may show it also by itself. */
  transcript?: boolean
  /** So many lines had letters encoded twice, and were mended; see decode.ts. */
  mended?: number
  /** What the municipality calls its sections beside the words of the table; see caption-table.ts. */
  captions?: readonly OwnCaption[]
}

/** The lines as they were written: without what a page or a web site prints around them, broken words joined. */
export interface PrintedLines {
  lines: ClassifiedLine[]
  /** Lines of no field that need no doubt. */
  furniture: ClassifiedLine[]
  /** Lines of no field that say nothing of the meeting: below the last item, and those that became several of `lines`, as they were. */
  silent: ClassifiedLine[]
  doubts: Doubt[]
}

/** Words broken so often at the ends of lines are not broken by chance. */
const MIN_BROKEN = 2

/** Undoes what printing did to a text. No line is lost: what is taken away is in `furniture`. */
export function printedLines(text: string, { transcript = false, mended = 0, captions = [] }: ParseOptions): PrintedLines {
  const own = ownCaptions(captions)
  const margin = captionsFromMargin(splitLines(text).map(withoutSpacing))
  const { lines: apart, cut } = runInCaptions(margin.lines)
  const answers = answersApart(apart)
  const beside = minutesBelowTitles(answers.lines)
  const web = webLines(beside.lines)
  const all = classify(withListedCaptions(web.lines, own), own)
  const [sent, foot] = [mailHeads(all), pageFoot(all)]
  const around = new Set([...sent, ...foot])
  const dated = joinBodyAndDay(all.filter((line) => !around.has(line)))
  const { lines: ofText, furniture: ofPages, pages } = withoutPageFurniture(dated.lines)
  const { lines, rests } = joinBrokenCaptions(ofText)
  const furniture = [...sent, ...ofPages, ...dated.rests, ...rests]
  const silent = [...foot, ...classify([...margin.cut, ...cut, ...answers.cut, ...beside.cut, ...web.glued], own)]
  const doubts = mended > 0 ? [doubt('mendedLetters', null, '', { count: String(mended) })] : []
  const broken = transcript || text.includes('\f') || pages > 1 || brokenWords(lines) >= MIN_BROKEN
  if (!broken) return { lines: markRunningOn(lines, transcript), furniture, silent, doubts }
  const { lines: whole, joined, emptied } = joinBrokenWords(lines)
  for (const { line, before, after } of joined) doubts.push(doubt('joinedWord', line, '', { before, after }))
  return { lines: markRunningOn(whole, transcript), furniture: [...furniture, ...emptied], silent, doubts }
}
