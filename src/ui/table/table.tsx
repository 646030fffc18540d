import type { Child } from '../context.ts'

export type Column<Row> = {
  title: string
  cell: (row: Row) => Child
  /** Numbers stand at the end, so that their digits line up. */
  align?: 'start' | 'end' | undefined
  /** The cell that names its row. */
  rowHeader?: boolean | undefined
}

export type TableProps<Row> = {
  caption: string
  /** Only for those who cannot see that the heading above says the same. */
  captionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}

const alignment = (align: 'start' | 'end' | undefined) => (align === 'end' ? 'align-end' : undefined)

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const attributes = { 'data-title': column.title, class: alignment(column.align) }
  return column.rowHeader ? (
    <th scope="row" {...attributes}>
      {column.cell(row)}
    </th>
  ) : (
    <td {...attributes}>{column.cell(row)}</td>
  )
}

/** A table that turns into one card per row on a phone, where each cell shows its column's title. */
export function Table<Row>({ caption, captionHidden, columns, rows }: TableProps<Row>) {
  return (
    <table class="table table--responsive-headers">
      <caption class={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={alignment(column.align)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map((column) => (
              <Cell column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
