import type { Child } from '../context.ts'
import { DateText } from '../date-text/date-text.tsx'
import { DanishText, Foreign } from '../lang/foreign.tsx'

export type TimelineEvent = {
  /** Machine-readable; absent: nobody knows when. */
  datetime?: string | undefined
  date: string
  title: string
  href?: string | undefined
  lang?: string | undefined
  /** Where it happened: the body, by its Danish name. */
  place?: string | undefined
  children?: Child
}

const EventTitle = ({ title, href, lang }: TimelineEvent) => {
  const words = <Foreign lang={lang}>{title}</Foreign>
  return <p class="timeline-title">{href ? <a href={href}>{words}</a> : words}</p>
}

/** What happened to a case, in order. */
export const Timeline = ({ events }: { events: readonly TimelineEvent[] }) => (
  <ol class="timeline">
    {events.map((event) => (
      <li class="timeline-event">
        <p class="kicker">
          <bdi>{event.datetime === undefined ? event.date : <DateText datetime={event.datetime} text={event.date} />}</bdi>
          {event.place && (
            <span class="timeline-place">
              <DanishText>{event.place}</DanishText>
            </span>
          )}
        </p>
        <EventTitle {...event} />
        {event.children && <div class="timeline-text">{event.children}</div>}
      </li>
    ))}
  </ol>
)
