/** Programs for tables carry out a cell that begins with one of these; an apostrophe before it makes it text. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

function cell(value: string) {
  const text = formula.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What stands before the first row, so that spreadsheets read the letters as UTF-8. */
export const csvMark = '\u{FEFF}'

/** One row: parted by semicolons, as Danish spreadsheets want it, with no cell that is carried out as a formula. */
export const csvRow = (cells: readonly string[]) => `${cells.map(cell).join(';')}\r\n`

/** A table as Danish spreadsheets open it. */
export const csv = (rows: readonly (readonly string[])[]) => csvMark + rows.map(csvRow).join('')
