/** Every type of OParl 1.1 with the part of an address that its objects stand under. */
export const kinds = {
  System: 'system',
  Body: 'body',
  LegislativeTerm: 'term',
  Organization: 'organization',
  Person: 'person',
  Membership: 'membership',
  Meeting: 'meeting',
  AgendaItem: 'agendaitem',
  Paper: 'paper',
  Consultation: 'consultation',
  File: 'file',
  Location: 'location',
} as const

export type ObjectType = keyof typeof kinds
export const objectTypes = Object.keys(kinds) as ObjectType[]

/** What every `type` begins with, and the version that the system says it speaks: validators compare the two as they stand. */
export const schema = 'https://schema.oparl.org/1.1/'

export const base = '/api/oparl/v1.1'
export const systemPath = `${base}/system`
export const bodiesPath = `${base}/bodies`

/** The address of an object: made of ids that nobody can change. */
export const pathOf = (type: ObjectType, id: string) => (type === 'System' ? systemPath : `${base}/${kinds[type]}/${id}`)

/** The lists of a body: what they are called in its object, where they are, and of which type their objects are. */
export const bodyLists = {
  organization: ['organizations', 'Organization'],
  person: ['people', 'Person'],
  meeting: ['meetings', 'Meeting'],
  paper: ['papers', 'Paper'],
  agendaItem: ['agendaitems', 'AgendaItem'],
  consultation: ['consultations', 'Consultation'],
  file: ['files', 'File'],
  locationList: ['locations', 'Location'],
  legislativeTermList: ['terms', 'LegislativeTerm'],
  membership: ['memberships', 'Membership'],
} as const satisfies Record<string, readonly [path: string, type: ObjectType]>

/** The lists of an organization. */
export const organizationLists = {
  meeting: ['meetings', 'Meeting'],
  consultation: ['consultations', 'Consultation'],
} as const satisfies Record<string, readonly [path: string, type: ObjectType]>

/**
 * Stands for the municipality's own origin in an address that is kept: PostgreSQL holds no text with this sign, so nobody's words begin with it. What
 * is kept stays right when the municipality moves.
 */
export const here = '\u0000'

export const link = (path: string) => `${here}${path}`
export const linkTo = (type: ObjectType, id: string) => link(pathOf(type, id))

/** JSON as it was kept, with the addresses as they are today. */
export const withOrigin = (json: string, origin: string) => json.replaceAll('"\\u0000', `"${JSON.stringify(origin).slice(1, -1)}`)
