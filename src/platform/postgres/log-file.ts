import { existsSync, renameSync, rmSync, statSync } from 'node:fs'

const largest = 10 * 1024 * 1024
const kept = 3

/** Puts a log of more than 10 MB aside as .1 and the older ones one further; three are kept. Only while nobody writes to it. */
export function rotate(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= largest) return
  rmSync(`${file}.${kept}`, { force: true })
  for (let n = kept - 1; n >= 0; n--) {
    const from = n === 0 ? file : `${file}.${n}`
    if (existsSync(from)) renameSync(from, `${file}.${n + 1}`)
  }
}
