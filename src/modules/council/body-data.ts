import type { LinkedData } from '#ui/page/linked-data.ts'
import type { BodyPageData } from './body-page.ts'

/** A public body as an organisation; who sits in it is told on its page alone. @param url a path as a whole address */
export function bodyData(url: (path: string) => string, municipality: string, { body, parent, parts }: BodyPageData): LinkedData {
  const page = url(`/raadet/${body.slug}`)
  const named = ({ name, slug }: { name: string; slug: string }): LinkedData => ({
    '@type': 'GovernmentOrganization',
    '@id': url(`/raadet/${slug}`),
    name,
  })
  return {
    ...named(body),
    url: page,
    ...(body.description && { description: body.description }),
    parentOrganization: parent ? named(parent) : { '@type': 'GovernmentOrganization', name: municipality },
    ...(parts.length > 0 && { subOrganization: parts.map(named) }),
  }
}
