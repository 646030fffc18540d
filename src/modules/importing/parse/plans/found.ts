/** Something read, with the lines (1-based, inclusive) it was read from. */
export interface Found<T> {
  value: T
  from: number
  to: number
}

export function found<T>(value: T, place: { from: number; to: number }): Found<T> {
  return { value, from: place.from, to: place.to }
}
