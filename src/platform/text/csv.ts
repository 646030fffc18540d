/** Programs for tables carry out a cell that begins with one of these; an apostrophe before it makes it text. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

function cell(value: string) {
  const text = formula.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as Danish spreadsheets open it: UTF-8 with its mark, semicolons, and no cell that is carried out as a formula. */
export const csv = (rows: readonly (readonly string[])[]) => `\u{FEFF}${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`
