import { type Cheerio, load } from 'cheerio'
import type { Element } from 'domhandler'

const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const token = /<\?xml [^<>]*\?>|<(?<close>\/)?(?<name>[a-z]+)(?: [a-z:]+="[^"<>]*")*(?<empty>\/)?>|(?<text>[^<>]+)/gy
const text = /^(?:[^&\p{Cc}\p{Cs}\uFFFE\uFFFF]|[\t\n\r]|&(?:amp|lt|gt|quot|apos);)*$/u

/** @throws when a strict reader of XML would refuse the text, as far as a feed of ours needs any of it */
function refuseBadXml(xml: string) {
  const open: string[] = []
  let end = 0
  for (const match of xml.matchAll(token)) {
    const { close, name = '', empty, text: words = '' } = match.groups ?? {}
    if (!text.test(name ? match[0].replace(/[<>]/g, '') : words)) throw new Error(`no text of XML: ${match[0]}`)
    if (close && open.pop() !== name) throw new Error(`${name} ends what it did not begin`)
    if (name && !close && !empty) open.push(name)
    end = match.index + match[0].length
  }
  if (end < xml.length || open.length > 0) throw new Error(`no XML from ${end}: ${xml.slice(end, end + 80)}`)
}

/** What is wrong with a feed by RFC 4287, what must stand in it once and how it is written; and what it says. @throws when it is no XML */
export function readAtom(xml: string) {
  refuseBadXml(xml)
  const $ = load(xml, { xml: true })
  const problems: string[] = []
  const textOf = (of: Cheerio<Element>, name: string) => of.children(name).first().text()
  const linkOf = (of: Cheerio<Element>, rel: string) => of.children(`link[rel=${rel}]`).attr('href') ?? ''
  const check = (of: Cheerio<Element>, where: string, names: string[]) => {
    for (const name of names) if (of.children(name).length !== 1) problems.push(`${where}: not one ${name}`)
    if (!date.test(textOf(of, 'updated'))) problems.push(`${where}: no date`)
    if (!URL.canParse(textOf(of, 'id'))) problems.push(`${where}: no IRI as id`)
    if (!URL.canParse(linkOf(of, 'alternate'))) problems.push(`${where}: no address`)
  }
  const root = $('feed[xmlns="http://www.w3.org/2005/Atom"]') as Cheerio<Element>
  check(root, 'feed', ['id', 'title', 'updated', 'author'])
  if (linkOf(root, 'self') !== textOf(root, 'id')) problems.push('feed: self')
  const entries = root
    .children('entry')
    .get()
    .map((one) => {
      const entry = $(one)
      check(entry, 'entry', ['id', 'title', 'updated'])
      const said = {
        id: textOf(entry, 'id'),
        title: textOf(entry, 'title'),
        summary: textOf(entry, 'summary'),
        updated: textOf(entry, 'updated'),
      }
      return { ...said, url: linkOf(entry, 'alternate'), lang: entry.attr('xml:lang') }
    })
  if (new Set(entries.map(({ id }) => id)).size < entries.length) problems.push('an id twice')
  const said = { id: textOf(root, 'id'), title: textOf(root, 'title'), updated: textOf(root, 'updated') }
  return { problems, ...said, self: linkOf(root, 'self'), page: linkOf(root, 'alternate'), lang: root.attr('xml:lang'), entries }
}
