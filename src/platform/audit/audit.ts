import { randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Clock, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { newId, sameBytes, sha256 } from '#platform/ids.ts'
import type { Texts } from '#texts/index.ts'
import {
  type AuditRow,
  appendEntries,
  entriesAfter,
  entriesWithPayload,
  erasePayloadsOf,
  headOf,
  insertRead,
  latestOfThing,
  lockHead,
} from './audit.queries.ts'

/** Who did it: `account/<id>`, or the operator's command line, or the program itself. */
export type AuditActor = `account/${string}` | 'operator' | 'system' | 'public'

/** What was done. Each has words in every language, for those who read the log. */
export type AuditAction = keyof Texts['audit']['actions']

/** What personal data were read for. Each has words in every language, for those who were read about. */
export type ReadPurpose = keyof Texts['privacy']['purposes']

export type AuditEvent = { actor: AuditActor; action: AuditAction; thing: string; payload?: Record<string, unknown> }

/**
 * Who last did one of these with a thing, and when. For what happened lately: the log is read from its end.
 * @param wanted `payload`: what it has to say among other things
 */
export const latestOf = (tx: Tx, thing: string, wanted: readonly Pick<AuditEvent, 'action' | 'payload'>[]) =>
  latestOfThing(
    tx,
    thing,
    wanted.map(({ action, payload }) => ({ action, payload: payload ? JSON.stringify(payload) : null })),
  )

const hashPayload = (salt: Uint8Array, payload: string) => sha256(Buffer.concat([salt, Buffer.from(payload)]))

const hashEntry = (row: Pick<AuditRow, 'seq' | 'at' | 'actor' | 'action' | 'thing' | 'payload_hash' | 'previous_hash'>) =>
  sha256(
    canonicalize([
      row.seq,
      row.at.toISOString(),
      row.actor,
      row.action,
      row.thing,
      Buffer.from(row.payload_hash).toString('hex'),
      Buffer.from(row.previous_hash).toString('hex'),
    ]) ?? '',
  )

/**
 * Writes what happened, in the transaction of the change itself. The entry's hash covers the salted hash of the payload and the previous
 * entry's hash; erasing the payload and its salt later leaves the chain whole.
 */
export const recordAudit = (tx: Tx, municipalityId: string, clock: Clock, event: AuditEvent): Promise<void> =>
  recordAudits(tx, municipalityId, clock, [event])

/** Writes several things that happened, in their order, with as many queries as one takes. */
export async function recordAudits(tx: Tx, municipalityId: string, clock: Clock, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  const head = await lockHead(tx, municipalityId)
  let previous = head.hash
  const entries = events.map((event, index) => {
    const salt = randomBytes(16)
    const payload = canonicalize(event.payload ?? {}) ?? '{}'
    const entry = {
      municipality_id: municipalityId,
      seq: head.seq + 1 + index,
      at: toDate(clock()),
      actor: event.actor,
      action: event.action,
      thing: event.thing,
      payload,
      payload_salt: salt,
      payload_hash: hashPayload(salt, payload),
      previous_hash: previous,
    }
    previous = hashEntry(entry)
    return { ...entry, hash: previous }
  })
  await appendEntries(tx, entries, { seq: head.seq + events.length, hash: previous })
}

export type ChainFault = { seq: number; fault: 'gap' | 'broken link' | 'changed entry' | 'changed payload' | 'head differs' }

/** Walks the whole chain of one municipality. Null: every entry is as it was written. */
export async function verifyChain(tx: Tx): Promise<{ entries: number; fault: ChainFault | null }> {
  // Others may add entries meanwhile. So the head is read before the walk, which must reach it, and after it, which must not go beyond it.
  const before = await headOf(tx)
  let seq = 0
  let previous: Uint8Array = Buffer.alloc(32)
  let agrees = before === undefined
  for (;;) {
    const entries = await entriesAfter(tx, seq, 500)
    for (const entry of entries) {
      const fault = faultOf(entry, seq, previous)
      if (fault) return { entries: seq, fault: { seq: entry.seq, fault } }
      seq = entry.seq
      previous = entry.hash
      if (seq === before?.seq) agrees = sameBytes(previous, before.hash)
    }
    if (entries.length < 500) break
  }
  const after = await headOf(tx)
  const whole = agrees && seq <= (after?.seq ?? 0)
  return { entries: seq, fault: whole ? null : { seq, fault: 'head differs' } }
}

type Entry = Awaited<ReturnType<typeof entriesAfter>>[number]

function faultOf(entry: Entry, seq: number, previous: Uint8Array): ChainFault['fault'] | null {
  if (entry.seq !== seq + 1) return 'gap'
  if (!sameBytes(entry.previous_hash, previous)) return 'broken link'
  if (!sameBytes(entry.hash, hashEntry(entry))) return 'changed entry'
  if (entry.erased_at !== null) return entry.payload === null && entry.payload_salt === null ? null : 'changed payload'
  const payload = canonicalize(entry.payload) ?? ''
  return entry.payload_salt && sameBytes(entry.payload_hash, hashPayload(entry.payload_salt, payload)) ? null : 'changed payload'
}

/** The numbers of entries whose details tell of somebody: those about these things, and those with one of these words in them. */
export const payloadsAbout = (tx: Tx, { things, words }: { things: readonly string[]; words: readonly string[] }) =>
  entriesWithPayload(tx, things, words)

/** Takes these payloads away for good; the chain still verifies. */
export async function erasePayloads(tx: Tx, seqs: readonly number[], clock: Clock): Promise<void> {
  if (seqs.length > 0) await erasePayloadsOf(tx, seqs, toDate(clock()))
}

/** Notes that somebody read data about a person, and why. */
export const recordRead = (tx: Tx, municipalityId: string, actor: AuditActor, thing: string, purpose: ReadPurpose) =>
  insertRead(tx, { municipality_id: municipalityId, id: newId(), actor, thing, purpose })
