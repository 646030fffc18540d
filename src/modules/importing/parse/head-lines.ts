import { toldPresence } from './attendance-prose.ts'
import { bodyIn, isBodyName, LETTERHEAD } from './bodies.ts'
import type { ClassifiedLine } from './classify.ts'
import { readMoment } from './dates.ts'
import {
  addDates,
  type DateSource,
  endIn,
  type Head,
  keep,
  listAbsent,
  listPresent,
  meetingWord,
  set,
  setTimes,
  span,
} from './head-fields.ts'
import { MAX_HEADING_LENGTH, titleKey, withoutMarkup } from './lines.ts'
import { looksLikePeople } from './names.ts'
import { pageNumber } from './pages.ts'
import { PLACE_WORD, placeIn, saysWhere, withoutRemark } from './places.ts'

const MAX_MOMENT = 200
/** A line that says when something else happened: the paper was sent or printed. */
const OTHER_MOMENT =
  /(?<!\p{L})(?:udsendt|udskrevet|sendt|offentliggjort|publiceret|printet|oprettet|revideret|godkendt|udarbejdet|ajourført|senest|næste møde|frist|tlf|telefon|cvr|fra mødet)(?!\p{L})/iu
/** Several of them tell what comes when, and not when the meeting is. */
const HOURS = /(?<!\p{L})kl\.? ?\d/giu
/** "Tirsdag den 3. maj 2021 kl. 17.00 - 19.00 i Salen", alone or in the title of the document. */
export function readMeetingLine(head: Head, line: ClassifiedLine, from: DateSource['from']): boolean {
  const text = withoutMarkup(line.text)
  if (text.length > MAX_MOMENT || OTHER_MOMENT.test(text.replace(/fra mødet/iu, from === 'title' ? '' : '$&'))) return false
  const moment = readMoment(text, findsDate(text))
  if (moment.dates.length === 0 && moment.time === null) return false
  // "- 3. Orientering (kl. 12.15-12.20)" tells when the item comes.
  if (moment.dates.length === 0 && ((text.match(HOURS)?.length ?? 0) > 1 || /^[-–•·] \d{1,3}[.)] /u.test(text))) return false
  const { place, left } = placeIn(moment)
  const certain = moment.dates.length > 0 && moment.time !== null
  if (from === 'line' && left !== '' && !certain && !isBodyName(left) && !saysMeeting(text)) return false
  addDates(head, moment.dates, from, [line])
  setTimes(head, { ...moment, endTime: moment.endTime ?? endIn(text) }, [line])
  if (place !== null && head.place === null) set(head, 'place', place, [line])
  if (head.body === null && isBodyName(left)) set(head, 'body', bodyIn(left) ?? left, [line])
  const otherTimes = (moment.time ?? head.time) !== head.time || (moment.endTime ?? head.endTime) !== head.endTime
  if (otherTimes) keep(head, [line])
  else if (left !== '' && !(head.body !== null && head.body === bodyIn(left))) keep(head, [line])
  else if (moment.rest.replace(/^(?:i|på) /iu, '') !== (place ?? '')) head.furniture.push(line)
  return true
}

/** "Forside / Politik / Kulturudvalget / Referater": the way to the page names the body, the nearest last. "Råd og udvalg" are all of them. */
export function readCrumbs(head: Head, line: ClassifiedLine): boolean {
  const crumbs = line.text.length > MAX_HEADING_LENGTH ? [] : line.text.split(/\s+[/>›»]\s+/u)
  if (crumbs.length < 3) return false
  const bodies = crumbs.filter((text) => isBodyName(text) && !/(?<!\p{L})(?:råd|udvalg|nævn)(?!\p{L})/u.test(text))
  const body = bodyIn(bodies.at(-1) ?? '')
  if (body === null) return false
  if (head.body === null) set(head, 'body', body, [line])
  head.furniture.push(line)
  return true
}

/** "Kulturhuset, Skovvej 7 kl. 16.00" below the day */
const HOUR_BEHIND = /,? kl\.? ?\d{1,2}[.:]\d{2}(?: ?[–-] ?\d{1,2}[.:]\d{2})?$/iu

/** A line below the moment of the meeting that is no list, heading or sentence says where it was held. */
export function readPlaceLine(head: Head, line: ClassifiedLine): boolean {
  const whole = withoutMarkup(line.text).replace(/^(?:i|på|hos) (?=\p{Lu})/u, '')
  const text = whole.replace(HOUR_BEHIND, '')
  const isPlace = PLACE_WORD.test(text) || !line.blankBefore
  if (head.place !== null || text.length > 100 || !isPlace || !saysWhere(text) || !/^[\p{Lu}\d]/u.test(text) || /[.!?:]$/u.test(text))
    return false
  if (readMoment(text, false).time !== null || line.contentsHeading) return false
  if (meetingWord(text) !== null || LETTERHEAD.test(text) || isBodyName(text) || looksLikeNames(text)) return false
  const place = withoutRemark(text)
  set(head, 'place', place, [line])
  const { time, endTime } = readMoment(whole, false)
  setTimes(head, { time, endTime }, [line])
  if (place !== text || (time !== null && head.time !== time)) keep(head, [line])
  return true
}

/** "Skovskolen, lærerværelset" right above the line that says when. */
export function readPlaceAbove(head: Head, line: ClassifiedLine): void {
  const kept = head.kept.indexOf(line)
  if (kept === -1 || !PLACE_WORD.test(line.text) || !readPlaceLine(head, line)) return
  head.kept.splice(kept, 1)
}

/** Whatever the line says: the body, the municipality, who came, or nothing that a field holds. */
export function readUnlabelled(head: Head, line: ClassifiedLine): void {
  const text = withoutMarkup(line.text)
  if (head.title !== null && titleKey(text) === titleKey(head.title)) {
    span(head, 'title', [line])
    return
  }
  if (text.length <= MAX_HEADING_LENGTH) {
    const halves = text.split(/\s{3,}|\t/u)
    if (halves.length > 1 && readParts(head, line, halves)) return
    if (isBodyName(text) || isAllBody(text)) {
      readBody(head, line, text)
      return
    }
    if (LETTERHEAD.test(text) || line.furniture) {
      head.furniture.push(line)
      return
    }
    const parts = text.split(/\s*[·|•]\s*|\s{2,}|\t/u).filter(Boolean)
    if (parts.length > 1 && readParts(head, line, parts)) return
    const names = text.split(/,\s|\s[–-]\s/u)
    if (names.length > 1 && names.some((name) => LETTERHEAD.test(name)) && readParts(head, line, names)) return
    if (readMeetingLine(head, line, 'line')) return
  }
  readPresence(head, line)
}

/** "Fjordby Kommune · Byrådet · 03-05-2021 · Side 1 af 4": each part by itself; the line stays, since no field holds it whole. */
function readParts(head: Head, line: ClassifiedLine, parts: string[]): boolean {
  const known = parts.filter((text) => {
    if (LETTERHEAD.test(text) || pageNumber(text) !== null) return true
    if (isBodyName(text)) {
      head.body ??= bodyIn(text)
      span(head, 'body', [line])
      return true
    }
    return readMeetingLine(head, { ...line, text }, 'line')
  })
  if (known.length === 0) return false
  // In the right half of a head; beside the name of the municipality stands its address.
  const place = parts.find((text) => !known.includes(text) && PLACE_WORD.test(text) && /^\p{Lu}\D{3,60}$/u.test(text))
  if (place && head.place === null && !parts.some((text) => LETTERHEAD.test(text))) set(head, 'place', place, [line])
  head.furniture.push(line)
  return true
}

function readBody(head: Head, line: ClassifiedLine, text: string): void {
  const body = bodyIn(text) ?? text
  if (head.body !== null && titleKey(head.body) !== titleKey(body)) keep(head, [line])
  else {
    set(head, 'body', body, [line])
    if (titleKey(body) !== titleKey(text)) head.furniture.push(line)
  }
}

/** "INTEGRATIONSRÅDET I FJORDBY", "Byrådet i Fjordby Kommune". */
function isAllBody(text: string): boolean {
  const [name, ...place] = text.split(/ i (?=\p{Lu}[\p{L} -]+$)/iu)
  return place.length === 1 && isBodyName(name ?? '') && (place[0] ?? '').split(' ').length <= 3
}

function readPresence(head: Head, line: ClassifiedLine): void {
  if (!readToldPresence(head, [line])) keep(head, [line])
}

/** What a sentence, perhaps over several lines, tells of who came; false when it tells nothing. */
export function readToldPresence(head: Head, lines: ClassifiedLine[]): boolean {
  const told = toldPresence(withoutMarkup(lines.map(({ text }) => text).join(' ')))
  if (told === null) return false
  for (const person of told.present) listPresent(head, person, lines)
  for (const person of told.absent) listAbsent(head, person, lines)
  if (told.more) keep(head, lines)
  else head.furniture.push(...lines)
  return true
}

function findsDate(text: string): boolean {
  return readMoment(text, false).dates.length > 0
}

/** The line speaks of a meeting. */
export function saysMeeting(text: string): boolean {
  return /(?<!\p{L})(?:(?:\p{L}*(?:råds|udvalgs|bestyrelses))?møde|mødet|fællesmøde)(?!\p{L})/iu.test(text) || meetingWord(text) !== null
}

function looksLikeNames(text: string): boolean {
  return looksLikePeople(text) && !PLACE_WORD.test(text)
}
