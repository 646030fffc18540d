import { toInstant } from '#platform/clock.ts'

/** A moment as OParl writes it: to the second, with the offset from UTC that holds there, and never `Z`. */
export const dateTime = (at: Date, zone: string) =>
  toInstant(at).toZonedDateTimeISO(zone).toString({ smallestUnit: 'second', timeZoneName: 'never', calendarName: 'never' })

/** A whole second: what is told of a moment, so that comparing what was told is comparing what is kept. */
export const wholeSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1_000) * 1_000)
