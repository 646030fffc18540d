import {
  type BodyChanges,
  type BodySummary,
  bodyKinds,
  type MembershipFunction,
  membershipFunctions,
  type Offices,
} from '#modules/council/index.ts'
import type { FieldErrors } from '#platform/http/forms.ts'
import { isUuid } from '#platform/ids.ts'
import { oneOf } from '../settings/read-rows.ts'
import type { Fields } from '../settings/rows.ts'
import { type Line, trimmed } from '../settings/screen.ts'
import type { BodiesText } from './bodies.text.ts'

export type Facts = Omit<BodyChanges, 'releaseRule'>

const [mostName, mostDescription, mostOffice] = [150, 1_000, 60]
export const officeField = (office: MembershipFunction) => `post-${office}`

export const factsOf = ({ name, kind, parentId, description, offices, publicMeetings, isPublic }: BodySummary): Facts => ({
  name,
  kind,
  parentId,
  description,
  offices,
  publicMeetings,
  isPublic,
})

export const fieldsOfFacts = (facts: Facts): Fields => ({
  navn: facts.name,
  slags: facts.kind,
  hoererTil: facts.parentId ?? '',
  beskrivelse: facts.description,
  ...Object.fromEntries(membershipFunctions.map((office) => [officeField(office), facts.offices[office] ?? ''])),
  ...(facts.publicMeetings && { aabne: 'ja' }),
  ...(facts.isPublic && { side: 'ja' }),
})

export function readFacts(fields: Fields, t: BodiesText): { facts: Facts } | { errors: FieldErrors } {
  const errors: Record<string, string> = {}
  const text = (name: string, most: number) => {
    const typed = trimmed(fields, name)
    if (typed.length > most) errors[name] = t.facts.tooLong(most)
    return typed
  }
  const name = text('navn', mostName).replace(/\s+/g, ' ')
  if (name === '') errors['navn'] = t.facts.missing
  const description = text('beskrivelse', mostDescription)
  const offices: Offices = Object.fromEntries(
    membershipFunctions.map((office) => [office, text(officeField(office), mostOffice)]).filter(([, word]) => word),
  )
  const parent = trimmed(fields, 'hoererTil')
  if (parent && !isUuid(parent)) errors['hoererTil'] = t.refusals.noSuchParent
  if (Object.keys(errors).length > 0) return { errors }
  const facts = { name, kind: oneOf(bodyKinds, fields['slags']), parentId: parent || null, description, offices }
  return { facts: { ...facts, publicMeetings: fields['aabne'] === 'ja', isPublic: fields['side'] === 'ja' } }
}

/** A body's facts in words, for those who compare two versions of them. */
export function describeFacts(facts: Facts, bodies: readonly BodySummary[], t: BodiesText): Line[] {
  const yes = (value: boolean) => [value ? t.facts.yes : t.facts.no]
  const offices = membershipFunctions.flatMap((office) => {
    const word = facts.offices[office]
    return word ? [`${t.functions[office]}: ${word}`] : []
  })
  return [
    { term: t.facts.name, value: [facts.name] },
    { term: t.facts.kind, value: [t.kinds[facts.kind]] },
    { term: t.facts.parent, value: [bodies.find(({ id }) => id === facts.parentId)?.name ?? t.facts.noParent] },
    { term: t.facts.description, value: [facts.description].filter(Boolean) },
    { term: t.facts.offices, value: offices },
    { term: t.facts.meetings, value: yes(facts.publicMeetings) },
    { term: t.facts.ownPage, value: yes(facts.isPublic) },
  ]
}
