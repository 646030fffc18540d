import type { MeetingOfDay, Outgoing } from '#modules/meetings/index.ts'
import type { Texts } from '#texts/index.ts'
import type { FieldErrors } from '#ui/form/errors.ts'
import type { Applied } from '../draft/apply.ts'
import type { Change } from '../draft/changes.ts'
import type { Draft } from '../draft/draft.ts'
import type { ParsedDocument, Span } from '../parse/types.ts'
import type { Match } from '../people.ts'
import type { Lack } from '../settle.ts'
import type { Left } from './later.ts'
import type { ReviewTexts } from './review.text.ts'

/** A doubt in the reader's words; those with one number are one, told once with the places of all. `anchor` is the place on the page where it is marked. */
export type ReviewDoubt = {
  id: string
  n: number
  text: string
  /** What a tick says, where the sentence alone leaves it open. */
  hint: string | undefined
  line: number | null
  anchor: string
  /** What of it must be answered by itself, in the reader's words; null: it may be answered with others. */
  grave: string | null
  /** Answered by a choice of its own above the list, never by a tick. */
  isQuestion: boolean
  answer: 'accepted' | 'corrected' | null
  /** Words that could be a caption, and whether the municipality has taught it by now; null: it is no such doubt. */
  caption: { words: string; isKnown: boolean } | null
}

export type ReviewEdit = { id: string; kind: Change['op']; what: string; by: string; at: Date }

/** `path`: where its file is fetched, by those who may read drafts. `read`: what it was read as; null: no list names it. */
export type ShownPaper = { key: string; title: string; read: string | null; isClosed: boolean; hasFile: boolean; path: string | null }

/** Which items are shown, and which lines of the source beside them; pages and lines count from 1. */
export type Paging = { current: number; total: number; keys: ReadonlySet<string>; from: number; to: number }

export type ReviewProps = {
  t: Texts
  texts: ReviewTexts
  lang: string
  timeZone: string
  href: (path: string) => string
  /** A key for one form; each form has its own. */
  once: () => string
  id: string
  fileName: string
  state: 'draft' | 'confirmed' | 'undone'
  parsed: ParsedDocument
  draft: Draft
  said: Applied['said']
  spans: Span[]
  lines: string[]
  /** In which language the source is written. */
  sourceLang: string
  /** What of a long document this page shows, and where a place or a line is to be found, on this page or another. */
  paging: Paging
  placeHref: (anchor: string) => string
  lineHref: (line: number) => string
  isHere: (doubt: Pick<ReviewDoubt, 'anchor' | 'line'>) => boolean
  doubts: ReviewDoubt[]
  edits: ReviewEdit[]
  /** The number of the last change, which comes back with each form. */
  seq: number
  people: ReadonlyMap<string, Match>
  /** By the key of their item. */
  papers: ReadonlyMap<string, ShownPaper[]>
  bodies: string[]
  meetingHref: string | null
  isFilled: boolean
  documentHref: string | null
  withdrawnAt: Date | null
  batchHref: string | null
  /** That the file had come before, for the one who has just sent it again. */
  known: string | null
  lack: Lack | null
  /** What goes out when the meeting of the draft does. */
  outgoing: Outgoing | null
  /** Of the lines that hold something, how many go out when it does as a document, and how many do not. */
  wording: { out: number; kept: number }
  sameDay: MeetingOfDay[]
  /** Papers that came with the same document later, and the title of the item of each. */
  offered: { title: string; item: string }[]
  /** The items of those meetings, by their short ids, that this person has begun to correct. */
  begun: ReadonlySet<string>
  /** What of those items was left as it is when a later version said it otherwise. */
  left: Left
  /** Whether this person may teach captions, and who else may. */
  teaching: { may: boolean; ask: string[] }
  /** Where it is said that a change is kept; null: on top of the page. */
  saved: { place: string | null } | null
  /** The line of the source that the page is about. */
  atLine: number | null
  /** The place that is being changed, and what stands in its fields. */
  editing: string | null
  values: Record<string, string>
  errors: FieldErrors
  hasFindings: boolean
}

/** The id of a place on the page. */
export const anchorOf = (place: string) => `felt-${place.replace(/[^\p{L}\p{N}]+/gu, '-')}`

/** Each doubt once, by the first of its places. */
export function toldOnce(doubts: readonly ReviewDoubt[]): ReviewDoubt[] {
  const told = new Set<number>()
  return doubts.filter(({ n }) => !told.has(n) && told.add(n))
}

/** The field in which somebody says that a doubt is right as it stands. */
export const doubtField = (id: string) => `tvivl-${id}`
