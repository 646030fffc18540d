import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { createLog } from '#platform/log.ts'
import { fromRoot } from '#platform/root.ts'
import { aPaper, paperOf } from '#test/paper-make.ts'
import { createEngine, type EngineLimits } from './engine.ts'
import { createPress, orderOf } from './press.ts'

const limits: EngineLimits = { milliseconds: 30_000, megabytes: 900, idleMs: 30_000, jobsEach: 200 }
const pressLimits = { waiting: 30, each: 4, eachMinute: 60, mostKept: 24_000_000, restMs: 60_000 }
const job = { format: 'pdf' as const, paper: aPaper(), files: [] }
const noFiles = async () => []

/** A process that never answers the paper called "stuck". The house's permissions let it read nothing but the project. */
mkdirSync(fromRoot('build/'), { recursive: true })
const folder = mkdtempSync(fileURLToPath(fromRoot('build/press-test-')))
const program = path.join(folder, 'stuck.mjs')
writeFileSync(
  program,
  `process.on('message', (job) => {
    if (job.paper.title === 'stuck') for (;;) {}
    const mayRead = process.permission.has('fs.read', job.paper.title)
    process.send({ id: job.id, bytes: new Uint8Array([1]), fallback: mayRead ? 'read' : null, replaced: [] })
  })`,
)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the engine', () => {
  test('gives up a paper that takes too long, and sets the next one in a fresh process', async () => {
    const engine = createEngine({ ...limits, milliseconds: 1_000 }, program)
    const stuck = engine.set({ ...job, paper: { ...job.paper, title: 'stuck' } })
    const next = engine.set(job)
    expect(await stuck).toMatchObject({ problem: 'stuck' })
    expect(await next).toMatchObject({ fallback: null })
    engine.end()
  })

  test.each(['data/secret.key', '.git/config', '../'])('may not read what lies beside the program: %s', async (file) => {
    const engine = createEngine(limits, program)
    const title = fileURLToPath(fromRoot(file))
    expect(await engine.set({ ...job, paper: { ...job.paper, title } })).toMatchObject({ fallback: null })
    engine.end()
  })

  test('gives up a paper that takes too much memory', async () => {
    const engine = createEngine({ ...limits, megabytes: 1 }, program)
    expect(await engine.set({ ...job, paper: { ...job.paper, title: 'stuck' } })).toMatchObject({ problem: 'stuck' })
    engine.end()
  })

  test('ends its process when nothing is to be done, and begins another', async () => {
    const engine = createEngine({ ...limits, idleMs: 50 }, program)
    await engine.set(job)
    const first = engine.processId()
    expect(first).not.toBeNull()
    await expect.poll(() => engine.processId()).toBeNull()
    const isAlive = () => {
      try {
        return process.kill(first ?? 0, 0)
      } catch {
        return false
      }
    }
    await expect.poll(isAlive).toBe(false)
    await engine.set(job)
    expect(engine.processId()).not.toBeNull()
    engine.end()
  })

  test('begins another when the one that rested has died', async () => {
    const engine = createEngine(limits, program)
    await engine.set(job)
    const first = engine.processId() ?? 0
    process.kill(first, 'SIGKILL')
    await expect.poll(() => engine.processId()).toBeNull()
    expect(await engine.set(job)).toMatchObject({ fallback: null })
    engine.end()
  })

  test('replaces its process after a number of papers', async () => {
    const engine = createEngine({ ...limits, jobsEach: 2 }, program)
    await engine.set(job)
    const first = engine.processId()
    await engine.set(job)
    await engine.set(job)
    expect(engine.processId()).not.toBe(first)
    engine.end()
  })
})

describe('the press', () => {
  const log = createLog('silent')
  const counting = (given: EngineLimits = limits) => {
    let count = 0
    const engine = createEngine(given, program)
    const set: typeof engine.set = (given) => {
      count++
      return engine.set(given)
    }
    return { engine: { ...engine, set }, count: () => count }
  }
  const order = (text: string, isKept = true) => orderOf({ paper: paperOf(text), format: 'pdf', files: noFiles, reader: 'a', isKept })

  test('sets the same paper once, also for two who ask at the same time', async () => {
    const { engine, count } = counting()
    const press = createPress(engine)
    await Promise.all([press.print(order('a'), log), press.print(order('a'), log)])
    await press.print(order('a'), log)
    expect(count()).toBe(1)
    await press.print(order('b'), log)
    expect(count()).toBe(2)
    engine.end()
  })

  test('keeps nothing of what only some may read', async () => {
    const { engine, count } = counting()
    const press = createPress(engine)
    await press.print(order('a', false), log)
    await press.print(order('a', false), log)
    expect(count()).toBe(2)
    engine.end()
  })

  test('forgets the oldest when its room is full', async () => {
    const { engine, count } = counting()
    const press = createPress(engine, { ...pressLimits, mostKept: 4 })
    for (const text of ['a', 'b', 'c', 'd', 'e', 'e', 'a']) await press.print(order(text), log)
    expect(count()).toBe(6)
    engine.end()
  })

  test('one reader cannot fill the press for another', async () => {
    const press = createPress(createEngine(limits, program), { ...pressLimits, waiting: 6 })
    const asked = Array.from({ length: 8 }, (_, i) => press.print(order(`a${i}`), log))
    const other = press.print({ ...order('b'), reader: 'b' }, log)
    const problems = (await Promise.all(asked)).map((answer) => 'problem' in answer && answer.problem)
    expect(problems).toEqual([...Array(4).fill(false), ...Array(4).fill('many')])
    expect(await other).toHaveProperty('bytes')
  })

  test('makes so many papers for one reader within a minute, and gives what lies ready to everybody', async () => {
    const press = createPress(createEngine(limits, program), { ...pressLimits, eachMinute: 2 })
    for (const text of ['a', 'b', 'a', 'b', 'a']) expect(await press.print(order(text), log)).toHaveProperty('bytes')
    expect(await press.print(order('c'), log)).toMatchObject({ problem: 'often', seconds: expect.closeTo(60, -1) })
    expect(await press.print(order('a'), log)).toHaveProperty('bytes')
    expect(await press.print({ ...order('c'), reader: 'b' }, log)).toHaveProperty('bytes')
  })

  test('a paper that got stuck is not tried again at once, and the others are made', async () => {
    const { engine, count } = counting({ ...limits, milliseconds: 1_000 })
    const press = createPress(engine, pressLimits)
    const stuck = { ...order('a'), key: 'stuck', paper: { ...aPaper(), title: 'stuck' } }
    expect(await press.print(stuck, log)).toMatchObject({ problem: 'stuck' })
    expect(await press.print(stuck, log)).toMatchObject({ problem: 'stuck' })
    expect(count()).toBe(1)
    expect(await press.print(order('b'), log)).toHaveProperty('bytes')
    engine.end()
  })

  test('reads enclosures when it is their turn, not while they wait', async () => {
    const engine = createEngine(limits, program)
    let [now, most] = [0, 0]
    const files = async () => {
      most = Math.max(most, ++now)
      return []
    }
    const set: typeof engine.set = (given) => engine.set(given).finally(() => now--)
    const counted = createPress({ ...engine, set }, pressLimits)
    await Promise.all(['a', 'b', 'c'].map((text) => counted.print({ ...order(text), files }, log)))
    expect(most).toBe(1)
    engine.end()
  })
})
