import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { testApp } from '#test/app.ts'
import { aMunicipality, testDatabase } from '#test/database.ts'
import { addReference, dropReference } from './files.queries.ts'
import { openFileStore } from './files.ts'
import { sweepFiles } from './sweep.ts'

const folder = () => mkdtempSync(path.join(tmpdir(), 'brobygger-store-'))
const incomingOf = (root: string) => readdirSync(path.join(root, 'incoming'))
async function* bytes(content: string) {
  yield Buffer.from(content)
}

test('what comes in lies there once under its hash, whole or in the part that is asked for; too large a file leaves nothing', async () => {
  const root = folder()
  const store = await openFileStore(root)
  const kept = await store.put('kommune', bytes('rugbrød'), 100)
  if (!kept) throw new Error('not kept')
  expect(await text(store.read('kommune', kept.sha256))).toBe('rugbrød')
  expect(await text(store.read('kommune', kept.sha256, { start: 3, end: 4 }))).toBe('br')
  expect(await store.put('kommune', bytes('for stor'), 3)).toBeNull()
  const lying: string[] = []
  for await (const file of store.lying('kommune')) lying.push(file.sha256.toString('hex'))
  expect(lying).toEqual([kept.sha256.toString('hex')])
  expect(incomingOf(root)).toEqual([])
})

test('what breaks off on its way in is gone at once', async () => {
  const root = folder()
  const store = await openFileStore(root)
  async function* breaking() {
    yield Buffer.from('halv')
    throw new Error('hung up')
  }
  await expect(store.put('kommune', breaking(), 100)).rejects.toThrow('hung up')
  expect(incomingOf(root)).toEqual([])
})

describe('at the start', () => {
  const left = (root: string, name: string, hoursAgo = 0) => {
    const place = path.join(root, 'incoming', name)
    writeFileSync(place, 'halvt')
    const then = new Date(Date.now() - hoursAgo * 3_600_000)
    utimesSync(place, then, then)
    return name
  }
  test('what a process left that is no more is removed; what others are sending stays', async () => {
    const root = folder()
    const store = await openFileStore(root)
    const mine = path.basename(await store.scratch())
    const others = left(root, `${hostname()}~1~x~${newId()}`)
    const elsewhere = left(root, `en-anden-maskine~1~x~${newId()}`)
    left(root, `${hostname()}~4194303~x~${newId()}`)
    left(root, `${hostname()}~${process.pid}~x~${newId()}`)
    left(root, `en-anden-maskine~1~x~${newId()}`, 2)
    left(root, newId(), 2)
    await openFileStore(root)
    expect(incomingOf(root).sort()).toEqual([mine, others, elsewhere].sort())
  })
})

test('at night goes what nothing points to any more and what no row ever knew, after a day; all else stays', async () => {
  const db = await testDatabase()
  const ours = await aMunicipality(db)
  const root = folder()
  const { platform } = await testApp(db, { municipality: ours, files: await openFileStore(root), now: '2030-01-01T12:00:00Z' })
  const lay = async (content: string) => {
    const kept = await platform.files.put(ours.id, bytes(content), 100)
    if (!kept) throw new Error('not kept')
    return kept
  }
  const [used, unused, unknown] = [await lay('brugt'), await lay('til overs'), await lay('efterladt')]
  await platform.db.in(ours.id, async (tx) => {
    for (const file of [used, unused]) await addReference(tx, ours.id, file, 'text/plain')
    await dropReference(tx, unused.sha256)
  })
  const fresh = await lay('på vej ind')
  const place = path.join(root, ours.id, fresh.sha256.toString('hex').slice(0, 2), fresh.sha256.toString('hex'))
  utimesSync(place, new Date('2030-01-01T11:00:00Z'), new Date('2030-01-01T11:00:00Z'))
  expect(await sweepFiles(platform, ours.id)).toBe(2)
  const left: string[] = []
  for await (const file of platform.files.lying(ours.id)) left.push(file.sha256.toString('hex'))
  expect(left.sort()).toEqual([used, fresh].map((one) => one.sha256.toString('hex')).sort())
  expect(left).not.toContain(unknown.sha256.toString('hex'))
  expect(await sweepFiles(platform, ours.id)).toBe(0)
})
