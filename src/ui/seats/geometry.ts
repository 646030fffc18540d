/** Where a seat stands. x from −1 (left) to 1 (right), y from 0 (front) to 1 (back), in units of the outer row's radius. */
export type SeatPlace = { x: number; y: number }
export type HalfCircle = { places: SeatPlace[]; radius: number }

/** The hall in the middle stays open. */
const leastInnerRadius = 0.35
const mostRows = 8
/** A dot's radius as a part of the distance to its neighbour. */
const fill = 0.42
/** A council of three is not drawn as three moons. */
const widestGap = 0.6

/**
 * The distance at which `seats` stand as far from their neighbours as the rows do from one another.
 * A row of radius r holds πr / gap + 1 seats; summed over rows of radius 1, 1 − gap, … and solved for the gap.
 */
function evenGap(seats: number, rows: number): number {
  const inRows = seats - rows + (Math.PI * rows * (rows - 1)) / 2
  return inRows <= 0 ? 1 : (Math.PI * rows) / inRows
}

const radii = (rows: number, gap: number) => Array.from({ length: rows }, (_, row) => 1 - row * gap)

/** Seats per row in proportion to its length; what rounding leaves over goes to the rows that are owed most. */
function spread(seats: number, rows: number[], gap: number): number[] {
  const room = rows.map((radius) => (Math.PI * radius) / gap + 1)
  const total = room.reduce((sum, places) => sum + places, 0)
  const share = room.map((places) => (seats * places) / total)
  const counts = share.map(Math.floor)
  const owed = share.map((exact, row) => ({ row, rest: exact - Math.floor(exact) })).sort((a, b) => b.rest - a.rest)
  const left = seats - counts.reduce((sum, count) => sum + count, 0)
  for (const { row } of owed.slice(0, left)) counts[row] = (counts[row] ?? 0) + 1
  return counts
}

/** Distance between neighbours in a row of `count` seats along a half circle. */
const pitch = (radius: number, count: number) => (count < 2 ? radius : 2 * radius * Math.sin(Math.PI / (2 * (count - 1))))

function arrange(seats: number, rowCount: number): HalfCircle {
  const gap = Math.min(widestGap, evenGap(seats, rowCount))
  const rows = radii(rowCount, gap)
  const counts = spread(seats, rows, gap)
  const pitches = rows.map((radius, row) => pitch(radius, counts[row] ?? 0))
  const places = rows.flatMap((radius, row) => {
    const count = counts[row] ?? 0
    return Array.from({ length: count }, (_, seat) => ({ radius, angle: count === 1 ? Math.PI / 2 : Math.PI * (1 - seat / (count - 1)) }))
  })
  // From one end of the half circle to the other, so that a group sits together across the rows.
  places.sort((a, b) => b.angle - a.angle || b.radius - a.radius)
  return {
    places: places.map(({ radius, angle }) => ({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) })),
    radius: fill * Math.min(gap, ...pitches),
  }
}

/** A half circle of seats, from left to right, in as many rows as make the dots largest without touching. */
export function halfCircle(seats: number): HalfCircle {
  if (seats < 1) return { places: [], radius: 0 }
  const rows = Array.from({ length: Math.min(mostRows, seats) }, (_, index) => index + 1)
  const fitting = rows.filter((count) => count === 1 || 1 - (count - 1) * evenGap(seats, count) >= leastInnerRadius)
  return fitting.map((count) => arrange(seats, count)).reduce((best, option) => (option.radius > best.radius ? option : best))
}
