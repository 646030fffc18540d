import { bodyIn } from './bodies.ts'
import type { Moment } from './dates.ts'

/** What stands around the moment in a line about the meeting, and says nothing of when or where. */
const ABOUT_MEETING =
  /(?<!\p{L})(?:referat|mødereferat|beslutningsreferat|beslutningsprotokol|protokol|dagsorden|tillægsdagsorden|indkaldelse|mødeindkaldelse|åbent|åben|lukket|ordinært|ordinær|ekstraordinært|ekstraordinær|konstituerende|fælles|virtuelt|møde|mødet|fællesmøde|mødedato|afholdt|afholdes|blev|holdt|dato|tidspunkt|nr\.? ?\d+(?:\/\d+)?|fra|af|til|for|over|ved|det|den|d\.|om|start|slut|side \d+(?: af \d+)?)(?!\p{L})/giu
const PLACE_AFTER = /(?:^|[\s,;])(?:i|på|hos|ved|sted:?|lokale:?) (\S.*)$/iu
/** "kl. 10.00, Ved Fjorden 20": the name of the street begins so. */
const STREET = /,\s*((?:Ved|På) \p{Lu}\p{L}+ \d.*)$/u
/** Words by which rooms and houses are known. */
export const PLACE_WORD =
  /(?:lokale|sal|salen|rådhus|rådhuset|hus|huset|center|centret|centeret|skole|skolen|gård|gården|bibliotek|biblioteket|kantine|kantinen|kirke|gade|vej|vejen|torv|torvet|plads|pladsen|mødested|foyer|hallen|kro|hotel|museum|museet|teams|zoom|skype|online|virtuelt|medborgerhus|cafe|café|klub|klubben|klubhuset|rum|stue|stuen|bygning|kælder|kælderen|byrådssalen)(?:ne|s)?(?!\p{L})/iu

/** Where, and what is left when the words about meetings are taken away too. A place stands behind the moment. */
export function placeIn({ dates, time, rest, after, between }: Moment): { place: string | null; left: string } {
  const text = rest.replace(/[.;,]$/u, '').trim()
  const behind = after.replace(/[\s.;,]+$/u, '')
  const whole = dates.length > 0 && time !== null && endsAsPlace(behind)
  const stated =
    STREET.exec(behind)?.[1] ??
    PLACE_AFTER.exec(behind)?.[1]?.replace(/(?<=\p{L}{3})\.\s+\p{Lu}.*$/u, '') ??
    (whole || startsAsPlace(behind) ? behind.replace(/^[\s,.;:–-]+/u, '') : null)
  const amid = /^,? (?:i|på) (\p{Lu}.{2,80}?)[\s,]*(?:(?:fra|den|d\.)\s*)?$/u.exec(between)?.[1] ?? null
  const named = stated ?? (amid !== null && PLACE_WORD.test(amid) ? amid : null)
  const place = named === null || !saysWhere(named) || isTown(named) || bodyIn(named) !== null ? null : named
  const outside = place ? text.slice(0, Math.max(0, text.lastIndexOf(place))) : text
  const left = outside
    .replace(ABOUT_MEETING, ' ')
    .replace(/(?<!\p{L})(?:i|på|hos|ved)\s*$/iu, '')
    .replace(/^[\s,.;:–-]+|[\s,.;:–-]+$/gu, '')
  return { place: place === null ? null : said(withoutRemark(place)), left }
}

/** "RÅDHUSET" in a title of capitals is "Rådhuset". */
function said(place: string): string {
  return place.length > 4 && place === place.toUpperCase() ? place.charAt(0) + place.slice(1).toLowerCase() : place
}

function startsAsPlace(text: string): boolean {
  const left = text.replace(/^[\s,.;:–-]+/u, '')
  return (/^\p{Lu}/u.test(left) || /^\s*,/.test(text)) && PLACE_WORD.test(left) && left.length < 80
}

/** "3. maj 2021, kl. 17.00, Kontoret, værelse 7": after day and hour nothing else is left to say. */
function endsAsPlace(text: string): boolean {
  if (!/^,\s*\p{Lu}[^.:!?]{2,79}$/u.test(text)) return false
  return /\p{L}{3}/u.test(text.replace(ABOUT_MEETING, ' '))
}

/** A place has a name, a number or a word of its own: "på arabisk, somali og tamil" is none, and neither is a weekday. */
export function saysWhere(text: string): boolean {
  return (/^[\p{Lu}\d]/u.test(text) || PLACE_WORD.test(text)) && !WEEKDAY.test(text)
}
const WEEKDAY = /^(?:man|tirs|ons|tors|fre|lør|søn)dag$/iu

/** "i Fjordby Kommune" tells whose council it is, not where it met. */
function isTown(text: string): boolean {
  return / kommune$|(?<!\p{L})(?:referat|dagsorden)(?!\p{L})/iu.test(text)
}

/** "Festsalen (af hensyn til afstand)" → "Festsalen". */
export function withoutRemark(place: string): string {
  return place
    .replace(/\s*\([a-zæøå][^()]*\)$/u, '')
    .replace(/[.;,]$/u, '')
    .trim()
}
