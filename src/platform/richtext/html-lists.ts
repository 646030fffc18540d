import { type Block, type Inline, type List, type ListItem, maxListDepth } from './richtext.ts'

/** An item as a page or a word processor has it: how deep, of which list, and with which number. */
export type FlatItem = { list: string; level: number; ordered: boolean; number: number; inline: Inline[] }

/** A list that goes on after something else would lose its numbers: its items become paragraphs that keep them. */
const goesOn = (first: FlatItem) => first.ordered && first.number > 1

function nest(items: readonly FlatItem[]): List[] {
  const lists: List[] = []
  // The list that is open at each depth.
  const open: List[] = []
  let list = ''
  for (const { inline, level, ordered, list: name } of items) {
    const depth = Math.min(Math.max(1, level), open.length + 1, maxListDepth)
    open.length = Math.min(open.length, depth)
    const above = open[depth - 2]?.items.at(-1)
    const isNew = depth === 1 ? name !== list || open[0]?.ordered !== ordered : above?.list === undefined
    if (isNew) {
      const made: List = { type: 'list', ordered, items: [] }
      open.length = depth - 1
      open.push(made)
      if (above) above.list = made
      else lists.push(made)
    }
    if (depth === 1) list = name
    const item: ListItem = { inline }
    open[depth - 1]?.items.push(item)
  }
  return lists
}

/** Items that follow each other as lists within lists. */
export function listsOf(items: readonly FlatItem[]): Block[] {
  const blocks: Block[] = []
  let waiting: FlatItem[] = []
  let numbered = ''
  const flush = () => {
    blocks.push(...nest(waiting))
    waiting = []
  }
  for (const item of items) {
    const isTop = item.level === 1
    const begins = isTop && (waiting.length === 0 || waiting[0]?.list !== item.list)
    if (begins) numbered = goesOn(item) ? item.list : ''
    if (isTop && numbered === item.list) {
      flush()
      blocks.push({ type: 'paragraph', inline: [{ text: `${item.number}. ` }, ...item.inline] })
    } else waiting.push(item)
  }
  flush()
  return blocks
}

/** A word processor writes the sign or number of each item before it; only a figure or letter with a point or bracket counts. @param marker null: the list said it */
export function markedItem(item: Omit<FlatItem, 'inline'>, marker: string | null): Omit<FlatItem, 'inline'> {
  if (marker === null) return item
  const sign = marker.replace(/[\s\u00a0]/g, '')
  const [, number] = /^\(?(\d{1,5})[.)]?$/.exec(sign.split(/[.)](?=\d)/).at(-1) ?? '') ?? []
  if (number !== undefined) return { ...item, ordered: true, number: Number(number) }
  return { ...item, ordered: /^\(?[a-z]{1,4}[.)]$/i.test(sign), number: 1 }
}
