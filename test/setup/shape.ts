/** A statement without its values: two that differ only in those, or in how many they are, have the same shape. */
export const shapeOf = (sql: string): string =>
  sql
    .replace(/\s+/g, ' ')
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/\$\d+/g, '?')
    .replace(/\b\d+\b/g, '?')
    .replace(/\?(?:, ?\?)+/g, '?')
    .replace(/\((\?|default|\(\?\)|, )+\)(?:, ?\((?:\?|default|, )+\))+/g, '(?)')
    .trim()
