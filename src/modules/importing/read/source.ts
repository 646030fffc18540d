import { decodeDocument, type Refusal } from '../parse/decode.ts'
import { parseDocument } from '../parse/parse.ts'
import type { ParsedWithSource } from '../parse/types.ts'
import type { SystemFormat, SystemRefusal } from './cases-systems/read-system.ts'
import type { NamedFile } from './cases-systems/to-parsed.ts'
import { withoutSoftBreaks } from './pdf/page-text.ts'

/** What a document was before it was text. */
export type SourceFormat = 'text' | 'html' | 'docx' | 'odt' | 'pdf' | SystemFormat

/** A document as text. `parsed` is set where the format itself says the fields; else the text is parsed. */
export type SourceRead = {
  text: string
  encoding: string
  format: SourceFormat
  /** Words may be broken by the ends of lines, as in a PDF. */
  transcript: boolean
  /** So many lines had letters encoded twice, which were set right. */
  mended?: number
  parsed: ParsedWithSource | null
  /** Files sent along that the document names as papers of its items. */
  files: NamedFile[]
}

/**
 * Why a document cannot be read. `locked`: with a password; `broken`: not what it begins as; `heavy`: takes too long or too much;
 * `scanned`: pictures of text, and no program here reads those; `zip`: an archive where a document was to be.
 */
export type SourceRefusal = Refusal | SystemRefusal | 'locked' | 'broken' | 'heavy' | 'scanned' | 'zip'
export type SourceAnswer = SourceRead | { refusal: SourceRefusal }

/** The text of a document whose format knows no fields. */
export const asText = (text: string, format: SourceFormat, encoding = 'utf-8'): SourceRead => ({
  ...{ text, encoding, format },
  transcript: format === 'pdf',
  parsed: null,
  files: [],
})

/** What the program apart answers: pages, too, of which some are pictures and stand as null. */
export type FormatAnswer = SourceAnswer | { pages: (string | null)[] }

/** What a format has given is cleaned as any text is. */
export function clean(text: string, format: SourceFormat): SourceAnswer {
  const decoded = decodeDocument(Buffer.from(text), Number.POSITIVE_INFINITY)
  return 'refusal' in decoded ? decoded : asText(decoded.text, format)
}

/**
 * The pages of a PDF as one text, parted by form feeds. Minutes are read line by line as printed, with soft breaks, since a caption may
 * follow a full line; in any other document a paragraph is one line.
 */
export function asPages(pages: string[]): SourceAnswer {
  const text = pages.join('\n\n\f')
  const isMeeting = ['minutes', 'agenda'].includes(parseDocument(text, { transcript: true }).kind)
  return clean(isMeeting ? text : withoutSoftBreaks(text), 'pdf')
}
