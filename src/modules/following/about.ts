/** What can be followed. As text, as a row keeps it: `meetings`, `body/<id>`, `case/<id>`, `search/<query of the search page>`. */
export type About = { kind: 'meetings' } | { kind: 'body' | 'case'; id: string } | { kind: 'search'; search: string }

export const textOfAbout = (about: About): string =>
  about.kind === 'meetings' ? about.kind : `${about.kind}/${about.kind === 'search' ? about.search : about.id}`

export function readAbout(text: string): About {
  const [kind = '', ...rest] = text.split('/')
  const what = rest.join('/')
  if (kind === 'body' || kind === 'case') return { kind, id: what }
  return kind === 'search' ? { kind, search: what } : { kind: 'meetings' }
}
