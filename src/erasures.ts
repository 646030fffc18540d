import { eraseAgain } from '#modules/privacy/index.ts'
import { addToList, type Erasure, erasuresIn, type List, readList, unique } from '#platform/backup/erasures.ts'
import { dayOf } from '#platform/clock.ts'
import type { ConnectionOptions } from '#platform/db/db.ts'
import { municipalityDirectory } from '#platform/db/municipalities.ts'
import { oneAtATime } from '#platform/db/turns.ts'
import type { Env } from '#platform/env.ts'
import type { Platform } from '#platform/http/context.ts'
import type { House } from './boot.ts'
import { holdings } from './holdings.ts'

type Compares = Pick<House, 'owner' | 'app' | 'ownerConnection'> & {
  platform: Pick<Platform, 'db' | 'clock'>
  env: Pick<Env, 'dataDir' | 'backupDir'>
}

/** What came of comparing the lists with the database. */
export type Compared = {
  done: Erasure[]
  /** Of those done: somebody whose seat is open once more. */
  sitting: Erasure[]
  /** They have signed in since they were erased: somebody has to look. */
  notDone: Erasure[]
  /** Lists that could not be read, wholly, or written, and people who could not be erased, each with the reason. */
  faults: string[]
}

/** Where the list lies: with the data, and with the backups, for a machine that is lost. */
const placesOf = ({ dataDir, backupDir }: Compares['env']): string[] => [dataDir, ...(backupDir ? [backupDir] : [])]

const why = (error: unknown) => (error instanceof Error ? error.message : String(error))

const readLists = (places: readonly string[], faults: string[]): Promise<List[]> =>
  Promise.all(
    places.map((place) =>
      readList(place).catch((error): List => {
        faults.push(`${place}: ${why(error)}`)
        return { erasures: [], unreadable: 0, isCut: false }
      }),
    ),
  )

const erasuresOf = (lists: readonly List[]) => lists.flatMap(({ erasures }) => erasures)

/** Looked for once the lists have been added to: a line that was cut off stands whole in them by then, if anything still knew it. */
async function nameUnreadable(places: readonly string[], faults: string[]) {
  const lists = await readLists(places, [])
  for (const [at, { unreadable }] of lists.entries())
    if (unreadable > 0) faults.push(`${places[at]}: lines that name nobody: ${unreadable}`)
}

/**
 * Makes the lists of erased people and the database know the same: whom a list names and the database does not, because it went back in time, is erased
 * again; what the database has and a list has not is written down. Two programs do so one after another, and a second time changes nothing.
 * @param more further lists, or folders that hold one
 */
export const compareErasures = (house: Compares, more: readonly string[] = []): Promise<Compared> =>
  oneAtATime(house.owner, 'list of erasures', async () => {
    const compared: Compared = { done: [], sitting: [], notDone: [], faults: [] }
    const own = placesOf(house.env)
    const places = [...own, ...more]
    const listed = erasuresOf(await readLists(places, compared.faults))
    const receipts = await erasuresIn(house.ownerConnection)
    await eraseMissing(house, missing(listed, receipts), compared)
    for (const folder of own)
      await addToList(folder, [...receipts, ...listed]).catch((error) => compared.faults.push(`${folder}: ${why(error)}`))
    await nameUnreadable(places, compared.faults)
    return compared
  })

function missing(listed: readonly Erasure[], receipts: readonly Erasure[]): Erasure[] {
  const known = new Set(receipts.map(({ receipt }) => receipt))
  return unique(listed).filter(({ receipt }) => !known.has(receipt))
}

async function eraseMissing({ platform, app }: Compares, erasures: readonly Erasure[], compared: Compared) {
  const directory = municipalityDirectory(app, '')
  for (const one of erasures) {
    const municipality = await directory.find(one.municipality)
    if (!municipality) continue
    const { clock } = platform
    const acting = { municipalityId: municipality.id, actor: 'system' as const, clock, today: dayOf(clock(), municipality.timeZone) }
    const given = { receipt: one.receipt, personId: one.person, cause: one.cause, firstAt: new Date(one.at) }
    const came = await platform.db
      .in(municipality.id, (tx) => eraseAgain(tx, acting, holdings, given))
      .catch((error) => void compared.faults.push(`person ${one.person}: ${why(error)}`))
    if (came === 'usedSince') compared.notDone.push(one)
    if (came === 'done' || came === 'doneButSits') compared.done.push(one)
    if (came === 'doneButSits') compared.sitting.push(one)
  }
}

/** Writes down what a database knows that is about to be replaced. */
export const keepErasures = async (env: Env, connection: ConnectionOptions): Promise<void> =>
  addToList(env.dataDir, await erasuresIn(connection))

/** Whether the lists may know an erasure that the database does not; so it is too where one cannot be read, or not all of it. */
export async function hasErasuresAhead(env: Compares['env'], connection: ConnectionOptions, more: readonly string[]): Promise<boolean> {
  const faults: string[] = []
  const lists = await readLists([...placesOf(env), ...more], faults)
  const isDoubtful = faults.length > 0 || lists.some(({ unreadable }) => unreadable > 0)
  return isDoubtful || missing(erasuresOf(lists), await erasuresIn(connection)).length > 0
}
