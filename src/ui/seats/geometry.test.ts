import { describe, expect, it } from 'vitest'
import { halfCircle } from './geometry.ts'

const sizes = Array.from({ length: 60 }, (_, index) => index + 1)

describe('the half circle of seats', () => {
  it.each(sizes)('places %i seats so that no two touch', (seats) => {
    const { places, radius } = halfCircle(seats)
    expect(places).toHaveLength(seats)
    for (const [index, a] of places.entries()) {
      for (const b of places.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * radius)
    }
  })

  it.each(sizes)('keeps %i seats within the half circle, the middle left open', (seats) => {
    for (const { x, y } of halfCircle(seats).places) {
      expect(Math.hypot(x, y)).toBeLessThanOrEqual(1.000001)
      expect(Math.hypot(x, y)).toBeGreaterThan(0.34)
      expect(y).toBeGreaterThan(-0.000001)
    }
  })

  it('goes from one end to the other, so that groups sit together', () => {
    const angles = halfCircle(40).places.map(({ x, y }) => Math.atan2(y, x))
    expect(angles).toEqual([...angles].sort((a, b) => b - a))
  })

  it('uses more rows for more seats, and draws dots large enough to read', () => {
    const rows = (seats: number) => new Set(halfCircle(seats).places.map(({ x, y }) => Math.hypot(x, y).toFixed(3))).size
    expect([7, 15, 31, 60].map(rows)).toEqual([1, 2, 3, 4])
    expect(halfCircle(60).radius).toBeGreaterThan(0.05)
  })

  it('draws nothing for no seats', () => {
    expect(halfCircle(0)).toEqual({ places: [], radius: 0 })
  })
})
