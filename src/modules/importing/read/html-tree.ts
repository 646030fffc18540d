import { Parser } from 'htmlparser2'

/** An element of a page with what the reading of it needs. `text` and `linked` are the lengths of all words in it, and of those in links. */
export interface HtmlElement {
  tag: string
  attributes: Record<string, string>
  children: (HtmlElement | string)[]
  parent: HtmlElement | null
  text: number
  linked: number
  /** It holds the main part or the main heading of the page. */
  main: boolean
}

/** No page nests deeper or holds more; what does is read as plain text, so that a hostile page costs no more than a long one. */
const MAX_DEPTH = 400
const MAX_ELEMENTS = 500_000

class TooMuch extends Error {}

/** The elements of a page, or null when it nests deeper or holds more than any honest page. */
export function htmlTree(html: string): HtmlElement | null {
  const root = element('', {}, null)
  let at = root
  let depth = 0
  let count = 0
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (++depth > MAX_DEPTH || ++count > MAX_ELEMENTS) throw new TooMuch()
      const child = element(tag, attributes, at)
      at.children.push(child)
      at = child
    },
    ontext(text) {
      const last = at.children.at(-1)
      if (typeof last === 'string' && last.length < 10_000) at.children[at.children.length - 1] = last + text
      else at.children.push(text)
    },
    onclosetag() {
      depth--
      at = at.parent ?? root
    },
  })
  try {
    parser.end(html)
  } catch (error) {
    if (error instanceof TooMuch) return null
    throw error
  }
  measure(root, false)
  return root
}

/** All words in the element, with one space for any white space. */
export function wordsOf(node: HtmlElement): string {
  const words: string[] = []
  const collect = ({ children }: HtmlElement): void => {
    for (const child of children) {
      if (typeof child === 'string') words.push(child)
      else if (!SILENT.has(child.tag)) collect(child)
    }
  }
  collect(node)
  return words.join('').replace(/\s+/g, ' ').trim()
}

/** Every element below this one, in the order of the page. */
export function* within(node: HtmlElement): Generator<HtmlElement> {
  const left = elementsOf(node).reverse()
  for (let next = left.pop(); next; next = left.pop()) {
    yield next
    for (const child of elementsOf(next).reverse()) left.push(child)
  }
}

/** The elements directly in this one. */
export function elementsOf(node: HtmlElement): HtmlElement[] {
  return node.children.filter((child) => typeof child !== 'string')
}

/** Elements whose content no reader of the page sees as its text. */
export const SILENT: ReadonlySet<string> = new Set(
  'head title script style noscript template iframe object embed applet svg math canvas select option datalist textarea input audio video map xml'.split(
    ' ',
  ),
)

function element(tag: string, attributes: Record<string, string>, parent: HtmlElement | null): HtmlElement {
  return { tag, attributes, children: [], parent, text: 0, linked: 0, main: false }
}

function measure(node: HtmlElement, inLink: boolean): void {
  const linked = inLink || (node.tag === 'a' && node.attributes['href'] !== undefined)
  for (const child of node.children) {
    if (typeof child === 'string') {
      const length = child.replace(/\s+/g, ' ').trim().length
      node.text += length
      if (linked) node.linked += length
    } else if (!SILENT.has(child.tag)) {
      measure(child, linked)
      node.text += child.text
      node.linked += child.linked
      node.main ||= child.main || child.tag === 'main' || child.tag === 'h1'
    }
  }
}
