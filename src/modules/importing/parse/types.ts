/**
 * The shapes that the document parser hands on. `ParsedDocument` is the published JSON contract: its keys, their order and the rule
 * "absent = null or []" are relied on by the command line, the importer and other programs.
 */

export const documentKinds = ['minutes', 'agenda', 'policy', 'plan', 'prize', 'report', 'webpage', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const sectionKinds = [
  'recommendation',
  'background',
  'communication',
  'economy',
  'proceedings',
  'decision',
  'attachments',
  'legal',
  'hearing',
  'schedule',
  'other',
] as const
export type SectionKind = (typeof sectionKinds)[number]

/** A person listed as present; role and party as printed ("formand", "A"). */
export interface Attendee {
  name: string
  role: string | null
  party: string | null
}

export interface Absentee {
  name: string
  reason: string | null
}

/** Somebody who came, and the numbers of the items that were treated without her or him: late, gone early or recused. */
export interface AbsentForItems {
  name: string
  items: string[]
}

export const outcomes = ['adopted', 'noted', 'postponed', 'withdrawn', 'returned', 'rejected', 'referred', 'other'] as const
/** What became of a matter: `returned` to those who brought it, `referred` to another body, `other` a reply, an opinion or a wish. */
export type Outcome = (typeof outcomes)[number]

/** The vote on the main question, as counted in the minutes; `abstained` is 0 where nobody is said to have abstained. */
export interface Vote {
  for: number
  against: number
  abstained: number
}

/** A captioned block of an item. `caption` is as printed, null for text that stands before any caption; paragraphs are joined by one `\n`. */
export interface ParsedSection {
  kind: SectionKind
  caption: string | null
  text: string | null
}

/** One entry of the history of the case (sagens forløb). `date` is ISO, null when the printed date does not exist. */
export interface EarlierDecision {
  body: string | null
  date: string | null
  text: string | null
}

/**
 * An agenda item. `decision`, `earlierDecisions` and `attachments` are copies of what stands in `sections`.
 *
 * `closed` says what the source says, and fails closed. It is true when the item or the group it stands in is marked closed, when the
 * document as a whole is marked closed, when its own text says that it was treated behind closed doors, and when the document marks
 * openness item by item but says nothing about this one (missing = closed). It is false when the item is marked open, and in ordinary
 * minutes or agendas in which nothing at all speaks of closed items. False never publishes anything: a person releases an import.
 */
export interface ParsedItem {
  number: string | null
  title: string | null
  caseNumber: string | null
  closed: boolean
  sections: ParsedSection[]
  decision: string | null
  earlierDecisions: EarlierDecision[]
  attachments: string[]
  /** By the words of the decision; null where none is printed. */
  outcome: Outcome | null
  vote: Vote | null
}

/** A line of the source that no field holds in full; `line` is 1-based in the decoded text. */
export interface UnplacedLine {
  line: number
  text: string
}

/** A theme of a policy or plan. `number` as printed, else its place among the themes. */
export interface Theme {
  number: string
  title: string
  intent: string | null
  initiatives: Initiative[]
}

export interface Initiative {
  number: string | null
  text: string
}

export const targetKinds = ['absolute', 'relative', 'reference', 'qualitative', 'unset'] as const

/**
 * What a plan sets out to reach. `absolute`: a value, or a change counted in the unit (percentage points, places); `relative`: a change in
 * percent of what it was; `reference`: as much as something that moves, such as the average; `unset`: the place of the number is empty.
 * `change` is negative for less. `unit` is percent, percentagePoints, kr or the noun as printed. Numbers are never inferred.
 */
export interface Target {
  text: string
  kind: (typeof targetKinds)[number]
  indicator: string | null
  group: string | null
  area: string | null
  baseline: number | null
  baselineYear: number | null
  change: number | null
  value: number | null
  unit: string | null
  year: number | null
  reference: string | null
}

/** `amount` in kroner. */
export interface Prize {
  name: string
  amount: number | null
  criteria: string[]
}

export interface Winner {
  year: number | null
  prize: string | null
  names: string[]
  organisation: string | null
}

/** `period` is a year or two years with a hyphen ("2015-2018"). */
export interface Hearing {
  subject: string
  period: string | null
}

export interface DialogueMeeting {
  text: string
  year: number | null
}

export interface WorkingGroup {
  purpose: string | null
  members: string[]
}

/** What somebody is to do after the meeting. `item` is the number of the item, `when` an ISO date, perhaps with time (YYYY-MM-DDTHH:MM). */
export interface FollowUp {
  item: string | null
  who: string | null
  when: string | null
  what: string
}

export interface ContentsLine {
  title: string
  page: number | null
}

/** What has no field of its own, under a stable key (see docs/import.md). `text` is the sentence or line that says it. */
export interface Fact {
  key: string
  value: string | number | boolean
  text: string
}

/** What is read from policies, plans, prizes, reports and web pages, and where they have it from minutes; in the published order. */
export interface PlanFields {
  themes: Theme[]
  targets: Target[]
  prizes: Prize[]
  winners: Winner[]
  hearings: Hearing[]
  dialogueMeetings: DialogueMeeting[]
  workingGroups: WorkingGroup[]
  followUps: FollowUp[]
  contents: ContentsLine[]
  relatedDocuments: string[]
  facts: Fact[]
}

export interface ParsedDocument extends PlanFields {
  kind: DocumentKind
  title: string | null
  body: string | null
  /** ISO date. */
  date: string | null
  /** HH:MM, wall time of the municipality. */
  time: string | null
  place: string | null
  attendees: Attendee[]
  absent: Absentee[]
  items: ParsedItem[]
  unplaced: UnplacedLine[]
  /** The doubts as Danish sentences, in the order of the source. */
  warnings: string[]
  /** HH:MM. */
  endTime: string | null
  absentForItems: AbsentForItems[]
}

export const doubtCodes = [
  'notMeeting',
  'noDate',
  'noBody',
  'noAttendees',
  'noItems',
  'closedDocument',
  'dateImpossible',
  'datesDisagree',
  'weekdayDisagrees',
  'dateWithoutYear',
  'datesWithoutYear',
  'contentsDisagree',
  'numberJumps',
  'numberRepeats',
  'noDecision',
  'decisionInferred',
  'severalDecisions',
  'decisionDiffers',
  'nameVariant',
  'namesAlike',
  'twoInOne',
  'attendanceInItem',
  'closedMark',
  'closedInDoubt',
  'unknownCaption',
  'personalData',
  'unplacedLine',
  'joinedWord',
  'mendedLetters',
  'presentInferred',
  'presentGuessed',
  'targetUnset',
  'nearName',
  'yearUnsure',
] as const
export type DoubtCode = (typeof doubtCodes)[number]

/** Something a person should look at before the import is released. `line` is 1-based in the decoded text; `path` names a field. */
export interface Doubt {
  code: DoubtCode
  line: number | null
  path: string
  params: Record<string, string>
}

/** The lines (1-based, inclusive) from which the field at `path` was read, for showing the source beside the result. */
export interface Span {
  path: string
  from: number
  to: number
}

export interface ParsedWithSource {
  document: ParsedDocument
  doubts: Doubt[]
  spans: Span[]
}
