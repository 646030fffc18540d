import { homeZone } from '#platform/clock.ts'
import { localeOf } from './locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
function format(lang: string, zone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${lang} ${zone} ${Object.keys(options).join()} ${Object.values(options).join()}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(lang), { ...options, timeZone: zone })
  formats.set(key, made)
  return made
}

/** Where Intl writes otherwise than people do in a sentence. */
const asWritten: Record<string, (words: string) => string> = {
  da: (words) => words.replace(' den ', ' '),
  // Intl's “р.” would stand before the full stop of a sentence, and its apostrophe is in no face of ours.
  uk: (words) => words.replace(/р\.$/, 'року').replace('ʼ', '’'),
  // Intl follows the American order, “Abriil 12, 2021”.
  so: (words) => words.replace(/(\p{L}+) (\d+), (\d+)$/u, '$2 $1 $3'),
}

const inWords = (lang: string, zone: string, options: Intl.DateTimeFormatOptions, at: Date) => {
  const words = format(lang, zone, { day: 'numeric', month: 'long', year: 'numeric', ...options }).format(at)
  return asWritten[lang]?.(words) ?? words
}

/** "mandag 12. april 2021", "Monday, 12 April 2021". */
export const dayInWords = (lang: string, at: Date, zone = homeZone) => inWords(lang, zone, { weekday: 'long' }, at)

/** "12. april 2021". Takes an instant or a plain YYYY-MM-DD. */
export function dateInWords(lang: string, at: Date | string, zone = homeZone): string {
  const [instant, where] = typeof at === 'string' ? [new Date(`${at}T12:00:00Z`), 'UTC'] : [at, zone]
  return inWords(lang, where, {}, instant)
}

/** "18.00" in Danish, "18:00" elsewhere. */
export const timeOfDay = (lang: string, at: Date, zone = homeZone) =>
  format(lang, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** "12-04-2021" and the like, for tables. */
export const shortDate = (lang: string, at: Date, zone = homeZone) =>
  format(lang, zone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at)

/** The calendar year an instant falls in. */
export const yearOf = (at: Date, zone = homeZone) => Number(format('en', zone, { year: 'numeric' }).format(at))

export const isoMinute = (at: Date) => `${at.toISOString().slice(0, 16)}Z`
