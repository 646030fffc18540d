import type { LinkedData } from '#ui/page/linked-data.ts'
import type { PublicCase } from './cases.ts'

/** Items beyond these are on the page alone. */
const mostParts = 50

/** A case as the work that its items are parts of. @param url a path as a whole address */
export const caseData = (url: (path: string) => string, title: string, { slug, number, items }: PublicCase): LinkedData => ({
  '@type': 'CreativeWork',
  '@id': url(`/sager/${slug}`),
  url: url(`/sager/${slug}`),
  name: title,
  identifier: number,
  inLanguage: 'da',
  hasPart: items.slice(0, mostParts).map((item) => ({
    '@type': 'CreativeWork',
    '@id': url(`/punkt/${item.shortId}`),
    name: item.title,
    inLanguage: item.lang,
  })),
})
