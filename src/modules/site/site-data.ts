import { type Ctx, localPath } from '#platform/http/context.ts'
import type { LinkedData } from '#ui/page/linked-data.ts'

/** The municipality's site, and how it is searched. */
export function siteData(c: Ctx): LinkedData {
  const { origin, name } = c.get('municipality')
  const lang = c.get('lang')
  const url = (path: string) => origin + localPath(lang, path)
  return {
    '@type': 'WebSite',
    '@id': `${origin}/#site`,
    url: url('/'),
    name: c.get('t').shell.siteName(name),
    inLanguage: lang,
    publisher: { '@type': 'GovernmentOrganization', name },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${url('/soeg')}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}
