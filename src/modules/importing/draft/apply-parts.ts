import type { Change } from './changes.ts'
import type { Draft, DraftEarlier, DraftItem, DraftPaper } from './draft.ts'

/** What stands one below the other, without what says nothing. */
export const joined = (...texts: (string | null)[]) => texts.filter(Boolean).join('\n') || null

/** Takes an entry out of a list. @returns whether it was there */
export function takeOut(list: { key: string }[], key: string): boolean {
  const at = list.findIndex((one) => one.key === key)
  if (at >= 0) list.splice(at, 1)
  return at >= 0
}

/** Puts an entry in the place of the one with its key, else last. @returns false where it was read and is no longer there */
export function put<T extends { key: string }>(list: T[], entry: T, wasRead: boolean): boolean {
  const at = list.findIndex(({ key }) => key === entry.key)
  if (at < 0 && wasRead) return false
  if (at < 0) list.push(entry)
  else list[at] = { ...list[at], ...entry }
  return true
}

/** Somebody adds it by that very change: nothing has to stand there before. */
const isAdded = (key: string) => key.startsWith('n')

type OfHistory = Extract<Change, { op: 'earlier' | 'removeEarlier' | 'thisDay' | 'otherDay' }>

/** What was decided on other days. @returns whether there was such a place */
export function applyToHistory(item: DraftItem, change: OfHistory): boolean {
  const list = item.earlierDecisions
  switch (change.op) {
    case 'earlier': {
      const entry: DraftEarlier = { key: change.entry, body: change.body, date: change.date, text: change.text }
      return put(list, entry, !isAdded(change.entry))
    }
    case 'removeEarlier':
      return takeOut(list, change.entry)
    case 'thisDay': {
      const entry = list.find(({ key }) => key === change.entry)
      item.decision = joined(item.decision, entry?.text ?? null)
      return takeOut(list, change.entry)
    }
    case 'otherDay': {
      if (item.decision === null) return false
      list.push({ key: change.as, body: null, date: null, text: item.decision })
      item.decision = null
      return true
    }
  }
}

/** One that no list names. */
const unnamed = (key: string): DraftPaper => ({ key, title: '', read: null, of: '', closed: null })

const isFile = (key: string) => /^f\d+$/.test(key)

/** A paper is called otherwise, opened or closed, put with another item, or taken out; what came along with it follows. */
export function applyToPapers(draft: Draft, item: DraftItem, change: Extract<Change, { op: 'paper' | 'removePaper' }>): boolean {
  const before = item.attachments.find(({ key }) => key === change.paper)
  if (!before && (isFile(change.paper) ? draft.papersOut.some(({ key }) => key === change.paper) : !isAdded(change.paper))) return false
  if (change.op === 'removePaper') {
    draft.papersOut.push(before ?? unnamed(change.paper))
    return takeOut(item.attachments, change.paper) || isFile(change.paper)
  }
  const target = draft.items.find(({ key }) => key === change.to)
  if (!target) return false
  const paper = { ...(before ?? unnamed(change.paper)), title: change.title, closed: change.closed }
  if (target !== item) takeOut(item.attachments, change.paper)
  return put(target.attachments, paper, false)
}
