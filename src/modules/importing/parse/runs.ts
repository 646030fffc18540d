import type { Candidate } from './candidates.ts'
import { captionKey } from './caption-table.ts'
import { isCaseLabel } from './case-numbers.ts'
import type { ClassifiedLine } from './classify.ts'

/** The items of a document that prints nothing over them; `worth` is what each counts, see unnumbered.ts. */
interface Runs {
  worth: number
  headings: Map<number, Candidate>
}

const RUN: Omit<Candidate, 'at'> = {
  ...{ form: 'run', number: '', title: null, rest: '', key: '', titleKey: '', printedTitle: '', titleLines: [], supported: true },
}
const WORTH = { cases: 3.5, openness: 3.5, captions: 2.4, undecided: 1.2 }
/** Two items are the least that show it. */
const MIN_ITEMS = 2

/** Where neither numbers nor titles are printed, the case number or the captions that begin again tell the items. */
export function runsOf(lines: ClassifiedLine[]): Runs[] {
  return [{ worth: WORTH.cases, headings: caseRuns(lines) }, { worth: WORTH.openness, headings: opennessRuns(lines) }, captionRuns(lines)]
}

/** "Sagsid.: 18/5090" with a label begins each item, and each has a decision. */
function caseRuns(lines: ClassifiedLine[]): Map<number, Candidate> {
  const begins = lines.flatMap(({ caseNumber, text }, at) =>
    (caseNumber?.labelled || isCaseLabel(text)) && endsText(lines, at) ? [at] : [],
  )
  const decided = begins.filter((at, i) => lines.slice(at, begins[i + 1]).some(decides))
  const sure = begins.length >= MIN_ITEMS && decided.length * 2 >= begins.length
  return new Map((sure ? begins : onlyCase(lines)).map((at) => [at, { ...RUN, at }]))
}

/** The only case number of a document that holds one matter, printed over what was decided. */
function onlyCase(lines: ClassifiedLine[]): number[] {
  const cases = lines.flatMap(({ caseNumber }, at) => (caseNumber?.labelled ? [at] : []))
  return isOneMatter(lines) && cases.length === 1 && lines.slice(cases[0]).some(decides) ? cases : []
}

/** A council's case system prints one item without the rest of its meeting: somebody decided something on a day, once. */
export function isOneMatter(lines: ClassifiedLine[]): boolean {
  const [decision, ...others] = lines.filter(decides)
  return others.length === 0 && decision?.caption?.body != null && decision.caption.date !== null
}

/** "Åben" on a line of its own, right above the first caption of each item. */
function opennessRuns(lines: ClassifiedLine[]): Map<number, Candidate> {
  const marked = lines.flatMap(({ openness, caseNumber }, at) =>
    openness && !caseNumber && lines[at + 1]?.caption?.decides === 'word' ? [at] : [],
  )
  const decided = marked.filter((at, i) => lines.slice(at, marked[i + 1]).some(decides))
  const sure = marked.length >= MIN_ITEMS && decided.length * 2 >= marked.length
  return new Map(sure ? marked.map((at) => [at, { ...RUN, at }]) : [])
}

/** What stands above is a link, the end of a sentence or what stands right under a caption: no title. */
function endsText(lines: ClassifiedLine[], at: number): boolean {
  const [above, before] = [lines[at - 2], lines[at - 1]]
  if (!before || before.furniture || before.caption?.text === null || before.labels.length > 0 || /[.!?]$/.test(before.text)) return true
  return above?.caption?.text === null
}

/**
 * The run of captions begins again after each decision. What stands between a decision and the next run is told by what follows the
 * last one: "Beslutningskompetence" after the decision belongs to it.
 */
function captionRuns(lines: ClassifiedLine[]): Runs {
  const captions = lines.flatMap(({ caption }, at) => (caption?.decides === 'word' ? [{ at, caption }] : []))
  const isDecision = ({ caption }: (typeof captions)[number]): boolean => caption.kind === 'decision'
  const first = captions.findIndex(isDecision)
  const last = captions.findLastIndex(isDecision)
  const keys = (from: number, to?: number): Set<string> =>
    new Set(captions.slice(from, to).map(({ caption }) => captionKey(caption.caption)))
  const [before, behind] = [keys(0, Math.max(first, 0)), keys(last + 1)]
  const begins = new Map<number, Candidate>()
  let again = false
  let decided = true
  // "Dagsorden godkendt" under the first caption of all: the first item has a decision and nothing else.
  const [only] = captions
  if (only && isDecision(only) && only.caption.date && behind.size === 0) begins.set(only.at, { ...RUN, at: only.at })
  for (const found of captions) {
    const { at, caption } = found
    const key = captionKey(caption.caption)
    const trails = caption.kind === 'attachments' || caption.kind === 'proceedings' || (behind.has(key) && !before.has(key))
    if (isDecision(found)) decided = true
    else if (decided && !trails) {
      decided = false
      again = before.has(key)
      begins.set(at, { ...RUN, at })
    }
  }
  // The last one may be left undecided, if it begins as the first does.
  const left = begins.size - captions.filter(isDecision).length
  const sure = begins.size < MIN_ITEMS ? isOneMatter(lines) : left <= (again && !decided ? 1 : 0)
  return { worth: left > 0 ? WORTH.undecided : WORTH.captions, headings: sure ? begins : new Map() }
}

function decides({ caption }: ClassifiedLine): boolean {
  return caption?.kind === 'decision' && caption.decides === 'word'
}
