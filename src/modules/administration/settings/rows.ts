/** What a form holds, by the name of the field. */
export type Fields = Readonly<Record<string, string>>

/** A list that is edited row by row. Its fields are called `<name>-<column>-<row>`, rows from 0; `lead` is the column that every row needs. */
export type List = { name: string; columns: readonly string[]; lead: string; typed: readonly string[]; fresh: Fields }
export type Row = Readonly<Record<string, string>>

/** The most rows that one list may have. */
export const mostRows = 60

export const fieldOf = (list: Pick<List, 'name'>, column: string, row: number) => `${list.name}-${column}-${row}`

const isOf = (list: List, field: string) => list.columns.some((column) => field.startsWith(`${list.name}-${column}-`))

/** All rows as they stand in the form, empty ones too; rows beyond what a list may have are kept, so that a refusal can say so. */
export function rowsOf(fields: Fields, list: List): Row[] {
  const pattern = new RegExp(`^${list.name}-(?:${list.columns.join('|')})-(\\d{1,4})$`)
  const count = Math.max(0, ...Object.keys(fields).map((field) => Number(pattern.exec(field)?.[1] ?? -1) + 1))
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries(list.columns.map((column) => [column, fields[fieldOf(list, column, row)] ?? ''])),
  )
}

/** The form with these rows in place of the list's own. */
export function withRows(fields: Fields, list: List, rows: readonly Row[]): Fields {
  const others = Object.entries(fields).filter(([field]) => !isOf(list, field))
  const ours = rows.flatMap((row, index) => list.columns.map((column) => [fieldOf(list, column, index), row[column] ?? ''] as const))
  return Object.fromEntries([...others, ...ours])
}

/** Nothing was typed into the row: it is not there. */
export const isBlank = (list: List, row: Row) => list.typed.every((column) => (row[column] ?? '').trim() === '')

export type Edit = { list: string; action: 'add' | 'up' | 'down' | 'remove'; row: number }
const edits = /^([a-z]+):(add|up|down|remove):(\d{1,4})$/

/** What a button beside a row asks for; null: some other button. */
export function editOf(pressed: string): Edit | null {
  const [, list = '', action, row] = edits.exec(pressed) ?? []
  return action ? { list, action: action as Edit['action'], row: Number(row) } : null
}

export const buttonValue = (list: List, action: Edit['action'], row: number) => `${list.name}:${action}:${row}`

/** Carries out what a button beside a row asks for on what was typed; nothing of it is lost. */
export function edited(fields: Fields, list: List, { action, row }: Edit): Fields {
  const rows = rowsOf(fields, list)
  const moved = rows[row]
  if (action === 'add') return rows.length < mostRows ? withRows(fields, list, [...rows, list.fresh]) : fields
  if (!moved) return fields
  const rest = rows.toSpliced(row, 1)
  if (action === 'remove') return withRows(fields, list, rest)
  const to = action === 'up' ? row - 1 : row + 1
  return to < 0 || to > rest.length ? fields : withRows(fields, list, rest.toSpliced(to, 0, moved))
}
