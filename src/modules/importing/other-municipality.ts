import type { ParsedWithSource } from './parse/types.ts'

/** So many lines above the first item are the head; of what has no items, so many fewer. */
const longestHead = 40
const shortHead = 12
const longestLine = 160
/** A line that stands so often is furniture of the pages. */
const oftenEnough = 3

const NAMED = /(?<![\p{L}-])(\p{Lu}\p{L}+(?:[- ]\p{Lu}\p{L}+)?) (?:[Kk]ommune|KOMMUNE)(?:n?s|N?S|n|N)?(?!\p{L})/gu
/** What stands before a name and is none of it. */
const NO_NAME =
  /^(?:om|i|på|af|ved|referat|dagsorden|bilag|notat|politik|plan|møde|velkommen|til|fra|for|side|\p{L}*(?:rådet|udvalget|råd|udvalg|styrelsen))[ -]+(?=\p{Lu})/iu
const NO_PLACE = /^(?:vores|din|jeres|hver|hele|den|en|ny|alle|som|i|på|denne|egen|dansk)$/iu
/** Where and with whom people met, and what is listed: another municipality may stand there. */
const OTHERS =
  /^(?:punkt \d|pkt|\d+[. ]|sted|lokale|møde(?:sted|lokale)|deltag|(?:også )?til ?stede|fremmød|afbud|fravær|gæst|invite|medlem|observatør|til|cc|kopi|kontakt)/iu
const PERSON = /^\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.-]*)+,/u
const WITH = /(?<!\p{L})(?:med|hos|besøg\p{L}*)(?: \p{L}+){0,5}$/iu

const bare = (name: string) =>
  name
    .toLocaleLowerCase('da')
    .replace(/(?: |-)?(?:regions)?kommune$/u, '')
    .replace(/å/gu, 'aa')
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(/s$/u, '')
    .trim()

type Line = { no: number; text: string }

/**
 * The municipality whose document it calls itself, where that is another than the house's own: named in its head or on its pages, while ours is named in
 * neither. What an item, a list of people or a place says of others is no sign of that.
 */
export function otherMunicipality(text: string, parsed: ParsedWithSource, ours: string): { name: string; line: number } | null {
  const lines = text
    .normalize('NFC')
    .split('\n')
    .map((line, i) => ({ no: i + 1, text: line.trim() }))
  const own = [...headOf(lines, parsed), ...furnitureOf(lines)].filter((line) => line.text.length <= longestLine)
  if (own.some((line) => bare(line.text).includes(bare(ours)))) return null
  for (const line of own) {
    if (OTHERS.test(line.text) || PERSON.test(line.text)) continue
    for (const { 1: found = '', index } of line.text.matchAll(NAMED)) {
      const name = found.replace(NO_NAME, '')
      if (!NO_PLACE.test(name) && !WITH.test(line.text.slice(0, index).trimEnd())) return { name: asName(name), line: line.no }
    }
  }
  return null
}

function headOf(lines: readonly Line[], { document, spans }: ParsedWithSource): Line[] {
  const first = Math.min(...spans.flatMap(({ path, from }) => (path.startsWith('items[') ? [from] : [])))
  const ofOthers = new Set(
    spans.flatMap(({ path, from, to }) =>
      /^(?:attendees|absent|place|contents)/.test(path)
        ? Array.from({ length: Math.min(to - from + 1, longestHead) }, (_, i) => from + i)
        : [],
    ),
  )
  return lines
    .filter(({ no, text }) => no < first && text !== '')
    .slice(0, document.items.length > 0 ? longestHead : shortHead)
    .filter(({ no }) => !ofOthers.has(no))
}

/** The first of each line that comes again and again, whatever its page number. */
function furnitureOf(lines: readonly Line[]): Line[] {
  const byWords = Map.groupBy(
    lines.filter(({ text }) => text !== '' && text.length <= longestLine),
    ({ text }) => text.replace(/\d+/g, '').replace(/\s+/g, ' '),
  )
  return [...byWords.values()].flatMap(([line, ...others]) => (line && others.length + 1 >= oftenEnough ? [line] : []))
}

const asName = (name: string) =>
  name === name.toUpperCase() ? name.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()) : name
