import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fjordby } from '#demo/fjordby/index.ts'
import { minutesText } from '../../bench/documents.ts'
import { loadedHouse, moveIn } from './house.ts'
import { comesTrue, ensureBuilt, isWhole, Place, pause, type Running } from './product.ts'
import { behindProxy, signIn, upload, type Visitor } from './visitor.ts'
import { expectWhole, hashOf } from './wholeness.ts'

beforeAll(ensureBuilt)

let place: Place
afterEach(() => place.dispose())

const itemsEach = 2
let documents = 0
const nextDocument = () => {
  const date = new Date(Date.UTC(2021, 0, 1 + (documents % 1_500))).toISOString().slice(0, 10)
  return minutesText({ date, items: itemsEach, charactersPerItem: 400, seed: ++documents })
}

const between = (from: number, to: number) => from + Math.random() * (to - from)

/** What dies, and in which order. */
const blows: ((server: Running) => Promise<void>)[] = [
  (server) => server.kill(),
  async (server) => {
    place.signalPostgres('SIGKILL', 'server')
    await server.kill()
  },
  async (server) => {
    place.signalPostgres('SIGKILL', 'all')
    await server.kill()
  },
  async (server) => {
    place.signalPostgres('SIGKILL', 'server')
    await pause(between(0, 1_500))
    await server.kill()
  },
]

/** A document that took its time to be read is acknowledged with the page of what was sent at once. */
const isOfSeveral = (location: string) => location.startsWith('/import/hold/')

/** Uploads documents one after another until the server is gone; remembers what it has acknowledged. */
async function write(server: Running, visitor: Visitor, acknowledged: Map<string, string>) {
  for (;;) {
    const text = nextDocument()
    const location = await upload(server, visitor, 'referat.txt', text).catch(() => 'gone')
    if (location === 'gone') return
    if (location) acknowledged.set(hashOf(text), location)
    else await pause(50)
  }
}

const rounds = isWhole ? 20 : blows.length
const writers = 3

describe('kill -9', () => {
  test(
    `amid acknowledged writes, ${rounds} times: none is lost, nothing is half-saved, the house opens by itself`,
    async () => {
      place = await moveIn(new Place())
      let server = await place.start(behindProxy)
      const visitor = await signIn(place, server, 'secretary')
      const acknowledged = new Map<string, string>()
      for (let round = 0; round < rounds; round++) {
        const before = acknowledged.size
        const writing = Array.from({ length: writers }, () => write(server, visitor, acknowledged))
        expect(await comesTrue(30_000, () => acknowledged.size > before), `round ${round}: something is written`).toBe(true)
        await pause(between(200, 1_200))
        await blows[round % blows.length]?.(server)
        await Promise.all(writing)
        server = await place.start(behindProxy)
        expect((await fetch(server.origin)).status).toBe(200)
        const stored = await expectWhole(place, itemsEach)
        const lost = [...acknowledged].filter(
          ([hash, location]) => !stored.has(hash) || !(isOfSeveral(location) || location === `/import/${stored.get(hash)}`),
        )
        expect(lost, `round ${round}: acknowledged and not stored`).toEqual([])
      }
      process.stdout.write(`${rounds} kills amid ${acknowledged.size} acknowledged imports, 0 lost\n`)
    },
    isWhole ? 900_000 : 300_000,
  )

  const imports = isWhole ? 20 : 2
  test(
    `amid an import on the command line, ${imports} times: it is there wholly or not at all, and the next one works`,
    async () => {
      place = await moveIn(new Place())
      const file = path.join(place.dataDir, 'referat.txt')
      const began = Date.now()
      writeFileSync(file, nextDocument())
      expect((await place.operate(['import', file]).done).code).toBe(0)
      const usual = Date.now() - began
      for (let round = 0; round < imports; round++) {
        const text = nextDocument()
        writeFileSync(file, text)
        const { child, done } = place.operate(['import', file])
        // The later moments matter most: there the transaction is under way.
        await pause(usual * between(0.2, 1.05))
        child.kill('SIGKILL')
        if (round % 3 === 1) place.signalPostgres('SIGKILL', 'server')
        await done
        const again = await place.operate(['import', file]).done
        expect({ code: again.code, err: again.err }).toEqual({ code: 0, err: '' })
        expect(JSON.parse(again.out).status).toMatch(/^(created|known)$/)
        const server = await place.start()
        expect((await expectWhole(place, itemsEach)).has(hashOf(text))).toBe(true)
        await server.stop()
      }
    },
    isWhole ? 600_000 : 180_000,
  )

  const starts = isWhole ? 10 : 1
  test(
    `amid the first start, ${starts} times: the next start ends with the whole demo`,
    async () => {
      const { firstStartMs } = await loadedHouse()
      place = await moveIn(new Place())
      const whole = await place.start()
      const expected = await contents()
      await whole.stop()
      await place.dispose()
      // Two of the documents that are brought in are minutes.
      const meetings = fjordby.meetings.length + fjordby.underWay.length + 2
      expect(expected).toMatchObject({ municipalities: 1, loaded: 1, meetings })
      for (let round = 0; round < starts; round++) {
        place = new Place()
        const child = place.launch()
        await pause(firstStartMs * between(0.05, 0.95))
        child.kill('SIGKILL')
        if (round % 2 === 0) place.signalPostgres('SIGKILL', 'all')
        const server = await place.start()
        expect((await fetch(server.origin)).status).toBe(200)
        expect(await contents()).toEqual(expected)
        await expectWhole(place, itemsEach)
        await server.stop()
        await place.dispose()
      }
    },
    isWhole ? 600_000 : 180_000,
  )
})

/** What the first start makes, counted. */
async function contents() {
  const [counts] = await place.ask<Record<string, number>>(`
    select (select count(*)::int from municipality) as municipalities,
      (select count(*)::int from audit_entry where action = 'demo.load') as loaded,
      (select count(*)::int from meeting) as meetings,
      (select count(*)::int from agenda_item) as items,
      (select count(*)::int from snapshot) as snapshots,
      (select count(*)::int from account) as accounts,
      (select count(*)::int from audit_entry) as entries,
      (select count(*)::int from search_entry) as findable`)
  return counts
}
