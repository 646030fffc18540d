import { type MemberOn, membersOn } from '#modules/council/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { Said } from './draft/apply.ts'
import type { Draft } from './draft/draft.ts'
import { editDistance } from './parse/doubts-people.ts'

type Member = Pick<MemberOn, 'personId' | 'name'>

/** What is known of a name in a document. `maybe`: members whose name is a letter or two away and who are not in the document themselves. */
export type Match = {
  personId: string | null
  member: string | null
  bySomebody: boolean
  maybe: Member[]
  /** Near, but listed beside it: two people. */
  beside: string[]
  /** Whether any member of the body is known on that day, whom it was held against. */
  isAmongMembers: boolean
}

const farthest = 2
const bare = (name: string) => name.trim().replace(/\s+/g, ' ').toLocaleLowerCase('da')

/**
 * Names of a document beside the members of the body on that day. Only the very same name is tied by itself, and only when one member has it; a near
 * one is proposed and never taken; a name that stands in the document itself is somebody of its own, however near.
 */
export function matchPeople(names: readonly string[], members: readonly Member[], said: Said): Map<string, Match> {
  const listed = new Set(names.map(bare))
  return new Map(names.map((name) => [name, matchOf(name, members, said, listed)]))
}

function matchOf(name: string, members: readonly Member[], said: Said, listed: ReadonlySet<string>): Match {
  const chosen = said.same.get(name)
  const isAmongMembers = members.length > 0
  const none = { maybe: [], beside: [], isAmongMembers }
  if (chosen !== undefined)
    return { personId: chosen, member: members.find(({ personId }) => personId === chosen)?.name ?? null, bySomebody: true, ...none }
  const denied = said.others.get(name) ?? new Set()
  const open = members.filter(({ personId }) => !denied.has(personId))
  const same = open.filter((member) => bare(member.name) === bare(name))
  const [only] = same
  if (only && same.length === 1) return { personId: only.personId, member: only.name, bySomebody: false, ...none }
  if (same.length > 1) return { personId: null, member: null, bySomebody: false, ...none, maybe: same }
  const near = open.filter((member) => isNear(bare(member.name), bare(name)))
  const beside = near.filter((member) => listed.has(bare(member.name)))
  return {
    ...{ personId: null, member: null, bySomebody: false, maybe: near.filter((member) => !beside.includes(member)) },
    beside: beside.map((member) => member.name),
    isAmongMembers,
  }
}

const isNear = (a: string, b: string) => Math.abs(a.length - b.length) <= farthest && editDistance(a, b) <= farthest

const longestList = 400

/** The names in a draft, beside the members of its body on its day; without body or day nobody is known. */
export async function peopleOf(tx: Tx, draft: Draft, said: Said, bodyId: string | null): Promise<Map<string, Match>> {
  const names = [...new Set([...draft.attendees, ...draft.absent].map(({ name }) => name))].slice(0, longestList)
  const members = bodyId !== null && draft.date !== null && names.length > 0 ? await membersOn(tx, bodyId, draft.date) : []
  const once = [...new Map(members.map((member) => [member.personId, member])).values()]
  return matchPeople(names, once, said)
}
