import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { ConnectionOptions } from '#platform/db/db.ts'
import { connect } from './copy.ts'

/**
 * One erased person as the list outside the database knows them: ids, a moment, and nothing of what is gone. The list lies outside because a database
 * that goes back in time forgets its own receipts.
 */
export type Erasure = z.infer<typeof line>

const line = z.object({
  receipt: z.uuid(),
  municipality: z.uuid(),
  person: z.uuid(),
  /** When it was done first, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  cause: z.string(),
})

/** One line of JSON for each erasure. Lines are added and never changed. */
const listName = 'erased-people.jsonl'

export type List = {
  erasures: Erasure[]
  /** Lines that name nobody, but for those that were cut off and stand whole further down. */
  unreadable: number
  /** Its last line has no end. */
  isCut: boolean
}

function parsed(text: string): Erasure | null {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Each erasure once: several lists and lines may name it. */
export const unique = (erasures: readonly Erasure[]) => [...new Map(erasures.map((one) => [one.receipt, one])).values()]

/** @param place a folder in which a list lies, or a list; where there is none, nothing was erased */
export async function readList(place: string): Promise<List> {
  const text = await readFile(place, 'utf8').catch((error) => {
    if (error.code === 'EISDIR') return readFile(path.join(place, listName), 'utf8').catch(noneYet)
    return noneYet(error)
  })
  const lines = text.split('\n').filter(Boolean)
  const read = lines.map(parsed)
  const erasures = read.filter((one) => one !== null)
  const unreadable = lines.filter((cut, at) => read[at] === null && !lines.some((whole) => whole !== cut && whole.startsWith(cut)))
  return { erasures: unique(erasures), unreadable: unreadable.length, isCut: /[^\n]$/.test(text) }
}

function noneYet(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}

/** Adds what the list of a folder has not got yet, and returns when it lies on the disk. One at a time: see `oneAtATime`. */
export async function addToList(folder: string, erasures: readonly Erasure[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { erasures: listed, isCut } = await readList(folder)
  const known = new Set(listed.map(({ receipt }) => receipt))
  const missing = unique(erasures).filter(({ receipt }) => !known.has(receipt))
  if (missing.length === 0) return
  const file = await open(path.join(folder, listName), 'a', 0o600)
  try {
    await file.appendFile(`${isCut ? '\n' : ''}${missing.map((one) => `${JSON.stringify(one)}\n`).join('')}`)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** The erasures that a database has receipts of. One from before there were receipts has none. @param connection the owner's: it sees every municipality */
export async function erasuresIn(connection: ConnectionOptions): Promise<Erasure[]> {
  const client = await connect(connection)
  try {
    const { rows: there } = await client.query<{ firstAt: boolean }>(
      `select exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'first_at') as "firstAt"
       from pg_class c where c.oid = to_regclass('public.erasing')`,
    )
    if (!there[0]) return []
    const at = there[0].firstAt ? 'coalesce(first_at, at)' : 'at'
    const { rows } = await client.query<Omit<Erasure, 'at'> & { at: Date }>(
      `select id::text as receipt, municipality_id::text as municipality, person_id::text as person, ${at} as at, cause
       from public.erasing where kind = 'person' order by ${at}, id`,
    )
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  } finally {
    await client.end()
  }
}
