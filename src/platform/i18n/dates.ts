import { homeZone } from '#platform/clock.ts'

/** What Intl calls a language here: British order of dates, Gregorian calendar and Latin digits wherever Danish dates are meant. */
const locales: Record<string, string> = { da: 'da-DK', en: 'en-GB', ar: 'ar-u-ca-gregory-nu-latn' }
export const localeOf = (lang: string) => locales[lang] ?? `${lang}-u-ca-gregory-nu-latn`

const formats = new Map<string, Intl.DateTimeFormat>()
function format(lang: string, zone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${lang} ${zone} ${Object.keys(options).join()} ${Object.values(options).join()}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(lang), { ...options, timeZone: zone })
  formats.set(key, made)
  return made
}

/** "mandag 12. april 2021", "Monday 12 April 2021". */
export function dayInWords(lang: string, at: Date, zone = homeZone): string {
  const words = format(lang, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at)
  return lang === 'da' ? words.replace(' den ', ' ') : words
}

/** "12. april 2021". Takes an instant or a plain YYYY-MM-DD. */
export function dateInWords(lang: string, at: Date | string, zone = homeZone): string {
  const [instant, where] = typeof at === 'string' ? [new Date(`${at}T12:00:00Z`), 'UTC'] : [at, zone]
  return format(lang, where, { day: 'numeric', month: 'long', year: 'numeric' }).format(instant)
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
