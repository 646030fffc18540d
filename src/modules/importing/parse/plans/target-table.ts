import type { Target } from '../types.ts'
import type { Block } from './block.ts'
import { type Found, found } from './found.ts'
import { plain } from './source.ts'
import { readTarget } from './targets.ts'
import { findPeriods, readNumber } from './words.ts'

type Column = 'text' | 'indicator' | 'group' | 'area' | 'baseline' | 'value' | 'year' | 'other'

/** A table over the whole plan belongs to no theme, though it stands below the last. */
const OVERVIEW = /^(?:måltal|oversigt|samlet|samlede|tabel|nøgletal)/iu

const COLUMNS: [Column, RegExp][] = [
  ['baseline', /^(?:baseline|udgangspunkt|status|nuværende|nuværende niveau|i dag|seneste måling|resultat)(?:[ ,(].*)?$/iu],
  ['value', /^(?:(?:måltal|målværdi|resultatkrav|ambition)(?: .*)?|mål(?:sætning)? (?:for |i |inden |ultimo )?\(?(?:19|20)\d{2}\)?)$/iu],
  ['text', /^(?:mål|målsætning(?:er)?|delmål|resultatmål|effektmål|succeskriteri(?:er|um))$/iu],
  ['indicator', /^(?:indikator(?:er)?|måling|målepunkt|hvad måles|nøgletal|sådan måler vi)$/iu],
  ['group', /^(?:målgruppe|gruppe|for hvem)$/iu],
  ['area', /^(?:tema|område|indsatsområde|fokusområde|indsats)$/iu],
  ['year', /^(?:år|frist|deadline|tidsfrist|hvornår|tidsramme|senest|tidspunkt)$/iu],
]

/** The rows below a head row that names a goal, an indicator or a value: "Mål | Udgangspunkt | Måltal | Frist". */
export function readTargetRows(blocks: Block[], areaOf: (block: Block) => string | null): Found<Target>[] {
  const targets: Found<Target>[] = []
  let head: { columns: Column[]; titles: string[] } | null = null
  for (const block of blocks) {
    if (block.kind !== 'row') {
      head = null
      continue
    }
    const cells = cellsOf(block.text)
    const columns = cells.map(columnOf)
    if (
      columns.filter((column) => column !== 'other').length > 1 &&
      columns.some((column) => ['text', 'indicator', 'value'].includes(column))
    ) {
      head = { columns, titles: cells }
    } else if (head && !cells.every((cell) => /^[-: ]*$/.test(cell))) {
      const area = OVERVIEW.test(block.section) ? null : areaOf(block)
      const target = readRow(head, cells, area, block)
      if (target) targets.push(target)
    }
  }
  return targets
}

function cellsOf(text: string): string[] {
  const inner = text.trim().replace(/^\|/, '').replace(/\|$/, '')
  return inner.split(inner.includes('|') ? '|' : '\t').map(plain)
}

function columnOf(title: string): Column {
  return COLUMNS.find(([, form]) => form.test(title))?.[0] ?? 'other'
}

function readRow(
  { columns, titles }: { columns: Column[]; titles: string[] },
  cells: string[],
  area: string | null,
  block: Block,
): Found<Target> | null {
  const cell = (column: Column): string | null => cells[columns.indexOf(column)]?.trim() || null
  const title = (column: Column): string => titles[columns.indexOf(column)] ?? ''
  const text = cell('text') ?? cell('indicator')
  if (!text) return null
  const place = { from: block.from, to: block.to }
  const said = readTarget({ text, area: cell('area') ?? area, goal: true, ...place }, [])?.value
  if (!said) return null
  const value = numberIn(cell('value'))
  const baseline = numberIn(cell('baseline'))
  const target: Target = {
    ...said,
    indicator: cell('indicator') ?? said.indicator,
    group: cell('group') ?? said.group,
    baseline: baseline.number ?? said.baseline,
    baselineYear: yearIn(title('baseline')) ?? yearIn(baseline.rest) ?? said.baselineYear,
    year: yearIn(cell('year') ?? '') ?? yearIn(title('value')) ?? said.year,
  }
  if (/^(?:xx+|\?+|_+|-|tbd|fastsættes.*|mangler)$/iu.test(cell('value') ?? '')) return found({ ...target, kind: 'unset' }, place)
  if (value.number !== null) Object.assign(target, changeOrValue(value, cell('value') ?? ''))
  return found(target, place)
}

/** "+5 procentpoint" and "-10 %" are changes, "55 %" is a value. */
function changeOrValue({ number, unit }: { number: number | null; unit: string | null }, printed: string): Partial<Target> {
  const sign = /^[+]/.test(printed) ? 1 : /^[-–−]/.test(printed) ? -1 : 0
  if (sign === 0) return { kind: 'absolute', value: number, unit }
  return { kind: unit === 'percent' ? 'relative' : 'absolute', change: sign * (number ?? 0), unit }
}

function numberIn(cell: string | null): { number: number | null; unit: string | null; rest: string } {
  const match = /(\d[\d.]*(?:,\d+)?)\s?(procentpoint|pct\.?-?point|pct\.?|procent|%|kr\.?|\p{L}+)?/iu.exec(cell ?? '')
  if (!match?.[1] || /^(?:19|20)\d{2}$/.test(match[1])) return { number: null, unit: null, rest: cell ?? '' }
  const printed = match[2]?.toLowerCase() ?? ''
  const unit = /point/.test(printed)
    ? 'percentagePoints'
    : /^(?:pct|procent|%)/.test(printed)
      ? 'percent'
      : /^kr/.test(printed)
        ? 'kr'
        : (match[2] ?? null)
  return { number: readNumber(match[1].replace(/\.$/, '')), unit, rest: (cell ?? '').slice(match.index + match[0].length) }
}

function yearIn(text: string): number | null {
  const year = findPeriods(text).at(-1)?.period.slice(-4)
  return year ? Number(year) : null
}
