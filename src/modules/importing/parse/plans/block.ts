/** A stretch of the document: a heading, one entry of a list, a row of a table, or a paragraph with its broken lines put together. */
export interface Block {
  kind: 'heading' | 'entry' | 'row' | 'paragraph'
  text: string
  /** The number before a heading or list entry. */
  number: string | null
  /** White space before the list mark: a deeper entry belongs to the one above it. */
  indent: number
  /** The nearest heading above, '' when none stands there. */
  section: string
  from: number
  to: number
}
