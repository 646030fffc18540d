import type { MeetingAt } from '../plan/stand.ts'
import type { attendanceTexts } from './attendance.text.ts'
import type { RecordRefusal } from './attendance.ts'
import type { Person } from './people.ts'
import type { PresenceEvent, Quorum } from './presence.ts'
import type { RecordItem } from './record-model.ts'

export type AttendanceProps = {
  texts: (typeof attendanceTexts)['da']
  lang: string
  href: (path: string) => string
  once: string
  name: string
  at: MeetingAt
  people: Person[]
  events: PresenceEvent[]
  apologies: { id: string; personId: string | null; name: string; receivedAt: Date }[]
  items: RecordItem[]
  /** The meeting has begun and its minutes are not released. */
  isOpen: boolean
  /** The meeting is on this very day. */
  isNow: boolean
  /** Its day has not come. */
  isEarly: boolean
  quorums: { body: { name: string }; quorum: Quorum }[]
  /** The event whose time is being put right. */
  editing: string | null
  errors: Record<string, string>
  values: Record<string, string>
  refusal: RecordRefusal | undefined
}
