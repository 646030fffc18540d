import { directionOf } from '#platform/i18n/direction.ts'
import { usePage } from '../context.ts'
import { useLangAttributes } from '../lang/foreign.tsx'
import { type HalfCircle, halfCircle, type SeatPlace } from './geometry.ts'

export type SeatGroup = {
  label: string
  /** Seats of the group, the vacant ones among them. */
  seats: number
  vacant?: number | undefined
  /** One or two characters in the dot, told apart without colour. A, B, C … when absent. */
  mark?: string | undefined
}

export type SeatHalfCircleProps = {
  /** Names the picture. */
  title: string
  /** The same in a sentence: "15 pladser: 5 valgte, 7 fra foreninger …". */
  description: string
  groups: readonly SeatGroup[]
  /** Language of the groups' names, when it may differ from the page's. */
  groupsLang?: string | undefined
  /** Legend of a hollow dot. Shown when a seat is vacant. */
  vacantText: string
  /** Makes ids unique when a page has several. */
  id?: string | undefined
}

/** Size of the drawing in user units per outer radius. */
const scale = 200
const colours = 8

type Seat = { group: number; vacant: boolean; mark: string }

const markOf = (group: SeatGroup, index: number) => group.mark ?? String.fromCharCode(65 + (index % 26))

const seatsOf = (groups: readonly SeatGroup[]): Seat[] =>
  groups.flatMap((group, index) =>
    Array.from({ length: group.seats }, (_, seat) => ({
      group: index,
      vacant: seat >= group.seats - (group.vacant ?? 0),
      mark: markOf(group, index),
    })),
  )

const Dot = ({ x, y, radius, seat }: { x: number; y: number; radius: number; seat: Seat }) => (
  <g class={`seat seat-${(seat.group % colours) + 1}${seat.vacant ? ' seat-vacant' : ''}`}>
    <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r={radius.toFixed(1)} />
    <text x={x.toFixed(1)} y={y.toFixed(1)} dy=".35em" text-anchor="middle" font-size={(radius * 0.95).toFixed(1)}>
      {seat.mark}
    </text>
  </g>
)

const Swatch = ({ seat }: { seat: Seat }) => (
  <svg class="seat-swatch" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <Dot x={12} y={12} radius={10} seat={seat} />
  </svg>
)

const Legend = ({ groups, groupsLang, vacantText }: Pick<SeatHalfCircleProps, 'groups' | 'groupsLang' | 'vacantText'>) => {
  const language = useLangAttributes(groupsLang)
  return (
    <ul class="seat-legend">
      {groups.map((group, index) => (
        <li>
          <Swatch seat={{ group: index, vacant: false, mark: markOf(group, index) }} />
          <span>
            <bdi {...language}>{group.label}</bdi> <span class="seat-count">{group.seats}</span>
          </span>
        </li>
      ))}
      {groups.some((group) => (group.vacant ?? 0) > 0) && (
        <li>
          <Swatch seat={{ group: 0, vacant: true, mark: '' }} />
          <span>{vacantText}</span>
        </li>
      )}
    </ul>
  )
}

const frame = ({ radius }: HalfCircle) => {
  const margin = radius * scale + 3
  return { margin, width: 2 * (scale + margin), height: scale + 2 * margin }
}

/** The seats of a body as a half circle, group by group along the line of reading, drawn so that it reads without colour. Nothing when there are none. */
export const SeatHalfCircle = ({ title, description, groups, groupsLang, vacantText, id = 'seats' }: SeatHalfCircleProps) => {
  const side = directionOf(usePage().lang) === 'rtl' ? -1 : 1
  const seats = seatsOf(groups)
  if (seats.length === 0) return null
  const circle = halfCircle(seats.length)
  const { margin, width, height } = frame(circle)
  const place = ({ x, y }: SeatPlace) => ({ x: margin + scale * (1 + side * x), y: margin + scale * (1 - y) })
  return (
    <figure class="seats">
      <svg
        class="seats-picture"
        viewBox={`0 0 ${width.toFixed(0)} ${height.toFixed(0)}`}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {circle.places.map((where, index) => {
          const seat = seats[index]
          return seat && <Dot {...place(where)} radius={circle.radius * scale} seat={seat} />
        })}
      </svg>
      <figcaption>
        <Legend groups={groups} groupsLang={groupsLang} vacantText={vacantText} />
      </figcaption>
    </figure>
  )
}
