import type { RichText } from '#platform/richtext/richtext.ts'

/** The public model of a meeting: what a snapshot holds, what the page shows, what the open data gives. Never a closed word. */
export type MeetingModel = {
  schema: 'brobygger/meeting/1'
  id: string
  kind: MeetingKind
  title: string
  /** The host body first. */
  bodies: { id: string; name: string; slug: string | null }[]
  /** ISO 8601 instants. */
  startsAt: string
  endsAt: string | null
  timeZone: string
  timeKnown: boolean
  place: string
  isVirtual: boolean
  state: MeetingState
  cancelledReason: string | null
  /** Members: it was sent to those who sit in the bodies, and the public sees when and where they meet. */
  agenda: 'none' | 'members' | 'published'
  minutes: 'none' | 'released' | 'approved' | 'signed'
  releasedAt: string | null
  approvedAt: string | null
  /** The item of a later meeting that approved these minutes. */
  approvedBy: { shortId: string; meetingTitle: string; startsAt: string } | null
  /** Who signed the approved minutes, when, and which version of them. Absent: nobody has. */
  signature?: { by: string; at: string; version: number; rootHash: string }
  present: { name: string; role: string; party: string; remote: boolean; leftAt: string | null; arrivedAt: string | null }[]
  /** Who sent an apology; the reason is never part of the model. */
  apologies: { name: string }[]
  items: ItemModel[]
}

export type ItemModel = {
  id: string
  shortId: string
  number: string | null
  /** A closed item has its public title, or none at all, and nothing else. */
  title: string | null
  /** What a closed item may be called in public. Null in the public model, where `title` has taken its value. */
  publicTitle: string | null
  isClosed: boolean
  lang: string
  standing: Standing | null
  supplement: number | null
  /** The secretariat is still writing it: it went out with no agenda and no supplement. Never in the public model. */
  isUnsent?: true
  presenter: string
  summary: string
  cases: { number: string; slug: string; title: string }[]
  /** Who took no part in the item because they were disqualified; the reason is never part of the model. Absent: nobody, or a version from before this was shown. */
  recused?: { name: string }[]
  sections: { kind: SectionKind; caption: string; lang: string; isClosed: boolean; content: RichText }[]
  decisions: DecisionModel[]
  /** Imported entries of the case's history; this house's own decisions are found by query. */
  history: { body: string; date: string | null; text: string; repeatsDecision: boolean }[]
  attachments: AttachmentModel[]
}

/** A paper of an item. What was read in from old minutes is a title alone, and so is everything in versions from before papers were kept. */
export type AttachmentModel = {
  title: string
  isClosed: boolean
  id?: string
  fileName?: string
  mediaType?: string
  size?: number
  sha256?: string
  /** The secretariat alone has it: it went out with no agenda, no supplement and no minutes. Never in the public model. */
  isUnsent?: true
  /** The day on which it went out, where that was later than its item. */
  lateOn?: string
}

export type DecisionModel = {
  isClosed: boolean
  body: string
  caption: string
  lang: string
  content: RichText
  outcome: Outcome | null
  postponedTo: string | null
  referredTo: string | null
  /** How the vote fell. Absent: nobody voted, or a version from before this was shown. */
  votes?: VotesModel
  /** The bodies that decided together. Absent: `body` alone. */
  decidedBy?: string[]
}

/** `note`: who voted how, or a minority's words; only where whoever wrote the vote down has said that it may be read. */
export type VotesModel = { for: number; against: number; abstain: number; isSecret?: true; note?: string }

export const meetingKinds = [
  'ordinary',
  'extraordinary',
  'pre_meeting',
  'joint',
  'theme',
  'dialogue',
  'chair_dialogue',
  'study_trip',
] as const
export type MeetingKind = (typeof meetingKinds)[number]
export const meetingStates = ['planned', 'called', 'held', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]
export const agendaStates = ['draft', 'approved', 'published'] as const
export type AgendaState = (typeof agendaStates)[number]
/** None: nobody has begun to write. */
export const minutesStates = ['none', 'draft', 'released', 'approved', 'signed'] as const
export type MinutesState = (typeof minutesStates)[number]
export type { ReleaseRule } from '#modules/council/index.ts'
export type Standing = 'approve_agenda' | 'last_minutes' | 'any_other_business'
export type Outcome = 'adopted' | 'noted' | 'postponed' | 'referred' | 'withdrawn' | 'rejected'
/** Section kinds that are rows of their own; the decision and the history of the case are not sections in the database. */
export type SectionKind =
  | 'recommendation'
  | 'background'
  | 'communication'
  | 'economy'
  | 'attachments'
  | 'legal'
  | 'hearing'
  | 'schedule'
  | 'other'
