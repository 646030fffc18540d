import type { DecisionModel } from '../model.ts'
import { attendees, type PresenceEvent, recusedFor } from './presence.ts'
import type { Votes } from './record-model.ts'

/**
 * How many can have voted on an item: everyone who was there at some time and was not recused, or, where nobody's presence is written down, one for
 * each seat. Null: nobody knows.
 */
export function mostVotes(events: readonly PresenceEvent[], itemId: string, seats: number): number | null {
  const people = attendees(events, new Date(0)).length
  if (people === 0) return seats || null
  return people - recusedFor(events, itemId).length
}

/** The votes that were cast, when they are more than can have been. */
export function tooManyVotes(votes: Votes | null, most: number | null): { cast: number; most: number } | null {
  const cast = votes ? votes.for + votes.against + votes.abstain : 0
  return most !== null && cast > most ? { cast, most } : null
}

/** What may be read of a vote together with its decision. */
export function publicVotes(votes: Votes | null): Pick<DecisionModel, 'votes'> {
  if (!votes) return {}
  const { ballot, note } = votes
  const isNamed = ballot === 'named' && note !== ''
  // A note without a vote is no vote: nothing is told of it, unless it is meant to be read.
  if (votes.for + votes.against + votes.abstain === 0 && !isNamed) return {}
  return {
    votes: {
      for: votes.for,
      against: votes.against,
      abstain: votes.abstain,
      ...(ballot === 'secret' && { isSecret: true }),
      ...(isNamed && { note }),
    },
  }
}
