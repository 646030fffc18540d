export const bodyKinds = [
  'council',
  'committee',
  'working_group',
  'chair_group',
  'secretariat',
  'department',
  'city_council',
  'other',
] as const
export type BodyKind = (typeof bodyKinds)[number]

/** What somebody does in a body. A stand-in (stedfortræder) takes the seat when it is empty; a substitute (suppleant) follows the meetings. */
export const membershipFunctions = ['chair', 'deputy_chair', 'member', 'stand_in', 'substitute', 'observer', 'coordinator'] as const
export type MembershipFunction = (typeof membershipFunctions)[number]

/** What a body calls its offices in its own words: {"chair": "forkvinde"}. */
export type Offices = Partial<Record<MembershipFunction, string>>

/** Who must agree before minutes are released. */
export type ReleaseRule = 'secretary' | 'second_person' | 'chair'

export type BodySummary = {
  id: string
  name: string
  slug: string
  kind: BodyKind
  parentId: string | null
  description: string
  offices: Offices
  /** The body has a page of its own. Its meetings are another matter. */
  isPublic: boolean
  /** Anyone may come and listen. */
  publicMeetings: boolean
  releaseRule: ReleaseRule
  modifiedAt: Date
}

/** Days are written YYYY-MM-DD; the end is the first day that is no longer part of the term. */
export type Term = { id: string; startsOn: string; endsOn: string; rules: string }

/** A place in a body for one term. The group that it speaks for belongs to the seat, never to the person. */
export type Seat = { id: string; group: string; represents: string }

/** A person in a body. `to` is the first day without it; none: until further notice. */
export type Membership = {
  id: string
  personId: string
  name: string
  profile: string
  seatId: string | null
  function: MembershipFunction
  from: string
  to: string | null
  appointedOn: string | null
  /** Name of the appointing body, when the public may know the body. */
  appointedBy: string | null
  basis: string
  succeedsId: string | null
  endNote: string
}
