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

export type Votes = { for: number; against: number; abstain: number; note: string }
export type StoredDecision = {
  id: string
  content: RichText
  outcome: Outcome | null
  postponedTo: string | null
  referredToBodyId: string | null
  votes: Votes | null
  isClosed: boolean
  revision: number
}
