/** One line of the table. Without a bar it is there to compare with. */
export type Row = {
  what: string
  measured: string
  bar?: string
  pass?: boolean
}

export type Section = { title: string; rows: Row[]; notes?: string[] }

const cell = (text: string) => text.replaceAll('|', '\\|')
const verdict = (row: Row) => (row.pass === undefined ? '' : row.pass ? 'yes' : '**no**')

const table = (rows: Row[]) =>
  [
    '| what | measured | bar | kept |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${cell(row.what)} | ${cell(row.measured)} | ${cell(row.bar ?? '')} | ${verdict(row)} |`),
  ].join('\n')

const sectionText = ({ title, rows, notes = [] }: Section) => [`## ${title}`, table(rows), ...notes].join('\n\n')

/** The whole report as Markdown. */
export const reportText = (head: string[], sections: Section[]) => `${[...head, ...sections.map(sectionText)].join('\n\n')}\n`

/** The middle one; of an even number the lower of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** The value that a share (0 to 1) of all values does not exceed. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** A number as people read it: three figures that count. */
export const shown = (value: number) => (value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

export const times = (ratio: number) => `${shown(ratio)} ×`
