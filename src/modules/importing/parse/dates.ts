import { Temporal } from 'temporal-polyfill'

/** A date as printed. `iso` is null when no such day exists (31-02-2021). `weekday` is 1 (Monday) to 7, null when none is printed. */
export interface PrintedDate {
  text: string
  at: number
  iso: string | null
  weekday: number | null
}

const WEEKDAYS = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag']
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const MONTH =
  'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec'

const ENGLISH_MONTH = 'january|february|march|may|june|july|october'

const ISO_DATE = /(?<!\d)(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?!\d)/g
const NUMERIC_DATE = /(?<!\d|\d\.)(?<d>\d{1,2})[.\-/] ?(?<m>\d{1,2})[.\-/ ] ?(?<y>\d{4})(?!\d)/g
/** "3/4-19", "3.4.19": the same sign twice, or a day and month as a fraction, or it could be a time or a number. */
const SHORT_DATE =
  /(?<!\d|\d[.:/-]|[:/-])(?<d>\d{1,2})(?:\/ ?(?<m>\d{1,2})[ -]|(?<sign>[./-])(?<m2>\d{1,2})\k<sign>)(?<yy>\d{2})(?![\d:]|[./-]\d)/g
const WORDED_DATE = new RegExp(`(?<!\\d)(?<d>\\d{1,2})\\.?[ -]{0,2}(?<m>${MONTH})\\.?(?:,? |-)(?<y>\\d{4})(?!\\d)`, 'giu')
/** "April 3, 2019", as web pages print it. */
const MONTH_FIRST_DATE = new RegExp(`(?<!\\p{L})(?<m>${ENGLISH_MONTH}|${MONTH}) (?<d>\\d{1,2}),? (?<y>\\d{4})(?!\\d)`, 'giu')
/** "3.-4. april 2019" is the 3rd. */
const RANGE_DATE = new RegExp(
  `(?<![\\d.])(?<d>\\d{1,2})\\.? ?(?:[-–]|og|til|til den) ?\\d{1,2}\\.? ?(?<m>${MONTH})\\.? (?<y>\\d{4})(?!\\d)`,
  'giu',
)
const YEARLESS_DATE = new RegExp(`(?<!\\d|\\d\\.)(?<d>\\d{1,2})\\. ?(?<m>${MONTH})(?!\\p{L})(?!\\.? ?\\d{4})`, 'giu')
const YEARLESS_FRACTION = /(?<=(?:^|\s)(?:den|d\.) )(?<d>\d{1,2})\/(?<m>\d{1,2})(?![\d/-]| \d{4})/giu
const WEEKDAY_BEFORE = new RegExp(`(${WEEKDAYS.join('|')}),?(?: (?:den|d\\.))? ?$`, 'i')
const CLOCK = String.raw`(\d{1,2})(?:[.:](\d{2}))?(?::\d{2})?(?![\d:])(?!\.\d)`
const UNTIL = String.raw`(?:\s?(?:-|–|—|til)\s?(?:ca\. )?(?:kl\.?|klokken)?\s?${CLOCK})?`
const TIME_WORD = new RegExp(String.raw`(?<!\p{L})(?:kl\.?|klokken)\s?(?:ca\. ?)?${CLOCK}${UNTIL}`, 'iu')
const BARE_TIME = new RegExp(
  String.raw`(?<![\d.:,])(\d{1,2})[.:](\d{2})(?::\d{2})?(?![.:]?\d)${UNTIL}|(?<![\d.:,/-])(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\d.:/-])`,
  'iu',
)
const FILLER = new RegExp(`(?<!\\p{L})(?:${WEEKDAYS.join('|')}|den|d|kl|klokken|dato|fra|til|slut)(?!\\p{L})`, 'giu')

/** All full dates in a text, in order: `2021-04-12`, `12-04-2021`, `12/4 2021`, `28.01 2016`, `12. april 2021`, `15-maj-2002`, `3/4-19`, `3.-4. april 2019`. */
export function findDates(text: string): PrintedDate[] {
  const found = [ISO_DATE, NUMERIC_DATE, SHORT_DATE, RANGE_DATE, WORDED_DATE, MONTH_FIRST_DATE]
    .flatMap((form) => [...text.matchAll(form)].map((match) => printedDate(match, text)))
    .sort((a, b) => a.at - b.at || b.text.length - a.text.length)
  let end = 0
  return found.filter(({ at, text: words }) => {
    if (at < end) return false
    end = at + words.length
    return true
  })
}

/** A date without a year as printed, and the day that it most likely is. */
export interface YearlessDate {
  text: string
  at: number
  guess: string | null
}

/** What may stand between days that share the year behind the last of them. */
const SHARES_YEAR = new RegExp(`^(?:[\\s,.;]|og|samt|eller|den|d\\.|${WEEKDAYS.join('|')})*$`, 'iu')

/**
 * Dates without a year ("26. april"), each with a guess: the year behind the next one ("12. og 26. april 2021"), else the year in which the printed
 * weekday is right, else the one in which the day lies nearest to the meeting, since people speak of what was and what comes next. The guess is null
 * without a meeting date or when the day does not exist that year.
 */
export function findYearlessDates(text: string, meeting: string | null): YearlessDate[] {
  const full = findDates(text)
  const found = [YEARLESS_DATE, YEARLESS_FRACTION].flatMap((form) => [...text.matchAll(form)]).sort((a, b) => a.index - b.index)
  let end = text.length
  let shared: string | null = null
  const dates = found.reverse().map((match) => {
    const behind = match.index + match[0].length
    const next = full.find(({ at }) => at >= behind && at <= end)
    if (!SHARES_YEAR.test(text.slice(behind, next?.at ?? end))) shared = null
    else if (next) shared = next.iso
    end = match.index
    return { text: match[0], at: match.index, guess: shared ? upTo(match, shared) : nearest(match, text, meeting) }
  })
  return dates.reverse()
}

/** Whether nothing stands between the days of a line but what parts a list. */
export const areListed = (text: string, dates: readonly YearlessDate[]): boolean =>
  dates.every((date, i) => {
    const before = dates[i - 1]
    return !before || SHARES_YEAR.test(text.slice(before.at + before.text.length, date.at))
  })

/**
 * Days that follow each other in a list run on over New Year: "5. december, 9. januar … 12. juni" are one winter, also where June lies nearer behind.
 * Days that do not run on so within a year stay as they were.
 */
export function runningOn(dates: readonly YearlessDate[]): YearlessDate[] {
  let before = dates[0]?.guess ?? null
  const first = before
  const running = dates.map((date) => {
    const { guess } = date
    if (guess === null || before === null || guess >= before) {
      before = guess ?? before
      return date
    }
    const [year = 0, month = 0, day = 0] = [before.slice(0, 4), guess.slice(5, 7), guess.slice(8)].map(Number)
    const same = isoDate(year, month, day)
    before = same !== null && same >= before ? same : (isoDate(year + 1, month, day) ?? before)
    return { ...date, guess: before }
  })
  return first !== null && before !== null && Date.parse(before) - Date.parse(first) <= 366 * DAY_MS ? running : [...dates]
}

/** What a line says about when: its dates, when it begins and ends (HH:MM), and whatever else stands there. */
export interface Moment {
  dates: PrintedDate[]
  time: string | null
  endTime: string | null
  rest: string
  /** What stands behind the last of them, and between the day and the hour. */
  after: string
  between: string
}

/** @param bareTimes the words "kl." may be missing: "17.00 - 19.30", "17-19" */
export function readMoment(text: string, bareTimes: boolean): Moment {
  const dates = findDates(text)
  const blank = (whole: string, at: number, length: number): string => whole.slice(0, at) + ' '.repeat(length) + whole.slice(at + length)
  let rest = dates.reduce((left, date) => blank(left, date.at, date.text.length), text)
  const match = TIME_WORD.exec(rest) ?? (bareTimes ? BARE_TIME.exec(rest) : null)
  const time = match ? clock(match[1] ?? match[5], match[2]) : null
  const endTime = match && time ? clock(match[3] ?? match[6], match[4]) : null
  if (match && time) rest = blank(rest, match.index, match[0].length)
  const ends = [...dates.map((date) => date.at + date.text.length), match && time ? match.index + match[0].length : 0]
  const after = text.slice(Math.max(...ends))
  const between = match && time ? text.slice(Math.min(match.index, ends[0] ?? 0), match.index) : ''
  rest = rest
    .replace(FILLER, ' ')
    .replace(/^[\s.,;:–-]+/, '')
    .replace(/\s{2,}/g, ' ')
    .trimEnd()
  return { dates, time, endTime, rest: /[\p{L}\p{N}]/u.test(rest) ? rest : '', after, between }
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(iso: string): number {
  return Temporal.PlainDate.from(iso).dayOfWeek
}

/** The Danish name of a weekday, 1 (Monday) to 7 (Sunday). */
export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? ''
}

function printedDate(match: RegExpExecArray, text: string): PrintedDate {
  const { y, yy, m2, m = m2 ?? '', d = '' } = match.groups ?? {}
  const year = y === undefined ? 2000 + Number(yy) - (Number(yy) > 70 ? 100 : 0) : Number(y)
  return { text: match[0], at: match.index, iso: isoDate(year, monthNumber(m), Number(d)), weekday: weekdayBefore(text, match.index) }
}

function weekdayBefore(text: string, at: number): number | null {
  const before = WEEKDAY_BEFORE.exec(text.slice(Math.max(0, at - 20), at))
  return before?.[1] ? WEEKDAYS.indexOf(before[1].toLowerCase()) + 1 : null
}

function monthNumber(printed: string): number {
  if (/^ma(?:y|rch)/i.test(printed)) return /y/i.test(printed) ? 5 : 3
  return /^\d/.test(printed) ? Number(printed) : MONTHS.indexOf(printed.slice(0, 3).toLowerCase().replace('oct', 'okt')) + 1
}

function isoDate(year: number, month: number, day: number): string | null {
  const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  if (year < 1000 || day < 1 || day > (lengths[month - 1] ?? 0)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function clock(hours: string | undefined, minutes = '0'): string | null {
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (hours === undefined) return null
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The day in the year of a later one, or in the year before it. */
function upTo({ groups }: RegExpExecArray, later: string): string | null {
  const [year, month, day] = [Number(later.slice(0, 4)), monthNumber(groups?.['m'] ?? ''), Number(groups?.['d'])]
  const same = isoDate(year, month, day)
  return same !== null && same <= later ? same : isoDate(year - 1, month, day)
}

function nearest(match: RegExpExecArray, text: string, meeting: string | null): string | null {
  if (!meeting) return null
  const [month, day] = [monthNumber(match.groups?.['m'] ?? ''), Number(match.groups?.['d'])]
  const guesses = [-1, 0, 1]
    .map((shift) => isoDate(Number(meeting.slice(0, 4)) + shift, month, day))
    .filter((guess) => guess !== null)
    .sort((a, b) => distance(a, meeting) - distance(b, meeting))
  const weekday = weekdayBefore(text, match.index)
  return guesses.find((guess) => weekdayOf(guess) === weekday) ?? guesses[0] ?? null
}

const DAY_MS = 86_400_000
const distance = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b))
