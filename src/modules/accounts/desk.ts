import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/actor.ts'
import type { Texts } from '#texts/index.ts'

export type DeskKind = keyof Texts['accounts']['desk']['kinds']
/** What is new about a meeting since somebody last looked; a supplement has its number. */
export type News = { news: keyof Texts['participation']['news']['kinds'] } | { news: 'supplement'; number: number }

/** A short fact under an entry. */
export type DeskFact =
  | { fact: 'meetingAt'; at: Date }
  | { fact: 'coming'; coming: number; of: number }
  | { fact: 'quorumAtRisk' }
  | { fact: 'standIn'; name: string; insteadOf: string }
  | { fact: 'apologySent' }
  | { fact: 'news'; of: News }
  | { fact: 'proposedBy'; name: string }
  | { fact: 'answer'; answer: 'accepted' | 'rejected' | 'later' }

/** Something that waits for the person at the desk, and the page on which it is done. */
export type DeskEntry = {
  kind: DeskKind
  /** Danish content, such as a meeting's name; null: the kind says it all. */
  title: string | null
  /** A Danish path. */
  path: string
  /** When it happens, or by when it is to be done; null: as soon as there is time. */
  at: Date | null
  /** `at` is a deadline: past it the entry is late. */
  isDue?: boolean
  /** Others wait for it now: it belongs to today, however far its deadline. */
  isAwaited?: boolean
  /** The path of the meeting that it is about, where `path` leads elsewhere. */
  meetingPath?: string
  facts?: DeskFact[]
}

/** What a room of the house has lying for somebody; given in at the composition root. */
export type Desk = (tx: Tx, actor: Actor) => Promise<DeskEntry[]>

export type DeskGroup = 'today' | 'thisWeek' | 'later'
export type OrderedEntry = DeskEntry & { isLate: boolean }

/**
 * Entries in order of date, by how soon they ask for somebody: what is late or has no date belongs to today; a week ends on its Sunday.
 * @returns the groups that hold something, the soonest first
 */
export function inGroups(
  entries: readonly DeskEntry[],
  now: Temporal.Instant,
  zone: string,
): { group: DeskGroup; entries: OrderedEntry[] }[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const sunday = today.add({ days: 7 - today.dayOfWeek }).toString()
  const groupOf = ({ at, isAwaited = false }: DeskEntry): DeskGroup => {
    const day = at === null || isAwaited ? '' : dayOf(at, zone)
    return day <= today.toString() ? 'today' : day <= sunday ? 'thisWeek' : 'later'
  }
  const ordered = withoutRepeats(entries)
    .map((entry) => ({ ...entry, isLate: Boolean(entry.isDue) && entry.at !== null && dayOf(entry.at, zone) < today.toString() }))
    .sort((a, b) => Number(b.isLate) - Number(a.isLate) || (a.at?.getTime() ?? Infinity) - (b.at?.getTime() ?? Infinity))
  const groups = Map.groupBy(ordered, groupOf)
  return (['today', 'thisWeek', 'later'] as const).flatMap((group) => {
    const found = groups.get(group)
    return found ? [{ group, entries: found }] : []
  })
}

/** That a meeting lies ahead need not be said beside what is to be done about it. */
function withoutRepeats(entries: readonly DeskEntry[]): DeskEntry[] {
  const work = entries.filter((entry) => entry.kind !== 'nextMeeting')
  const isTold = ({ facts, path: own, meetingPath = own }: DeskEntry) =>
    !facts?.length && work.some(({ path }) => path.startsWith(`${meetingPath}/`))
  return entries.filter((entry) => entry.kind !== 'nextMeeting' || !isTold(entry))
}
