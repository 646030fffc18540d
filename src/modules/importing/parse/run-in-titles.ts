import { captionKind } from './caption-table.ts'
import { closedWords } from './closed-words.ts'
import type { Line } from './lines.ts'
import { tellsOutcome } from './outcome.ts'

/** "Punkt 3: ", "3.", "Ad 3) " with what follows it on the line. */
const NUMBERED =
  /^((?:(?:[Aa]d|AD|[Pp]unkt|PUNKT|[Pp]kt|[Nn]r)\.?\s*(?:(?:[Pp]kt|[Pp]unkt)\.?\s*)?)?)(\d{1,3})([a-z]?)(\s?[.:)]|\s[–-](?=\s))?\s*(?=["'»”“]?\p{Lu}|\d{1,3}\. ?\p{Ll})/u
/** So many items at least show a way of printing, and so many of them with what was said on the same line. */
const MIN_ITEMS = 3
const MIN_SAID = 2
/** So many of the items must be printed so. */
const MOST = 0.6
const MAX_TITLE = 100
/** A line of running text is about as long as the page is wide. */
const FULL_LINE = 55

/** "Valg. Ida valgt."; "DEN 4. OKTOBER" is one title. */
const STOP =
  /(?:^Evt\.|(?<=(?:\p{L}{2}|\d|[)"»”])[.!?])(?<!(?<!\p{L})(?:[Ss]t|[Ss]ct|[Dd]r|[Cc]hr|[Kk]l|KL|[Nn]r|NR|[Pp]kt|[Ee]vt|[Hh]r|[Ff]rk?|[Cc]a|[Pp]r|PR|[Vv]edr|[Ii]nkl|[Ee]kskl|[Tt]lf|[Jj]f)\.))\s+(?!(?<=\d\.\s+)\p{Lu}{3,}(?!\p{L}))(?=["'»”“]?[\p{Lu}\d])/u
/** "Valg: Ida valgt." */
const COLON = /(?<=[\p{L}\d.)]):\s+(?=\S)/u
/** "Valg – Ida valgt." */
const DASHES = /(?<=\S)\s[–-]\s(?=\S)/gu
/** "Budget – 2. behandling", "Skolerne – til drøftelse": more of the title. */
const OF_TITLE =
  /^(?:(?:til |som )?(?:orientering|drøftelse|beslutning|godkendelse|behandling|høring)|\d\. ?(?:behandling|del)|anbefaling(?:er)?(?!\p{L}).*)\.?$/iu
/** "Orientering: Busplanen", "Beslutning: Budget": the kind of the item, and then its title. */
const KIND = /^(?:orientering|beslutning|drøftelse|høring|indstilling|efterretning|tema|gæst)(?:er|spunkt|ssag)?$/iu

/** An item that begins at this line, with where its words begin. */
interface Numbered {
  line: Line
  number: number
  from: number
}

/**
 * Secretaries of small councils write number, title and minute in one paragraph: "3. Dagsorden. Godkendt." The minute gets a line of its own.
 * Only where no caption parts the items, and most of the items counted from 0 or 1 are printed so. `cut` are the lines that became two,
 * as they were.
 */
export function minutesBelowTitles(lines: Line[]): { lines: Line[]; cut: Line[] } {
  if (lines.some(({ text }) => !text.endsWith('.') && captionKind(text)?.weak === false)) return { lines, cut: [] }
  const places = new Map(runsOf(lines).flatMap((run) => [...placesIn(run)]))
  return { lines: lines.flatMap((line) => halves(line, places.get(line))), cut: [...places.keys()] }
}

/** The runs of lines that are counted in the same way. */
function runsOf(lines: Line[]): Numbered[][] {
  const runs: Numbered[][] = []
  const open = new Map<string, Numbered[]>()
  for (const line of lines) {
    const match = NUMBERED.exec(line.text)
    if (!match) continue
    const [all, word = '', digits = '', letter = '', sign = ''] = match
    const form = `${word.toLowerCase().trim()} ${sign.trim()}`
    const number = Number(digits)
    const run = open.get(`${form} ${letter ? number : number - 1}`) ?? (letter ? undefined : [])
    if (!run) continue
    if (run.length === 0) runs.push(run)
    run.push({ line, number, from: all.length })
    open.set(`${form} ${number}`, run)
  }
  return runs.filter(({ length }) => length >= MIN_ITEMS)
}

/** Where what was said begins in the lines of a run: behind the sign that parts most of them. */
function placesIn(run: Numbered[]): Map<Line, number> {
  // Counted through the year.
  if ((run[0]?.number ?? 0) > 1) return placesBehindDashes(run)
  const printed = (places: Map<Line, number>, ends: RegExp): boolean => {
    const alone = run.filter(({ line, from }) => !places.has(line) && line.text.length <= MAX_TITLE && ends.test(line.text.slice(from)))
    const said = [...places].filter(([{ text }, at]) => text.length >= FULL_LINE || isSaid(text.slice(at)))
    const shown = places.size + alone.length
    const enough = shown === run.length ? 1 : MIN_SAID
    return shown >= run.length * MOST && said.length >= enough && said.length * 2 >= places.size
  }
  const colons = new Map(run.flatMap((one) => placeOf(one, COLON, STOP)))
  if (printed(colons, /:$/)) return colons
  const stops = new Map(run.flatMap((one) => placeOf(one, STOP)))
  if (printed(stops, /^[^:]*[.!?]$/)) return stops
  return placesBehindDashes(run)
}

function placesBehindDashes(run: Numbered[]): Map<Line, number> {
  const dashes = new Map(run.flatMap(behindDash))
  // Where titles end in a full stop, "Budget – 2. behandling." is one.
  const stopped = run.filter(({ line }) => line.text.search(DASHES) === -1 && line.text.endsWith('.'))
  return dashes.size >= MIN_SAID && dashes.size > stopped.length ? dashes : new Map()
}

/** Behind the first dash that what was decided follows: "Budget – 2. behandling – udsat". Where none is, behind the first before a sentence. */
function behindDash({ line, from }: Numbered): [Line, number][] {
  const words = line.text.slice(from, from + MAX_TITLE)
  const end = STOP.exec(words)?.index ?? words.length
  const dashes = [...words.matchAll(DASHES)].filter(({ index }) => index < end && !KIND.test(words.slice(0, index)))
  const parts = dashes.map(({ index, 0: dash }, i) => ({
    at: index + dash.length,
    text: words.slice(index + dash.length, dashes[i + 1]?.index),
  }))
  const said = parts.filter(({ text }) => !OF_TITLE.test(text) && closedWords(text) === null)
  // "Regnskab - afgivelse til revisionen          Sag nr. 71" is a title.
  const rest = (at: number): string => line.text.slice(from + at).replace(/\s{3,}.*$/u, '')
  const place = said.find(({ text }) => tellsOutcome(text, null)) ?? said.find(({ at }) => isSaid(rest(at)))
  return place ? [[line, from + place.at]] : []
}

/** Behind the first such sign, unless the other sign comes before it. */
function placeOf({ line, from }: Numbered, sign: RegExp, other?: RegExp): [Line, number][] {
  const words = line.text.slice(from, from + MAX_TITLE)
  const found = sign.exec(words)
  if (!found || KIND.test(words.slice(0, found.index)) || (other?.exec(words)?.index ?? found.index) < found.index) return []
  return [[line, from + found.index + found[0].length]]
}

/** A sentence, or a word such as "Godkendt". */
function isSaid(text: string): boolean {
  return /[.!?:]$/.test(text) || text.length >= FULL_LINE || tellsOutcome(text.slice(0, MAX_TITLE), null)
}

function halves(line: Line, at: number | undefined): Line[] {
  if (at === undefined) return [line]
  return [
    { ...line, text: line.text.slice(0, at).replace(/\s+[–-]?\s*$/u, ''), blankAfter: false },
    { ...line, text: line.text.slice(at), blankBefore: false, pageBefore: false, behindTitle: true },
  ]
}
