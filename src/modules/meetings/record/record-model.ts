import type { RichText } from '#platform/richtext/richtext.ts'
import type { Outcome, Standing } from '../model.ts'

/** An item in the list of what is decided and what is missing. */
export type RecordItem = {
  id: string
  shortId: string
  number: string | null
  title: string
  lang: string
  isClosed: boolean
  standing: Standing | null
  isLate: boolean
  summary: string
  /** The meeting whose released minutes it approves; null: none, or they are approved already. */
  approves: { startsAt: Date; timeZone: string } | null
  /** Nobody has written one yet. */
  decision: { outcome: Outcome | null; beginning: string } | null
}

/**
 * How much of a vote the public may read once the minutes are released: its numbers; its numbers and the note, which says who voted how; its numbers
 * alone for ever, because the ballot was secret and nobody writes down who voted how.
 */
export const ballots = ['counts', 'named', 'secret'] as const
type Ballot = (typeof ballots)[number]
/** `ballot`: absent in votes from before it was asked about, which are told in numbers. */
export type Votes = { for: number; against: number; abstain: number; note: string; ballot?: Ballot }
export type StoredDecision = {
  id: string
  content: RichText
  outcome: Outcome | null
  postponedTo: string | null
  referredToBodyId: string | null
  votes: Votes | null
  /** The bodies that decided together at a joint meeting; null: the one that it stands under. */
  decidedBy: string[] | null
  isClosed: boolean
  revision: number
}
