import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { againAndAgain } from './again.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what failed is tried again soon, what went well at its usual time, and nothing after the stop', async () => {
  const answers = [false, true, true]
  const rounds: number[] = []
  const began = Date.now()
  const work = againAndAgain(
    async () => {
      rounds.push(Date.now() - began)
      return answers.shift() ?? true
    },
    { well: 3_600, failed: 60 },
  )
  await vi.advanceTimersByTimeAsync(4_000)
  expect(rounds).toEqual([0, 60, 3_660])
  work.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(rounds).toHaveLength(3)
})

test('a round that is stopped amid its work is the last', async () => {
  let finish = (_: boolean) => {}
  let rounds = 0
  const work = againAndAgain(
    () => {
      rounds += 1
      return new Promise((resolve) => (finish = resolve))
    },
    { well: 10, failed: 10 },
  )
  work.stop()
  finish(true)
  await vi.advanceTimersByTimeAsync(100)
  expect(rounds).toBe(1)
})
