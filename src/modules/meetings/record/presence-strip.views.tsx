import { timeOfDay } from '#platform/i18n/dates.ts'
import { Section } from '#ui/heading/heading.tsx'
import type { AttendanceProps } from './attendance.props.ts'
import { type Stay, staysOf } from './presence.ts'

const width = 1000

/** Each person's time at the meeting as a bar, with the same in words beside it. */
export const PresenceStrip = ({ texts, lang, at, events }: AttendanceProps) => {
  const stays = staysOf(events)
  const from = Math.min(at.row.starts_at.getTime(), ...stays.map((stay) => stay.from.getTime()))
  const last = Math.max(from + 60_000, at.row.ends_at?.getTime() ?? 0, ...stays.map((stay) => (stay.to ?? stay.from).getTime()))
  const x = (moment: Date) => ((moment.getTime() - from) / (last - from)) * width
  const clock = (moment: Date) => timeOfDay(lang, moment, at.row.time_zone)
  const inWords = ({ from: came, to, place }: Stay) =>
    `${clock(came)}–${to ? clock(to) : texts.strip.until}${place === 'remote' ? ` (${texts.strip.remote})` : ''}`
  return (
    <Section title={texts.strip.title}>
      <ul class="presence-strip">
        {[...Map.groupBy(stays, ({ key }) => key).values()].map((own) => (
          <li>
            <bdi>{own[0]?.name}</bdi>
            <svg viewBox={`0 0 ${width} 12`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect class="strip-whole" x="0" y="0" width={width} height="12" />
              {own.map((stay) => (
                <rect
                  class={`strip-${stay.place}`}
                  x={x(stay.from).toFixed(1)}
                  y={stay.place === 'remote' ? '3' : '0'}
                  width={Math.max(4, x(stay.to ?? new Date(last)) - x(stay.from)).toFixed(1)}
                  height={stay.place === 'remote' ? '6' : '12'}
                />
              ))}
            </svg>
            <span>{own.map(inWords).join(', ')}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
