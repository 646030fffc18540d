import type { ReviewProps } from './props.ts'

/** What is left of a document whose import was undone: nothing. */
export const emptyRun = {
  attendees: [],
  absent: [],
  items: [],
  unplaced: [],
  warnings: [],
  kind: 'other',
  title: null,
  body: null,
  date: null,
  time: null,
  place: null,
}

export const nothingRead = {
  spans: [],
  doubts: [],
  edits: [],
  seq: 0,
  people: new Map(),
  papers: new Map(),
  bodies: [],
  lack: null,
  outgoing: null,
  wording: { out: 0, kept: 0 },
  isFilled: false,
  sameDay: [],
  offered: [],
  begun: new Set(),
  left: new Map(),
  teaching: { may: false, ask: [] },
  saved: null,
  atLine: null,
} satisfies Partial<ReviewProps>
