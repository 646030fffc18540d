import { dayOf, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { municipalityFacts } from '#platform/db/facts.ts'
import { takeTurn } from '#platform/db/turns.ts'
import type { Platform } from '#platform/http/context.ts'
import { type State, stateOf, writeState } from './objects.queries.ts'
import { makeAgain } from './round.ts'
import { wholeSecond } from './times.ts'

export type Current = State & { zone: string }
type Deps = Pick<Platform, 'clock' | 'files'>

/**
 * Brings the objects up to what the public can read now, where they are not there yet. Whoever asks first after a change waits for it, and a worker
 * does it every minute: so nothing that was taken back is ever given out, and the moment of a change is right to the minute.
 * Each round that changes something has a second of its own: who has read everything up to a second has missed nothing before it.
 */
export async function current(tx: Tx, { clock, files }: Deps, municipalityId: string): Promise<Current> {
  const first = await standing(tx, clock, municipalityId)
  if (first.holds) return first.holds
  await takeTurn(tx, municipalityId, 'open data')
  // Somebody else may have done it meanwhile.
  const { facts, state, day, holds } = await standing(tx, clock, municipalityId)
  if (holds) return holds
  const now = secondAfter(toDate(clock()), state)
  const { lastSeq, hasChanged } = await makeAgain(tx, files, { municipality: { id: municipalityId, ...facts }, day, now, state })
  const next: State = {
    contentVersion: facts.contentVersion,
    day,
    lastSeq,
    changedAt: hasChanged || !state ? now : state.changedAt,
    since: state?.since ?? now,
  }
  await writeState(tx, municipalityId, next)
  return { ...next, zone: facts.timeZone }
}

async function standing(tx: Tx, clock: Deps['clock'], municipalityId: string) {
  const facts = await municipalityFacts(tx, municipalityId)
  const state = (await stateOf(tx)) ?? null
  const day = dayOf(clock(), facts.timeZone)
  const isRight = state !== null && state.contentVersion === facts.contentVersion && state.day === day
  return { facts, state, day, holds: isRight ? { ...state, zone: facts.timeZone } : null }
}

function secondAfter(now: Date, state: State | null): Date {
  const second = wholeSecond(now)
  return state && second <= state.changedAt ? new Date(state.changedAt.getTime() + 1_000) : second
}

/** What the worker does every minute. */
export const keepCurrent = async ({ db, ...deps }: Pick<Platform, 'db' | 'clock' | 'files'>, municipalityIds: readonly string[]) => {
  for (const id of municipalityIds) await db.in(id, (tx) => current(tx, deps, id))
}
