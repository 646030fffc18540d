import { describe, expect, test } from 'vitest'
import { createTurns } from './turns.ts'

/** Work that is done when `finish` is called, and the order in which it was begun. */
function pieces() {
  const begun: string[] = []
  const waiting: (() => void)[] = []
  const piece = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((resolve) => waiting.push(() => resolve(name)))
  }
  const finish = async () => {
    waiting.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { begun, piece, finish }
}

describe('readers take turns', () => {
  test('whoever asks for one thing waits for one of somebody who asks for many', async () => {
    const turns = createTurns({ waiting: 10, each: 5 })
    const { begun, piece, finish } = pieces()
    for (const name of ['a1', 'a2', 'a3']) void turns.take('a', piece(name))
    void turns.take('b', piece('b1'))
    for (let i = 0; i < 4; i++) await finish()
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3'])
  })

  test('one reader cannot take every place', async () => {
    const turns = createTurns({ waiting: 10, each: 2 })
    const { piece, finish } = pieces()
    const first = turns.take('a', piece('a1'))
    void turns.take('a', piece('a2'))
    expect(turns.take('a', piece('a3'))).toBe('many')
    expect(turns.take('b', piece('b1'))).toBeInstanceOf(Promise)
    await finish()
    expect(await first).toBe('a1')
    expect(turns.take('a', piece('a4'))).toBeInstanceOf(Promise)
  })

  test('all readers together have their bound', () => {
    const turns = createTurns({ waiting: 2, each: 2 })
    const { piece } = pieces()
    void turns.take('a', piece('a1'))
    void turns.take('b', piece('b1'))
    expect(turns.take('c', piece('c1'))).toBe('busy')
  })

  test('what fails leaves its place and holds nobody back', async () => {
    const turns = createTurns({ waiting: 1, each: 1 })
    await expect(turns.take('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await turns.take('a', async () => 'yes')).toBe('yes')
  })
})
