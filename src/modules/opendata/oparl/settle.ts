import { linkTo, type ObjectType, schema } from './address.ts'
import { dateTime, wholeSecond } from './times.ts'

/** The fields of an object, without its id, type and times. Nothing that is unknown is in it: `fields` leaves it out. */
export type Content = { readonly [key: string]: unknown }

/** An object as it should be now. */
export type Made = {
  type: ObjectType
  id: string
  content: Content
  /** What it says of the object that it stands in, when it stands alone. */
  alone?: Content
  personId?: string
  /** Short ids and names that lead to it. */
  names?: string[]
  /** The organizations and the place that it belongs to. */
  links?: string[]
  /** Since when it has been public, and when it last changed, where that is older than this kind of open data. */
  since?: { created: Date; modified: Date }
}

export type ObjectRow = {
  type: ObjectType
  id: string
  seq: number
  source: string
  person_id: string | null
  names: string[]
  links: string[]
  content: string | null
  created_at: Date
  modified_at: Date
  deleted_at: Date | null
}

/** Where, when and after which number objects are settled. */
export type Settling = {
  zone: string
  /** Whatever changed did so now. */
  now: Date
  /** There was no open data of this kind before: things are as old as they are. */
  isFirst: boolean
  nextSeq: () => number
}

const keyOf = ({ type, id }: { type: ObjectType; id: string }) => `${type}/${id}`

/** Fields that have a value: OParl wants neither null nor an empty text. An empty list is left out as well. */
export const fields = (given: Content): Content =>
  Object.fromEntries(
    Object.entries(given).filter(
      ([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )

/**
 * Compares objects as they should be with how they stand. One that differs in anything, also in an object within it, has changed now; one that is
 * no longer made is gone, and keeps nothing but its id and its times.
 */
export function settle(existing: readonly ObjectRow[], { zone, now, isFirst, nextSeq }: Settling) {
  const known = new Map(existing.map((row) => [keyOf(row), row]))
  const made = new Set<string>()
  const changed = new Map<string, ObjectRow>()

  /** @returns the object as it stands within another one */
  function put(source: string, object: Made): Content {
    const key = keyOf(object)
    const before = known.get(key)
    const row = { ...rowOf(source, object), ...timesOf(object, before) }
    made.add(key)
    if (!before || isOther(before, row)) {
      const next = { ...row, names: [...new Set([...(before?.names ?? []), ...row.names])], seq: before?.seq ?? nextSeq() }
      known.set(key, next)
      changed.set(key, next)
    }
    const settled = known.get(key) ?? row
    const id = linkTo(object.type, object.id)
    const times = { created: dateTime(settled.created_at, zone), modified: dateTime(settled.modified_at, zone) }
    return { id, type: schema + object.type, ...object.content, ...times }
  }

  function timesOf({ since, content, alone }: Made, before: ObjectRow | undefined) {
    if (before && before.content === JSON.stringify({ ...content, ...alone }))
      return { created_at: before.created_at, modified_at: before.modified_at }
    const upToNow = (at: Date) => (at < now ? wholeSecond(at) : now)
    const created = before?.created_at ?? (isFirst && since ? upToNow(since.created) : now)
    const modified = isFirst && since && !before ? upToNow(since.modified) : now
    return { created_at: created, modified_at: new Date(Math.max(modified.getTime(), created.getTime())) }
  }

  /** Takes back what stood there and was not put again. */
  function endOthers() {
    for (const [key, row] of known) if (!made.has(key) && row.deleted_at === null) end(row, now)
  }

  function end(row: ObjectRow, at: Date) {
    const moment = at < row.created_at ? row.created_at : at
    const gone = { ...row, content: null, person_id: null, modified_at: moment, deleted_at: moment }
    known.set(keyOf(row), gone)
    changed.set(keyOf(row), gone)
  }

  /** Takes back all that a source has given, at a moment. */
  function endSource(source: string, at: Date) {
    for (const row of known.values()) if (row.source === source && row.deleted_at === null) end(row, at)
  }

  return { put, endOthers, endSource, changes: () => [...changed.values()] }
}

export type Settler = ReturnType<typeof settle>

const rowOf = (source: string, { type, id, content, alone, personId, names = [], links = [] }: Made) => ({
  ...{ type, id, source, names },
  person_id: personId ?? null,
  links: [...new Set(links)],
  content: JSON.stringify({ ...content, ...alone }),
  deleted_at: null,
  seq: 0,
})

/** A name that it once had stays with it, so that only a new one counts. */
const isOther = (before: ObjectRow, now: Omit<ObjectRow, 'seq'>) =>
  before.content !== now.content ||
  before.deleted_at !== null ||
  before.source !== now.source ||
  before.links.join() !== now.links.join() ||
  now.names.some((name) => !before.names.includes(name))
