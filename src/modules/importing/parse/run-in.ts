import { findDates } from './dates.ts'
import { datedCaption } from './decision-captions.ts'
import type { Line } from './lines.ts'

/** Captions that are no word of a sentence where they have a capital and another word with a capital, or a colon, follows. */
const CAPTIONS = 'Beslutning(?:er)?|Konklusion|Indstilling|Sagsfremstilling|Sagsbeskrivelse|Resum[eé]'
const WORDS = `${CAPTIONS}|BESLUTNING(?:ER)?|KONKLUSION|INDSTILLING|SAGSFREMSTILLING|SAGSBESKRIVELSE|RESUM[EÉ]`
/** "Beslutning Godkendt." */
const AT_BEGIN = new RegExp(`^(?:${WORDS}) (?=\\p{Lu})`, 'u')
/** "… til orientering. Beslutning: Godkendt." */
const WITHIN = new RegExp(`(?<=\\S )(?:${WORDS}):(?= \\p{Lu}| \\d)`, 'gu')
/** "… godkendes. Beslutning Byrådet, 20.12.2016 Vedtaget." */
const BARE_WITHIN = new RegExp(`(?<=[.!?\\d] )(?:${WORDS}) (?=\\p{Lu})`, 'gu')
const ALONE = new RegExp(`^(?:${WORDS}):?$|^(?:${WORDS}): `, 'u')
/** "4. Beslutning: Budget 2022" tells the kind of an item. */
const NUMBER = /^\P{L}*(?:(?:dagsordens)?punkt|pkt|sag|nr|ad)?\P{L}*(?:nr)?\P{L}*$/iu
const MAX_NUMBER = 30
/** A caption with body and day is no longer. */
const MAX_DATED = 120
/** Two items are the least that show it. */
const FEWEST = 2

/**
 * Gives captions that stand within a paragraph, or before its text without a colon, a line of their own, where the document has such a
 * caption in at least two places, and more often so than as captions use to stand. `cut` are the lines that became several, as they were.
 */
export function runInCaptions(lines: Line[]): { lines: Line[]; cut: Line[] } {
  const found = new Map(lines.map((line) => [line, cutsOf(line.text)]))
  const runIn = Map.groupBy([...found.values()].flat(), ({ word }) => word)
  const standing = Map.groupBy(
    lines.filter(({ text }) => ALONE.test(text)),
    ({ text }) => wordOf(text),
  )
  const holds = (word: string): boolean => (runIn.get(word)?.length ?? 0) >= Math.max(FEWEST, (standing.get(word)?.length ?? 0) + 1)
  const cut: Line[] = []
  const whole = lines.flatMap((line) => {
    const places = (found.get(line) ?? []).flatMap(({ word, at }) => (holds(word) ? at : [])).sort((a, b) => a - b)
    if (places.length > 0) cut.push(line)
    return places.length > 0 ? parts(line, places) : [line]
  })
  return { lines: whole, cut }
}

/** Where lines begin in this one: at the caption, and behind it where no colon parts it from its text. */
function cutsOf(text: string): { word: string; at: number[] }[] {
  const within = [...text.matchAll(WITHIN)].flatMap(({ index, 0: caption }) =>
    index <= MAX_NUMBER && NUMBER.test(text.slice(0, index)) ? [] : [{ word: wordOf(caption), at: [index] }],
  )
  const bare = [...text.matchAll(BARE_WITHIN)].map(({ index, 0: caption }) => ({
    word: wordOf(caption),
    at: [index, index + behind(text.slice(index, index + MAX_DATED), caption)],
  }))
  const begins = AT_BEGIN.exec(text)?.[0]
  const first = begins === undefined || datedCaption(text) ? [] : [{ word: wordOf(begins), at: [behind(text, begins)] }]
  return [...first, ...within, ...bare]
}

/** Behind "Beslutning", or behind the day in "Beslutning Byrådet, 20.12.2016 Godkendt." */
function behind(text: string, caption: string): number {
  const start = text.slice(0, MAX_DATED)
  const end = findDates(start).map((date) => date.at + date.text.length)[0]
  return end !== undefined && datedCaption(start.slice(0, end)) ? end : caption.length
}

function wordOf(text: string): string {
  return /^\p{L}+/u.exec(text)?.[0].toLowerCase().replace(/er$/, '') ?? ''
}

function parts(line: Line, places: number[]): Line[] {
  const edges = [0, ...places.filter((at) => at > 0), line.text.length]
  return edges.slice(1).flatMap((to, i) => {
    const text = line.text.slice(edges[i], to).trim()
    const [first, last] = [i === 0, i === edges.length - 2]
    return text === ''
      ? []
      : [
          {
            ...line,
            text,
            blankBefore: !first || line.blankBefore,
            blankAfter: !last || line.blankAfter,
            pageBefore: first && line.pageBefore,
          },
        ]
  })
}
