import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import { comesTrue, Place } from './product.ts'

/** A data folder in which a first start has loaded the demo, stopped in good order. */
type House = { folder: string; firstStartMs: number }

/** One for all files of a run, removed with it: the first that asks makes it, the others wait. */
export async function loadedHouse(): Promise<House> {
  const parent = path.join(inject('cluster').host, 'house')
  const [folder, took] = [path.join(parent, 'data'), path.join(parent, 'took')]
  if (mkdirSync(parent, { recursive: true }) !== undefined) {
    const making = path.join(parent, 'making')
    mkdirSync(making)
    writeFileSync(took, String(await firstStart(making)))
    renameSync(making, folder)
  }
  if (!(await comesTrue(120_000, () => existsSync(folder)))) throw new Error('the first start never ended')
  return { folder, firstStartMs: Number(readFileSync(took, 'utf8')) }
}

async function firstStart(dataDir: string): Promise<number> {
  const place = new Place(dataDir)
  try {
    const began = Date.now()
    const server = await place.start()
    const took = Date.now() - began
    await server.stop()
    return took
  } finally {
    await place.dispose()
  }
}

/** Fills the empty data folder of a place with the loaded demo, as a first start would; nothing runs there yet. */
export async function moveIn(place: Place): Promise<Place> {
  const { folder } = await loadedHouse()
  execFileSync('cp', ['-a', `${folder}/.`, place.dataDir])
  return place
}
