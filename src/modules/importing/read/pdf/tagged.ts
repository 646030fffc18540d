import { headingOf, isBroken, lineOf, type Piece, type PrintedLine, rowsAsGiven, rowsOf, segmentsOf, softBreak } from './page-text.ts'

/** A node of the structure that a PDF may say it has. */
export type TagNode = { role?: string; type?: string; id?: string; children?: TagNode[] }

const blockRoles = /^(?:H[1-6]?|P|Caption|BlockQuote|Note|Title|FENote|Formula|Code)$/
/** What says again what stands elsewhere. */
const unread = /^(?:TOC|Artifact)$/
const headingRoles = /^(?:H[1-6]?|Title)$/
const inline = /^(?:Span|Link|Em|Strong|Quote|Reference|Lbl|Sub|Annot|Ruby|Warichu)$/

/** Of a block that says that it is one, a line is taken to go on unless it leaves so much of the width empty. */
const evenLines = 0.25

/** A share of the text from which on the tags are believed. */
const enough = 0.9

/**
 * The blocks of a page in the order in which its tags say they are to be read.
 * @returns null when there are no tags, or too much of the text stands outside of them
 */
export function taggedBlocks(tree: TagNode | null, pieces: Piece[]): string[] | null {
  if (!tree) return null
  const byMark = Map.groupBy(pieces, ({ mark }) => mark)
  const reading = new Reading(byMark, rightEdges(pieces))
  reading.walk(tree)
  const text = (some: Piece[]) => some.reduce((sum, piece) => sum + piece.text.trim().length, 0)
  const wanted = text(pieces.filter(({ isArtifact }) => !isArtifact))
  return text(reading.seen) >= enough * wanted ? reading.blocks : null
}

/** How far lines go that begin at about the same place. */
function rightEdges(pieces: Piece[]): (left: number) => number {
  const lines = rowsOf(pieces).flatMap(segmentsOf).map(lineOf)
  return (left) => Math.max(0, ...lines.filter((line) => Math.abs(line.left - left) < 40).map(({ right }) => right))
}

class Reading {
  readonly blocks: string[] = []
  readonly seen: Piece[] = []
  readonly #byMark: Map<string | null, Piece[]>
  readonly #rightOf: (left: number) => number

  constructor(byMark: Map<string | null, Piece[]>, rightOf: (left: number) => number) {
    this.#byMark = byMark
    this.#rightOf = rightOf
  }

  walk(node: TagNode): void {
    const role = node.role ?? ''
    if (unread.test(role)) this.#pieces(node)
    else if (role === 'TR' && !isLayout(node))
      this.#add((node.children ?? []).map((cell) => this.#words(cell).replaceAll('\n', ' ')).join('\t'))
    else if (role === 'LI') this.#entry(node)
    else if (blockRoles.test(role) || isInline(node) || hasWords(node)) this.#add(this.#words(node))
    else for (const child of node.children ?? []) this.walk(child)
  }

  /** The mark and the words of an entry stand on one line; lists within it follow. */
  #entry(node: TagNode): void {
    const inner = (one: TagNode): TagNode[] => (one.role === 'L' ? [one] : (one.children ?? []).flatMap(inner))
    const lists = inner(node)
    const label = (node.children ?? []).find(({ role }) => role === 'Lbl')
    const term = label ? this.#words(label) : ''
    const rest = this.#words(node, label ? [...lists, label] : lists)
    // A word of explanation is a label as in a head; a number or a sign is none.
    this.#add([/^\p{L}[^.)]+[^.:)]$/u.test(term) ? `${term}:` : term, rest].filter(Boolean).join(' '))
    for (const list of lists) this.walk(list)
  }

  #add(text: string): void {
    if (text.trim() !== '') this.blocks.push(text.trim())
  }

  #pieces(node: TagNode, without: TagNode[] = []): Piece[] {
    if (without.includes(node)) return []
    if (node.type === 'content') {
      const pieces = this.#byMark.get(node.id ?? '') ?? []
      this.seen.push(...pieces)
      return pieces
    }
    return (node.children ?? []).flatMap((child) => this.#pieces(child, without))
  }

  #words(node: TagNode, without: TagNode[] = []): string {
    const pieces = this.#pieces(node, without).filter(({ text }) => text.trim() !== '')
    const lines = rowsAsGiven(pieces).map(lineOf)
    return headingRoles.test(node.role ?? '') ? headingOf(lines.map(({ text }) => text)) : flowed(lines, this.#rightOf)
  }
}

/** A cell with so many paragraphs is a page that was laid out as a table, and no cell. */
const paragraphsOfLayout = 3
const isLayout = (row: TagNode) => (row.children ?? []).some((cell) => paragraphsIn(cell) >= paragraphsOfLayout)
const paragraphsIn = (node: TagNode): number =>
  (blockRoles.test(node.role ?? '') || node.role === 'LI' ? 1 : 0) +
  (node.children ?? []).reduce((sum, child) => sum + paragraphsIn(child), 0)

const isInline = ({ role, type }: TagNode) => type === 'content' || inline.test(role ?? '')
/** A part that holds words itself, and not only other parts. */
const hasWords = ({ children = [] }: TagNode) => children.length > 0 && children.every(isInline)

/** The lines of a block as text, with a soft break behind each that was full. */
function flowed(lines: PrintedLine[], rightOf: (left: number) => number): string {
  return lines.reduce((text, line, i) => {
    const before = lines[i - 1]
    return before ? text + (isBroken(before, line, rightOf(before.left), evenLines) ? softBreak : '\n') + line.text : line.text
  }, '')
}
