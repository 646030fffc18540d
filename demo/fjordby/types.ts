/**
 * The shape of the invented demo municipality. Everything here is data; nothing reads a clock or a database.
 *
 * Dates. Nothing names a year: the demo stays as fresh as the day it is loaded. `calendar.ts` turns the two forms below into days.
 *
 * - A *meeting month* is a calendar month other than July, in which the council does not meet. Offsets count meeting months:
 *   0 is the month of the latest ordinary meeting (first Monday) that lies before the day of loading, -1 the one before, +1 the next.
 *   So month 0 is always held, month +1 is always today or later, and a special meeting in month -1 or earlier is always past.
 * - A `Day` is a day of a meeting month (1–28). `until` is exclusive everywhere; a missing `until` means "still".
 *
 * Texts (every `Prose`, title, summary) may hold placeholders. N is a whole number with its sign, the base is the day of the meeting:
 *
 *   {date:+14}     the day 14 days after the meeting, in words: "12. maj 2026"; {date:0} is the meeting's own day
 *   {month:+1}     name of the calendar month and year one month later: "juni 2026"
 *   {year} {year:+1} {year:-1}   the year of the meeting, moved by N years
 *   {meeting:m07}  the day of the meeting with that key, in words
 *
 * In texts outside a meeting (profiles, municipality) the base is the day of loading, and only {year} and {meeting:…} occur.
 */

export interface Day {
  month: number
  /** 1–28. */
  day: number
}

/** Monday 1 … Sunday 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** `{ month }` alone is the ordinary meeting day of that month, its first Monday; else the nth such weekday of the month. */
export interface When {
  month: number
  weekday?: Weekday
  nth?: 1 | 2 | 3 | 4
}

export interface DemoMunicipality {
  code: string
  name: string
  /** Shown in heads and addresses: "Fjordby Kommune". */
  fullName: string
  slug: string
  /** Hex colours for the three theme variables. */
  theme: { primary: string; primaryDark: string; accent: string }
  housingAreas: { key: string; name: string; description: string }[]
  contact: { name: string; address: string; postalCode: string; city: string; phone: string; email: string; hours: string[] }
  /** `email` addresses end in fjordby.example. */
  texts: {
    /** What the council does, in one sentence. */
    purpose: string
    /** The rules of procedure in brief, one rule per entry. */
    rules: string[]
    /** How a resident gets a seat. */
    howToJoin: string[]
    /** How to reach the council. */
    contact: string[]
  }
}

/** Settings by kind, for a body (its key) or, without one, for the whole municipality. */
export interface DemoSettings {
  body?: string
  values: Record<string, unknown>
}

export type BodyKind = 'council' | 'chair_group' | 'working_group' | 'committee' | 'city_council' | 'secretariat'

export interface DemoBody {
  key: string
  kind: BodyKind
  name: string
  parent?: string
  publicMeetings: boolean
  /** One or two sentences for the public page of the body. */
  purpose: string
  /** Titles of its offices as the body uses them. */
  offices?: { chair?: string; deputyChair?: string; lead?: string }
}

export interface DemoTerm {
  key: string
  body: string
  from: Day
  until: Day
  /** When members were elected and appointed; shown with the term. */
  note: string
}

export interface DemoSeatGroup {
  key: string
  name: string
  seats: number
  /** Who proposes the person, in plain words. */
  basis: string
}

export interface DemoSeat {
  key: string
  term: string
  group: string
  /** What the seat stands for, e.g. a housing area or an association. */
  label: string
}

export interface DemoPerson {
  key: string
  name: string
  title: string
  /** Public profile, one or two sentences; never origin. */
  profile: string
}

export type DemoFunction = 'chair' | 'deputy_chair' | 'member' | 'stand_in' | 'substitute' | 'lead'

export interface DemoMembership {
  person: string
  body: string
  /** Missing for substitutes and for bodies without seats. */
  seat?: string
  /** `stand_in` holds the seat (stedfortræder), `substitute` observes without one (suppleant). */
  function: DemoFunction
  from: Day
  until?: Day
  /** Body key, day and basis of the appointment. */
  appointed: { by: string; on: Day; basis: string }
  /** Why the membership ended early, in neutral words that may be public. */
  endReason?: string
}

/** A user role, which is not a membership. */
export interface DemoRole {
  person: string
  role: 'administrator' | 'secretary' | 'department'
  body: string
  from: Day
  until?: Day
}

export interface DemoCase {
  key: string
  /** Printed as year of that meeting month, hyphen, serial in six digits: 2025-004117. */
  number: { month: number; serial: number }
  title: string
  /** One plain sentence about what the case is. */
  summary: string
}

/** A paragraph, a paragraph in another language, or a list. */
export type Prose = string | { lang: 'ar' | 'en'; text: string } | { list: string[] }

export type Outcome = 'adopted' | 'noted' | 'postponed' | 'referred' | 'withdrawn'

export interface DemoDecision {
  outcome: Outcome
  /** The body of the house that it is referred to. */
  referredTo?: string
  text: Prose[]
}

export interface DemoItem {
  /** Unique over all meetings: "m07.3". */
  key: string
  title: string
  standing?: 'agenda' | 'minutes' | 'any_other_business'
  /** Only on `standing: 'minutes'`: the meetings whose minutes this item approves. */
  approves?: string[]
  case?: string
  /** Person key, or free text for a guest ("Name, title"). */
  presenter?: { person: string } | { guest: string }
  /** The decision in one plain sentence; what will be discussed when the meeting is still to come. */
  summary: string
  /** `by` and `to` are body keys; the text goes on after "… indstiller til …": "at …". */
  recommendation?: { by: string; to: string; text: string }
  background?: Prose[]
  economy?: string
  communication?: string
  /** Missing while the meeting is to come. */
  decision?: DemoDecision
  /** What bodies decided on the case before this house kept their minutes, the earliest first. `body` is a body key. */
  history?: { body: string; when: When; text: string }[]
  /** Titles alone, or with the words of a file, which is printed as a PDF as those of `DemoDocument`. */
  attachments?: (string | { title: string; text: string })[]
  /** The whole item is closed; only `publicTitle` and `reason` may be seen by the public. `title` is then closed as well. */
  closed?: { publicTitle: string; reason: string }
  /** The decision above was released, then corrected: what it says now and why. */
  correction?: { afterDays: number; corrected: Prose[]; reason: string }
}

export type MeetingKind = 'ordinary' | 'extraordinary' | 'pre_meeting' | 'joint' | 'theme' | 'dialogue' | 'study_trip'

export interface DemoMeeting {
  /** m01 … are the council's ordinary meetings; the others have a letter of their own. */
  key: string
  kind: MeetingKind
  /** Missing: the kind and the date are title enough. */
  title?: string
  when: When
  /** Local time "17:00"; `end` is missing while the meeting is to come. */
  start: string
  end?: string
  place: string
  virtual?: boolean
  /** Host body, and the bodies that meet with it. */
  host: string
  with?: string[]
  /** For a pre-meeting: the meeting that it prepares. */
  prepares?: string
  state: 'held' | 'called' | 'planned' | 'cancelled'
  /** `apologies` counts those of members of the host body at that day. */
  cancelled?: { reason: 'no_quorum'; apologies: number; note: string }
  secretary: string
  /** Members of the host body (on that day) who sent an apology; the reason is never public and therefore not here. Present are all others. */
  apologies: string[]
  /** Members who did not come and sent no apology. */
  absent?: string[]
  /** `before` is the item's key that the person no longer took part in. */
  leftEarly?: { person: string; at: string; before: string }[]
  arrivedLate?: { person: string; at: string }[]
  /** Present though not members of the host: substitutes and members of other bodies by key. */
  alsoPresent?: string[]
  /** "Name, title" of others present. */
  guests?: string[]
  /** Missing: nothing released (cancelled or to come). `same_meeting`: the body approves before it parts. */
  minutes?: { releasedAfterDays: number; approval: 'next_meeting' | 'same_meeting' }
  items: DemoItem[]
}

/** A meeting whose day is counted from the day of loading; a weekend moves it to the working day before (past) or after (to come). */
export type DemoUnderWay = Omit<DemoMeeting, 'when'> & { inDays: number }

/** A document as somebody brings it in; a file that ends in .pdf is printed from its text, where "# " begins a heading. */
export interface DemoDocument {
  key: string
  file: string
  /** The body that it is from, as whoever brings it in says. */
  body?: string
  text: string
  /** What somebody put right before it was let out; `dated`: days before the day that the text counts from. */
  mended?: { title?: string; dated?: number }
  /** The day that the text counts from; missing: the day of loading. */
  when?: When
  /** How many days before the day of loading it was brought in. */
  daysAgo: number
  /** Null: nobody has read it through yet. */
  release: 'with_file' | 'text_only' | null
}

export interface Demo {
  municipality: DemoMunicipality
  settings: DemoSettings[]
  bodies: DemoBody[]
  terms: DemoTerm[]
  seatGroups: DemoSeatGroup[]
  seats: DemoSeat[]
  people: DemoPerson[]
  memberships: DemoMembership[]
  roles: DemoRole[]
  cases: DemoCase[]
  /** In order of date. */
  meetings: DemoMeeting[]
  underWay: DemoUnderWay[]
  documents: DemoDocument[]
  /** Words that stand in closed content only; a test may look for them wherever the public reads. */
  secrets: string[]
}
