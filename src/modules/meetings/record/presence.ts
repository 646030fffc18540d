import type { SettingValues } from '#modules/council/index.ts'

/** What happened with somebody at a meeting. Recused: took no part in one item; returned with that item takes it back. */
export type EventKind = 'arrived' | 'left' | 'remote' | 'recused' | 'returned'
export type PresenceEvent = {
  id: string
  /** The order in which events were written down: settles those of the same minute. */
  position: number
  personId: string | null
  name: string
  role: string
  party: string
  kind: EventKind
  itemId: string | null
  at: Date
}

/** In the room, or taking part from elsewhere. */
export type Place = 'here' | 'remote'
export type Attendee = { key: string; personId: string | null; name: string; role: string; party: string; place: Place }

/** Who an event is about: a person, or somebody of whom only name and role are known. */
export const keyOf = ({ personId, name, role }: Pick<PresenceEvent, 'personId' | 'name' | 'role'>) => personId ?? `${name} ${role}`

export const inOrder = <E extends Pick<PresenceEvent, 'at' | 'position'>>(events: readonly E[]): E[] =>
  events.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.position - b.position)

/**
 * Who took part at a moment, in the order of their coming, derived from what happened up to then and that moment itself.
 * @param itemId without those who were recused for this item, whenever that was written down
 */
export function presenceAt(events: readonly PresenceEvent[], moment: Date, itemId: string | null = null): Attendee[] {
  const present = new Map<string, Attendee>()
  const lastPlace = new Map<string, Place>()
  for (const event of inOrder(events)) {
    if (event.at > moment || event.itemId !== null) continue
    const key = keyOf(event)
    if (event.kind === 'left') present.delete(key)
    else if (event.kind !== 'recused') {
      const place = event.kind === 'returned' ? (lastPlace.get(key) ?? 'here') : event.kind === 'remote' ? 'remote' : 'here'
      lastPlace.set(key, place)
      const { personId, name, role, party } = event
      present.set(key, { key, personId, name, role, party, place })
    }
  }
  const away = new Set(itemId === null ? [] : recusedFor(events, itemId))
  return [...present.values()].filter(({ key }) => !away.has(key))
}

/** The keys of those who took no part in an item. */
export function recusedFor(events: readonly PresenceEvent[], itemId: string): string[] {
  const away = new Set<string>()
  for (const event of inOrder(events)) {
    if (event.itemId !== itemId) continue
    if (event.kind === 'recused') away.add(keyOf(event))
    if (event.kind === 'returned') away.delete(keyOf(event))
  }
  return [...away]
}

/** The names of those who took no part in an item. */
export function recusedNames(events: readonly PresenceEvent[], itemId: string): string[] {
  const away = new Set(recusedFor(events, itemId))
  return [...new Set(events.filter((event) => away.has(keyOf(event))).map(({ name }) => name))]
}

/** When a meeting is over, whatever its length was. */
export const theEnd = new Date(8.64e15)

/** What changes something for somebody now: the others are no news, and are not written down. */
export function possible(events: readonly PresenceEvent[], key: string): EventKind[] {
  const own = events.filter((event) => keyOf(event) === key && event.itemId === null)
  const [present] = presenceAt(own, theEnd)
  if (!present) return own.length > 0 ? ['returned'] : ['arrived', 'remote']
  return present.place === 'here' ? ['left', 'remote'] : ['left', 'arrived']
}

export type Stay = { key: string; name: string; place: Place; from: Date; to: Date | null }

/** The stretches of time during which each was there, in the order of their coming. `to` null: until the end. */
export function staysOf(events: readonly PresenceEvent[]): Stay[] {
  const stays: Stay[] = []
  const open = new Map<string, Stay>()
  const lastPlace = new Map<string, Place>()
  for (const event of inOrder(events.filter(({ itemId, kind }) => itemId === null && kind !== 'recused'))) {
    const key = keyOf(event)
    const now = open.get(key)
    if (now) now.to = event.at
    open.delete(key)
    if (event.kind === 'left') continue
    const place = event.kind === 'returned' ? (lastPlace.get(key) ?? 'here') : event.kind === 'remote' ? 'remote' : 'here'
    lastPlace.set(key, place)
    const stay: Stay = { key, name: event.name, place, from: event.at, to: null }
    open.set(key, stay)
    stays.push(stay)
  }
  return stays.filter(({ from, to }) => to === null || to > from)
}

/** Everyone who was there at some time, as minutes name them: when they came after the start, when they left for good before the end. */
export function attendees(events: readonly PresenceEvent[], startsAt: Date) {
  const atTheEnd = new Set(presenceAt(events, theEnd).map(({ key }) => key))
  const people = new Map<string, { first: PresenceEvent; last: PresenceEvent }>()
  for (const event of inOrder(events)) {
    if (event.itemId !== null || event.kind === 'recused') continue
    const known = people.get(keyOf(event))
    if (known) known.last = event
    else if (event.kind !== 'left') people.set(keyOf(event), { first: event, last: event })
  }
  return [...people].map(([key, { first, last }]) => ({
    personId: first.personId,
    name: first.name,
    role: first.role,
    party: first.party,
    remote: first.kind === 'remote',
    arrivedAt: first.at > startsAt ? first.at.toISOString() : null,
    leftAt: atTheEnd.has(key) ? null : last.at.toISOString(),
  }))
}

export type Sitting = { personId: string; sits: boolean; isStandIn: boolean }
export type Quorum = { seats: number; present: number; needed: number; met: boolean }

/**
 * Whether enough are there for the body to decide. Whoever sits counts; a stand-in counts in the place of one who is away.
 * @param seats how many the body has, vacant ones among them
 * @returns null when the body has no such rule, or no seats
 */
export function quorumOf(
  rule: SettingValues['quorum'],
  seats: number,
  members: readonly Sitting[],
  present: readonly Pick<Attendee, 'personId'>[],
): Quorum | null {
  if (rule === null || seats === 0) return null
  const here = new Set(present.map(({ personId }) => personId))
  const there = (wanted: (member: Sitting) => boolean) =>
    new Set(members.filter((member) => wanted(member) && here.has(member.personId)).map(({ personId }) => personId)).size
  const sitting = there(({ sits }) => sits)
  const count = Math.min(seats, sitting + there(({ sits, isStandIn }) => !sits && isStandIn))
  const needed = rule.moreThanHalf ? Math.floor(seats / 2) + 1 : Math.ceil(seats / 2)
  return { seats, present: count, needed, met: count >= needed }
}
