import { existsSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { da } from '#texts/da.text.ts'
import { minutesText } from '../../bench/documents.ts'
import { moveIn } from './house.ts'
import { comesTrue, ensureBuilt, isWhole, Place, pause, type Running } from './product.ts'
import { smallDisk } from './small-disk.ts'
import { behindProxy, post, signIn, upload, type Visitor } from './visitor.ts'
import { expectWhole, hashOf } from './wholeness.ts'

beforeAll(ensureBuilt)

const cleaners: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const clean of cleaners.splice(0).reverse()) await clean()
})

function newPlace(dataDir?: string): Place {
  const place = new Place(dataDir)
  cleaners.push(() => place.dispose())
  return place
}

const demo = (dataDir?: string) => moveIn(newPlace(dataDir))

type Health = { status: string; checks: Record<string, { ok: boolean; detail?: string }> }
const health = async (server: Running): Promise<Health> => (await fetch(`${server.origin}/health`)).json()

async function timed(url: string) {
  const began = Date.now()
  const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) })
  return { status: answer.status, text: await answer.text(), ms: Date.now() - began }
}

const isUp = async (server: Running) => (await fetch(server.origin)).status === 200

describe('while the database is gone', () => {
  test('pages say so in plain words within ten seconds, the health answer names it, and all is well by itself afterwards', async () => {
    const place = await demo()
    const server = await place.start()
    expect(await isUp(server)).toBe(true)
    let isGone = true
    const killing = (async () => {
      while (isGone) {
        place.signalPostgres('SIGKILL', 'all')
        await pause(50)
      }
    })()
    // A page that was kept holds for two seconds more, and not for three.
    await pause(3_000)
    for (const address of ['/', '/moeder', '/soeg?q=tolk']) {
      const { status, text, ms } = await timed(`${server.origin}${address}`)
      expect({ address, status }).toEqual({ address, status: 503 })
      expect(text).toContain(da.errors[503].title)
      expect(text).toContain(da.errors[503].text)
      expect(ms).toBeLessThan(10_000)
    }
    expect(await health(server)).toMatchObject({ status: 'degraded', checks: { database: { ok: false }, disk: { ok: true } } })
    isGone = false
    await killing
    expect(await comesTrue(45_000, () => isUp(server))).toBe(true)
    expect(await health(server)).toMatchObject({ checks: { database: { ok: true } } })
  })
})

describe('while the disk is full', () => {
  const items = 40
  const document = (seed: number) =>
    minutesText({ date: new Date(Date.UTC(2022, 4, seed)).toISOString().slice(0, 10), items, charactersPerItem: 2_500, seed })

  /** Fills the last room with documents. @returns the hashes of those that were acknowledged */
  async function uploadUntilRefused(server: Running, visitor: Visitor): Promise<Set<string>> {
    const acknowledged = new Set<string>()
    for (let seed = 3; seed < 200; seed++) {
      const location = await upload(server, visitor, 'referat.txt', document(seed)).catch(() => null)
      if (location === null) return acknowledged
      acknowledged.add(hashOf(document(seed)))
    }
    throw new Error('the disk never filled')
  }

  test('nothing is half-saved, everybody is told in one sentence, and with room all works again', async (context) => {
    const disk = smallDisk(400)
    if (!disk) return context.skip('this user may not mount a disk of its own: that takes root')
    cleaners.push(() => disk.remove())
    const place = await demo(disk.folder)
    const server = await place.start(behindProxy)
    const visitor = await signIn(place, server, 'secretary')
    const file = path.join(disk.folder, 'referat.txt')
    writeFileSync(file, document(1))
    disk.fill()

    const refused = await place.operate(['import', file]).done
    expect([1, 2]).toContain(refused.code)
    expect(refused.err.trim()).toMatch(/^[^\n]*(space|room|disk)[^\n]*$/i)
    const form = new FormData()
    form.append('filer', new File([document(2)], 'referat.txt', { type: 'text/plain' }))
    const page = await post(server, '/import', form, visitor)
    expect(page.status).toBe(503)
    expect(await page.text()).toContain(da.errors[503].title)
    expect(await health(server)).toMatchObject({ status: 'degraded', checks: { disk: { ok: false } } })

    disk.makeRoom()
    expect(await comesTrue(60_000, () => isUp(server))).toBe(true)
    expect((await expectWhole(place, items)).size).toBe(0)
    expect(await place.operate(['import', file]).done).toMatchObject({ code: 0, err: '' })
    expect(await upload(server, visitor, 'referat.txt', document(2))).not.toBeNull()
    const stored = await expectWhole(place, items)
    expect([...stored.keys()].sort()).toEqual([hashOf(document(1)), hashOf(document(2))].sort())

    disk.fill(2_000_000)
    const acknowledged = await uploadUntilRefused(server, visitor)
    disk.makeRoom()
    expect(await comesTrue(60_000, () => isUp(server))).toBe(true)
    const kept = await expectWhole(place, items)
    expect([...acknowledged].filter((hash) => !kept.has(hash))).toEqual([])

    await server.stop()
    disk.fill()
    const closed = await place.operate(['import', file]).done
    disk.makeRoom()
    if (closed.code !== 0) expect(closed.err.trim()).toMatch(/^[^\n]*(space|room|disk)[^\n]*$/i)
    expect(await isUp(await place.start())).toBe(true)
    expect(await expectWhole(place, items)).toEqual(kept)
  })
})

test.skipIf(!isWhole)(
  'a disk that fills amid a restore is told in one sentence, and with room the same command ends it',
  async (context) => {
    const source = await demo()
    const file = path.join(source.dataDir, 'kept.tar.gz')
    expect(await source.operate(['backup', file]).done).toMatchObject({ code: 0 })
    const disk = smallDisk(600)
    if (!disk) return context.skip('this user may not mount a disk of its own: that takes root')
    cleaners.push(() => disk.remove())
    const place = newPlace(disk.folder)
    const { done } = place.operate(['restore', file])
    expect(await comesTrue(30_000, () => existsSync(path.join(disk.folder, 'restore-under-way')))).toBe(true)
    disk.fill()
    const refused = await done
    expect(refused.code, refused.err).toBe(2)
    expect(refused.err.trim().split('\n').at(-1)).toMatch(
      /^The disk is full: nothing was changed. Make room at .*, then run the same command again.$/,
    )
    const lacking = await place.operate(['restore', file]).done
    expect(lacking.code, lacking.err).toBe(2)
    disk.makeRoom()
    expect(await place.operate(['restore', file]).done).toMatchObject({ code: 0 })
    expect((await place.operate(['doctor', '--hash']).done).out).toBe((await source.operate(['doctor', '--hash']).done).out)
  },
  120_000,
)

describe('while the mail server', () => {
  /** Asks for a link from this very machine: a loopback address is mailed to nobody else. */
  const askForLink = (server: Running, email: string) =>
    fetch(`${server.origin}/log-ind`, {
      method: 'POST',
      body: new URLSearchParams({ email }),
      redirect: 'manual',
      headers: { origin: server.origin },
    })

  async function expectSilence(smtp: string, fault: RegExp) {
    const place = await demo()
    const server = await place.start({ SMTP_URL: smtp })
    const [account] = await place.ask<{ email: string }>('select email from account order by email limit 1')
    const email = account?.email ?? ''
    const took: number[] = []
    for (const address of [email, 'nobody@fjordby.example']) {
      const began = Date.now()
      const answer = await askForLink(server, address)
      took.push(Date.now() - began)
      expect({ status: answer.status, to: answer.headers.get('location') }).toEqual({ status: 303, to: '/log-ind/sendt' })
    }
    expect(Math.max(...took)).toBeLessThan(5_000)
    expect(await isUp(server)).toBe(true)
    expect(await comesTrue(30_000, () => /a mail was not taken/.test(server.log()))).toBe(true)
    expect(server.log()).toMatch(fault)
    expect(server.log()).not.toContain(email)
    expect(server.log()).not.toContain('fjordby.example')
    await server.stop()
  }

  test('is gone, the sign-in page answers as always and the log says so without naming anybody', async () => {
    const port = await freePort()
    await expectSilence(`smtp://127.0.0.1:${port}`, /ECONNREFUSED|ESOCKET|ECONNECTION/)
  })

  test('takes the call and never speaks, nobody waits for it', async () => {
    const sockets: Socket[] = []
    const mute = createServer((socket) => void sockets.push(socket.on('error', () => {})))
    const port = await listen(mute)
    cleaners.push(() => {
      for (const socket of sockets) socket.destroy()
      mute.close()
    })
    await expectSilence(`smtp://127.0.0.1:${port}`, /ETIMEDOUT|ECONNECTION|ESOCKET/)
  })
})

const listen = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}
