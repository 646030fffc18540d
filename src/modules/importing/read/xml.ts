import { Parser } from 'htmlparser2'

/** An element of an XML document; its name without the namespace's prefix, `text` all that stands directly in it. */
export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

/** Deeper than any case system goes; below it elements are left out, so that no reader of the tree goes too deep. */
const deepest = 60

/**
 * An XML document as a tree. No entity but those of XML itself is expanded and nothing outside is fetched, so that a hostile DTD says nothing.
 * @returns null when there is no element
 */
export function readXml(text: string): Element | null {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open: Element[] = [top]
  let tooDeep = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > deepest) {
          tooDeep++
          return
        }
        const element = { name: localName(name), attributes, children: [], text: '' }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      ontext(text) {
        const element = open.at(-1)
        if (element && tooDeep === 0) element.text += text
      },
      onclosetag() {
        if (tooDeep > 0) tooDeep--
        else if (open.length > 1) open.pop()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text)
  return top.children[0] ?? null
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** The elements that lie on this path below one; always a list, also where there is only one. */
export function all(element: Element | undefined, ...path: string[]): Element[] {
  return path.reduce<Element[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    element ? [element] : [],
  )
}

export const one = (element: Element | undefined, ...path: string[]): Element | undefined => all(element, ...path)[0]

/** The words of the first element on this path, '' when there is none. */
export const valueAt = (element: Element | undefined, ...path: string[]): string => one(element, ...path)?.text.trim() ?? ''

/** An attribute, '' when there is none. */
export const attribute = (element: Element | undefined, name: string): string => element?.attributes[name]?.trim() ?? ''

/** All elements that fit, wherever they lie. */
export const anywhere = (element: Element, fits: (element: Element) => boolean): Element[] => [
  ...(fits(element) ? [element] : []),
  ...element.children.flatMap((child) => anywhere(child, fits)),
]
