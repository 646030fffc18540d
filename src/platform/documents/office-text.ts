import { Parser } from 'htmlparser2'
import { partly, type Reading, wholly } from './reading.ts'
import { type ZipEntry, zipContent, zipEntries } from './zip.ts'

const mostBytes = 100_000_000
const parts = /^(word|xl|docProps)\/.*\.(xml|rels)$/
/** The parts of an OpenDocument text that hold words: the text itself, headers and footers, and properties. */
const openParts = /^(content|styles|meta)\.xml$/
/** Parts without words for a reader: pictures, fonts, what a printer was set to, and the package's own lists. */
const wordless =
  /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|odttf|fntdata)$|printerSettings|^\[Content_Types\]\.xml$|^_rels\/|^customXml\/|^(mimetype|settings\.xml|manifest\.rdf|layout-cache)$|^META-INF\/(manifest|documentsignatures)\.xml$|^Configurations2\/[\w/]*(\.xml)?$/i
const spoken = ['t', 'delText', 'instrText', 'oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter']
const endsLine = ['h', 'line-break', 'p', 'tr', 'br', 'cr', 'si', 'c', 'row', 'comment', ...spoken.slice(2)]

/**
 * Every word of a Word document, a spreadsheet or an OpenDocument text: headers, footnotes, comments, deleted text that is still kept, and
 * properties included, because all of them go along with the file. What is packed into it as another file cannot be read: then the reading is not whole.
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
  if (!entries.every((entry) => isRead(entry) || wordless.test(entry.name) || entry.name.endsWith('/'))) return partly(text, 'packed')
  return /\S/.test(text) ? wholly(text) : partly(text, 'pages')
}

const isRead = ({ name }: ZipEntry) => parts.test(name) || openParts.test(name)

/** The words of one part; `w:noBreakHyphen` is a character of its own, and a cell's number is a word. */
function partText(name: string, xml: string): string {
  const words: string[] = []
  const open: string[] = []
  let cellKind = ''
  // Of an OpenDocument every text is somebody's; the others say of each element what it holds.
  const isAllWords = name.startsWith('docProps/') || openParts.test(name)
  const isSheet = name.startsWith('xl/')
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const local = localName(tag)
        open.push(local)
        if (local === 'c') cellKind = attributes['t'] ?? 'n'
        if (local === 'noBreakHyphen') words.push('-')
        if (local === 'tab') words.push('\t')
        if (local === 's' && isAllWords) words.push(' ')
        if (local === 'a' && /^(mailto|tel):/i.test(attributes['xlink:href'] ?? '')) words.push(`${attributes['xlink:href']}\n`)
        if (local === 'Relationship' && /^(mailto|tel):/i.test(attributes['Target'] ?? '')) words.push(`${attributes['Target']}\n`)
      },
      ontext(text) {
        const inside = open.at(-1) ?? ''
        if (isAllWords || spoken.includes(inside)) words.push(text)
        else if (inside === 'v' && isSheet && cellKind !== 's') words.push(cellNumber(text))
      },
      onclosetag(tag) {
        open.pop()
        if (name.startsWith('docProps/') || name === 'meta.xml' || endsLine.includes(localName(tag))) words.push('\n')
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
