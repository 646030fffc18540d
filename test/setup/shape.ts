/** A statement without its values: two that differ only in those, in how many they are, or in the order of the columns filled, have the same shape. */
export const shapeOf = (sql: string): string =>
  sql
    .replace(/\s+/g, ' ')
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/\$\d+/g, '?')
    .replace(/\b\d+\b/g, '?')
    .replace(/\?(?:, ?\?)+/g, '?')
    .replace(/\((\?|default|\(\?\)|, )+\)(?:, ?\((?:\?|default|, )+\))+/g, '(?)')
    .replace(/^(insert into "\w+") \(([^)]*)\)/, (_, into, columns) => `${into} (${columns.split(', ').sort().join(', ')})`)
    .trim()

const begins =
  'select|from|inner join|left join|where|and|or|group by|having|order by|limit|offset|union|values|on conflict|do update|set|returning|with'

/** The parts of a statement, each with what is asked in it: its columns, a table, a condition, an order. */
export const partsOf = (sql: string): string[] => shapeOf(sql).split(new RegExp(` (?=(?:${begins})\\b)`))
