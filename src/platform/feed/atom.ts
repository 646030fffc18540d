import { plainText } from '#platform/text/plain.ts'

export const atomType = 'application/atom+xml'

export type AtomEntry = {
  /** Never another for the same thing, wherever it is read: `urn:uuid:…`. */
  id: string
  title: string
  /** The language of the title and the summary. */
  lang: string
  url: string
  updatedAt: Date
  summary: string
  /** Who met. */
  categories: readonly string[]
}

export type AtomFeed = {
  /** The address of the feed, which is its name too. */
  self: string
  /** The page that it tells of. */
  page: string
  title: string
  lang: string
  author: string
  entries: readonly AtomEntry[]
}

const ofXml: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** As XML 1.0 may hold it: no control characters, no halves of signs, no non-characters. */
const escaped = (text: string) =>
  plainText(text)
    .toWellFormed()
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"']/g, (sign) => ofXml[sign] ?? '')

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`
const link = (rel: string, type: string, url: string) => `<link rel="${rel}" type="${type}" href="${escaped(url)}"/>`

const entryText = ({ id, title, lang, url, updatedAt, summary, categories }: AtomEntry) =>
  [
    `<entry xml:lang="${escaped(lang)}">`,
    element('id', id),
    element('title', title),
    element('updated', updatedAt.toISOString()),
    link('alternate', 'text/html', url),
    ...categories.map((name) => `<category term="${escaped(name)}"/>`),
    ...(summary === '' ? [] : [element('summary', summary)]),
    '</entry>',
  ].join('\n')

/** When the newest entry was updated; a feed without entries has never been. */
export const updatedAtOf = ({ entries }: Pick<AtomFeed, 'entries'>) =>
  new Date(Math.max(0, ...entries.map(({ updatedAt }) => updatedAt.getTime())))

/** A feed as RFC 4287 has it. All text is plain. */
export const atomText = (feed: AtomFeed): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.lang)}">`,
    element('id', feed.self),
    element('title', feed.title),
    element('updated', updatedAtOf(feed).toISOString()),
    link('self', atomType, feed.self),
    link('alternate', 'text/html', feed.page),
    `<author>${element('name', feed.author)}</author>`,
    ...feed.entries.map(entryText),
    '</feed>\n',
  ].join('\n')
