/** Where a seat stands. x from −1 (left) to 1 (right), y from 0 (front) to 1 (back), in units of the outer row's radius. */
export type SeatPlace = { x: number; y: number }
export type HalfCircle = { places: SeatPlace[]; radius: number }

const innerRadius = 0.4
const mostRows = 6
/** Part of the free distance that a dot fills. */
const fill = 0.42

const radii = (rows: number) =>
  rows === 1 ? [1] : Array.from({ length: rows }, (_, row) => innerRadius + ((1 - innerRadius) * row) / (rows - 1))

/** Seats per row in proportion to its length; what rounding leaves over goes to the rows that are owed most. */
function spread(seats: number, rows: number[]): number[] {
  const length = rows.reduce((sum, radius) => sum + radius, 0)
  const share = rows.map((radius) => (seats * radius) / length)
  const counts = share.map(Math.floor)
  const owed = share.map((exact, row) => ({ row, rest: exact - Math.floor(exact) })).sort((a, b) => b.rest - a.rest)
  const left = seats - counts.reduce((sum, count) => sum + count, 0)
  for (const { row } of owed.slice(0, left)) counts[row] = (counts[row] ?? 0) + 1
  return counts
}

/** Distance between neighbours in a row of `count` seats along a half circle. */
const pitch = (radius: number, count: number) => (count < 2 ? radius : 2 * radius * Math.sin(Math.PI / (2 * (count - 1))))

function arrange(seats: number, rowCount: number): HalfCircle {
  const rows = radii(rowCount)
  const counts = spread(seats, rows)
  const gaps = rows.map((radius, row) => pitch(radius, counts[row] ?? 0))
  const rowGap = rowCount === 1 ? 1 - innerRadius : (1 - innerRadius) / (rowCount - 1)
  const places = rows.flatMap((radius, row) => {
    const count = counts[row] ?? 0
    return Array.from({ length: count }, (_, seat) => ({ radius, angle: count === 1 ? Math.PI / 2 : Math.PI * (1 - seat / (count - 1)) }))
  })
  // From one end of the half circle to the other, so that a group sits together across the rows.
  places.sort((a, b) => b.angle - a.angle || b.radius - a.radius)
  return {
    places: places.map(({ radius, angle }) => ({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) })),
    radius: fill * Math.min(rowGap, ...gaps),
  }
}

/** A half circle of seats, from left to right, in as many rows as make the dots largest without touching. */
export function halfCircle(seats: number): HalfCircle {
  if (seats < 1) return { places: [], radius: 0 }
  const most = Math.min(mostRows, seats)
  const options = Array.from({ length: most }, (_, index) => arrange(seats, index + 1))
  return options.reduce((best, option) => (option.radius > best.radius ? option : best))
}
