import type { ClassifiedLine } from './classify.ts'
import { addRemarks, type ListedPerson, looksLikePeople, parsePeople } from './names.ts'

/** What a table says of those who were called: who came, who did not, and the lines it was read from. */
export interface AttendanceTable {
  present: { person: ListedPerson; line: ClassifiedLine }[]
  absent: { person: ListedPerson; line: ClassifiedLine }[]
  /** The heads of the columns, and rows that say of somebody neither. */
  used: ClassifiedLine[]
  unsure: ClassifiedLine[]
}

interface Cell {
  text: string
  from: number
  to: number
}

interface Column extends Cell {
  kind: 'name' | 'present' | 'absent' | 'status' | 'other'
}

/** No council has more members, so that a table is not sought through a whole book. */
const MAX_ROWS = 200
const MARK = /^(?:\(?[x×✓✔√☒☑+]\)?|ja)$/iu
/** What a column says in words instead of marks. */
const CAME = /^(?:deltog|deltager|deltaget|til ?stede|mødt|fremmødt|ja)\.?$/iu
const STAYED_AWAY =
  /^(?:(?:meldt )?afbud|(?:fravær(?:ende)?|udeblevet)(?: (?:med|uden) afbud)?|(?:ikke|ej) (?:mødt|til ?stede|deltaget)|forhindret|nej)\.?$/iu
const HEADS: [Column['kind'], RegExp][] = [
  ['name', /^(?:navne?|medlem(?:mer)?|deltagere?|personer?)$/iu],
  ['present', /^(?:til ?stede|mødt(?:e)?|fremmødte?|deltog|fremmøde|deltaget|tilstedeværende)$/iu],
  [
    'absent',
    /^(?:(?:fravær(?:ende)?|ikke mødt|udeblevet|ej mødt|ikke til ?stede|forfald)(?: (?:med|uden) afbud)?|(?:med|uden)? ?afbud)$/iu,
  ],
  ['status', /^(?:status|deltagelse|tilstedeværelse|deltagerstatus)$/iu],
  [
    'other',
    /^(?:bemærkning(?:er)?|parti|liste|funktion|rolle|titel|repræsenterer|udpeget af|valgt af|valgt for|stilling|medlem af|organisation|noter?|suppleant|stedfortræder|gruppe)$/iu,
  ],
]

/** The first table of attendance in the lines, with the lines that are not of it. Marks belong to the column that they stand nearest to. */
export function attendanceTable(lines: ClassifiedLine[]): { table: AttendanceTable | null; rest: ClassifiedLine[] } {
  for (const [at, line] of lines.entries()) {
    const columns = columnHeads(line)
    if (columns === null) continue
    const table = readRows(lines.slice(at + 1, at + 1 + MAX_ROWS), columns, printed(line).includes('\t\t'))
    if (table.present.length + table.absent.length === 0) continue
    table.used.push(line)
    const own = new Set([line, ...table.unsure, ...[...table.present, ...table.absent].map((entry) => entry.line)])
    return { table, rest: lines.filter((other) => !own.has(other)) }
  }
  return { table: null, rest: lines }
}

/** "Navn   Funktion": the head of a table that lists people and says no more than who they are. */
export function headsNames(line: ClassifiedLine): boolean {
  const kinds = cells(printed(line), false).map(({ text }) => HEADS.find(([, words]) => words.test(text.replace(/:$/, '')))?.[0])
  return line.text.length < 100 && kinds[0] === 'name' && kinds.every((kind) => kind === 'name' || kind === 'other')
}

/** The name in a row of such a table, with the party, and what the other cells say of her or him. */
export function namedRow(line: ClassifiedLine): { name: string; rest: string } | null {
  const [name, ...others] = cells(printed(line), false).filter(({ text }) => text !== '')
  if (!name || !looksLikePeople(name.text)) return null
  const rest = others.map(({ text }) => text).join(', ')
  const party = /^(\p{Lu}{1,2})(?:, |$)/u.exec(rest)
  return party ? { name: `${name.text} (${party[1]})`, rest: rest.slice(party[0].length) } : { name: name.text, rest }
}

function columnHeads(line: ClassifiedLine): Column[] | null {
  const [raw, text] = [printed(line), line.text]
  if (text.length > 200) return null
  const columns: Column[] = []
  for (const cell of cells(raw, /\t\t/.test(raw))) {
    if (cell.text === '') continue
    const kind = HEADS.find(([, words]) => words.test(cell.text.replace(/:$/, '')))?.[0]
    if (kind === undefined) return null
    columns.push({ ...cell, kind })
  }
  const counts = columns.some(({ kind }) => kind === 'present' || kind === 'absent' || kind === 'status')
  return counts && (columns.length > 1 || (columns[0]?.from ?? 0) > 8) ? columns : null
}

/** @param stops tabs are stops every eight signs rather than ends of cells */
function readRows(lines: ClassifiedLine[], columns: Column[], stops: boolean): AttendanceTable {
  const table: AttendanceTable = { present: [], absent: [], used: [], unsure: [] }
  for (const line of lines) {
    const row = cells(printed(line), stops)
    const filled = row.filter(({ text }) => text !== '')
    const names = filled.filter(({ text }) => looksLikePeople(text) && !MARK.test(text))
    if (names.length === 0 || line.caption !== null || line.labels.length > 0) break
    if (filled.some(({ text }) => MARK.test(text)) || columns.some(({ kind }) => kind === 'name')) readMarks(table, line, row, columns)
    else readNames(table, line, names, columns)
  }
  return table
}

/** One person with a mark under what holds. Without any mark, a table of one column means the other. */
function readMarks(table: AttendanceTable, line: ClassifiedLine, row: Cell[], columns: Column[]): void {
  const [name, ...others] = row.filter(({ text }) => text !== '')
  const person = name ? parsePeople(name.text).people[0] : undefined
  if (!person) return
  const marked = others.map((cell) => markOf(cell, columns))
  for (const [i, { text }] of others.entries()) if (marked[i] === null) addRemarks(person, text)
  const only = new Set(columns.map(({ kind }) => kind))
  const unmarked = !only.has('status') && marked.every((mark) => mark === null)
  if (marked.includes('absent') || (unmarked && !only.has('absent'))) table.absent.push({ person, line })
  else if (marked.includes('present') || (unmarked && !only.has('present'))) table.present.push({ person, line })
  else table.unsure.push(line)
}

/** What a cell says of somebody by a mark or in words; null when it is a remark. */
function markOf(cell: Cell, columns: Column[]): Column['kind'] | null {
  const kind = nearest(cell, columns)?.kind
  if (MARK.test(cell.text) && kind !== 'status') return kind ?? null
  if (kind === 'name' || kind === 'other') return null
  if (STAYED_AWAY.test(cell.text)) return kind === 'present' || kind === 'status' ? 'absent' : (kind ?? null)
  return CAME.test(cell.text) ? 'present' : null
}

/** Names under "Til stede" and "Afbud", side by side. */
function readNames(table: AttendanceTable, line: ClassifiedLine, names: Cell[], columns: Column[]): void {
  for (const name of names) {
    const kind = nearest(name, columns)?.kind
    for (const person of parsePeople(name.text).people) {
      if (kind === 'present') table.present.push({ person, line })
      else if (kind === 'absent') table.absent.push({ person, line })
      else table.unsure.push(line)
    }
  }
}

function nearest(cell: Cell, columns: Column[]): Column | undefined {
  const away = ({ from, to }: Column): number => Math.max(from - cell.to, cell.from - to, 0)
  return [...columns].sort((a, b) => away(a) - away(b) || Math.abs(a.from - cell.from) - Math.abs(b.from - cell.from))[0]
}

/** The line as it stands, but for one half of it where it was cut into columns. */
function printed({ raw, text }: ClassifiedLine): string {
  return raw.trim() === text ? raw : text
}

/** Cells parted by tabs count by their number; cells parted by spaces by where they stand. */
function cells(raw: string, stops: boolean): Cell[] {
  if (raw.length > 1000) return []
  if (/[\t|]/.test(raw.trimStart()) && !stops) {
    return raw.split(/[\t|]/).map((part, i) => ({ text: part.trim(), from: i * 100, to: i * 100 }))
  }
  const wide = stops ? atStops(raw) : raw
  return [...wide.matchAll(/\S+(?: \S+)*/gu)].map((found) => ({ text: found[0], from: found.index, to: found.index + found[0].length - 1 }))
}

/** The line with its tabs as the spaces that a typewriter makes of them. */
function atStops(raw: string): string {
  let wide = ''
  for (const sign of raw) wide += sign === '\t' ? ' '.repeat(8 - (wide.length % 8)) : sign
  return wide
}
