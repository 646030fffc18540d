import type { BodySummary, PublicCouncil, PublicMembership } from '#modules/council/index.ts'
import { lastDay, yearsOf } from '#modules/council/index.ts'
import { bodiesPath, bodyLists, link, linkTo, organizationLists, pathOf, schema } from './address.ts'
import { oparlTexts as words } from './oparl.text.ts'
import { type Content, fields, type Settler } from './settle.ts'
import { dateTime } from './times.ts'

export const councilSource = 'council'

export type Municipality = { id: string; code: string; name: string; timeZone: string; createdAt: Date }
export type CouncilGiven = {
  municipality: Municipality
  council: PublicCouncil
  licence: string
  contactEmail: string
  contactName: string
  /** Since when there is open data of this kind. */
  since: Date
}

/** The system, the municipality as the body, its terms, its councils and groups, and who sits there. */
export function putCouncil(settler: Settler, given: CouncilGiven) {
  const { municipality, council } = given
  const since = { created: municipality.createdAt, modified: municipality.createdAt }
  const put = (object: Omit<Parameters<Settler['put']>[1], 'since'>) => settler.put(councilSource, { ...object, since })
  const body = linkTo('Body', municipality.id)
  const names = new Map(council.bodies.map(({ id, name }) => [id, name]))

  const terms = council.terms.map((term) =>
    put({
      type: 'LegislativeTerm',
      id: term.id,
      alone: { body },
      content: {
        name: words.term(names.get(term.bodyId) ?? '', yearsOf(term)),
        startDate: term.startsOn,
        endDate: lastDay(term.endsOn),
        'brobygger:organization': linkTo('Organization', term.bodyId),
      },
    }),
  )
  const offices = new Map(council.bodies.map(({ id, offices }) => [id, offices]))
  const memberships = Map.groupBy(council.memberships, ({ personId }) => personId)
  for (const { id, name } of council.people) {
    const membership = (memberships.get(id) ?? []).map((each) =>
      put({
        type: 'Membership',
        id: each.id,
        personId: each.personId,
        alone: { person: linkTo('Person', each.personId) },
        content: membershipContent(each, offices.get(each.bodyId)?.[each.function] ?? words.functions[each.function]),
        links: [each.bodyId],
      }),
    )
    put({ type: 'Person', id, personId: id, alone: { body }, content: fields({ name, membership }) })
  }
  for (const each of council.bodies) put({ type: 'Organization', id: each.id, names: [each.slug], ...organization(body, each, given) })
  for (const group of council.groups) put({ type: 'Organization', id: group.id, ...groupOrganization(body, group, given) })
  put({ type: 'Body', id: municipality.id, content: bodyContent(given, terms) })
  put({ type: 'System', id: municipality.id, content: systemContent(given) })
}

function membershipContent(each: PublicMembership, role: string): Content {
  return fields({
    organization: linkTo('Organization', each.bodyId),
    role,
    startDate: each.from,
    endDate: each.to && lastDay(each.to),
    onBehalfOf: each.groupId && linkTo('Organization', each.groupId),
    'brobygger:function': each.function,
    'brobygger:represents': each.represents,
  })
}

const organizationTypes: Partial<Record<BodySummary['kind'], string>> = {
  city_council: words.organizationTypes.council,
  secretariat: words.organizationTypes.office,
  department: words.organizationTypes.office,
}

const lists = (id: string) =>
  Object.fromEntries(Object.entries(organizationLists).map(([name, [path]]) => [name, link(`${pathOf('Organization', id)}/${path}`)]))

function organization(body: string, each: BodySummary, { council }: CouncilGiven) {
  const isPublic = council.bodies.some(({ id }) => id === each.parentId)
  const first = council.terms.filter((term) => term.bodyId === each.id).at(-1)
  return {
    content: fields({
      body,
      name: each.name,
      membership: council.memberships.filter(({ bodyId }) => bodyId === each.id).map(({ id }) => linkTo('Membership', id)),
      ...lists(each.id),
      subOrganizationOf: isPublic && each.parentId ? linkTo('Organization', each.parentId) : null,
      organizationType: organizationTypes[each.kind] ?? words.organizationTypes.body,
      classification: words.bodyKinds[each.kind],
      startDate: first?.startsOn,
      web: link(`/raadet/${each.slug}`),
      'brobygger:kind': each.kind,
      'brobygger:publicMeetings': each.publicMeetings,
    }),
    links: isPublic && each.parentId ? [each.parentId] : [],
  }
}

/** A group whose seats stand together for a term: those who were elected, those whom an association appoints. */
function groupOrganization(body: string, { id, name, term }: PublicCouncil['groups'][number], { council }: CouncilGiven) {
  const seats = council.memberships.filter(({ groupId }) => groupId === id).map((each) => linkTo('Membership', each.id))
  return {
    content: fields({
      body,
      name,
      ...lists(id),
      subOrganizationOf: linkTo('Organization', term.bodyId),
      organizationType: words.organizationTypes.group,
      classification: words.group,
      startDate: term.startsOn,
      endDate: lastDay(term.endsOn),
      'brobygger:onBehalfOf': seats,
    }),
    links: [term.bodyId],
  }
}

function bodyContent(
  { municipality, council, licence, contactEmail, contactName, since }: CouncilGiven,
  legislativeTerm: Content[],
): Content {
  const main = council.bodies.find(({ kind }) => kind === 'city_council') ?? council.bodies.find(({ kind }) => kind === 'council')
  const path = (list: string) => link(`${pathOf('Body', municipality.id)}/${list}`)
  return {
    ...fields({
      system: linkTo('System', municipality.id),
      name: municipality.name,
      website: link('/'),
      license: licence,
      oparlSince: dateTime(since, municipality.timeZone),
      contactEmail,
      contactName,
      classification: words.classification,
      mainOrganization: main && linkTo('Organization', main.id),
      'brobygger:municipalityCode': municipality.code,
    }),
    ...Object.fromEntries(Object.entries(bodyLists).map(([name, [list]]) => [name, path(list)])),
    legislativeTerm,
  }
}

const systemContent = ({ municipality, licence, contactEmail, contactName }: CouncilGiven): Content =>
  fields({
    oparlVersion: schema,
    body: link(bodiesPath),
    name: municipality.name,
    license: licence,
    contactEmail,
    contactName,
    website: link('/'),
    web: link('/aabne-data'),
    'brobygger:openapi': link('/api/openapi.json'),
  })
