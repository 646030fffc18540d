import type { CaseFile } from '#modules/cases/index.ts'
import type { ItemPlace } from '#modules/meetings/index.ts'
import { idWithin } from '#platform/ids.ts'
import { link, linkTo } from './address.ts'
import { oparlTexts as words } from './oparl.text.ts'
import { fields, type Settler } from './settle.ts'

export const caseSource = (id: string) => `case/${id}`
export const consultationId = (caseId: string, itemId: string) => idWithin(caseId, itemId)

export type CaseGiven = {
  body: string
  file: CaseFile
  /** The public items in which it was on an agenda, the oldest first. */
  places: readonly ItemPlace[]
  isPublicBody: (id: string) => boolean
}

const roles: Partial<Record<NonNullable<ItemPlace['outcome']>, string>> = {
  adopted: words.roles.decision,
  rejected: words.roles.decision,
  noted: words.roles.information,
}

/** A case as a paper, with every time that it was on an agenda. */
export function putCase(settler: Settler, { body, file, places, isPublicBody }: CaseGiven) {
  const source = caseSource(file.id)
  const published = places.map(({ publishedAt }) => publishedAt.getTime())
  const since = { created: new Date(Math.min(...published)), modified: new Date(Math.max(...published)) }
  const consultation = places.map(({ itemId, meetingId, bodyIds, outcome }) => {
    const organizations = bodyIds.filter(isPublicBody)
    return settler.put(source, {
      type: 'Consultation',
      id: consultationId(file.id, itemId),
      alone: { paper: linkTo('Paper', file.id) },
      links: organizations,
      since,
      content: fields({
        agendaItem: linkTo('AgendaItem', itemId),
        meeting: linkTo('Meeting', meetingId),
        organization: organizations.map((id) => linkTo('Organization', id)),
        authoritative: outcome === 'adopted' || outcome === 'rejected' ? true : outcome === 'noted' ? false : null,
        role: outcome && roles[outcome],
        'brobygger:outcome': outcome,
      }),
    })
  })
  settler.put(source, {
    type: 'Paper',
    id: file.id,
    names: [file.slug],
    since,
    content: fields({
      body,
      name: file.title || words.numbered(file.number),
      reference: file.number,
      consultation,
      web: link(`/sager/${file.slug}`),
    }),
  })
}
