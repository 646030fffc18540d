import { Temporal } from 'temporal-polyfill'

/** Easter Sunday of a year in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * late + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 })
}

/** Days from Easter Sunday, and days of the calendar. The last three are no public holidays by law, but public offices are closed. */
const movable = {
  maundyThursday: -3,
  goodFriday: -2,
  easterSunday: 0,
  easterMonday: 1,
  ascension: 39,
  whitSunday: 49,
  whitMonday: 50,
} as const
const fixed = {
  newYear: '01-01',
  christmasDay: '12-25',
  boxingDay: '12-26',
  constitutionDay: '06-05',
  christmasEve: '12-24',
  newYearsEve: '12-31',
} as const

export type Holiday = keyof typeof movable | keyof typeof fixed

/** The days of a year on which Danish public offices are closed, in order of date. */
export function holidaysOf(year: number): { day: string; holiday: Holiday }[] {
  const easter = easterSunday(year)
  const moved = Object.entries(movable).map(([holiday, days]) => ({ day: easter.add({ days }).toString(), holiday: holiday as Holiday }))
  const stays = Object.entries(fixed).map(([holiday, day]) => ({ day: `${year}-${day}`, holiday: holiday as Holiday }))
  return [...moved, ...stays].sort((a, b) => a.day.localeCompare(b.day))
}
