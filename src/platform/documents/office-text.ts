import { Parser } from 'htmlparser2'
import { type ZipEntry, zipContent, zipEntries } from './zip.ts'

/** What was read of a document, and whether that is all there is in it. */
export type Reading = { text: string; whole: boolean }

const mostBytes = 100_000_000
const parts = /^(word|xl|docProps)\/.*\.(xml|rels)$/
/** Parts without words for a reader: pictures, fonts, what a printer was set to, and the package's own lists. */
const wordless = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|odttf|fntdata)$|printerSettings|^\[Content_Types\]\.xml$|^_rels\/|^customXml\//i
const spoken = ['t', 'delText', 'instrText', 'oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter']
const endsLine = ['p', 'tr', 'br', 'cr', 'si', 'c', 'row', 'comment', ...spoken.slice(2)]

/**
 * Every word of a Word document or a spreadsheet: headers, footnotes, comments, deleted text that is still kept, and properties included, because
 * all of them go along with the file. What is packed into it as another file cannot be read: then the reading is not whole.
 * @throws RangeError when the file is broken, or unpacks to more than 100 MB
 */
export function officeText(bytes: Buffer): Reading {
  const entries = zipEntries(bytes)
  if (!entries) throw new RangeError('no directory')
  let left = mostBytes
  const texts: string[] = []
  for (const entry of entries.filter(isRead)) {
    const xml = zipContent(bytes, entry, left)
    left -= xml.length
    texts.push(partText(entry.name, xml.toString('utf8')))
  }
  const text = texts.filter(Boolean).join('\n')
  return {
    text,
    whole: /\S/.test(text) && entries.every((entry) => isRead(entry) || wordless.test(entry.name) || entry.name.endsWith('/')),
  }
}

const isRead = ({ name }: ZipEntry) => parts.test(name)

/** The words of one part; `w:noBreakHyphen` is a character of its own, and a cell's number is a word. */
function partText(name: string, xml: string): string {
  const words: string[] = []
  const open: string[] = []
  let cellKind = ''
  const isProperties = name.startsWith('docProps/')
  const isSheet = name.startsWith('xl/')
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const local = localName(tag)
        open.push(local)
        if (local === 'c') cellKind = attributes['t'] ?? 'n'
        if (local === 'noBreakHyphen') words.push('-')
        if (local === 'tab') words.push('\t')
        if (local === 'Relationship' && /^(mailto|tel):/i.test(attributes['Target'] ?? '')) words.push(`${attributes['Target']}\n`)
      },
      ontext(text) {
        const inside = open.at(-1) ?? ''
        if (isProperties || spoken.includes(inside)) words.push(text)
        else if (inside === 'v' && isSheet && cellKind !== 's') words.push(cellNumber(text))
      },
      onclosetag(tag) {
        open.pop()
        if (isProperties || endsLine.includes(localName(tag))) words.push('\n')
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return words
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const localName = (tag: string) => tag.slice(tag.indexOf(':') + 1)

/** A spreadsheet forgets a number's leading zero; ten digits may be somebody's personal number. */
const cellNumber = (text: string) => (/^\d{9}$/.test(text) ? `0${text}` : text)
