import { shortDate, timeOfDay } from '#platform/i18n/dates.ts'
import { isolate } from '#platform/i18n/direction.ts'

/** A day or moment in words, with its exact form for machines (`YYYY-MM-DD`, or ISO 8601 with time and offset). */
export const DateText = ({ datetime, text }: { datetime: string; text: string }) => <time datetime={datetime}>{text}</time>

type MomentProps = { lang: string; timeZone: string; at: Date }

/** Day and hour, short, as lists and logs have them. They are set apart from each other, or a page that runs from right to left mixes their digits. */
export const Moment = ({ lang, timeZone, at }: MomentProps) => (
  <span class="moment">
    <DateText
      datetime={at.toISOString()}
      text={`${isolate(shortDate(lang, at, timeZone))}\u00a0${isolate(timeOfDay(lang, at, timeZone))}`}
    />
  </span>
)
